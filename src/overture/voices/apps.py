from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class VoicesConfig(AppConfig):
    name = "overture.voices"
    label = "voices"

    def ready(self) -> None:
        from overture.foundation import registry

        from .filters import VOICES_LIST
        from .histories import HISTORIES
        from .mails import request_mail
        from .merging import ALONG, named_in_two_ways
        from .operations import erase_taken_back
        from .panels import quotes_panel
        from .personal import VoicesHold
        from .portable import PORTABLE, repeating_taken_back
        from .queries import quotes_without_consent, repeating_texts
        from .views.link import PAGES
        from .waiting import consents_ending

        registry.portable.fill("voices", PORTABLE)
        registry.personal_data.fill("voices", VoicesHold())
        registry.withdrawn_words.fill("voices", repeating_taken_back)
        registry.chores.fill("voices", erase_taken_back)
        registry.composers.fill("voices.request", request_mail)
        for purpose, page in PAGES.items():
            registry.link_pages.fill(purpose, page)
        registry.engagement_panels.fill("voices", quotes_panel)
        registry.merge_objections.fill("voices", named_in_two_ways)
        for kind, history in HISTORIES.items():
            registry.histories.fill(kind, history)
        for label, along in ALONG.items():
            registry.goes_along.fill(label, along)
        registry.filtered_lists.fill(VOICES_LIST.key, VOICES_LIST)
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
