"""A body with everything that stands in it, and the whole tree that it belongs to."""

from __future__ import annotations

from collections.abc import Collection
from uuid import UUID

from django.db.models import QuerySet

from overture.foundation.access.viewer import Viewer

from ..models import Organisation
from .lists import DEEPEST
from .seen import organisations_seen_by


def body_with_parts(viewer: Viewer, body: Organisation) -> list[Organisation]:
    """A body and all that stands in it, as far as this viewer may know, the body first; a query a level.

    What stands in a part that they may not know of is not found either.
    """
    found: dict[UUID, Organisation] = {body.pk: body}
    level: list[Organisation] = [body]
    for _depth in range(DEEPEST):
        rows = organisations_seen_by(viewer).filter(parent__in=[one.pk for one in level])
        level = [one for one in rows.prefetch_related("names").order_by("name", "pk") if one.pk not in found]
        if not level:
            break
        found |= {one.pk: one for one in level}
    return list(found.values())


def whole_tree_ids(body_ids: Collection[UUID]) -> list[UUID]:
    """Every body of the trees that these stand in, from the top down; for rules only, since nobody's eyes are asked."""
    top = set(body_ids)
    for _step in range(DEEPEST):
        above = set(_parents_of(top))
        if not above:
            break
        top |= above
    found = set(top)
    level = top
    for _step in range(DEEPEST * 2):
        level = set(Organisation.objects.filter(parent__in=level).values_list("pk", flat=True)) - found
        if not level:
            break
        found |= level
    return list(found)


def _parents_of(ids: Collection[UUID]) -> QuerySet[Organisation, UUID]:
    rows = Organisation.objects.filter(pk__in=ids, parent__isnull=False).exclude(parent__in=ids)
    return rows.values_list("parent_id", flat=True)
