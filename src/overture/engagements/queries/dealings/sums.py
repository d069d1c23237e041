"""The sums of the sentence, and the timeline narrowed to what each of them counts."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from uuid import UUID

from django.db.models import CharField, Count, Exists, Min, OuterRef, Q, QuerySet, Value
from django.db.models.functions import Cast, Concat

from overture.directory.models import Organisation
from overture.directory.queries import people_seen_by
from overture.foundation.partial_dates import PartialDate

from ...models import Engagement, EngagementKind, Participant, SpokeFor, Status
from .asking import OPEN_STATES, asks_of, late_promises
from .scope import Dealings
from .unsaid import Unsaid

HELD = Q(status=Status.HELD)
IN_WRITING = Q(kind=EngagementKind.LETTER)
TO_COME = Q(status__in=(Status.PLANNED, Status.TENTATIVE))
SHOWN = ("met", "letters", "asks", "open", "done", "late", "planned")
"""What the timeline can be narrowed to; each is a number of the sentence."""


@dataclass(frozen=True, slots=True)
class Sums:
    """How often, and since when as far as it is known.

    Attributes:
        everything: all that this viewer may know of, whatever became of it; `oldest` is the first day of the first.
        first: when the first that was held began.
        met: engagements that were held, texts left out.
        letters: texts under names.
        teams: the parts of the body that were met.
    """

    everything: int
    met: int
    letters: int
    planned: int
    oldest: dt.date | None
    first: PartialDate | None
    teams: frozenset[UUID]


def sums_of(dealings: Dealings) -> Sums:
    """Two queries, at any length."""
    dated = Concat(Cast("starts_on", CharField()), Value(" "), Cast("when", CharField()), output_field=CharField())
    found = dealings.engagements.order_by().aggregate(
        everything=Count("pk"),
        met=Count("pk", filter=HELD & ~IN_WRITING),
        letters=Count("pk", filter=HELD & IN_WRITING),
        planned=Count("pk", filter=TO_COME & Q(starts_on__gte=dealings.today)),
        oldest=Min("starts_on"),
        first=Min(dated, filter=HELD & Q(starts_on__isnull=False)),
    )
    first = found.pop("first")
    return Sums(**found, first=PartialDate.parse(first.split(" ")[1]) if first else None, teams=_parts_met(dealings))


def _parts_met(dealings: Dealings) -> frozenset[UUID]:
    held = dealings.engagements.filter(HELD & ~IN_WRITING).values("pk")
    rows = Participant.objects.filter(engagement__in=held, organisation=OuterRef("pk"))
    spoke = SpokeFor.objects.filter(participant__engagement__in=held, organisation=OuterRef("pk"))
    parts = Organisation.objects.filter(Exists(rows) | Exists(spoke), pk__in=dealings.tree[1:])
    return frozenset(parts.order_by().values_list("pk", flat=True))


@dataclass(frozen=True, slots=True)
class Narrowed:
    """What the timeline is narrowed to, from the address; an empty value narrows nothing."""

    show: str = ""
    team: UUID | None = None
    person: UUID | None = None


def narrowed(dealings: Dealings, wanted: Narrowed, unsaid: Unsaid) -> QuerySet[Engagement]:
    """The engagements that one number counts, a team's, or those where somebody was met."""
    found = dealings.engagements
    if wanted.person:
        known = people_seen_by(dealings.viewer).filter(pk=wanted.person)
        there = Participant.objects.filter(person__in=known.values("pk")).values("engagement")
        found = dealings.in_full.filter(pk__in=there)
    if wanted.team:
        rows = Participant.objects.filter(organisation=wanted.team).values("engagement")
        spoke = SpokeFor.objects.filter(organisation=wanted.team).values("participant__engagement")
        found = found.filter(Q(pk__in=rows) | Q(pk__in=spoke))
    return found.filter(_shown(dealings, wanted.show, unsaid)) if wanted.show in SHOWN else found


def _shown(dealings: Dealings, show: str, unsaid: Unsaid) -> Q:
    if show in ("met", "letters"):
        return HELD & (IN_WRITING if show == "letters" else ~IN_WRITING)
    if show == "planned":
        return TO_COME & Q(starts_on__gte=dealings.today)
    if show == "late":
        return Q(pk__in=late_promises(dealings, unsaid).values("engagement"))
    states = {"open": OPEN_STATES, "done": ("done",)}.get(show)
    asks = asks_of(dealings, unsaid)
    return Q(pk__in=(asks.filter(state__in=states) if states else asks).values("engagement"))


def next_one(dealings: Dealings) -> Engagement | None:
    """What is planned next."""
    coming = dealings.engagements.filter(TO_COME, starts_on__gte=dealings.today)
    return coming.order_by("starts_on", "time_of_day", "pk").first()
