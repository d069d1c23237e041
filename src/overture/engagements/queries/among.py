"""Narrowing to the engagements that some rows point to, so that a short answer is not looked for in a long table."""

from __future__ import annotations

from typing import Any

from django.db.models import Q, QuerySet

MOST_BY_ID = 4000
"""So many engagements are asked for one by one; of more, the newest are soon found on the way through all."""


def among(*pointing: QuerySet[Any, Any]) -> Q:
    """The engagements whose ids one of the given queries has; each gives `values` of one column. One query each."""
    found: set[Any] = set()
    for ids in pointing:
        found |= {pk for row in ids.order_by()[: MOST_BY_ID + 1] for pk in row.values()}
        if len(found) > MOST_BY_ID:
            return _any_of(pointing)
    return Q(pk__in=found)


def _any_of(pointing: tuple[QuerySet[Any, Any], ...]) -> Q:
    whole = Q()
    for ids in pointing:
        whole |= Q(pk__in=ids)
    return whole
