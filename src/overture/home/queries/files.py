"""A person's file: everything that the rooms hold on them, gathered for one look that is logged."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable
from typing import Any

from django.utils import formats, timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from overture.accounts.models import User
from overture.accounts.queries import the_desk
from overture.directory import queries as directory
from overture.directory import rules
from overture.directory.errors import NotFound
from overture.directory.models import Person
from overture.engagements.queries.evidence import evidence_of_party
from overture.foundation import registry
from overture.foundation.access.viewer import Viewer
from overture.foundation.audit.models import AuditEntry
from overture.foundation.history.queries import changes_of
from overture.foundation.registry import Held, HeldFact, HeldRow

from ..careshapes import FileShown
from .parties import field_label

VERBS = {
    "add": gettext_lazy("Added"),
    "change": gettext_lazy("Changed"),
    "look": gettext_lazy("Looked"),
    "open_file": gettext_lazy("Opened the file"),
    "mark": gettext_lazy("Set a mark"),
    "notice": gettext_lazy("Noted the notice"),
    "still_right": gettext_lazy("Confirmed"),
    "protect": gettext_lazy("Protected more"),
    "object": gettext_lazy("Noted an objection"),
    "ask_to_lower": gettext_lazy("Asked to protect less"),
    "lower": gettext_lazy("Agreed to protect less"),
    "decline_to_lower": gettext_lazy("Declined to protect less"),
    "take_back_lowering": gettext_lazy("Took a request back"),
    "answer": gettext_lazy("Answered whether it is the same person"),
}
"""The audit's words for acts on a person, for people."""
NOT_HELD = {
    "directory.NameKey.person": "made anew from the names, which are told",
    "directory.Doubt.person": "made anew from the names, which are told",
    "directory.Doubt.other_person": "made anew from the names, which are told",
}
"""Columns that point at a person and are not told in the file, each with the reason."""


def person_file(viewer: Viewer, person: Person, *, at: dt.datetime) -> FileShown:
    """Everything held on a person, section by section; the look is logged before (`operations.open_file`).

    Raises:
        NotFound: for everybody but coordinators.
    """
    if not rules.can_see_file(viewer):
        raise NotFound
    sections = [one for room in registry.personal_data.all() for one in room.held_on(viewer, person, at=at)]
    sections += [_texts(viewer, person), _history(person), _looks(person)]
    return FileShown(
        id=str(person.pk),
        name=directory.display_name(person, viewer.language),
        made_at=at,
        made_by=viewer.name,
        controller=the_desk().controller,
        sections=tuple(sections),
        empty=tuple(one.title for one in sections if not one.rows),
    )


def _texts(viewer: Viewer, person: Person) -> Held:
    """The words of texts that facts of the person were read from."""
    found = evidence_of_party(viewer, person.record_kind, person.pk)
    rows = tuple(
        HeldRow(
            " … ".join(one.words for one in piece.excerpts), (HeldFact("field", _("For"), field_label(person, field)),)
        )
        for field, pieces in found.items()
        for piece in pieces
    )
    why = _("Read from texts that colleagues put in, and confirmed by one of them.")
    return Held("texts", _("Read from texts"), why, _("As long as the fact is in the record."), rows)


def _history(person: Person) -> Held:
    """Old values of the record's own fields, with who changed them."""
    rows = tuple(
        HeldRow(
            field_label(person, change.field),
            (
                HeldFact("at", _("When"), _moment(change.at)),
                HeldFact("by", _("By"), change.by_name),
                HeldFact("before", _("Before"), change.before or "–"),
                HeldFact("after", _("After"), change.after or "–"),
            ),
        )
        for change in changes_of(person)
    )
    why = _("So that nothing is overwritten in silence.")
    return Held("history", _("Who changed what"), why, _("Erased with the record."), rows)


def _looks(person: Person) -> Held:
    """Who did what with the record, from the audit chain, which holds no content."""
    entries = AuditEntry.objects.filter(kind=person.record_kind, record_id=str(person.pk)).order_by("id")
    names = _names_of({entry.actor for entry in entries})
    rows = tuple(
        HeldRow(
            verb_in_words(entry.verb),
            (HeldFact("at", _("When"), _moment(entry.at)), HeldFact("by", _("By"), names[entry.actor])),
        )
        for entry in entries
    )
    why = _("So that it can be told who looked and who wrote.")
    return Held("acts", _("Who looked and who wrote"), why, _("As long as the desk stands; without content."), rows)


def verb_in_words(verb: str) -> Any:
    """An act as people say it; the audit's own word for one that is not among the common ones."""
    return VERBS.get(verb, verb.replace("_", " "))


def _names_of(actors: Iterable[str]) -> dict[str, str]:
    wanted = set(actors)
    ids = [actor for actor in wanted if len(actor) == 36]
    known = {str(user.pk): str(user) for user in User.objects.filter(pk__in=ids)}
    return {actor: known.get(actor, _("The desk itself")) for actor in wanted}


def _moment(at: dt.datetime) -> str:
    return formats.date_format(timezone.localtime(at), "j F Y H:i")


def as_json(shown: FileShown) -> dict[str, Any]:
    """The file as plain values, under keys that are the same in every language; a repeated key counts up."""
    return {
        "person": {"id": shown.id, "name": shown.name.text},
        "made_at": shown.made_at.isoformat(),
        "made_by": shown.made_by,
        "controller": shown.controller,
        "sections": [
            {
                "key": section.key,
                "title": str(section.title),
                "why": str(section.why),
                "until": str(section.until),
                "rows": [{"title": str(row.title), **_values(row)} for row in section.rows],
            }
            for section in shown.sections
        ],
    }


def _values(row: HeldRow) -> dict[str, str]:
    seen: Counter[str] = Counter()
    found = {}
    for fact in row.facts:
        seen[fact.key] += 1
        key = fact.key if seen[fact.key] == 1 else f"{fact.key}_{seen[fact.key]}"
        found[key] = str(fact.value)
    return found
