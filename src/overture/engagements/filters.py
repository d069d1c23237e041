"""The list of engagements with its filters, as they stand in the address."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from overture.foundation.listing.filters import (
    FilteredList,
    FiltersRead,
    choice_filter,
    from_filter,
    id_filter,
    until_filter,
    words_filter,
)

from .models import EngagementKind, Status
from .queries.listing import ANY_ASK, OPEN_ASK, EngagementFilters
from .tags import LEVEL_WORDS

ENGAGEMENT_LIST = FilteredList(
    key="engagements",
    title=_("Engagements"),
    url_name="desk:engagement-list",
    roles=("coordinator", "editor", "director"),
    filters=(
        words_filter(),
        choice_filter("kind", EngagementKind.choices),
        choice_filter("status", Status.choices),
        choice_filter("level", LEVEL_WORDS.items()),
        choice_filter("asks", ((ANY_ASK, _("With an ask")), (OPEN_ASK, _("With an open ask")))),
        id_filter("organisation"),
        id_filter("person"),
        from_filter(),
        until_filter(),
    ),
)


def narrowed_by(read: FiltersRead) -> EngagementFilters:
    """What the list is narrowed to by the filters of an address."""
    return EngagementFilters(
        text=read.get("q"),
        kind=read.get("kind"),
        status=read.get("status"),
        level=read.get("level"),
        asks=read.get("asks"),
        organisation=read.get("organisation", None),
        person=read.get("person", None),
        first=read.get("from", None),
        last=read.get("until", None),
    )
