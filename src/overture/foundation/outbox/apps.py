from django.apps import AppConfig


class OutboxConfig(AppConfig):
    name = "overture.foundation.outbox"
    label = "outbox"
