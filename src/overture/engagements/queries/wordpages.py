"""Pages of the list by words: the index gives what has them newest first, and stops when a page is full."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from uuid import UUID

from django.db.models import QuerySet

from overture.foundation.access.viewer import Viewer
from overture.foundation.counting import MOST_COUNTED
from overture.foundation.listing.index import Question, Sought, newest
from overture.foundation.listing.models import ListingEntry
from overture.foundation.listing.numbers import ABOVE_ALL
from overture.foundation.listing.queries import seen_by
from overture.foundation.paging import Page

from ..models import Engagement

FURTHEST_LOOK = 8000
"""How many of those with the words are looked at for other filters at a time."""
LONGEST_MARK = 19


@dataclass(frozen=True, slots=True)
class WordPage:
    """A page, and the ids of all that have the words; None when those are more than anybody counts."""

    page: Page[Engagement]
    all_ids: list[UUID] | None


def page_with_words(viewer: Viewer, text: str, rows: QuerySet[Engagement], mark: str, *, size: int) -> WordPage:
    """The page of `rows` with some words that begins after a mark.

    Where other filters have narrowed `rows`, it looks further each time, until it has enough of those that fit all.
    """
    sought = seen_by(viewer, kinds=(Engagement.record_kind,), text=text)
    below = min(int(mark), ABOVE_ALL) if mark.isdecimal() and len(mark) <= LONGEST_MARK else ABOVE_ALL
    numbers = _numbers(sought, below)
    first = numbers if below == ABOVE_ALL else _numbers(sought, ABOVE_ALL)
    all_ids = None if len(first) > MOST_COUNTED else list(_ids_of(first).values())
    return WordPage(_page(sought, rows, numbers, size=size), all_ids)


def _page(sought: Sought, rows: QuerySet[Engagement], first: list[int], *, size: int) -> Page[Engagement]:
    found: list[tuple[int, Engagement]] = []
    for numbers in _batches(sought, first, size=size):
        ids = _ids_of(numbers)
        known = {row.pk: row for row in rows.filter(pk__in=ids.values()).order_by()}
        found += [(number, known[ids[number]]) for number in numbers if ids.get(number) in known]
        if len(found) > size:
            break
    return Page([row for _number, row in found[:size]], str(found[size - 1][0]) if len(found) > size else "")


def _batches(sought: Sought, first: list[int], *, size: int) -> Iterator[list[int]]:
    """The numbers of what has the words, a page of them, then those that are known already, then all others."""
    yield first[: size + 1]
    if len(first) > size + 1:
        yield first[size + 1 :]
    most, last = MOST_COUNTED + 1, first
    while len(last) == most:
        last = _numbers(sought, last[-1], most=FURTHEST_LOOK)
        most = FURTHEST_LOOK
        yield last


def _numbers(sought: Sought, below: int, *, most: int = MOST_COUNTED + 1) -> list[int]:
    return [number for _place, number in newest([Question(sought, below=below)], most=most)]


def _ids_of(numbers: list[int]) -> dict[int, UUID]:
    """The records of some entries, by the entry's number."""
    found = ListingEntry.objects.filter(pk__in=numbers).values_list("pk", "record_id")
    return {number: UUID(record_id) for number, record_id in found}
