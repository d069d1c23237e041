"""Keyset paging: a page of a list begins after a row, not after a number of rows, so that every page costs the same."""

from __future__ import annotations

import base64
import binascii
import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from django.core.exceptions import ValidationError
from django.db.models import Model, Q, QuerySet

M = TypeVar("M", bound=Model)
PAGE_SIZE = 50


@dataclass(frozen=True, slots=True)
class Page(Generic[M]):
    """A page of rows in order, and the words for the pages beside it; empty where there is none."""

    rows: tuple[M, ...]
    previous: str = ""
    next: str = ""


def page_of(rows: QuerySet[M], *, by: Sequence[str], cursor: str = "", size: int = PAGE_SIZE) -> Page[M]:
    """One page of rows, in ascending order of the fields `by`, whose last is unique; one query.

    Args:
        rows: every row of the list.
        by: the fields to order by.
        cursor: the word of another page, as it gave it; what is no such word opens the first page.
        size: rows a page.
    """
    is_back, values = _read(cursor, len(by))
    try:
        found = _fetch(rows, by, values, is_back=is_back, most=size + 1)
    except (ValidationError, ValueError, TypeError):
        is_back, values = False, []
        found = _fetch(rows, by, values, is_back=False, most=size + 1)
    has_more, found = len(found) > size, found[:size]
    if is_back:
        found.reverse()
    before = has_more if is_back else bool(values)
    after = bool(values) if is_back else has_more
    return Page(
        rows=tuple(found),
        previous=_write("p", found[0], by) if before and found else "",
        next=_write("n", found[-1], by) if after and found else "",
    )


def _fetch(rows: QuerySet[M], by: Sequence[str], values: list[str], *, is_back: bool, most: int) -> list[M]:
    if values:
        rows = rows.filter(_beyond(by, values, "lt" if is_back else "gt"))
    return list(rows.order_by(*(f"-{name}" if is_back else name for name in by))[:most])


def _beyond(by: Sequence[str], values: Sequence[str], side: str) -> Q:
    """Rows that stand beyond a row: the first field further, or the same and the second further, and so on."""
    beyond = Q()
    for place, name in enumerate(by):
        same = dict(zip(by[:place], values, strict=False))
        beyond |= Q(**same, **{f"{name}__{side}": values[place]})
    return beyond


def _write(way: str, row: Model, by: Sequence[str]) -> str:
    words = json.dumps([way, *(str(getattr(row, name)) for name in by)], ensure_ascii=False)
    return base64.urlsafe_b64encode(words.encode()).decode().rstrip("=")


def _read(cursor: str, count: int) -> tuple[bool, list[str]]:
    try:
        words = json.loads(base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)))
    except (binascii.Error, ValueError):
        return False, []
    is_ours = isinstance(words, list) and len(words) == count + 1 and all(isinstance(one, str) for one in words)
    return (words[0] == "p", words[1:]) if is_ours else (False, [])
