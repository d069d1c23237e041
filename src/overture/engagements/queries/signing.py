"""Whom the names of a pasted list mean: people and bodies of the directory by any of their names, in a few queries."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from django.db.models import QuerySet

from overture.directory.models import Name, NameKey, Organisation, Person
from overture.directory.queries import organisations_seen_by, people_seen_by
from overture.foundation.access.viewer import Viewer
from overture_names import fold, lookup_keys

Party = Person | Organisation
BATCH = 500


def parties_named(viewer: Viewer, names: Iterable[str]) -> dict[str, list[Party]]:
    """The people and bodies that are called exactly so, by the folded name; several where the name is not clear.

    Whom the viewer may not know of is not found. Four queries for every 500 keys, however many names there are.
    """
    wanted = {fold(name).strip() for name in names} - {""}
    found: dict[str, list[Party]] = {}
    for party in _candidates(viewer, wanted):
        spellings = [party.name, *(row.text for row in party.names.all() if row.kind != Name.Kind.WRONG)]
        for name in wanted & {fold(text).strip() for text in spellings}:
            found.setdefault(name, []).append(party)
    return found


def _candidates(viewer: Viewer, wanted: set[str]) -> list[Party]:
    people = _ids_of({key for name in wanted for key in lookup_keys(name, "person")}, "person")
    bodies = _ids_of({key for name in wanted for key in lookup_keys(name, "organisation")}, "organisation")
    rows: list[Party] = _fetched(people_seen_by(viewer), people)
    return [*rows, *_fetched(organisations_seen_by(viewer), bodies)]


def _ids_of(keys: set[str], kind: str) -> list[UUID]:
    listed, column = sorted(keys), f"{kind}_id"
    found: set[UUID] = set()
    for start in range(0, len(listed), BATCH):
        rows = NameKey.objects.filter(**{"key__in": listed[start : start + BATCH], f"{kind}__isnull": False})
        found.update(rows.values_list(column, flat=True))
    return list(found)


def _fetched(seen: QuerySet[Party], ids: list[UUID]) -> list[Party]:
    found: list[Party] = []
    for start in range(0, len(ids), BATCH):
        found += seen.filter(pk__in=ids[start : start + BATCH]).prefetch_related("names")
    return found
