"""What people and organisations are called."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from overture.foundation.access.viewer import Viewer
from overture.foundation.audit.operations import note, operation
from overture.foundation.history.operations import keep_change

from ..given import NameGiven
from ..models import Name, Organisation, Person, Proposal
from ..scripts import script_of
from .checks import check_may_edit, clean_name
from .keys import rekey
from .works import relist_where_named

Party = Person | Organisation


def owner_of(party: Party) -> dict[str, Any]:
    """The column that ties a row to a party: ``person`` or ``organisation``."""
    return {party.record_kind: party}


@operation
def add_name(subject: Party, *, text: str, by: Viewer, kind: str = Name.Kind.OFFICIAL, language: str = "") -> Name:
    """Give a party one more name, in whatever script; a name that it has already is left as it is."""
    check_may_edit(by)
    before = names_in_words(subject)
    text = clean_name(text)
    fields = {"script": script_of(text), "kind": kind, "language": language}
    name, is_new = Name.objects.get_or_create(**owner_of(subject), text=text, defaults=fields)
    if is_new:
        _told(subject, before, by=by)
    return name


@operation
def remove_name(name: Name, *, by: Viewer) -> None:
    """Take a name away from its party; the history keeps that it was there."""
    check_may_edit(by)
    subject = name.person or name.organisation
    if subject is None:
        return
    before = names_in_words(subject)
    name.delete()
    _told(subject, before, by=by)


def write_names(subject: Party, given: Iterable[NameGiven], *, by: Viewer) -> None:
    """Make a party's names exactly these, inside another verb; rows that stay keep their ids."""
    before = names_in_words(subject)
    wanted = {clean_name(one.text): one for one in given if one.text.strip()}
    wanted.pop(subject.name, None)
    rows = {row.text: row for row in Name.objects.filter(**owner_of(subject))}
    for text, one in wanted.items():
        row = rows.pop(text, None) or Name(**owner_of(subject), text=text)
        row.script, row.kind, row.language = script_of(text), one.kind, one.language
        row.may_be_shown = one.may_be_shown and one.kind == Name.Kind.FORMER
        row.save()
    Name.objects.filter(pk__in=[row.pk for row in rows.values()]).delete()
    keep_change(subject, "names", before=before, after=names_in_words(subject), by=by)


def names_in_words(subject: Party) -> str:
    """All names but the main one, for a row of the history."""
    rows = Name.objects.filter(**owner_of(subject)).order_by("pk")
    return "\n".join(f"{row.text} ({row.get_kind_display()})" for row in rows)


def _told(subject: Party, before: str, *, by: Viewer) -> None:
    next_version(subject)
    keep_change(subject, "names", before=before, after=names_in_words(subject), by=by)
    rekey(subject)
    note("change", subject, by=by)
    relist_where_named(subject)


def next_version(subject: Party | Proposal) -> None:
    """Move a record on by one version, so that a form opened before cannot undo what was done beside it."""
    subject.claim_version(type(subject).objects.values_list("version", flat=True).get(pk=subject.pk))
