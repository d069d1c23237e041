from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class NewsroomConfig(AppConfig):
    name = "overture.newsroom"
    label = "newsroom"

    def ready(self) -> None:
        from overture.foundation import registry

        from .histories import HISTORIES
        from .places import RoundUpPlace, round_ups_that_tell
        from .portable import PORTABLE
        from .views.api import router

        registry.portable.fill("newsroom", PORTABLE)
        registry.api_routers.fill("round-ups", registry.ApiRouter("/round-ups", router))
        registry.places.fill("round_up", RoundUpPlace())
        for kind, history in HISTORIES.items():
            registry.histories.fill(kind, history)
        registry.removal_objections.fill("newsroom", round_ups_that_tell)
        registry.sidebar.fill(
            "newsroom",
            registry.SidebarEntry(
                key="newsroom",
                group="publish",
                order=80,
                label=_("Newsroom"),
                url_name="desk:round-up-list",
                icon="newsroom",
                roles=("coordinator", "editor", "director"),
            ),
        )
        registry.verbs.fill(
            "round-up",
            registry.Verb(
                label=_("Compose a round-up"),
                note=_("Tell the public whom you met and what you asked for"),
                url_name="desk:round-up-new",
                icon="newsroom",
                roles=("coordinator", "editor"),
                order=40,
            ),
        )
