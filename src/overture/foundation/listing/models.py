from __future__ import annotations

from django.db import models


class ListingEntry(models.Model):
    """One record as one circle of readers may find it.

    `tier` tells the tellings of a record apart (``full``; ``substance`` for the rule of the room). `words` are folded.
    """

    kind = models.CharField(max_length=40)
    record_id = models.CharField(max_length=64)
    tier = models.CharField(max_length=20)
    title = models.CharField(max_length=300)
    words = models.TextField(blank=True)
    sort_on = models.CharField(max_length=80, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["kind", "record_id", "tier"], name="listing_one_telling")]
        indexes = [models.Index(fields=["kind", "-sort_on", "-id"], name="listing_order")]

    def __str__(self) -> str:
        return f"{self.kind} {self.title}"


class ListingScope(models.Model):
    """A scope that may find an entry."""

    entry = models.ForeignKey(ListingEntry, on_delete=models.CASCADE, related_name="scopes")
    scope = models.CharField(max_length=80)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["scope", "entry"], name="listing_scope_once")]

    def __str__(self) -> str:
        return self.scope
