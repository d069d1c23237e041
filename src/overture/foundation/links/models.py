from __future__ import annotations

from django.db import models

from overture.foundation.records import Record


class SignedLink(Record):
    """A right to do one thing with one record, held by whoever has the address.

    The address holds the row's random id and a keyed code (`links.tokens`); neither is written in the database, so a
    copy of the database opens nothing.
    """

    record_kind = "signed_link"

    purpose = models.CharField(max_length=40)
    subject_id = models.CharField(max_length=64, db_index=True)
    language = models.CharField(max_length=8, default="en")
    expires_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True, blank=True)
    used_at = models.DateTimeField(null=True, blank=True)
    made_by = models.CharField(max_length=64)

    class Meta:
        ordering = ["-made_at"]

    def __str__(self) -> str:
        return f"{self.purpose} until {self.expires_at:%Y-%m-%d}"
