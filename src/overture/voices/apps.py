from django.apps import AppConfig


class VoicesConfig(AppConfig):
    name = "overture.voices"
    label = "voices"
