"""How people and organisations appear in the listing, and which scopes an account gets for whom it speaks for."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import replace
from typing import Any

from django.urls import reverse

from overture.foundation.registry import ListedRow

from . import rules
from .models import Organisation, Person, Representation

COORDINATORS = frozenset({"role:coordinator", "system"})
NOBODY = frozenset({"system"})
STAFF = COORDINATORS | {"role:editor", "role:director"}


def scopes_of(party: Person | Organisation) -> frozenset[str]:
    """Who may find a party behind the door; the public has no search for people.

    Who objected is found by nobody: coordinators come to them by the list of objections and by what they took part in.
    """
    if getattr(party, "objected_at", None) is not None:
        return NOBODY
    if rules.is_covered(party):
        return COORDINATORS
    return STAFF | {"role:representative"} if party.standing in rules.KNOWN_TO_MEMBERS else STAFF


def row_of(party: Person | Organisation) -> ListedRow:
    """The one telling of a party: found by any of its names, wrong and former ones as well, shown by its main one."""
    names = (party.name, *(name.text for name in party.names.all()))
    return ListedRow(tier="full", scopes=scopes_of(party), title=party.name, words="", names=names)


class ListedPerson:
    """People in lists and search."""

    kind = Person.record_kind
    model = Person

    def rows_of(self, ids: Collection[str]) -> Iterable[tuple[str, ListedRow]]:
        for person in Person.objects.filter(pk__in=ids).prefetch_related("names"):
            yield str(person.pk), row_of(person)

    def url(self, record_id: str) -> str:
        return reverse("desk:person-page", args=[record_id])


class ListedOrganisation:
    """Organisations in lists and search; a representative finds their own even when it is kept from others."""

    kind = Organisation.record_kind
    model = Organisation

    def rows_of(self, ids: Collection[str]) -> Iterable[tuple[str, ListedRow]]:
        for organisation in Organisation.objects.filter(pk__in=ids).prefetch_related("names"):
            row = row_of(organisation)
            yield str(organisation.pk), replace(row, scopes=row.scopes | {f"org:{organisation.pk}"})

    def url(self, record_id: str) -> str:
        return reverse("desk:organisation-page", args=[record_id])


def organisation_scopes(user: Any) -> Iterable[str]:
    """``org:…`` for each organisation that an account speaks for now, ``person:…`` for whom it is in the record."""
    live = Representation.objects.filter(user=user, ended_at__isnull=True)
    found = set()
    for organisation_id, person_id in live.values_list("organisation_id", "person_id"):
        found |= {f"org:{organisation_id}"} | ({f"person:{person_id}"} if person_id else set())
    return found
