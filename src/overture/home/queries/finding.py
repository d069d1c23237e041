"""The palette: go to a record or a part of the desk, start something."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext as _

from overture.directory.queries import Candidate, same_organisation_candidates, same_person_candidates
from overture.foundation import registry
from overture.foundation.access.viewer import Viewer
from overture.foundation.listing.models import ListingEntry
from overture.foundation.listing.queries import entries_seen_by
from overture.foundation.ui.shapes import FoundEntry, FoundGroup
from overture.foundation.ui.templatetags.ui import initials
from overture_names.folding import fold

from .meetings import address

MOST_FOUND = 8
SHORTEST_NAME = 3
"""Letters from which on other spellings are looked for."""
ICONS = {"engagement": "engagements", "quote": "voices", "round_up": "newsroom"}


@dataclass(frozen=True, slots=True)
class VerbShown:
    """Something to start, with its address."""

    label: Any
    note: Any
    url: str
    icon: str


def found_groups(viewer: Viewer, words: str) -> list[FoundGroup]:
    """Answers to some words: records this viewer finds, parts of the desk, and what can be started."""
    groups = [
        FoundGroup(_("Go to"), [*records_found(viewer, words), *parts_found(viewer, words)]),
        FoundGroup(_("Do"), verbs_found(viewer, words)),
    ]
    return [group for group in groups if group.entries]


def records_found(viewer: Viewer, words: str) -> list[FoundEntry]:
    """Records with all of the words in any of their names, those that begin with them first, then other spellings."""
    if not words:
        return []
    found = list(entries_seen_by(viewer, text=words)[: MOST_FOUND * 4])
    begin = fold(words)
    found.sort(key=lambda entry: not fold(entry.title).startswith(begin))
    shown = [_entry(one) for one in found[:MOST_FOUND]]
    if len(shown) < MOST_FOUND and len(begin) >= SHORTEST_NAME:
        listed = {(one.kind, one.record_id) for one in found}
        shown += [
            _shown(kind, one.id, one.name)
            for kind, one in _spelt_otherwise(viewer, words)
            if (kind, one.id) not in listed
        ]
    return shown[:MOST_FOUND]


def _spelt_otherwise(viewer: Viewer, words: str) -> list[tuple[str, Candidate]]:
    """People and organisations that the words may mean, however their names are written."""
    people = [("person", one) for one in same_person_candidates(words, viewer=viewer)]
    bodies = [("organisation", one) for one in same_organisation_candidates(words, viewer=viewer)]
    return sorted([*people, *bodies], key=lambda found: -found[1].score)


def _entry(entry: ListingEntry) -> FoundEntry:
    return _shown(entry.kind, entry.record_id, entry.title)


def _shown(kind: str, record_id: str, name: str) -> FoundEntry:
    is_party = kind in ("person", "organisation")
    return FoundEntry(
        label=name,
        url=address(kind, record_id),
        icon=ICONS.get(kind, "onward"),
        initials=initials(name) if is_party else "",
        side="theirs" if kind == "organisation" else "ours",
    )


def parts_found(viewer: Viewer, words: str) -> list[FoundEntry]:
    """Parts of the desk that begin with the words."""
    entries = sorted(registry.sidebar.all(), key=lambda entry: entry.order)
    return [
        FoundEntry(entry.label, url, icon=entry.icon)
        for entry in entries
        if viewer.has_role(*entry.roles) and _fits(entry.label, words) and (url := _url(entry.url_name))
    ]


def verbs_found(viewer: Viewer, words: str) -> list[FoundEntry]:
    """What can be started and has the words in its name."""
    return [FoundEntry(verb.label, verb.url, icon=verb.icon) for verb in verbs_for(viewer) if _fits(verb.label, words)]


def verbs_for(viewer: Viewer) -> list[VerbShown]:
    """Everything this viewer may start, in its order."""
    verbs = sorted(registry.verbs.all(), key=lambda verb: verb.order)
    return [
        VerbShown(verb.label, verb.note, url, verb.icon)
        for verb in verbs
        if viewer.has_role(*verb.roles) and (url := _url(verb.url_name))
    ]


def _fits(label: Any, words: str) -> bool:
    return all(word in fold(str(label)) for word in fold(words).split())


def _url(name: str) -> str:
    try:
        return reverse(name)
    except NoReverseMatch:
        return ""
