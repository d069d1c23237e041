"""Somebody's words, and what they allow. Nobody outside this room imports these models; ask `voices.queries`."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from overture.directory.models import Organisation, Person
from overture.engagements.models import Engagement
from overture.foundation.records import Record
from overture.foundation.sealing.fields import SealedTextField


class Audience(models.TextChoices):
    """For whom a consent is given, widest first. A wider audience covers the narrower ones."""

    PUBLIC = "public", _("Everybody")
    MEMBERS = "members", _("Our members")
    NAMED_READER = "named_reader", _("The reader of one pack")
    DESK = "desk", _("The desk alone")


class NameForm(models.TextChoices):
    FULL = "full", _("Full name")
    FIRST = "first", _("First name only")
    OTHER = "other", _("Another name")
    NONE = "none", _("Without a name")


class Quote(Record):
    """A quote or story of one speaker. Its words stand in its wordings."""

    record_kind = "quote"

    class Kind(models.TextChoices):
        QUOTE = "quote", _("Quote")
        STORY = "story", _("Personal story")

    kind = models.CharField(_("kind"), max_length=8, choices=Kind.choices, default=Kind.QUOTE)
    speaker = models.ForeignKey(Person, null=True, blank=True, on_delete=models.PROTECT, related_name="quotes")
    organisation = models.ForeignKey(
        Organisation, null=True, blank=True, on_delete=models.SET_NULL, related_name="quotes"
    )
    engagement = models.ForeignKey(Engagement, null=True, blank=True, on_delete=models.SET_NULL, related_name="quotes")
    speaker_sealed = SealedTextField(_("anonymous speaker, sealed"))
    speaker_hash = models.CharField(max_length=64, blank=True, db_index=True)

    class Meta:
        ordering = ["-made_at"]

    def __str__(self) -> str:
        return str(self.pk)


class Wording(Record):
    """Words as they were said or translated. They never change: an edit or a translation is another wording.

    A week after they were taken back they are erased; the row without words stays.
    """

    record_kind = "wording"

    quote = models.ForeignKey(Quote, on_delete=models.CASCADE, related_name="wordings")
    text = SealedTextField()
    language = models.CharField(max_length=8)
    translated_from = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.SET_NULL, related_name="translations"
    )
    translator = models.CharField(max_length=200, blank=True)
    digest = models.CharField(max_length=64)
    erased_at = models.DateTimeField(null=True, blank=True, editable=False)

    class Meta:
        ordering = ["quote", "made_at"]

    def __str__(self) -> str:
        return str(self.pk)


class Consent(Record):
    """A yes to one wording: for whom, under which name, until when; who gave it, how, and what shows it."""

    record_kind = "consent"

    class GivenBy(models.TextChoices):
        SELF = "self", _("The speaker")
        GUARDIAN = "guardian", _("A guardian")
        KIN = "kin", _("Next of kin")
        ON_BEHALF = "on_behalf", _("Somebody on their behalf")

    class How(models.TextChoices):
        IN_PERSON = "in_person", _("In person")
        PHONE = "phone", _("By phone")
        EMAIL = "email", _("By e-mail")
        LETTER = "letter", _("In writing")
        LINK = "link", _("By their link")

    wording = models.ForeignKey(Wording, on_delete=models.CASCADE, related_name="consents")
    audience = models.CharField(_("for"), max_length=12, choices=Audience.choices)
    name_form = models.CharField(_("named as"), max_length=8, choices=NameForm.choices)
    shown_as = models.CharField(_("name to show"), max_length=200, blank=True)
    picture = models.BooleanField(_("with their picture"), default=False)
    starts_at = models.DateTimeField(_("from"))
    until = models.DateTimeField(_("until"), null=True, blank=True)
    given_by = models.CharField(_("given by"), max_length=10, choices=GivenBy.choices, default=GivenBy.SELF)
    how = models.CharField(_("how"), max_length=10, choices=How.choices)
    proof = SealedTextField(_("what shows it"))
    noted_by = models.CharField(max_length=64)

    class Meta:
        ordering = ["-made_at"]

    def __str__(self) -> str:
        return f"{self.get_audience_display()} {self.until or ''}"


class ConsentRequest(Record):
    """The speaker is asked for their yes to one wording, by a signed link. What they answer is kept once."""

    record_kind = "consent_request"

    class SentBy(models.TextChoices):
        MAIL = "mail", _("By e-mail from the desk")
        PRINT = "print", _("On paper, with a code to scan")
        COPY = "copy", _("Through another channel, as a link to copy")

    class Answer(models.TextChoices):
        NONE = "", _("Not answered yet")
        YES = "yes", _("Agreed")
        NO = "no", _("Not to be published")

    wording = models.ForeignKey(Wording, on_delete=models.CASCADE, related_name="requests")
    audience = models.CharField(_("for"), max_length=12, choices=Audience.choices)
    purpose = models.CharField(_("what the words are wanted for"), max_length=300, blank=True)
    language = models.CharField(_("language of the page"), max_length=8, default="en")
    sent_by = models.CharField(_("how it is sent"), max_length=8, choices=SentBy.choices)
    answer = models.CharField(max_length=4, choices=Answer.choices, default=Answer.NONE, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    consent = models.ForeignKey(Consent, null=True, blank=True, on_delete=models.SET_NULL, related_name="requests")
    asked_by = models.CharField(max_length=64)

    class Meta:
        ordering = ["-made_at"]

    def __str__(self) -> str:
        return f"{self.get_sent_by_display()} {self.made_at:%Y-%m-%d}"


class Withdrawal(Record):
    """The speaker took the words back. What was agreed before is void for ever; only a later yes of their own opens."""

    record_kind = "withdrawal"

    quote = models.ForeignKey(Quote, on_delete=models.CASCADE, related_name="withdrawals")
    at = models.DateTimeField()
    through = models.CharField(max_length=10, choices=[("speaker", _("The speaker's link")), ("desk", _("The desk"))])

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d}"


class PublicRecord(Record):
    """Words said in public by an office holder or named spokesperson, in that role, with the source.

    Confirmed by a coordinator; never for a person under protection, never for a personal story.
    """

    record_kind = "public_record"

    class Basis(models.TextChoices):
        OFFICE_HOLDER = "office_holder", _("Said as holder of a public office")
        SPOKESPERSON = "spokesperson", _("Said as named spokesperson")

    wording = models.OneToOneField(Wording, on_delete=models.CASCADE, related_name="public_record")
    basis = models.CharField(_("why"), max_length=14, choices=Basis.choices)
    source = models.CharField(_("source"), max_length=400)
    confirmed_by = models.CharField(max_length=64)

    def __str__(self) -> str:
        return self.source


class Use(Record):
    """A place where a quote is used. The place is known by kind and id; what it shows is asked again at each read."""

    record_kind = "use"

    quote = models.ForeignKey(Quote, on_delete=models.CASCADE, related_name="uses")
    place_kind = models.CharField(max_length=40)
    place_id = models.CharField(max_length=64)
    audience = models.CharField(max_length=12, choices=Audience.choices)
    since = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["quote", "place_kind", "place_id", "since"], name="one_use_of_a_quote_at_a_time"
            )
        ]

    def __str__(self) -> str:
        return f"{self.place_kind} {self.place_id}"


class KnownRun(models.Model):
    """A keyed hash of words that stand in a row in a wording: eight, or all of a shorter one, never under four.

    Prose that holds such a run repeats a speaker's words and cannot be published. A hash does not give words away.
    """

    wording = models.ForeignKey(Wording, on_delete=models.CASCADE, related_name="runs")
    digest = models.CharField(max_length=64, db_index=True)
    length = models.PositiveSmallIntegerField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["wording", "digest"], name="one_run_of_a_wording")]

    def __str__(self) -> str:
        return self.digest[:8]
