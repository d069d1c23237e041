from django.apps import AppConfig


class ExchangeConfig(AppConfig):
    name = "overture.exchange"
    label = "exchange"
