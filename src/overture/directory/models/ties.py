"""Who knows whom, and who says so."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from overture.foundation.partial_dates import PartialDateField
from overture.foundation.records import Record

from .parties import Person


class Tie(Record):
    """Two people know each other, are family or work together; and who says so.

    Who says so is a person of the record, an account of the desk, or some words, in this order.
    """

    record_kind = "tie"

    class What(models.TextChoices):
        KNOWS = "knows", _("Knows")
        FAMILY = "family", _("Family of")
        WORKS_WITH = "works_with", _("Works with")

    class HowWell(models.TextChoices):
        MET_ONCE = "met_once", pgettext_lazy("how well two people know each other", "Met once")
        IN_TOUCH = "in_touch", pgettext_lazy("how well two people know each other", "In touch")
        CLOSE = "close", pgettext_lazy("how well two people know each other", "Close")

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="ties")
    other = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="ties_to")
    what = models.CharField(_("how"), max_length=12, choices=What.choices, default=What.KNOWS)
    how_well = models.CharField(_("how well"), max_length=8, choices=HowWell.choices, blank=True)
    since = PartialDateField(_("since"), null=True, blank=True)
    said_by = models.CharField(_("who says so"), max_length=200, blank=True)
    told_by = models.ForeignKey(Person, null=True, blank=True, on_delete=models.SET_NULL, related_name="ties_told")
    told_by_account = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="ties_told"
    )
    said = PartialDateField(_("said on"), null=True, blank=True)
    note = models.CharField(_("note"), max_length=300, blank=True)

    def __str__(self) -> str:
        return f"{self.person} {self.get_what_display()} {self.other}"
