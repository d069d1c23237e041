"""Asking who changed what. Who may ask is decided by the rule of the room that keeps the record."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from django.db.models import Q, QuerySet

from .models import FieldChange

APART = dt.timedelta(seconds=2)
"""Changes kept before acts were named belong together when one person made them within this time."""
MOST_ROWS = 400
"""Rows that are read for one page of saves."""


@dataclass(frozen=True, slots=True)
class Save:
    """What one person changed at once, in one record or several that belong together."""

    at: dt.datetime
    by_name: str
    changes: tuple[FieldChange, ...]


@dataclass(frozen=True, slots=True)
class SavesPage:
    """Some saves, newest first, and the mark after which the older ones begin; empty on the last page."""

    saves: tuple[Save, ...]
    next_mark: str = ""


def changes_of(record: Any) -> QuerySet[FieldChange]:
    """The changes of a record, newest first."""
    return FieldChange.objects.filter(record_kind=record.record_kind, record_id=str(record.pk))


def last_changed_by(record: Any) -> str:
    """Who changed a record last, by name; empty when nobody did."""
    newest = changes_of(record).first()
    return newest.by_name if newest else ""


def saves_of(records: Iterable[tuple[str, str]], *, mark: str = "", size: int = 20) -> SavesPage:
    """The saves of some records, by kind and id; one query.

    Args:
        records: kinds and ids.
        mark: the `next_mark` of the page before.
        size: saves on a page.
    """
    rows = list(_after(FieldChange.objects.filter(_any_of(records)), mark)[: MOST_ROWS + 1])
    found = [Save(group[0].at, group[0].by_name, tuple(reversed(group))) for group in _together(rows)]
    if len(rows) > MOST_ROWS and len(found) > 1:
        found = found[:-1]
    has_more = len(found) > size or len(rows) > MOST_ROWS
    found = found[:size]
    return SavesPage(tuple(found), _mark_of(found[-1]) if has_more and found else "")


def _any_of(records: Iterable[tuple[str, str]]) -> Q:
    by_kind: dict[str, list[str]] = {}
    for kind, record_id in records:
        by_kind.setdefault(kind, []).append(record_id)
    found = Q(pk__in=[])
    for kind, ids in by_kind.items():
        found |= Q(record_kind=kind, record_id__in=ids)
    return found


def _after(rows: QuerySet[FieldChange], mark: str) -> QuerySet[FieldChange]:
    at, _, pk = mark.rpartition("|")
    try:
        return rows.filter(
            Q(at__lt=dt.datetime.fromisoformat(at)) | Q(at=dt.datetime.fromisoformat(at), pk__lt=int(pk))
        )
    except ValueError:
        return rows


def _mark_of(save: Save) -> str:
    oldest = save.changes[0]
    return f"{oldest.at.isoformat()}|{oldest.pk}"


def _together(rows: Sequence[FieldChange]) -> list[list[FieldChange]]:
    """The rows of each save, in the order in which they are given."""
    groups = [list(group) for _act, group in groupby(rows, key=lambda row: row.act or f"{row.pk}")]
    found: list[list[FieldChange]] = []
    for group in groups:
        if found and _is_one_save(found[-1][-1], group[0]):
            found[-1] += group
        else:
            found.append(group)
    return found


def _is_one_save(later: FieldChange, earlier: FieldChange) -> bool:
    is_old = not later.act and not earlier.act
    return is_old and later.by_id == earlier.by_id and later.at - earlier.at <= APART
