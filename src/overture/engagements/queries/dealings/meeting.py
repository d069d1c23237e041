"""Who met whom: our organisations and their people, counted over the engagements that are told with their people."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import Case, Count, F, IntegerField, Q, QuerySet, Value, When
from django.db.models.functions import Coalesce

from overture.directory.queries import people_seen_by

from ...models import NOT_THERE, EngagementKind, Part, Participant, Side, SpokeFor, Status
from ...rules import is_coordinator
from .scope import Dealings

THERE = [part for part in Part.values if part not in NOT_THERE]
LETTER = EngagementKind.LETTER


@dataclass(frozen=True, slots=True)
class Pair:
    """One of our organisations and one of their people; `ours` is None when nobody was spoken for."""

    ours: UUID | None
    theirs: UUID
    met: int
    letters: int


@dataclass(frozen=True, slots=True)
class PeopleMet:
    """People of one side: those who were in a room, and those who only wrote or were written to."""

    met: frozenset[UUID]
    written: frozenset[UUID]


@dataclass(frozen=True, slots=True)
class OurSide:
    """Ours who had to do with them.

    Attributes:
        people: by the organisation that they sat there for, those who came most often first; None for no organisation.
        met: who was in a room, and who only wrote.
    """

    people: dict[UUID | None, list[UUID]]
    met: PeopleMet

    @property
    def bodies(self) -> frozenset[UUID]:
        """Our organisations that were in the room, or whose name stands under a text."""
        return frozenset(body for body in self.people if body)


def _held(dealings: Dealings) -> QuerySet[Any, Any]:
    return dealings.in_full.filter(status=Status.HELD).values("pk")


def _known(dealings: Dealings) -> Q:
    """Rows of people whom this viewer may know; a coordinator knows them all."""
    if is_coordinator(dealings.viewer):
        return Q(person__isnull=False)
    return Q(person__in=people_seen_by(dealings.viewer).values("pk"))


def _theirs(dealings: Dealings) -> QuerySet[Participant]:
    """The people of the body at the table, as far as this viewer may know them."""
    spoke = SpokeFor.objects.filter(organisation__in=dealings.tree).values("participant")
    return Participant.objects.filter(
        Q(organisation__in=dealings.tree) | Q(pk__in=spoke),
        _known(dealings),
        engagement__in=_held(dealings),
        person__isnull=False,
        side=Side.THEIRS,
        part__in=THERE,
    )


def _ours(dealings: Dealings) -> QuerySet[Any, Any]:
    """Ours at the table, with the organisation that each sat there for as `house`."""
    rows = Participant.objects.filter(
        _known(dealings) | Q(person__isnull=True), engagement__in=_held(dealings), side=Side.OURS, part__in=THERE
    )
    return rows.order_by().annotate(
        house=Coalesce("mandates__organisation_id", "organisation_id"),
        in_writing=Case(When(engagement__kind=LETTER, then=Value(1)), default=Value(0), output_field=IntegerField()),
    )


def pairs_of(dealings: Dealings) -> list[Pair]:
    """How often each of our organisations was in a room with each of their people; one query, summed in SQL."""
    rows = _ours(dealings).filter(engagement__participants__in=_theirs(dealings).values("pk"))
    counted = rows.values_list("house", F("engagement__participants__person_id"), "in_writing")
    found: dict[tuple[UUID | None, UUID], list[int]] = {}
    for house, person, in_writing, number in counted.annotate(number=Count("engagement", distinct=True)):
        found.setdefault((house, person), [0, 0])[in_writing] += number
    return [Pair(house, person, met, letters) for (house, person), (met, letters) in found.items()]


def people_met(dealings: Dealings) -> PeopleMet:
    """Their people; one query."""
    found = set(_theirs(dealings).order_by().values_list("person_id", "engagement__kind").distinct())
    return _met((person, kind == LETTER) for person, kind in found)


def our_side(dealings: Dealings) -> OurSide:
    """Our people and organisations; one query."""
    counted = _ours(dealings).values_list("house", "person_id", "in_writing").annotate(number=Count("pk"))
    rows = sorted(counted, key=lambda row: (-row[3], str(row[1])))
    people: dict[UUID | None, list[UUID]] = {}
    for house, person, _in_writing, _number in rows:
        there = people.setdefault(house, [])
        if person and person not in there:
            there.append(person)
    return OurSide(people, _met((person, in_writing) for _house, person, in_writing, _number in rows if person))


def _met(rows: Any) -> PeopleMet:
    known = list(rows)
    met = frozenset(person for person, in_writing in known if not in_writing)
    return PeopleMet(met, frozenset(person for person, _in_writing in known) - met)
