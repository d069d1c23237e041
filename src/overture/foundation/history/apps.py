from django.apps import AppConfig


class HistoryConfig(AppConfig):
    name = "overture.foundation.history"
    label = "history"
