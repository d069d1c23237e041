"""Counting for screens: several lists in one query, and none of them further than a reader cares to know."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models import QuerySet

MOST_COUNTED = 1000


def counts_of(lists: Sequence[QuerySet[Any]], *, most: int = MOST_COUNTED) -> list[int]:
    """How many rows each list has, in one query. Counting ends at `most` + 1, which says "more than `most`"."""
    parts: list[str] = []
    params: list[Any] = []
    places: list[int] = []
    for place, rows in enumerate(lists):
        try:
            sql, values = rows.order_by().values("pk")[: most + 1].query.sql_with_params()
        except EmptyResultSet:
            continue
        parts.append(f"(SELECT COUNT(*) FROM ({sql}) AS counted)")  # noqa: S608 (Django's own words, values apart)
        params += values
        places.append(place)
    found = [0] * len(lists)
    if parts:
        with connection.cursor() as cursor:
            cursor.execute(f"SELECT {', '.join(parts)}", params)
            for place, count in zip(places, cursor.fetchone(), strict=True):
                found[place] = count
    return found
