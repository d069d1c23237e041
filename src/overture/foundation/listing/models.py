from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from overture.foundation.records import Record


class ListingEntry(models.Model):
    """One record as one circle of readers may find it.

    `id` is in the order of the records' days (`numbers.number_of`), so the newest are found first without sorting.
    `tier` tells the tellings of a record apart (``full``; ``substance`` for the rule of the room). `words` are the
    tokens of the index, the scopes that may find the entry among them.
    """

    id = models.BigIntegerField(primary_key=True)
    kind = models.CharField(max_length=40)
    record_id = models.CharField(max_length=64)
    tier = models.CharField(max_length=20)
    title = models.CharField(max_length=300)
    words = models.TextField(blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["kind", "record_id", "tier"], name="listing_one_telling")]

    def __str__(self) -> str:
        return f"{self.kind} {self.title}"


class SavedFilter(Record):
    """The filters of a list under a name, for one person or for everybody who may open the list."""

    record_kind = "saved_filter"

    owner = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="saved_filters")
    list_name = models.CharField(max_length=60)
    name = models.CharField(_("name"), max_length=80)
    asked = models.CharField(max_length=1000)
    is_shared = models.BooleanField(_("shown to the whole desk"), default=False)

    class Meta:
        ordering = ["name", "id"]
        constraints = [models.UniqueConstraint(fields=["owner", "list_name", "name"], name="saved_filter_name_once")]

    def __str__(self) -> str:
        return self.name
