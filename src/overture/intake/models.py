"""Texts that came in, what the Reader made of them, and the drafts that wait for a person."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from overture.engagements.models import Engagement
from overture.foundation.evidence.models import Source
from overture.foundation.records import Record
from overture.foundation.sealing.fields import SealedTextField


class Document(Record):
    """A text put in. The text itself is the sealed source; the reading is sealed as well, and in no index."""

    record_kind = "document"

    class State(models.TextChoices):
        WAITING = "waiting", _("Waiting for you")
        SETTLED = "settled", _("Settled")

    source = models.OneToOneField(Source, on_delete=models.PROTECT, related_name="document")
    file_name = models.CharField(max_length=200, blank=True)
    reading = SealedTextField()
    state = models.CharField(max_length=8, choices=State.choices, default=State.WAITING)
    put_in_by = models.CharField(max_length=64)
    read_ms = models.PositiveIntegerField(default=0)
    settled_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-made_at"]

    def __str__(self) -> str:
        return str(self.source)


class Draft(Record):
    """An engagement as the Reader or a person proposes it. It becomes a record only when a person confirms it.

    `content` is the sealed JSON of `intake.content.DraftContent`: values, their spans, reasons, and answers so far.
    """

    record_kind = "draft"

    class State(models.TextChoices):
        WAITING = "waiting", _("Waiting")
        CONFIRMED = "confirmed", _("Confirmed")
        ASIDE = "aside", _("Set aside")

    document = models.ForeignKey(Document, on_delete=models.CASCADE, related_name="drafts")
    number = models.PositiveSmallIntegerField()
    state = models.CharField(max_length=10, choices=State.choices, default=State.WAITING)
    content = SealedTextField()
    engagement = models.ForeignKey(Engagement, null=True, blank=True, on_delete=models.SET_NULL, related_name="drafts")
    settled_by = models.CharField(max_length=64, blank=True)
    settled_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["document", "number"]
        constraints = [models.UniqueConstraint(fields=["document", "number"], name="draft_number_once")]

    def __str__(self) -> str:
        return f"{self.number}"


class Step(models.Model):
    """One decision on a document's drafts, kept so that the last ten can be undone."""

    document = models.ForeignKey(Document, on_delete=models.CASCADE, related_name="steps")
    draft = models.ForeignKey(Draft, on_delete=models.CASCADE, related_name="steps")
    verb = models.CharField(max_length=20)
    before = SealedTextField()
    made = models.JSONField(default=list)
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["-id"]

    def __str__(self) -> str:
        return self.verb
