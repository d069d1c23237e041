from django.apps import AppConfig


class EngagementsConfig(AppConfig):
    name = "overture.engagements"
    label = "engagements"

    def ready(self) -> None:
        from overture.foundation import registry

        from . import receivers  # noqa: F401 (connects them)
        from .filters import ENGAGEMENT_LIST
        from .histories import HISTORIES, NAMES
        from .listed import ListedEngagement
        from .merging import ALONG, list_anew, there_in_two_ways
        from .operations.attachments import sweep_attachments
        from .personal import EngagementsHold
        from .portable import PORTABLE
        from .promisefilters import PROMISE_LIST
        from .sidebar import ENGAGEMENTS, LOG_A_MEETING

        listed = ListedEngagement()
        registry.portable.fill("engagements", PORTABLE)
        registry.personal_data.fill("engagements", EngagementsHold())
        registry.listed.fill(listed.kind, listed)
        registry.chores.fill("engagements", sweep_attachments)
        registry.merge_objections.fill("engagements", there_in_two_ways)
        registry.name_followers.fill("engagements", list_anew)
        for kind, history in HISTORIES.items():
            registry.histories.fill(kind, history)
        for kind, named in NAMES.items():
            registry.record_names.fill(kind, named)
        for label, along in ALONG.items():
            registry.goes_along.fill(label, along)
        registry.filtered_lists.fill(ENGAGEMENT_LIST.key, ENGAGEMENT_LIST)
        registry.filtered_lists.fill(PROMISE_LIST.key, PROMISE_LIST)
        registry.sidebar.fill(ENGAGEMENTS.key, ENGAGEMENTS)
        registry.verbs.fill(LOG_A_MEETING.url_name, LOG_A_MEETING)
