from django.apps import AppConfig


class SampleConfig(AppConfig):
    name = "overture.sample"
    label = "sample"

    def ready(self) -> None:
        from overture.foundation import registry

        from .posts import sample_posts

        registry.sample_texts.fill("sample", sample_posts)
