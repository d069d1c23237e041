from django.apps import AppConfig


class AuditConfig(AppConfig):
    name = "overture.foundation.audit"
    label = "audit"
