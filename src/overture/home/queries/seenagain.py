"""What was found in the index, asked for once more by each record's own rule, as this viewer reads its name."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from overture.directory.models import Organisation, Person
from overture.directory.queries import display_name, organisations_seen_by, people_seen_by
from overture.engagements.models import EngagementKind
from overture.engagements.queries import engagements_seen_by
from overture.foundation.access.viewer import Viewer
from overture.foundation.listing.models import ListingEntry

NOTES = {
    "initiative": gettext_lazy("Initiative"),
    "proposal": gettext_lazy("Proposal"),
    "topic": gettext_lazy("Topic"),
}


@dataclass(frozen=True, slots=True)
class RecordFound:
    """A record that was found: its name in the viewer's language where it has one, and what tells it from others."""

    kind: str
    id: str
    name: str
    note: Any = ""


def seen_again(viewer: Viewer, found: list[ListingEntry]) -> list[RecordFound]:
    """The records of some entries that the viewer may see at this moment, in the same order; at most five queries.

    The index follows a clock within a minute; the rule does so at once.
    """
    ids = {kind: [entry.record_id for entry in found if entry.kind == kind] for kind in ASKED}
    seen = {(kind, key): told for kind, ask in ASKED.items() if ids[kind] for key, told in ask(viewer, ids[kind])}
    shown = []
    for entry in found:
        name, note = seen.get((entry.kind, entry.record_id), ("", NOTES.get(entry.kind, "")))
        if entry.kind not in ASKED or (entry.kind, entry.record_id) in seen:
            shown.append(RecordFound(entry.kind, entry.record_id, name or entry.title, note))
    return shown


Told = tuple[str, tuple[str, Any]]


def _engagements(viewer: Viewer, ids: list[str]) -> list[Told]:
    rows = engagements_seen_by(viewer, at=timezone.now()).filter(pk__in=ids).values_list("pk", "kind", "when")
    return [(str(pk), ("", _kind_and_day(kind, when))) for pk, kind, when in rows]


def _kind_and_day(kind: str, when: Any) -> str:
    label = EngagementKind(kind).label
    return _("%(kind)s, %(date)s") % {"kind": label, "date": when.in_words()} if when else str(label)


def _people(viewer: Viewer, ids: list[str]) -> list[Told]:
    people = people_seen_by(viewer).filter(pk__in=ids).prefetch_related("names")
    return [(str(one.pk), (_named(one, viewer), _("Person"))) for one in people]


def _organisations(viewer: Viewer, ids: list[str]) -> list[Told]:
    bodies = organisations_seen_by(viewer).filter(pk__in=ids).prefetch_related("names")
    return [(str(one.pk), (_named(one, viewer), one.get_kind_display())) for one in bodies]


def _named(party: Person | Organisation, viewer: Viewer) -> str:
    return display_name(party, viewer.language).text


ASKED = {"engagement": _engagements, "person": _people, "organisation": _organisations}
