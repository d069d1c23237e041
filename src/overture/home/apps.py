from django.apps import AppConfig


class HomeConfig(AppConfig):
    name = "overture.home"
    label = "home"

    def ready(self) -> None:
        from overture.foundation import registry

        from .queries.last_met import last_met
        from .queries.open_asks import open_asks
        from .queries.today import promises_waiting
        from .sidebar import TODAY

        registry.sidebar.fill(TODAY.key, TODAY)
        registry.waiting.fill("engagements", promises_waiting)
        registry.last_days.fill("engagements", last_met)
        registry.open_asks.fill("engagements", open_asks)
