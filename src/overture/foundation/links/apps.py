from django.apps import AppConfig


class LinksConfig(AppConfig):
    name = "overture.foundation.links"
    label = "links"
