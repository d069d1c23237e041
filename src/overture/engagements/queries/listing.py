"""The list of engagements: filters, totals and pages."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Count, Q, QuerySet

from overture.foundation.access.viewer import Viewer
from overture.foundation.listing.queries import MOST_COUNTED, record_ids_seen_by
from overture.foundation.paging import page_after

from ..models import Ask, Engagement, Status
from ..rules import can_see_private_asks
from ..told import ToldEngagement
from .parties import engagements_of_organisation
from .seen import engagements_seen_by
from .telling import told_many

PAGE = 30


@dataclass(frozen=True, slots=True)
class EngagementFilters:
    """What the list is narrowed to; an empty value narrows nothing."""

    text: str = ""
    kind: str = ""
    status: str = ""
    level: str = ""
    organisation: UUID | None = None
    first: dt.date | None = None
    last: dt.date | None = None

    @property
    def narrows(self) -> bool:
        return self != EngagementFilters()


@dataclass(frozen=True, slots=True)
class Totals:
    """What the list holds in all. Counting ends at `MOST_COUNTED`, and then `is_more` says so."""

    engagements: int
    held: int
    coming: int
    asks: int
    open_asks: int
    is_more: bool


@dataclass(frozen=True, slots=True)
class EngagementList:
    """One page of the list with its totals."""

    rows: list[ToldEngagement]
    totals: Totals
    next_mark: str


def engagements_listed(
    viewer: Viewer, filters: EngagementFilters, *, at: dt.datetime, mark: str = "", size: int = PAGE
) -> EngagementList:
    """A page of what the viewer may see, newest first and what has no date yet before all."""
    found = filtered(viewer, filters, at=at)
    page = page_after(found, mark, by="sorted_on", read=dt.date.fromisoformat, size=size)
    return EngagementList(told_many(viewer, page.rows, at), _totals(viewer, found), page.next_mark)


def filtered(viewer: Viewer, filters: EngagementFilters, *, at: dt.datetime) -> QuerySet[Engagement]:
    """What the viewer may see that fits all filters. Words are looked for in what this viewer may read of each."""
    found = engagements_seen_by(viewer, at=at)
    exact = {"kind": filters.kind, "status": filters.status, "confidentiality": filters.level}
    found = found.filter(**{name: value for name, value in exact.items() if value})
    if filters.first:
        found = found.filter(starts_on__gte=filters.first)
    if filters.last:
        found = found.filter(starts_on__lte=filters.last)
    if filters.organisation:
        found = found.filter(pk__in=engagements_of_organisation(viewer, filters.organisation, at=at).values("pk"))
    if filters.text:
        ids = record_ids_seen_by(viewer, Engagement.record_kind, text=filters.text)
        found = found.filter(pk__in=[UUID(one) for one in ids[:MOST_COUNTED]])
    return found


def _totals(viewer: Viewer, found: QuerySet[Engagement]) -> Totals:
    some = found.order_by().values("pk")[: MOST_COUNTED + 1]
    coming = Q(status__in=(Status.PLANNED, Status.TENTATIVE))
    counts = Engagement.objects.filter(pk__in=some).aggregate(
        engagements=Count("pk"), held=Count("pk", filter=Q(status=Status.HELD)), coming=Count("pk", filter=coming)
    )
    asks = Ask.objects.filter(engagement__in=some)
    if not can_see_private_asks(viewer):
        asks = asks.filter(is_public=True)
    is_open = Q(state__in=(Ask.State.MADE, Ask.State.NO_REPLY))
    asked = asks.aggregate(asks=Count("pk"), open_asks=Count("pk", filter=is_open))
    is_more = counts["engagements"] > MOST_COUNTED
    return Totals(**(counts | asked), is_more=is_more)
