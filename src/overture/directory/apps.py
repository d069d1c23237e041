from django.apps import AppConfig


class DirectoryConfig(AppConfig):
    name = "overture.directory"
    label = "directory"
