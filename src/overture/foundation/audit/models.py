"""The audit chain: entries, and one row that holds the newest hash."""

from __future__ import annotations

from django.db import models
from django.utils import timezone


class AuditEntry(models.Model):
    """One act: who (an account's id, or a word such as ``system``), which verb, on which kind and id. No content.

    `digest` is the SHA-256 of the fields and the digest before it, so an entry edited or removed breaks the chain.
    """

    at = models.DateTimeField(default=timezone.now)
    actor = models.CharField(max_length=64)
    verb = models.CharField(max_length=64)
    kind = models.CharField(max_length=40)
    record_id = models.CharField(max_length=64)
    previous = models.CharField(max_length=64)
    digest = models.CharField(max_length=64, unique=True)

    class Meta:
        ordering = ["id"]
        indexes = [models.Index(fields=["kind", "record_id"], name="audit_record")]

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M} {self.actor} {self.verb} {self.kind} {self.record_id}"


class ChainHead(models.Model):
    """The newest digest; one row, locked last in each operation."""

    digest = models.CharField(max_length=64, default="0" * 64)

    def __str__(self) -> str:
        return self.digest
