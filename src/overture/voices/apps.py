from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class VoicesConfig(AppConfig):
    name = "overture.voices"
    label = "voices"

    def ready(self) -> None:
        from overture.foundation import registry

        from .panels import quotes_panel
        from .queries import quotes_without_consent, repeating_texts
        from .waiting import consents_ending

        registry.engagement_panels.fill("voices", quotes_panel)
        registry.spoken_words.fill("voices", repeating_texts)
        registry.waiting.fill("voices", consents_ending)
        registry.sidebar.fill(
            "voices",
            registry.SidebarEntry(
                key="voices",
                group="record",
                order=70,
                label=_("Voices"),
                url_name="desk:voices-list",
                icon="voices",
                roles=("coordinator", "editor", "director"),
                count=quotes_without_consent,
            ),
        )
