"""The ledger of promises with its filters, as they stand in the address."""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from overture.foundation.listing.filters import Filter, FilteredList, FiltersRead, choice_filter, id_filter
from overture.foundation.partial_dates import PartialDate

from .filters import ENGAGEMENT_LIST
from .models import Commitment, Side
from .queries.promises import PromiseFilters

WHOSE = {
    Side.THEIRS.value: pgettext_lazy("promises of the other side", "Theirs"),
    Side.OURS.value: pgettext_lazy("promises of our side", "Ours"),
}
STATES = {
    Commitment.State.OPEN.value: Commitment.State.OPEN.label,
    "late": gettext_lazy("Late"),
    Commitment.State.KEPT.value: Commitment.State.KEPT.label,
    Commitment.State.BROKEN.value: Commitment.State.BROKEN.label,
}


def _due_in_words(value: str) -> str:
    return _("Due: %(date)s") % {"date": PartialDate.parse(value).in_words()}


PROMISE_LIST = FilteredList(
    key="promises",
    title=gettext_lazy("Promises"),
    url_name="desk:promise-list",
    roles=ENGAGEMENT_LIST.roles,
    filters=(
        choice_filter("whose", WHOSE.items()),
        choice_filter("state", STATES.items()),
        id_filter("body"),
        Filter("due", PartialDate.parse, _due_in_words),
    ),
)


def promises_narrowed_by(read: FiltersRead) -> PromiseFilters:
    """What the ledger is narrowed to by the filters of an address."""
    return PromiseFilters(
        whose=read.get("whose"), state=read.get("state"), body=read.get("body", None), due=read.get("due", None)
    )
