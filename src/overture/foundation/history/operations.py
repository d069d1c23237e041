"""Keeping the old values of a record that an operation changes."""

from __future__ import annotations

from typing import Any

from django.db import models

from overture.foundation.access.viewer import Viewer
from overture.foundation.audit.operations import act_under_way
from overture.foundation.sealing.fields import SealedTextField

from .models import FieldChange

SEALED = "(sealed)"


def keep_changes(record: Any, before: dict[str, Any], *, by: Viewer) -> list[str]:
    """Write one row for each field whose value differs from `before`.

    A sealed field leaves only the word that it changed.

    Args:
        record: the record with its new values; its class has a `record_kind`.
        before: old values by field name, as `records.values_of` gives them.
        by: who changed it.

    Returns:
        The names of the fields that changed.
    """
    changed = [name for name, old in before.items() if getattr(record, name) != old]
    FieldChange.objects.bulk_create(
        change_row(
            record,
            name,
            by=by,
            before=shown(record, name, before[name]),
            after=shown(record, name, getattr(record, name)),
        )
        for name in changed
    )
    return changed


def change_row(record: Any, field: str, *, by: Viewer, before: str, after: str) -> FieldChange:
    """A row, not written yet; for whoever writes many at once."""
    return FieldChange(
        act=act_under_way(),
        by_id=by.user_id or "system",
        by_name=by.name,
        record_kind=record.record_kind,
        record_id=str(record.pk),
        field=field,
        before=before,
        after=after,
    )


def keep_change(record: Any, field: str, *, before: str, after: str, by: Viewer) -> None:
    """Write one row for what is no plain field, such as the list of a person's names; nothing when it is unchanged."""
    if before != after:
        change_row(record, field, by=by, before=before, after=after).save()


def shown(record: models.Model, name: str, value: Any) -> str:
    """A value as text for a history row; another record as its id, so that its name is asked for when it is read."""
    if isinstance(record._meta.get_field(name), SealedTextField):
        return SEALED
    if isinstance(value, models.Model):
        return str(value.pk)
    return "" if value is None else str(value)


def forget_history(record: Any) -> None:
    """Erase every old value of a record."""
    FieldChange.objects.filter(record_kind=record.record_kind, record_id=str(record.pk)).delete()
