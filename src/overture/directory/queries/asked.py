"""How many asks wait for an answer from each body of a list, as the rooms above say."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from django.utils import timezone

from overture.foundation import registry
from overture.foundation.access.viewer import Viewer

from .lists import BodyInTree


def open_asks(viewer: Viewer, rows: Sequence[BodyInTree]) -> dict[UUID, int]:
    """The number for each body; in a tree, what was asked of a team was asked of its ministry, and counts once."""
    found: dict[UUID, set[str]] = {}
    ids = [row.organisation.pk for row in rows]
    for ask in registry.open_asks.all():
        for key, asks in ask(viewer, ids, at=timezone.now()).items():
            found.setdefault(UUID(key), set()).update(asks)
    for row in reversed(rows):
        above = row.organisation.parent_id
        if above and row.depth:
            found.setdefault(above, set()).update(found.get(row.organisation.pk, ()))
    return {key: len(asks) for key, asks in found.items()}
