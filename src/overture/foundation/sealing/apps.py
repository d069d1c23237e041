from django.apps import AppConfig


class SealingConfig(AppConfig):
    name = "overture.foundation.sealing"
    label = "sealing"
