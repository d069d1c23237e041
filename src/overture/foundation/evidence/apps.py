from django.apps import AppConfig


class EvidenceConfig(AppConfig):
    name = "overture.foundation.evidence"
    label = "evidence"
