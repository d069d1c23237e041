"""The palette: go to a record or a part of the desk, start something, ask a question."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from overture.foundation import registry
from overture.foundation.access.viewer import Viewer
from overture.foundation.listing.filters import saved_for_palette
from overture.foundation.listing.searching import search
from overture.foundation.local_text import apart
from overture.foundation.ui.shapes import FoundEntry, FoundGroup
from overture.foundation.ui.templatetags.ui import initials
from overture_names.folding import fold

from .asking import PARTIES, Question, questions_in
from .meetings import address
from .seenagain import RecordFound, seen_again

MOST_FOUND = 8
MOST_DONE = 4
KEYS = {"desk:log": "L", "desk:add": "C"}
"""Keys that start the same from anywhere."""
ICONS = {
    "engagement": "engagements",
    "quote": "voices",
    "round_up": "newsroom",
    "initiative": "flag",
    "proposal": "document",
    "topic": "star",
}


@dataclass(frozen=True, slots=True)
class VerbShown:
    """Something to start, with its address."""

    label: Any
    note: Any
    url: str
    icon: str
    key: str = ""


def found_groups(viewer: Viewer, words: str) -> list[FoundGroup]:
    """Answers to some words: records this viewer finds, parts of the desk, what can be started, what can be asked."""
    asked = questions_in(viewer, words)
    found = seen_again(viewer, search(viewer, words, most=MOST_FOUND)) or asked.about
    gone_to = [_shown(one) for one in found]
    groups = [
        FoundGroup(_("Go to"), [*gone_to, *parts_found(viewer, words), *saved_found(viewer, words)]),
        FoundGroup(_("Do"), [*done_with(viewer, found), *verbs_found(viewer, words)][:MOST_DONE]),
        FoundGroup(pgettext("group of the palette: questions", "Ask"), [_asked(one) for one in asked.questions(found)]),
    ]
    return [group for group in groups if group.entries]


def records_found(viewer: Viewer, words: str) -> list[FoundEntry]:
    """The records that some words mean, the nearest first."""
    return [_shown(one) for one in seen_again(viewer, search(viewer, words, most=MOST_FOUND))]


def _shown(found: RecordFound) -> FoundEntry:
    return FoundEntry(
        label=found.name,
        url=address(found.kind, found.id),
        note=found.note,
        icon=ICONS.get(found.kind, "onward"),
        initials=initials(found.name) if found.kind in PARTIES else "",
        side="theirs" if found.kind == "organisation" else "ours",
    )


def parts_found(viewer: Viewer, words: str) -> list[FoundEntry]:
    """Parts of the desk that have the words in their name."""
    entries = sorted(registry.sidebar.all(), key=lambda entry: entry.order)
    return [
        FoundEntry(entry.label, url, icon=entry.icon)
        for entry in entries
        if viewer.has_role(*entry.roles) and _fits(entry.label, words) and (url := _url(entry.url_name))
    ]


def saved_found(viewer: Viewer, words: str) -> list[FoundEntry]:
    """Saved filters that have the words in their name or their list's."""
    return [
        FoundEntry(name, url, note=title, icon="filter")
        for name, title, url in saved_for_palette(viewer)
        if _fits(f"{name} {title}", words)
    ]


def done_with(viewer: Viewer, found: list[RecordFound]) -> list[FoundEntry]:
    """What can be started with the person or body that was found first."""
    party = next((one for one in found[:1] if one.kind in PARTIES), None)
    log = _url("desk:log")
    if party is None or not log or not any(verb.url == log for verb in verbs_for(viewer)):
        return []
    label = _("Log a meeting with %(name)s") % {"name": apart(party.name)}
    return [FoundEntry(label, f"{log}?with={party.id}", icon="add")]


def verbs_found(viewer: Viewer, words: str) -> list[FoundEntry]:
    """What can be started and has the words in its name."""
    return [
        FoundEntry(verb.label, verb.url, icon=verb.icon, key=verb.key)
        for verb in verbs_for(viewer)
        if _fits(verb.label, words)
    ]


def verbs_for(viewer: Viewer) -> list[VerbShown]:
    """Everything this viewer may start, in its order."""
    verbs = sorted(registry.verbs.all(), key=lambda verb: verb.order)
    return [
        VerbShown(verb.label, verb.note, url, verb.icon, KEYS.get(verb.url_name, ""))
        for verb in verbs
        if viewer.has_role(*verb.roles) and (url := _url(verb.url_name))
    ]


def _asked(question: Question) -> FoundEntry:
    return FoundEntry(question.sentence, question.url, icon="help")


def _fits(label: Any, words: str) -> bool:
    return all(word in fold(str(label)) for word in fold(words).split())


def _url(name: str) -> str:
    try:
        return reverse(name)
    except NoReverseMatch:
        return ""
