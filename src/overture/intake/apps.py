from django.apps import AppConfig


class IntakeConfig(AppConfig):
    name = "overture.intake"
    label = "intake"

    def ready(self) -> None:
        from overture.foundation import registry

        from .addresses import review_of_source
        from .portable import PORTABLE
        from .waiting import READ_A_TEXT, READER, documents_that_wait, page_of_source

        registry.portable.fill("intake", PORTABLE)
        registry.sidebar.fill("reader", READER)
        registry.source_pages.fill("intake", review_of_source)
        registry.waiting.fill("reader", documents_that_wait)
        registry.verbs.fill("reader", READ_A_TEXT)
        registry.source_pages.fill("reader", page_of_source)
