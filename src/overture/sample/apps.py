from django.apps import AppConfig


class SampleConfig(AppConfig):
    name = "overture.sample"
    label = "sample"
