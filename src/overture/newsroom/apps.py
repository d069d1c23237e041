from django.apps import AppConfig


class NewsroomConfig(AppConfig):
    name = "overture.newsroom"
    label = "newsroom"
