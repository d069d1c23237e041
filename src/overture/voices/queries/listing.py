"""The list of voices on the desk: by state, kind and organisation."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import Count, F, Q, QuerySet

from overture.directory.models import Organisation, Person
from overture.engagements.models import Engagement
from overture.foundation.access import Viewer
from overture.foundation.paging import page_after

from ..models import Quote
from ..naming import display_name
from ..rules import is_the_desks
from .quotes import QuoteState, in_state, quotes_seen_by
from .shown import QuoteShown, quotes_shown


@dataclass(frozen=True, slots=True)
class StateCount:
    """How many quotes stand in a state, among those the other filters leave."""

    state: str
    label: str
    count: int


@dataclass(frozen=True, slots=True)
class Choice:
    """A value that the list can be narrowed to."""

    value: str
    label: str


@dataclass(frozen=True, slots=True)
class VoicesListing:
    """One page of the list, with what it can be narrowed to and what narrows it now."""

    rows: list[QuoteShown]
    counts: tuple[StateCount, ...]
    total: int
    state: str
    kind: Choice | None
    organisation: Choice | None
    kinds: tuple[Choice, ...]
    organisations: tuple[Choice, ...]
    next_mark: str
    is_first_page: bool


def voices_list(
    viewer: Viewer, *, at: dt.datetime, state: str = "", kind: str = "", organisation: str = "", mark: str = ""
) -> VoicesListing:
    """The quotes a viewer may see, narrowed; an organisation that they may not narrow to is left out."""
    seen = quotes_seen_by(viewer, at)
    organisations = _organisations(viewer, seen)
    kinds = tuple(Choice(value, str(label)) for value, label in Quote.Kind.choices)
    chosen_kind = next((one for one in kinds if one.value == kind), None)
    chosen_organisation = next((one for one in organisations if one.value == organisation), None)
    chosen_state = state if state in QuoteState.values else ""
    narrowed = _narrowed(seen, chosen_kind, chosen_organisation)
    counts = _counts(narrowed)
    page = page_after(in_state(narrowed, chosen_state) if chosen_state else narrowed, mark)
    ids = [quote.pk for quote in page.rows]
    return VoicesListing(
        rows=quotes_shown(viewer, seen.filter(pk__in=ids), at=at),
        counts=counts,
        total=sum(one.count for one in counts),
        state=chosen_state,
        kind=chosen_kind,
        organisation=chosen_organisation,
        kinds=kinds,
        organisations=organisations,
        next_mark=page.next_mark,
        is_first_page=not mark,
    )


def _narrowed(seen: QuerySet[Quote], kind: Choice | None, organisation: Choice | None) -> QuerySet[Quote]:
    narrowed = seen.filter(kind=kind.value) if kind else seen
    return narrowed.filter(organisation=UUID(organisation.value)) if organisation else narrowed


def _counts(quotes: QuerySet[Quote]) -> tuple[StateCount, ...]:
    rows = quotes.order_by().values(stands=F("state")).annotate(count=Count("pk"))
    found = {row["stands"]: row["count"] for row in rows}
    return tuple(StateCount(value, str(label), found.get(value, 0)) for value, label in ORDER)


ORDER = tuple(
    (state.value, state.label)
    for state in (
        QuoteState.NO_CONSENT,
        QuoteState.ENDING,
        QuoteState.CLEARED,
        QuoteState.PUBLIC_RECORD,
        QuoteState.ENDED,
        QuoteState.WITHDRAWN,
    )
)


def _organisations(viewer: Viewer, seen: QuerySet[Quote]) -> tuple[Choice, ...]:
    """The organisations to narrow to. Only for coordinators: for the rest the list itself would tell who is hidden."""
    if not is_the_desks(viewer):
        return ()
    found = Organisation.objects.filter(pk__in=seen.order_by().values("organisation")).prefetch_related("names")
    named = (Choice(str(one.pk), display_name(one, viewer.language).text) for one in found)
    return tuple(sorted(named, key=lambda one: one.label))


def who_spoke_at(engagement: Engagement) -> dict[str, Any]:
    """The people and organisations whose words at an engagement can be kept, as choices of a form."""
    people = Person.objects.filter(participations__engagement=engagement).distinct()
    spoke_for = Q(mandates__participant__engagement=engagement) | Q(participations__engagement=engagement)
    return {"speakers": people, "organisations": Organisation.objects.filter(spoke_for).distinct()}
