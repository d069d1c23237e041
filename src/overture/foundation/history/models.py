from __future__ import annotations

from django.db import models
from django.utils import timezone


class FieldChange(models.Model):
    """A field of a record as it was before a change. Erased with its record.

    `act` is the same for all that one operation changed. A reference to another record is kept as its id.
    """

    at = models.DateTimeField(default=timezone.now)
    act = models.CharField(max_length=32, blank=True)
    by_id = models.CharField(max_length=64)
    by_name = models.CharField(max_length=200, blank=True)
    record_kind = models.CharField(max_length=40)
    record_id = models.CharField(max_length=64)
    field = models.CharField(max_length=60)
    before = models.TextField(blank=True)
    after = models.TextField(blank=True)

    class Meta:
        ordering = ["-at", "-id"]
        indexes = [models.Index(fields=["record_kind", "record_id", "-at"], name="history_record")]

    def __str__(self) -> str:
        return f"{self.record_kind} {self.field} {self.at:%Y-%m-%d %H:%M}"
