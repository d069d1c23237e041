"""The warmest way to a person: through whom of ours, and why. For coordinators, like the ties it is made of."""

from __future__ import annotations

import heapq
from collections.abc import Iterator
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Q

from overture.foundation.access.viewer import Viewer

from .. import rules
from ..models import Mark, Person, Standing, Tie
from ..told import Route
from .ties import fetched_ties, tie_told

MOST_ROUTES = 3
MOST_STEPS = 3
MOST_AT_A_STEP = 400
COST = {Tie.HowWell.CLOSE: 1, Tie.HowWell.IN_TOUCH: 2, Tie.HowWell.MET_ONCE: 4, "": 3}
"""How far apart two people are who know each other so well; only to find the shortest way, and never shown."""


@dataclass(frozen=True, slots=True, order=True)
class Way:
    """A way that was found: how far it is, where it begins, and its ties from there to the person."""

    cost: int
    begins: UUID
    ties: tuple[UUID, ...]


def routes_to(viewer: Viewer, person: Person) -> tuple[Route, ...]:
    """Up to three ways from people of our network to somebody, over at most three ties, the warmest first.

    Each begins with another person of ours, and passes nobody of ours on its way: then that one would be asked. Who is
    not to be contacted introduces nobody. A query a step, and those that name the people on the ways.
    """
    if not rules.can_see_notes(viewer) or person.standing == Standing.NETWORK:
        return ()
    near = ties_near(person.pk)
    ways = list(_ways(person.pk, near))[:MOST_ROUTES]
    told = {tie.pk: tie for tie in fetched_ties(Tie.objects.filter(pk__in={pk for way in ways for pk in way.ties}))}
    return tuple(_route(viewer, way, told) for way in ways)


def ties_near(person_id: UUID) -> dict[UUID, list[Tie]]:
    """The ties within reach of a person, by each of their ends."""
    found: dict[UUID, Tie] = {}
    level, seen = {person_id}, {person_id}
    for _step in range(MOST_STEPS):
        rows = Tie.objects.filter(Q(person__in=level) | Q(other__in=level)).select_related("person", "other")
        found |= {tie.pk: tie for tie in rows.order_by("pk")[:MOST_AT_A_STEP]}
        seen |= level
        level = {end for tie in found.values() for end in (tie.person_id, tie.other_id)} - seen
        if not level:
            break
    near: dict[UUID, list[Tie]] = {}
    for tie in found.values():
        near.setdefault(tie.person_id, []).append(tie)
        near.setdefault(tie.other_id, []).append(tie)
    return near


def _ways(person_id: UUID, near: dict[UUID, list[Tie]]) -> Iterator[Way]:
    """From the person outwards, the nearest first, until somebody of ours is reached; each of ours once."""
    waiting = [Way(0, person_id, ())]
    done: set[UUID] = set()
    while waiting:
        way = heapq.heappop(waiting)
        if way.begins in done:
            continue
        done.add(way.begins)
        if way.ties and _is_ours(way, near):
            yield way
            continue
        if len(way.ties) < MOST_STEPS:
            for tie in near.get(way.begins, []):
                end = tie.other if tie.person_id == way.begins else tie.person
                if end.pk not in done and end.mark != Mark.DO_NOT_CONTACT:
                    heapq.heappush(waiting, Way(way.cost + COST[tie.how_well], end.pk, (tie.pk, *way.ties)))


def _is_ours(way: Way, near: dict[UUID, list[Tie]]) -> bool:
    tie = next(tie for tie in near[way.begins] if tie.pk == way.ties[0])
    end = tie.person if tie.person_id == way.begins else tie.other
    return end.standing == Standing.NETWORK


def _route(viewer: Viewer, way: Way, told: dict[UUID, Tie]) -> Route:
    steps, at = [], way.begins
    for pk in way.ties:
        tie = told[pk]
        steps.append(tie_told(viewer, tie, first=at))
        at = tie.other_id if tie.person_id == at else tie.person_id
    return Route(tuple(steps))
