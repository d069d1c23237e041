from django.apps import AppConfig


class IntakeConfig(AppConfig):
    name = "overture.intake"
    label = "intake"
