"""The filters of the list, as they stand in the address: read, shown as chips, and written back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.utils.translation import gettext as _

from overture.foundation.partial_dates import PartialDate
from overture.foundation.ui.shapes import Chip

from .models import EngagementKind, Status
from .queries.listing import EngagementFilters
from .tags import LEVEL_WORDS

NAMES = ("q", "kind", "status", "level", "organisation", "from", "until")
CHOICES = {
    "kind": dict(EngagementKind.choices),
    "status": dict(Status.choices),
    "level": LEVEL_WORDS,
}


@dataclass(frozen=True, slots=True)
class FiltersRead:
    """What an address asks for.

    Attributes:
        asked: the filters that were understood, as they stand in the address.
        ignored: those that were not, each as the words it was asked with.
    """

    filters: EngagementFilters
    asked: dict[str, str]
    ignored: tuple[str, ...]


def read_filters(sent: Mapping[str, str]) -> FiltersRead:
    """Read the filters of an address; one that is not understood is left out and named."""
    given = {name: " ".join(str(sent.get(name, "")).split())[:200] for name in NAMES}
    given = {name: value for name, value in given.items() if value}
    values = {name: _understood(name, value) for name, value in given.items()}
    asked = {name: given[name] for name, value in values.items() if value is not None}
    ignored = tuple(f"{name}={given[name]}" for name, value in values.items() if value is None)
    filters = EngagementFilters(
        text=values.get("q") or "",
        kind=values.get("kind") or "",
        status=values.get("status") or "",
        level=values.get("level") or "",
        organisation=values.get("organisation"),
        first=values.get("from"),
        last=values.get("until"),
    )
    return FiltersRead(filters, asked, ignored)


def _understood(name: str, value: str) -> Any:
    """The clean value of a filter, or None when nobody can say what is meant."""
    if name in CHOICES:
        return value if value in CHOICES[name] else None
    try:
        if name == "organisation":
            return UUID(value)
        if name in ("from", "until"):
            date = PartialDate.parse(value)
            return date.first if name == "from" else date.last
    except ValueError:
        return None
    return value


def chips_of(read: FiltersRead, here: str, *, organisation: str) -> list[Chip]:
    """A chip for each filter in force, with the address without it."""
    return [
        Chip(
            _said(name, value, organisation),
            address(here, {key: one for key, one in read.asked.items() if key != name}),
        )
        for name, value in read.asked.items()
    ]


def _said(name: str, value: str, organisation: str) -> str:
    """A filter in words."""
    if name in CHOICES:
        return str(CHOICES[name][value])
    if name == "organisation":
        return _("With %(body)s") % {"body": organisation or _("a body that is not known here")}
    if name == "q":
        return _("With the words: %(words)s") % {"words": value}
    words = PartialDate.parse(value).in_words()
    return _("From %(date)s") % {"date": words} if name == "from" else _("Until %(date)s") % {"date": words}


def address(here: str, asked: Mapping[str, str]) -> str:
    """An address with filters."""
    return f"{here}?{urlencode(asked)}" if asked else here
