"""The list of engagements: filters, totals and pages."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace
from uuid import UUID

from django.db.models import Count, Exists, OuterRef, Q, QuerySet, Subquery, Sum
from django.db.models.functions import Coalesce

from overture.foundation.access.viewer import Viewer
from overture.foundation.counting import MOST_COUNTED, counts_of
from overture.foundation.paging import page_after

from ..models import Ask, Confidentiality, Engagement, Status
from ..rules import can_see_private_asks, is_coordinator
from ..told import ToldRow
from .parties import engagements_of_organisation, engagements_of_person
from .rows import rows_told, with_what_rows_need
from .seen import engagements_seen_by, opened_by_name
from .wordpages import page_with_words

OPEN_STATES = (Ask.State.MADE, Ask.State.NO_REPLY)
ANY_ASK, OPEN_ASK = "any", "open"
PAGE = 30


@dataclass(frozen=True, slots=True)
class EngagementFilters:
    """What the list is narrowed to; an empty value narrows nothing."""

    text: str = ""
    kind: str = ""
    status: str = ""
    level: str = ""
    asks: str = ""
    organisation: UUID | None = None
    person: UUID | None = None
    first: dt.date | None = None
    last: dt.date | None = None

    @property
    def narrows(self) -> bool:
        return self != EngagementFilters()


@dataclass(frozen=True, slots=True)
class Totals:
    """What the list holds in all. Of a long one nothing is counted, and `is_more` says that it is more than a thousand.

    Attributes:
        is_known: False where only counting everything would tell how many there are.
    """

    engagements: int = 0
    held: int = 0
    coming: int = 0
    asks: int = 0
    open_asks: int = 0
    is_more: bool = False
    is_known: bool = True


@dataclass(frozen=True, slots=True)
class EngagementList:
    """One page of the list with its totals."""

    rows: list[ToldRow]
    totals: Totals
    next_mark: str


def engagements_listed(
    viewer: Viewer, filters: EngagementFilters, *, at: dt.datetime, mark: str = "", size: int = PAGE
) -> EngagementList:
    """A page of what the viewer may see, newest first and what has no date yet before all."""
    found = filtered(viewer, filters, at=at)
    rows = with_what_rows_need(viewer, found, at=at)
    if filters.text:
        with_words = page_with_words(viewer, filters.text, rows, mark, size=size)
        page, totals = with_words.page, _totals_with_words(viewer, filters, found, with_words.all_ids)
    else:
        page = page_after(rows, mark, by="sorted_on", read=dt.date.fromisoformat, size=size)
        totals = _totals(viewer, found)
    return EngagementList(rows_told(viewer, page.rows, at=at), totals, page.next_mark)


def filtered(viewer: Viewer, filters: EngagementFilters, *, at: dt.datetime) -> QuerySet[Engagement]:
    """What the viewer may see that fits all filters but the words, which `page_with_words` looks for."""
    found = engagements_seen_by(viewer, at=at)
    exact = {"kind": filters.kind, "status": filters.status, "confidentiality": filters.level}
    found = found.filter(**{name: value for name, value in exact.items() if value})
    if filters.level == Confidentiality.OFF_RECORD and not is_coordinator(viewer):
        found = found.filter(opened_by_name(viewer))
    if filters.first:
        found = found.filter(sorted_on__gte=filters.first, starts_on__isnull=False)
    if filters.last:
        found = found.filter(sorted_on__lte=filters.last)
    if filters.organisation:
        found = found.filter(pk__in=engagements_of_organisation(viewer, filters.organisation, at=at).values("pk"))
    if filters.person:
        found = found.filter(pk__in=engagements_of_person(viewer, filters.person, at=at).values("pk"))
    if filters.asks:
        found = found.filter(Exists(_asks_seen_by(viewer, filters.asks).filter(engagement=OuterRef("pk"))))
    return found


def _asks_seen_by(viewer: Viewer, which: str) -> QuerySet[Ask]:
    """What was asked for, as far as the viewer may read it; all of it, or what waits for an answer."""
    asks = Ask.objects.all() if can_see_private_asks(viewer) else Ask.objects.filter(is_public=True)
    return asks.filter(state__in=OPEN_STATES) if which == OPEN_ASK else asks


def has_any(viewer: Viewer, filters: EngagementFilters, *, at: dt.datetime) -> bool:
    """Whether anything that the viewer may see fits all filters."""
    found = filtered(viewer, filters, at=at)
    if not filters.text:
        return found.exists()
    return bool(page_with_words(viewer, filters.text, found, "", size=1).page.rows)


def _totals_with_words(
    viewer: Viewer, filters: EngagementFilters, found: QuerySet[Engagement], all_ids: list[UUID] | None
) -> Totals:
    if all_ids is not None:
        return _counted(viewer, found.filter(pk__in=all_ids))
    is_words_alone = replace(filters, text="") == EngagementFilters()
    return Totals(is_more=is_words_alone, is_known=is_words_alone)


def _totals(viewer: Viewer, found: QuerySet[Engagement]) -> Totals:
    (number,) = counts_of([found])
    return Totals(is_more=True) if number > MOST_COUNTED else _counted(viewer, found)


def _counted(viewer: Viewer, found: QuerySet[Engagement]) -> Totals:
    asks = Ask.objects.filter(engagement=OuterRef("pk")).order_by().values("engagement")
    if not can_see_private_asks(viewer):
        asks = asks.filter(is_public=True)
    counted = found.order_by().annotate(
        ask_number=Subquery(asks.annotate(number=Count("pk")).values("number")),
        open_number=Subquery(asks.filter(state__in=OPEN_STATES).annotate(number=Count("pk")).values("number")),
    )
    return Totals(
        **counted[:MOST_COUNTED].aggregate(
            engagements=Count("pk"),
            held=Count("pk", filter=Q(status=Status.HELD)),
            coming=Count("pk", filter=Q(status__in=(Status.PLANNED, Status.TENTATIVE))),
            asks=Coalesce(Sum("ask_number"), 0),
            open_asks=Coalesce(Sum("open_number"), 0),
        )
    )
