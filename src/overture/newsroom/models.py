"""Round-ups made of blocks. All but headings and prose are references, asked again each time the page is read."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from overture.engagements.models import Moment
from overture.foundation.local_text import LocalTextField
from overture.foundation.records import Record


class RoundUp(Record):
    """A public telling of a period's engagements."""

    record_kind = "round_up"

    class State(models.TextChoices):
        DRAFT = "draft", _("Draft")
        PUBLISHED = "published", _("Published")
        UNPUBLISHED = "unpublished", _("Taken down")

    slug = models.SlugField(_("public address"), max_length=80, unique=True)
    first_day = models.DateField(_("from"))
    last_day = models.DateField(_("until"))
    moment = models.ForeignKey(Moment, null=True, blank=True, on_delete=models.SET_NULL, related_name="round_ups")
    state = models.CharField(max_length=12, choices=State.choices, default=State.DRAFT)
    published_at = models.DateTimeField(null=True, blank=True)
    made_by = models.CharField(max_length=64)

    class Meta:
        ordering = ["-published_at", "-made_at"]

    def __str__(self) -> str:
        return self.slug


class Text(Record):
    """A round-up's title and first words in one language, with the version of the language it was translated from."""

    record_kind = "round_up_text"

    round_up = models.ForeignKey(RoundUp, on_delete=models.CASCADE, related_name="texts")
    language = models.CharField(max_length=8)
    title = models.CharField(_("headline"), max_length=200)
    standfirst = models.TextField(_("first words"), blank=True)
    is_ready = models.BooleanField(_("ready to publish"), default=True)
    translated_from = models.CharField(max_length=8, blank=True)
    translated_version = models.PositiveIntegerField(null=True, blank=True)

    class Meta:
        ordering = ["round_up", "language"]
        constraints = [models.UniqueConstraint(fields=["round_up", "language"], name="one_text_a_language")]

    def __str__(self) -> str:
        return self.title


class Block(Record):
    """One piece of a round-up: words of ours, or a reference to a record, which closes when it may not be shown."""

    record_kind = "block"

    class Kind(models.TextChoices):
        HEADING = "heading", _("Heading")
        PROSE = "prose", _("Prose")
        ENGAGEMENT = "engagement", _("Engagement")
        ASK = "ask", _("Ask")
        QUOTE = "quote", _("Quote")
        CONTACT = "contact", _("Contact offer")

    round_up = models.ForeignKey(RoundUp, on_delete=models.CASCADE, related_name="blocks")
    kind = models.CharField(max_length=10, choices=Kind.choices)
    order = models.PositiveIntegerField()
    text = LocalTextField(_("text"))
    record_id = models.UUIDField(null=True, blank=True)

    class Meta:
        ordering = ["round_up", "order", "made_at"]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.order}"
