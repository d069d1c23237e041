"""Pages of a list by keyset: the next page begins after a row, so its cost does not grow with its number."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Generic, TypeVar
from uuid import UUID

from django.db.models import Model, Q, QuerySet

M = TypeVar("M", bound=Model)
PAGE = 50


@dataclass(frozen=True, slots=True)
class Page(Generic[M]):
    """Some rows of a list, and the mark after which the next page begins; empty on the last."""

    rows: list[M]
    next_mark: str


def page_after(
    rows: QuerySet[M],
    mark: str,
    *,
    by: str = "made_at",
    read: Callable[[str], Any] = dt.datetime.fromisoformat,
    size: int = PAGE,
) -> Page[M]:
    """The page of a list that begins after a mark, newest first; the first page for an empty or unreadable mark.

    Args:
        rows: the list; its own order is replaced.
        mark: the `next_mark` of the page before, from the address.
        by: a field that is never null; equal values are told apart by the id.
        read: turns the text of a mark back into a value of that field.
        size: rows on a page.
    """
    rows = rows.order_by(f"-{by}", "-pk")
    value, _, pk = mark.rpartition("|")
    try:
        # Said so, the database goes straight to its place in the index; "less, or same and a lesser id" makes it walk.
        after = Q(**{f"{by}__lte": read(value)}) & ~Q(**{by: read(value), "pk__gte": UUID(pk)})
    except ValueError:
        after = Q()
    found = list(rows.filter(after)[: size + 1])
    last = found[size - 1] if len(found) > size else None
    return Page(found[:size], f"{getattr(last, by).isoformat()}|{last.pk}" if last else "")
