"""The rows of a merge: what points at one record is made to point at another, and everything is written down.

Nothing here knows what a person is. A row that cannot stand beside one that is there already is laid aside: what
points at it is moved to the row that stays, and the row itself is kept sealed in the journal and taken away.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from django.db.models import Model

from ..keptrows import as_kept
from ..models import Merge, MergeStep
from ..pointing import Pointer, clashes, pointers_at, pointing_at_both, twins

BATCH = 1000


@dataclass(slots=True)
class Journal:
    """What a merge did so far, in the order in which it was done; `write` keeps it."""

    merge: Merge
    steps: list[MergeStep] = field(default_factory=list)

    def note(self, what: str, model: type[Model], row: Any, **more: Any) -> None:
        label = model._meta.label_lower
        self.steps.append(MergeStep(merge=self.merge, what=what, model=label, row=str(row), **more))

    def write(self) -> None:
        MergeStep.objects.bulk_create(self.steps, batch_size=BATCH)


def join_rows(model: type[Model], *, kept: Any, gone: Any, journal: Journal) -> None:
    """Make everything that points at one row point at another of the same model, and lay the first one aside."""
    pointers = pointers_at(model)
    for tied, key in list(pointing_at_both(pointers, kept=kept, gone=gone)):
        lay_aside(tied, key, journal=journal)
    for pointer in pointers:
        for stays, leaves in clashes(pointer, kept=kept, gone=gone):
            join_rows(pointer.model, kept=stays, gone=leaves, journal=journal)
        for _stays, leaves in twins(pointer, kept=kept, gone=gone):
            lay_aside(pointer.model, leaves, journal=journal)
        move(pointer, old=gone, new=kept, journal=journal)
    _take_out(model, gone, journal=journal)


def lay_aside(model: type[Model], key: Any, *, journal: Journal) -> None:
    """Lay a row aside with all that stands on it and cannot stand without it."""
    for pointer in pointers_at(model):
        if pointer.is_nullable:
            move(pointer, old=key, new=None, journal=journal)
        else:
            for leaves in list(pointer.rows(key).values_list("pk", flat=True)):
                lay_aside(pointer.model, leaves, journal=journal)
    _take_out(model, key, journal=journal)


def move(pointer: Pointer, *, old: Any, new: Any, journal: Journal) -> None:
    """Make the rows that point at one record point at another, or at none."""
    rows = pointer.rows(old)
    ends = {"column": pointer.column, "old": str(old), "new": "" if new is None else str(new)}
    for key in rows.values_list("pk", flat=True):
        journal.note(MergeStep.What.MOVED, pointer.model, key, **ends)
    rows.order_by().update(**{pointer.column: new})


def _take_out(model: type[Model], key: Any, *, journal: Journal) -> None:
    rows = model._base_manager.filter(pk=key)
    for row in rows:
        journal.note(MergeStep.What.ASIDE, model, key, sealed=as_kept(row))
        rows._raw_delete(rows.db)
