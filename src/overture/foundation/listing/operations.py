"""Keeping the listing in step with the records."""

from __future__ import annotations

from typing import Any

from overture_names.folding import fold

from overture.foundation import registry

from .models import ListingEntry, ListingScope


def relist(record: Any) -> None:
    """Write the listing rows of one record anew; call at the end of the operation that changed it."""
    listed = registry.listed.get(record.record_kind)
    if listed is not None:
        _write(listed, record)


def unlist(kind: str, record_id: object) -> None:
    """Take a record out of every list and search."""
    ListingEntry.objects.filter(kind=kind, record_id=str(record_id)).delete()


def rebuild_listing() -> dict[str, int]:
    """Make the whole listing anew from the records.

    Returns:
        The number of records written, by kind.
    """
    ListingEntry.objects.all().delete()
    counts = {}
    for listed in registry.listed.all():
        counts[listed.kind] = 0
        for record in listed.queryset().iterator(chunk_size=500):
            _write(listed, record, fresh=True)
            counts[listed.kind] += 1
    return counts


def _write(listed: registry.Listed, record: Any, *, fresh: bool = False) -> None:
    if not fresh:
        unlist(listed.kind, record.pk)
    for row in listed.rows(record):
        entry = ListingEntry.objects.create(
            kind=listed.kind,
            record_id=str(record.pk),
            tier=row.tier,
            title=row.title[:300],
            words=fold(row.words),
            sort_on=row.sort_on,
        )
        ListingScope.objects.bulk_create(ListingScope(entry=entry, scope=scope) for scope in sorted(row.scopes))
