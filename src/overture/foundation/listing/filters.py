"""The filters of a list: they stand in the address, show as chips, and are saved by name.

A room declares its list once (`FilteredList`), reads the address with it, and hands `filters_shown` to
``ui/components/filters_in_force.html``. What the address asks for and nobody understands is shown, ignored and said.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qsl, urlencode
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _

from overture.foundation import registry
from overture.foundation.access.viewer import Viewer
from overture.foundation.partial_dates import PartialDate
from overture.foundation.ui.shapes import Chip

from .queries import saved_filters_of

LONGEST = 200
PAGING = ("after", "before", "page")
"""What an address may hold beside filters: where a page begins."""


@dataclass(frozen=True, slots=True)
class Filter:
    """One filter of a list.

    Attributes:
        name: how the address calls it.
        read: the clean value of what was sent; raises ValueError or gives None when nobody can say what is meant.
        say: a chip's words for what was sent.
        choices: its values with their words, for a list to choose from; empty when anything may be sent.
    """

    name: str
    read: Callable[[str], Any]
    say: Callable[[str], Any]
    choices: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class FilteredList:
    """A list with its filters, declared once by its room and known to `registry.filtered_lists`.

    Attributes:
        key: how saved filters call the list.
        title: a lazy translation.
        url_name: the name of its address.
        roles: who may open it.
    """

    key: str
    title: Any
    url_name: str
    roles: tuple[str, ...]
    filters: tuple[Filter, ...]

    def choices(self) -> dict[str, Mapping[str, Any]]:
        """The values to choose from, by the filter's name."""
        return {one.name: one.choices for one in self.filters if one.choices}

    def address(self, asked: Mapping[str, str]) -> str:
        """The list narrowed."""
        here = reverse(self.url_name)
        return f"{here}?{urlencode(asked)}" if asked else here

    def read(self, sent: Mapping[str, str]) -> FiltersRead:
        """Read the filters of an address; one that is not understood is left out and named."""
        known = {one.name: one for one in self.filters}
        given = {name: " ".join(str(value).split())[:LONGEST] for name, value in sent.items() if name not in PAGING}
        given = {name: value for name, value in given.items() if value}
        values = {name: _understood(known.get(name), value) for name, value in given.items()}
        values = {name: values[name] for name in (*known, *values) if values.get(name) is not None}
        ignored = tuple(f"{name}={value}" for name, value in given.items() if name not in values)
        return FiltersRead(self, values, {name: given[name] for name in values}, ignored)

    def read_text(self, text: str) -> FiltersRead:
        """Read the filters of an address from its own words, as they are saved."""
        return self.read(asked_of(text))


@dataclass(frozen=True, slots=True)
class FiltersRead:
    """What an address asks for.

    Attributes:
        values: the clean values, by name.
        asked: the same as they stand in the address.
        ignored: what was not understood, each as it was sent.
    """

    of: FilteredList
    values: dict[str, Any]
    asked: dict[str, str]
    ignored: tuple[str, ...] = ()

    def get(self, name: str, otherwise: Any = "") -> Any:
        """The clean value of a filter, or what stands for none."""
        return self.values.get(name, otherwise)

    def without(self, name: str) -> FiltersRead:
        """The same with one filter dropped."""
        values = {key: value for key, value in self.values.items() if key != name}
        return FiltersRead(self.of, values, {key: self.asked[key] for key in values})

    def ignoring(self, name: str) -> FiltersRead:
        """The same with a filter left out and named, whose value nobody may know."""
        rest = self.without(name)
        return FiltersRead(self.of, rest.values, rest.asked, (*self.ignored, f"{name}={self.asked[name]}"))

    def as_text(self) -> str:
        """The filters in an address's own words, for saving them."""
        return urlencode(self.asked)

    def address(self, **more: str) -> str:
        """The list with these filters, and more in the address: where a page begins."""
        return self.of.address({**self.asked, **{name: value for name, value in more.items() if value}})


@dataclass(frozen=True, slots=True)
class SavedShown:
    """Saved filters as a link above their list."""

    id: str
    name: str
    url: str
    is_mine: bool
    is_shared: bool
    is_current: bool


