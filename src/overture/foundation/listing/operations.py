"""Keeping the listing in step with the records."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from overture.foundation import registry
from overture.foundation.audit.operations import at_the_end
from overture_names.folding import fold

from .models import ListingEntry, ListingScope

BATCH = 200


def relist(record: Any) -> None:
    """Write the listing rows of one record anew, at the end of the operation under way; call it in what changed it."""
    if registry.listed.get(record.record_kind) is not None:
        at_the_end(_write_gathered, (record.record_kind, str(record.pk)))


def unlist(kind: str, record_id: object) -> None:
    """Take a record out of every list and search."""
    ListingEntry.objects.filter(kind=kind, record_id=str(record_id)).delete()


def rebuild_listing() -> dict[str, int]:
    """Make the whole listing anew from the records.

    Returns:
        The number of records read, by kind.
    """
    ListingEntry.objects.all().delete()
    counts = {}
    for listed in registry.listed.all():
        ids = [str(pk) for pk in listed.model._default_manager.values_list("pk", flat=True)]
        for some in in_batches(ids):
            _write(listed, some)
        counts[listed.kind] = len(ids)
    return counts


def in_batches(ids: list[str]) -> Iterator[list[str]]:
    """The ids in lists of at most `BATCH`."""
    for start in range(0, len(ids), BATCH):
        yield ids[start : start + BATCH]


def _write_gathered(items: list[tuple[str, str]]) -> None:
    for listed in registry.listed.all():
        for some in in_batches([record_id for kind, record_id in items if kind == listed.kind]):
            ListingEntry.objects.filter(kind=listed.kind, record_id__in=some).delete()
            _write(listed, some)


def _write(listed: registry.Listed, ids: list[str]) -> None:
    rows = [(_entry(listed.kind, record_id, row), row.scopes) for record_id, row in listed.rows_of(ids)]
    ListingEntry.objects.bulk_create(entry for entry, _scopes in rows)
    ListingScope.objects.bulk_create(
        ListingScope(entry=entry, scope=scope) for entry, scopes in rows for scope in sorted(scopes)
    )


def _entry(kind: str, record_id: str, row: registry.ListedRow) -> ListingEntry:
    return ListingEntry(
        kind=kind, record_id=record_id, tier=row.tier, title=row.title[:300], words=fold(row.words), sort_on=row.sort_on
    )
