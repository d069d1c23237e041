"""Who met whom: our organisations and their people, counted over the engagements that are told with their people."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import Count, Q, QuerySet

from overture.directory.queries import people_seen_by

from ...models import NOT_THERE, EngagementKind, Part, Participant, Side, SpokeFor, Status
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
    """People of one side: those who were met, and those who were only written to."""

    met: frozenset[UUID]
    written: frozenset[UUID]


def _held(dealings: Dealings) -> QuerySet:
    return dealings.in_full.filter(status=Status.HELD).values("pk")


def _theirs(dealings: Dealings) -> QuerySet[Participant]:
    """The people of the body at the table, as far as this viewer may know them."""
    spoke = SpokeFor.objects.filter(organisation__in=dealings.tree).values("participant")
    return Participant.objects.filter(
        Q(organisation__in=dealings.tree) | Q(pk__in=spoke),
        engagement__in=_held(dealings),
        person__in=people_seen_by(dealings.viewer).values("pk"),
        side=Side.THEIRS,
        part__in=THERE,
    )


def _ours(dealings: Dealings) -> QuerySet[Participant]:
    known = people_seen_by(dealings.viewer).values("pk")
    return Participant.objects.filter(
        Q(person__in=known) | Q(person__isnull=True), engagement__in=_held(dealings), side=Side.OURS, part__in=THERE
    )


def pairs_of(dealings: Dealings) -> list[Pair]:
    """How often each of our organisations was in a room with each of their people; two queries, summed in SQL."""
    ours = _ours(dealings)
    found: dict[tuple[UUID | None, UUID], list[int]] = {}
    spoke = SpokeFor.objects.filter(participant__in=ours.values("pk"))
    by_mandate = _counted(spoke, dealings, "participant__engagement", "organisation_id")
    alone = ours.filter(mandates__isnull=True)
    by_row = _counted(alone, dealings, "engagement", "organisation_id")
    for body, person, kind, number in (*by_mandate, *by_row):
        place = 1 if kind == LETTER else 0
        found.setdefault((body, person), [0, 0])[place] += number
    return [Pair(body, person, met, letters) for (body, person), (met, letters) in found.items()]


def _counted(rows: QuerySet[Any], dealings: Dealings, engagement: str, body: str) -> QuerySet[Any]:
    """Organisation, their person, kind, and the number of engagements."""
    there = f"{engagement}__participants"
    joined = rows.filter(**{f"{there}__in": _theirs(dealings).values("pk")}).order_by()
    return joined.values_list(body, f"{there}__person_id", f"{engagement}__kind").annotate(
        number=Count(engagement, distinct=True)
    )


def people_met(dealings: Dealings, side: str) -> PeopleMet:
    """The people of one side; one query."""
    rows = _theirs(dealings) if side == Side.THEIRS else _ours(dealings).filter(person__isnull=False)
    found = set(rows.order_by().values_list("person_id", "engagement__kind").distinct())
    met = frozenset(person for person, kind in found if kind != LETTER)
    return PeopleMet(met, frozenset(person for person, kind in found if kind == LETTER) - met)


def our_people_by_body(dealings: Dealings) -> dict[UUID | None, list[UUID]]:
    """Which of our people sat there for which organisation, those who came most often first."""
    rows = _ours(dealings).filter(person__isnull=False).order_by()
    counted = rows.values_list("mandates__organisation_id", "person_id").annotate(number=Count("engagement"))
    found: dict[UUID | None, list[UUID]] = {}
    for body, person, _number in sorted(counted, key=lambda row: (-row[2], str(row[1]))):
        found.setdefault(body, []).append(person)
    return found


def members_in_the_room(dealings: Dealings) -> frozenset[UUID]:
    """Our organisations for which somebody spoke there, or that took part as a body."""
    ours = _ours(dealings)
    spoke = SpokeFor.objects.filter(participant__in=ours.values("pk")).order_by().values_list("organisation_id")
    rows = spoke.union(ours.filter(organisation__isnull=False).order_by().values_list("organisation_id"))
    return frozenset(pk for (pk,) in rows)
