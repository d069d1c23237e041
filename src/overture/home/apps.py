from django.apps import AppConfig


class HomeConfig(AppConfig):
    name = "overture.home"
    label = "home"
