"""Asking the listing. Every question takes the viewer; the permission is part of the query, never applied after it."""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import Exists, OuterRef, Q, QuerySet

from overture.foundation import registry
from overture.foundation.access.viewer import Viewer
from overture_names.folding import fold

from .models import ListingEntry, ListingScope

MOST_COUNTED = 1000


def entries_seen_by(viewer: Viewer, *, kinds: Iterable[str] = (), text: str = "") -> QuerySet[ListingEntry]:
    """The entries this viewer may find, newest or last first; the fullest telling they may have of each record.

    Args:
        viewer: who asks.
        kinds: only these kinds; all when empty.
        text: words to find, in any order, any script as written; folded here.
    """
    mine = ListingScope.objects.filter(entry=OuterRef("pk"), scope__in=viewer.scopes)
    entries = ListingEntry.objects.filter(Exists(mine))
    fuller = ListingEntry.objects.filter(
        Exists(mine), kind=OuterRef("kind"), record_id=OuterRef("record_id"), tier="full"
    )
    entries = entries.filter(Q(tier="full") | ~Exists(fuller))
    if kinds:
        entries = entries.filter(kind__in=list(kinds))
    for word in fold(text).split():
        entries = entries.filter(words__contains=word)
    return entries.order_by("-sort_on", "-id")


def record_ids_seen_by(viewer: Viewer, kind: str, *, text: str = "") -> QuerySet[ListingEntry, str]:
    """The ids (as text) of the records of one kind that the viewer may find."""
    return entries_seen_by(viewer, kinds=(kind,), text=text).order_by().values_list("record_id", flat=True)


def out_of_step(*, most: int = 500) -> int:
    """How many records are listed otherwise than they should be: up to `most` of each kind are compared in full.

    Entries whose record is gone are counted as well.
    """
    return sum(_out_of_step(listed, most) for listed in registry.listed.all())


def _out_of_step(listed: registry.Listed, most: int) -> int:
    ids = [str(pk) for pk in listed.model._default_manager.order_by("pk").values_list("pk", flat=True)[:most]]
    entries = ListingEntry.objects.filter(kind=listed.kind)
    found: dict[str, set[tuple[object, ...]]] = {}
    for entry in entries.filter(record_id__in=ids).prefetch_related("scopes"):
        scopes = frozenset(row.scope for row in entry.scopes.all())
        found.setdefault(entry.record_id, set()).add((entry.tier, entry.title, entry.words, entry.sort_on, scopes))
    wanted = _as_listed(listed, ids)
    wrong = sum(found.get(one, set()) != wanted.get(one, set()) for one in ids)
    orphans = entries.values("record_id").distinct().count() - listed.model._default_manager.count()
    return wrong + max(orphans, 0)


def _as_listed(listed: registry.Listed, ids: list[str]) -> dict[str, set[tuple[object, ...]]]:
    wanted: dict[str, set[tuple[object, ...]]] = {}
    for record_id, row in listed.rows_of(ids):
        told = (row.tier, row.title[:300], fold(row.words), row.sort_on, frozenset(row.scopes))
        wanted.setdefault(record_id, set()).add(told)
    return wanted
