from django.apps import AppConfig


class DirectoryConfig(AppConfig):
    name = "overture.directory"
    label = "directory"

    def ready(self) -> None:
        from overture.foundation import registry

        from .alongside import ALONG, REFERENCES
        from .doubtful import doubtful_pairs
        from .histories import HISTORIES, NAMES
        from .listed import ListedOrganisation, ListedPerson, organisation_scopes
        from .listedideas import LISTED
        from .merging import OBJECTIONS
        from .personal import DirectoryHolds
        from .portable import PORTABLE
        from .representations import DirectoryRepresentations
        from .sidebar import ENTRIES, VERBS
        from .speaking import SpokenFor
        from .views.api import router
        from .views.desk.filtered import FILTERED
        from .waiting import lowerings_to_answer

        registry.portable.fill("directory", PORTABLE)
        registry.scope_providers.fill("directory", organisation_scopes)
        for listed in (ListedPerson(), ListedOrganisation(), *LISTED):
            if registry.listed.get(listed.kind) is None:
                registry.listed.fill(listed.kind, listed)
        if registry.representations.get("directory") is None:
            registry.representations.fill("directory", DirectoryRepresentations())
        for key, objection in OBJECTIONS.items():
            registry.merge_objections.fill(f"directory.{key}", objection)
        for key, reference in REFERENCES.items():
            registry.loose_references.fill(key, reference)
        for label, along in ALONG.items():
            registry.goes_along.fill(label, along)
        for kind, history in HISTORIES.items():
            registry.histories.fill(kind, history)
        for kind, named in NAMES.items():
            registry.record_names.fill(kind, named)
        registry.personal_data.fill("directory", DirectoryHolds())
        registry.waiting.fill("directory", lowerings_to_answer)
        registry.waiting.fill("directory.same", doubtful_pairs)
        for one in FILTERED:
            registry.filtered_lists.fill(one.key, one)
        for entry in ENTRIES:
            registry.sidebar.fill(entry.key, entry)
        for verb in VERBS:
            registry.verbs.fill(verb.url_name, verb)
        if registry.representations.get("directory") is None:
            registry.representations.fill("directory", SpokenFor())
        registry.api_routers.fill("members", registry.ApiRouter("/members", router))
