"""What was found in the index, asked for once more by each record's own rule, with a note that tells it from others."""

from __future__ import annotations

from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from overture.directory.marks import mark_in_words
from overture.directory.models import Organisation, Person
from overture.directory.queries import organisations_seen_by, people_to_offer
from overture.engagements.models import EngagementKind
from overture.engagements.queries import engagements_seen_by
from overture.foundation.access.viewer import Viewer
from overture.foundation.listing.models import ListingEntry

NOTES = {
    "initiative": gettext_lazy("Initiative"),
    "proposal": gettext_lazy("Proposal"),
    "topic": gettext_lazy("Topic"),
}


def notes_of(viewer: Viewer, found: list[ListingEntry]) -> dict[int, Any]:
    """A note for each entry whose record the viewer may see at this moment, by the entry's number.

    The index follows a clock within a minute; the rule does so at once.
    """
    ids = {kind: [entry.record_id for entry in found if entry.kind == kind] for kind in ASKED}
    seen = {(kind, key): note for kind, ask in ASKED.items() if ids[kind] for key, note in ask(viewer, ids[kind])}
    noted: dict[int, Any] = {}
    for entry in found:
        key = (entry.kind, entry.record_id)
        if entry.kind not in ASKED or key in seen:
            noted[entry.pk] = seen.get(key, NOTES.get(entry.kind, ""))
    return noted


def _engagements(viewer: Viewer, ids: list[str]) -> list[tuple[str, Any]]:
    rows = engagements_seen_by(viewer, at=timezone.now()).filter(pk__in=ids).values_list("pk", "kind", "when")
    return [(str(pk), _kind_and_day(kind, when)) for pk, kind, when in rows]


def _kind_and_day(kind: str, when: Any) -> str:
    label = EngagementKind(kind).label
    return _("%(kind)s, %(date)s") % {"kind": label, "date": when.in_words()} if when else str(label)


def _people(viewer: Viewer, ids: list[str]) -> list[tuple[str, Any]]:
    return [(str(one.pk), _with_mark(_("Person"), one)) for one in people_to_offer(viewer).filter(pk__in=ids)]


def _organisations(viewer: Viewer, ids: list[str]) -> list[tuple[str, Any]]:
    bodies = organisations_seen_by(viewer).filter(pk__in=ids)
    return [(str(body.pk), _with_mark(body.get_kind_display(), body)) for body in bodies]


def _with_mark(note: str, party: Person | Organisation) -> str:
    """A note with the mark that somebody must know before they write or call."""
    return " – ".join(word for word in (note, mark_in_words(party)) if word)


ASKED = {"engagement": _engagements, "person": _people, "organisation": _organisations}
