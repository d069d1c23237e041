"""The filters of the ledger of promises, as they stand in the address: read, shown as chips, and written back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from overture.foundation.partial_dates import PartialDate
from overture.foundation.ui.shapes import Chip

from .filters import address
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
NAMES = ("whose", "state", "body", "due")


@dataclass(frozen=True, slots=True)
class PromiseFiltersRead:
    """What an address asks for; `asked` was understood, `ignored` was not, both as they were sent."""

    filters: PromiseFilters
    asked: dict[str, str]
    ignored: tuple[str, ...]


def read_promise_filters(sent: Mapping[str, str]) -> PromiseFiltersRead:
    """Read the filters of an address; one that is not understood is left out and named."""
    given = {name: str(sent.get(name, "")).strip()[:60] for name in NAMES}
    given = {name: value for name, value in given.items() if value}
    values = {name: _understood(name, value) for name, value in given.items()}
    asked = {name: given[name] for name, value in values.items() if value is not None}
    ignored = tuple(f"{name}={given[name]}" for name, value in values.items() if value is None)
    filters = PromiseFilters(
        whose=values.get("whose") or "",
        state=values.get("state") or "",
        body=values.get("body"),
        due=values.get("due"),
    )
    return PromiseFiltersRead(filters, asked, ignored)


def _understood(name: str, value: str) -> Any:
    try:
        if name == "body":
            return UUID(value)
        if name == "due":
            return PartialDate.parse(value)
    except ValueError:
        return None
    known: Mapping[str, Any] = WHOSE if name == "whose" else STATES
    return value if value in known else None


def promise_chips(read: PromiseFiltersRead, here: str, *, body: str) -> list[Chip]:
    """The filters as chips, each with the address without it."""
    words = {
        "whose": WHOSE.get(read.filters.whose, ""),
        "state": STATES.get(read.filters.state, ""),
        "body": body,
        "due": _("Due: %(date)s") % {"date": read.filters.due.in_words()} if read.filters.due else "",
    }
    return [
        Chip(words[name] or value, address(here, {key: one for key, one in read.asked.items() if key != name}))
        for name, value in read.asked.items()
    ]
