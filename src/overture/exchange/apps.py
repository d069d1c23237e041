from django.apps import AppConfig


class ExchangeConfig(AppConfig):
    name = "overture.exchange"
    label = "exchange"

    def ready(self) -> None:
        from overture.foundation import registry

        from .portable import FOUNDATION, PORTABLE

        registry.portable.fill("exchange", PORTABLE)
        registry.portable.fill("foundation", FOUNDATION)