@dataclass(frozen=True, slots=True)
class FiltersShown:
    """Everything about filters that a list shows; context of ``ui/components/filters_in_force.html``.

    Attributes:
        drop: of an empty list, the filter without which there would be something.
        asked: the filters in force as they stand in the address, for saving them.
    """

    key: str
    here: str
    chips: tuple[Chip, ...]
    ignored: tuple[str, ...]
    saved: tuple[SavedShown, ...]
    asked: str
    can_save: bool
    drop: Chip | None = None

    @property
    def clear_url(self) -> str:
        return self.here if len(self.chips) > 1 else ""


def filters_shown(
    viewer: Viewer,
    read: FiltersRead,
    *,
    names: Mapping[str, Any] | None = None,
    fits: Callable[[FiltersRead], bool] | None = None,
) -> FiltersShown:
    """The chips, saved filters and advice of a list; one query.

    Args:
        viewer: whose saved filters are shown.
        read: the filters of the address.
        names: words for a chip that only the view knows, such as the name of a body, by the filter's name.
        fits: for a list that is empty: whether anything fits other filters; asked once for each filter in force.
    """
    words = names or {}
    chips = {
        one.name: Chip(words.get(one.name) or one.say(read.asked[one.name]), read.without(one.name).address())
        for one in read.of.filters
        if one.name in read.asked
    }
    asked = read.as_text()
    saved = [_saved(one, viewer, read) for one in saved_filters_of(viewer, read.of.key)]
    return FiltersShown(
        key=read.of.key,
        here=read.of.address({}),
        chips=tuple(chips.values()),
        ignored=read.ignored,
        saved=tuple(saved),
        asked=asked,
        can_save=bool(asked) and not any(one.is_current and one.is_mine for one in saved),
        drop=next((chips[name] for name in reversed(chips) if fits and fits(read.without(name))), None),
    )


def saved_for_palette(viewer: Viewer) -> list[tuple[str, Any, str]]:
    """Every saved filter that this viewer may follow: its name, its list's title, and its address; one query."""
    lists = {one.key: one for one in registry.filtered_lists.all() if viewer.has_role(*one.roles)}
    rows = saved_filters_of(viewer, *lists)
    return [(row.name, lists[row.list_name].title, lists[row.list_name].address(asked_of(row.asked))) for row in rows]


def asked_of(text: str) -> dict[str, str]:
    """The filters in an address's own words."""
    return dict(parse_qsl(text))


def _saved(row: Any, viewer: Viewer, read: FiltersRead) -> SavedShown:
    asked = asked_of(row.asked)
    return SavedShown(
        id=str(row.pk),
        name=row.name,
        url=read.of.address(asked),
        is_mine=str(row.owner_id) == viewer.user_id,
        is_shared=row.is_shared,
        is_current=asked == read.asked,
    )


def _understood(known: Filter | None, value: str) -> Any:
    try:
        return known.read(value) if known else None
    except ValueError:
        return None


def words_filter() -> Filter:
    """Words to find, as ``q``."""
    return Filter("q", str, lambda value: _("With the words: %(words)s") % {"words": value})


def choice_filter(name: str, choices: Iterable[tuple[str, Any]]) -> Filter:
    """One of some values."""
    words = dict(choices)
    return Filter(name, lambda value: value if value in words else None, lambda value: words[value], words)


def id_filter(name: str) -> Filter:
    """A record; its words come from the view, which knows whether the viewer may read its name."""
    return Filter(name, UUID, lambda value: _("With somebody who is not known here"))


def from_filter(name: str = "from") -> Filter:
    """From the first day of a date that may be a month or a year."""
    return Filter(
        name, lambda value: PartialDate.parse(value).first, lambda value: _("From %(date)s") % _in_words(value)
    )


def until_filter(name: str = "until") -> Filter:
    """Until the last day of a date that may be a month or a year."""
    return Filter(
        name, lambda value: PartialDate.parse(value).last, lambda value: _("Until %(date)s") % _in_words(value)
    )


def _in_words(value: str) -> dict[str, str]:
    return {"date": PartialDate.parse(value).in_words()}
