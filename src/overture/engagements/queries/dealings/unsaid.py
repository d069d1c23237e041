"""Which asks and promises this viewer is not told, so that no sum counts them."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from django.db.models import Q, QuerySet

from overture.directory.models import Organisation, Person
from overture.directory.queries import organisations_seen_by, people_seen_by

from ...models import Ask, Commitment, Participant
from ...rules import is_coordinator
from ..silence import Silence, silence_about
from ..telling import tellings
from .scope import Dealings

MOST_IN_SUBSTANCE = 40
"""Engagements told in substance whose asks are counted, the newest; asks of those beyond are in no sum."""


@dataclass(frozen=True, slots=True)
class Unsaid:
    """The ids of asks and promises that stand in the record of these dealings and are not told to this viewer."""

    asks: frozenset[UUID] = frozenset()
    promises: frozenset[UUID] = frozenset()


def unsaid_in(dealings: Dealings) -> Unsaid:
    """Words that would name somebody covered, and what the telling in substance keeps back; nothing for coordinators.

    A covered name is looked for in every ask and promise of these dealings, which is stricter than the telling of each.
    """
    if is_coordinator(dealings.viewer):
        return Unsaid()
    silence = _silence(dealings)
    asks, promises = _asks(dealings), _promises(dealings)
    told_asks, told_promises = _told_in_substance(dealings)
    return Unsaid(
        _broken(asks, silence) | (_in_substance(asks, dealings) - told_asks),
        _broken(promises, silence) | (_in_substance(promises, dealings) - told_promises),
    )


def _asks(dealings: Dealings) -> QuerySet[Ask]:
    return Ask.objects.filter(engagement__in=dealings.engagements.values("pk"))


def _promises(dealings: Dealings) -> QuerySet[Commitment]:
    return Commitment.objects.filter(engagement__in=dealings.engagements.values("pk"))


def _silence(dealings: Dealings) -> Silence:
    """Of everybody at these tables, or who asked or promised something there, whom the viewer may not know."""
    unknown = Person.objects.exclude(pk__in=people_seen_by(dealings.viewer).values("pk")).values_list("pk", flat=True)
    covered = Person.objects.filter(pk__in=_there(dealings, list(unknown))).prefetch_related("names")
    hidden = Organisation.objects.exclude(pk__in=organisations_seen_by(dealings.viewer).values("pk"))
    return silence_about([(person, "") for person in covered], hidden.prefetch_related("names"))


def _there(dealings: Dealings, people: list[UUID]) -> set[UUID]:
    """Those of some people who are in the record of these dealings; three short queries, since the people are few."""
    if not people:
        return set()
    engagements = dealings.engagements.values("pk")
    rows = Participant.objects.filter(Q(person__in=people) | Q(instead_of__in=people), engagement__in=engagements)
    found = {pk for row in rows.order_by().values_list("person_id", "instead_of_id") for pk in row}
    through = Ask.made_by.through._default_manager.filter(person__in=people, ask__engagement__in=engagements)
    found |= set(through.values_list("person_id", flat=True))
    found |= set(_promises(dealings).filter(person__in=people).order_by().values_list("person_id", flat=True))
    return found & set(people)


def _broken(rows: QuerySet, silence: Silence) -> frozenset[UUID]:
    if not silence.parts and not silence.phrases:
        return frozenset()
    return frozenset(pk for pk, text in rows.order_by().values_list("pk", "text") if silence.breaks(text))


def _in_substance(rows: QuerySet, dealings: Dealings) -> frozenset[UUID]:
    if not dealings.in_substance:
        return frozenset()
    return frozenset(rows.filter(engagement__in=dealings.in_substance).order_by().values_list("pk", flat=True))


def _told_in_substance(dealings: Dealings) -> tuple[frozenset[UUID], frozenset[UUID]]:
    rows = dealings.engagements.filter(pk__in=dealings.in_substance)
    asked = rows.filter(Q(asks__isnull=False) | Q(commitments__isnull=False)).distinct()
    newest = asked.order_by("-sorted_on", "-pk").values_list("pk", flat=True)[:MOST_IN_SUBSTANCE]
    told = tellings(dealings.viewer, newest, at=dealings.at).values() if dealings.in_substance else ()
    return (
        frozenset(UUID(ask.id) for one in told for ask in one.asks),
        frozenset(UUID(promise.id) for one in told for promise in one.commitments),
    )
