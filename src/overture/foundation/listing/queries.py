"""Asking the listing. Every question takes the viewer; the permission is part of the query, never applied after it."""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import Exists, OuterRef, Q, QuerySet

from overture_names.folding import fold

from overture.foundation.access.viewer import Viewer

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
