"""The ledger of promises: theirs and ours, over all meetings that the viewer sees in full."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import Count, Q, QuerySet

from overture.directory.models import Organisation
from overture.directory.queries import organisations_seen_by
from overture.foundation.access.viewer import Viewer
from overture.foundation.partial_dates import PartialDate

from .. import rules
from ..models import Commitment
from ..told import ToldCommitment, ToldEngagement
from .seen import engagements_seen_in_full_by
from .telling import tellings

PAGE = 50
MOST_BODIES = 300
MARK = "|"


@dataclass(frozen=True, slots=True)
class PromiseFilters:
    """What of the ledger is wanted.

    Attributes:
        whose: ``ours`` or ``theirs``.
        state: ``open``, ``late``, ``kept`` or ``broken``; ``open`` holds what is late as well.
        body: the organisation that promised.
        due: the day, week, month or year in which it falls due.
    """

    whose: str = ""
    state: str = ""
    body: UUID | None = None
    due: PartialDate | None = None


@dataclass(frozen=True, slots=True)
class Promise:
    """A promise with the engagement it was made at, as the viewer may read both."""

    told: ToldCommitment
    engagement_id: str
    engagement_title: str
    when_words: str
    ask_text: str
    ask_language: str
    is_late: bool


@dataclass(frozen=True, slots=True)
class PromiseTotals:
    """How many there are of each; what is late is open as well."""

    open: int
    late: int
    kept: int
    broken: int


@dataclass(frozen=True, slots=True)
class PromisesFound:
    """A page of the ledger, soonest due first, and the mark after which the next begins; empty on the last.

    `totals` are for those who read everything that is counted; None for others, so that no number gives away a text.
    """

    rows: tuple[Promise, ...]
    next_mark: str
    totals: PromiseTotals | None


def promises_listed(
    viewer: Viewer, filters: PromiseFilters, *, today: dt.date, at: dt.datetime, mark: str = ""
) -> PromisesFound:
    """A page of the ledger; a fixed number of queries at any length.

    A promise is late when the last day that its date may mean is over: one due in a month is late in the next.
    """
    seen = promises_seen_by(viewer, at=at)
    wanted = seen.filter(_condition(viewer, filters, today))
    ordered = wanted.filter(_after(mark)).order_by("due_by", "pk")
    rows = list(ordered.values_list("pk", "due_by", "engagement")[: PAGE + 1])
    page = rows[:PAGE]
    told = tellings(viewer, dict.fromkeys(str(key) for _pk, _day, key in page), at=at)
    found = [promise for pk, _day, key in page if (promise := _promise(told.get(str(key)), str(pk), today))]
    last = page[-1] if len(rows) > PAGE else None
    totals = _totals(seen, today) if rules.is_coordinator(viewer) else None
    return PromisesFound(tuple(found), f"{last[1].isoformat()}{MARK}{last[0]}" if last else "", totals)


def promises_seen_by(viewer: Viewer, *, at: dt.datetime) -> QuerySet[Commitment]:
    """The promises made at what the viewer sees in full; those that answer an inner ask are the coordinators'."""
    seen = Commitment.objects.filter(engagement__in=engagements_seen_in_full_by(viewer, at=at))
    if rules.can_see_private_asks(viewer):
        return seen
    return seen.filter(Q(ask__isnull=True) | Q(ask__is_public=True))


def bodies_that_promised(viewer: Viewer, *, at: dt.datetime) -> list[Organisation]:
    """The organisations that the ledger can be narrowed to."""
    promising = promises_seen_by(viewer, at=at).values("organisation")
    return list(organisations_seen_by(viewer).filter(pk__in=promising).order_by("name", "pk")[:MOST_BODIES])


def _condition(viewer: Viewer, filters: PromiseFilters, today: dt.date) -> Q:
    condition = Q()
    if filters.whose:
        condition &= Q(side=filters.whose)
    if filters.body:
        condition &= Q(organisation__in=organisations_seen_by(viewer).filter(pk=filters.body).values("pk"))
    if filters.due:
        condition &= Q(due_by__gte=filters.due.first, due_by__lte=filters.due.last)
    if filters.state:
        condition &= _late(today) if filters.state == "late" else Q(state=filters.state)
    return condition


def _late(today: dt.date) -> Q:
    return Q(state=Commitment.State.OPEN, due_by__lt=today)


def _after(mark: str) -> Q:
    """What comes after a row of the ledger; everything for an empty or unreadable mark."""
    day, _, pk = mark.partition(MARK)
    try:
        after, last = dt.date.fromisoformat(day), UUID(pk)
    except ValueError:
        return Q()
    return Q(due_by__gt=after) | Q(due_by=after, pk__gt=last)


def _totals(seen: QuerySet[Commitment], today: dt.date) -> PromiseTotals:
    counted: dict[str, Any] = seen.aggregate(
        open=Count("pk", filter=Q(state=Commitment.State.OPEN)),
        late=Count("pk", filter=_late(today)),
        kept=Count("pk", filter=Q(state=Commitment.State.KEPT)),
        broken=Count("pk", filter=Q(state=Commitment.State.BROKEN)),
    )
    return PromiseTotals(**counted)


def _promise(told: ToldEngagement | None, promise_id: str, today: dt.date) -> Promise | None:
    """A promise as it is told; None when the telling leaves it out."""
    row = next((one for one in told.commitments if one.id == promise_id), None) if told else None
    if told is None or row is None:
        return None
    ask = next((one for one in told.asks if one.id == row.ask_id), None)
    is_late = row.state == Commitment.State.OPEN and row.due is not None and row.due.last < today
    return Promise(
        row,
        told.id,
        told.title,
        told.when_words,
        ask.text if ask else "",
        ask.language if ask else "",
        is_late,
    )
