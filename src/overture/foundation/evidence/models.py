from __future__ import annotations

from django.db import models

from overture.foundation.records import Record
from overture.foundation.sealing.fields import SealedTextField


class Source(Record):
    """A text that people already had, sealed. `on_record` says whether others than coordinators may see its spans."""

    record_kind = "source"

    title = models.CharField(max_length=300, blank=True)
    media_type = models.CharField(max_length=60, default="text/plain")
    text = SealedTextField()
    text_hash = models.CharField(max_length=64, db_index=True)
    dated = models.DateField(null=True, blank=True)
    language = models.CharField(max_length=8, blank=True)
    on_record = models.BooleanField(default=False)

    def __str__(self) -> str:
        return self.title or str(self.pk)


class Evidence(models.Model):
    """The words behind one field of one record: half-open code-point spans into the source's text."""

    source = models.ForeignKey(Source, on_delete=models.CASCADE, related_name="evidence")
    record_kind = models.CharField(max_length=40)
    record_id = models.CharField(max_length=64)
    field = models.CharField(max_length=60)
    spans = models.JSONField(default=list)
    rule = models.CharField(max_length=80, blank=True)
    reason = models.CharField(max_length=400, blank=True)

    class Meta:
        indexes = [models.Index(fields=["record_kind", "record_id"], name="evidence_record")]

    def __str__(self) -> str:
        return f"{self.record_kind}.{self.field}"
