"""The rows of a merge put back: the journal read from its end to its beginning.

A row that somebody moved, changed or removed since is left as it is now; what was added since stays where it is.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import Any

from django.apps import apps
from django.db.models import ForeignKey, Model

from ..keptrows import as_it_was
from ..models import Merge, MergeStep
from ..pointing import columns_once
from .joining import BATCH


def put_back_rows(merge: Merge) -> None:
    """Undo every step of a merge but the changed fields, the last one first."""
    steps = merge.steps.exclude(what=MergeStep.What.CHANGED).order_by("-id")
    for (what, label, column, old, new), together in groupby(steps.iterator(), key=_alike):
        model = apps.get_model(label)
        rows = list(together)
        if what == MergeStep.What.MOVED:
            _move_back(model, [step.row for step in rows], column=column, old=old, new=new)
        elif what == MergeStep.What.ASIDE:
            for step in rows:
                _bring_back(model, step)
        else:
            model._base_manager.filter(pk__in=[step.row for step in rows]).delete()


def _alike(step: MergeStep) -> tuple[str, str, str, str, str]:
    return step.what, step.model, step.column, step.old, step.new


def _move_back(model: type[Model], keys: list[str], *, column: str, old: str, new: str) -> None:
    target = _target(model, column)
    if target is not None and not target._base_manager.filter(pk=old).exists():
        return
    for some in _batches(keys):
        rows = model._base_manager.filter(pk__in=some, **{column: new or None})
        rows.update(**{column: old})


def _batches(keys: list[str]) -> Iterator[list[str]]:
    for start in range(0, len(keys), BATCH):
        yield keys[start : start + BATCH]


def _target(model: type[Model], column: str) -> type[Model] | None:
    """The model that a column points at; None for an id that is no foreign key."""
    found = next(one for one in model._meta.concrete_fields if one.attname == column)
    return found.related_model if isinstance(found, ForeignKey) else None


def _bring_back(model: type[Model], step: MergeStep) -> None:
    row = as_it_was(model, step.sealed)
    if can_stand(row):
        row.save_base(force_insert=True)


def can_stand(row: Model) -> bool:
    """Whether a row that was laid aside has its place yet: what it points at is there, and nothing took its number.

    An address that somebody else has taken since is given up; that is no reason to lose the record.
    """
    if not all(_is_there(row, column) for column in _keys(row)):
        return False
    for columns, condition in columns_once(type(row)):
        values = {name: getattr(row, name) for name in columns}
        if None in values.values() or not type(row)._base_manager.filter(condition, **values).exists():
            continue
        column = next(one for one in row._meta.concrete_fields if one.attname == columns[0])
        if len(columns) > 1 or not column.null:
            return False
        setattr(row, column.attname, None)
    return not type(row)._base_manager.filter(pk=row.pk).exists()


def _keys(row: Model) -> Iterable[ForeignKey[Any, Any]]:
    return [one for one in row._meta.concrete_fields if isinstance(one, ForeignKey)]


def _is_there(row: Model, column: ForeignKey[Any, Any]) -> bool:
    value = getattr(row, column.attname)
    return value is None or column.related_model._base_manager.filter(pk=value).exists()


def changed_field(step: MergeStep) -> tuple[str, str]:
    """What stood in a field before the merge, and what the merge made of it, as text."""
    before, after = json.loads(step.sealed)
    return before, after
