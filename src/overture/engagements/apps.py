from django.apps import AppConfig


class EngagementsConfig(AppConfig):
    name = "overture.engagements"
    label = "engagements"
