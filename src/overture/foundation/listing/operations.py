"""Keeping the listing in step with the records."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count
from typing import Any

from overture.foundation import registry
from overture.foundation.audit.operations import at_the_end

from .index import forget_removed_words
from .models import ListingEntry
from .numbers import number_of
from .tokens import tokens_of

BATCH = 200
FULL = "full"
MERGED_AT_ONCE = 20_000
"""Entries up to which the index is merged inside the operation that erased something: about a third of a second."""
_ERASED = ("", "")
"""Gathered with the records of an operation that erased one."""


def relist(record: Any) -> None:
    """Write the listing rows of one record anew, at the end of the operation under way; call it in what changed it."""
    if registry.listed.get(record.record_kind) is not None:
        at_the_end(_write_gathered, (record.record_kind, str(record.pk)))


def unlist(kind: str, record_id: object) -> None:
    """Take a record out of every list and search, and its words out of the index's bytes.

    Of a long index an older SQLite merges the bytes away once a day (`overture worker`), not in the operation.
    """
    ListingEntry.objects.filter(kind=kind, record_id=str(record_id)).delete()
    at_the_end(_write_gathered, _ERASED)


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
    forget_removed_words()
    return counts


def fill_empty_listing() -> None:
    """Make the listing of a desk whose tables were made anew; one that holds something is left as it is."""
    if not ListingEntry.objects.exists():
        rebuild_listing()


def in_batches(ids: list[str]) -> Iterator[list[str]]:
    """The ids in lists of at most `BATCH`."""
    for start in range(0, len(ids), BATCH):
        yield ids[start : start + BATCH]


def entries_of(listed: registry.Listed, ids: list[str]) -> list[ListingEntry]:
    """The entries that some records should have, not saved."""
    rows: dict[str, list[registry.ListedRow]] = {}
    for record_id, row in listed.rows_of(ids):
        rows.setdefault(record_id, []).append(row)
    return [_entry(listed.kind, record_id, row, of) for record_id, of in rows.items() for row in of]


def _write_gathered(items: list[tuple[str, str]]) -> None:
    for listed in registry.listed.all():
        for some in in_batches([record_id for kind, record_id in items if kind == listed.kind]):
            ListingEntry.objects.filter(kind=listed.kind, record_id__in=some).delete()
            _write(listed, some)
    if _ERASED in items and ListingEntry.objects.count() <= MERGED_AT_ONCE:
        forget_removed_words()


def _write(listed: registry.Listed, ids: list[str]) -> None:
    entries = entries_of(listed, ids)
    taken = set(ListingEntry.objects.filter(pk__in=[one.pk for one in entries]).values_list("pk", flat=True))
    for entry in entries:
        entry.pk = next(number for number in count(entry.pk, 2) if number not in taken)
        taken.add(entry.pk)
    ListingEntry.objects.bulk_create(entries)


def _entry(kind: str, record_id: str, row: registry.ListedRow, tellings: list[registry.ListedRow]) -> ListingEntry:
    is_full = row.tier == FULL
    fuller = frozenset[str]() if is_full else frozenset(s for one in tellings if one.tier == FULL for s in one.scopes)
    return ListingEntry(
        id=number_of(record_id, day=row.day, is_full=is_full),
        kind=kind,
        record_id=record_id,
        tier=row.tier,
        title=row.title[:300],
        words=tokens_of(kind, row, fuller),
    )
