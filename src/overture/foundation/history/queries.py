"""Asking who changed what. Who may ask is decided by the rule of the room that keeps the record."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet

from .models import FieldChange


def changes_of(record: Any) -> QuerySet[FieldChange]:
    """The changes of a record, newest first."""
    return FieldChange.objects.filter(record_kind=record.record_kind, record_id=str(record.pk))


def last_changed_by(record: Any) -> str:
    """Who changed a record last, by name; empty when nobody did."""
    newest = changes_of(record).first()
    return newest.by_name if newest else ""
