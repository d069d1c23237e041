"""The record: who met whom, who spoke for whom, what was asked, what was promised, and what came of it."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

from overture.directory.models import Initiative, Organisation, Person, Proposal, Topic
from overture.foundation.local_text import LocalTextField
from overture.foundation.partial_dates import PartialDateField
from overture.foundation.records import Record
from overture.foundation.sealing.fields import SealedTextField

UNDATED = dt.date(9999, 12, 31)
"""The day of what has no date yet, in lists that are ordered by day."""


class Moment(Record):
    """A political moment that engagements hang on: an election, a budget, a conference season."""

    record_kind = "moment"

    name = LocalTextField(_("name"))
    slug = models.SlugField(unique=True, max_length=80)
    when = PartialDateField(_("when"), null=True, blank=True)
    country = models.CharField(_("country"), max_length=2, blank=True)

    def __str__(self) -> str:
        return self.name.get("en") or self.slug


class Campaign(Record):
    """A line of work that several engagements belong to."""

    record_kind = "campaign"

    name = LocalTextField(_("name"))
    started = PartialDateField(_("from"), null=True, blank=True)
    ended = PartialDateField(_("until"), null=True, blank=True)

    def __str__(self) -> str:
        return self.name.get("en") or str(self.pk)


class Confidentiality(models.TextChoices):
    """What may be told of a conversation. Unset counts as off the record and cannot be confirmed."""

    UNSET = "", _("Not decided yet")
    ON_RECORD = "on_record", _("On the record")
    CHATHAM_HOUSE = "chatham_house", _("Chatham House: what was said may be used, who said it may not")
    OFF_RECORD = "off_record", _("Off the record")


class EngagementKind(models.TextChoices):
    """The keys of reader-gold/1, with the words that the desk shows."""

    BRIEFING = "briefing", _("Briefing")
    MEETING = "meeting", _("Meeting")
    CONFERENCE_SESSION = "conference_session", _("Conference session")
    PANEL = "panel", _("Panel")
    TESTIMONY = "testimony", _("Evidence")
    LETTER = "letter", _("Text under names")
    VISIT = "visit", _("Visit")
    CAMPAIGN_EVENT = "campaign_event", _("Campaign event")
    RECEPTION = "reception", _("Reception")
    OTHER = "other", _("Other")


class Status(models.TextChoices):
    PLANNED = "planned", _("Planned")
    TENTATIVE = "tentative", _("Tentative")
    HELD = "held", _("Held")
    POSTPONED = "postponed", _("Postponed")
    CANCELLED = "cancelled", _("Cancelled")
    DECLINED = "declined", _("Declined")


class How(models.TextChoices):
    IN_PERSON = "in_person", _("In person")
    REMOTE = "remote", _("Remote")
    IN_WRITING = "in_writing", _("In writing")


class Engagement(Record):
    """One time that the network's people and a stakeholder met, or a text went out under names."""

    record_kind = "engagement"

    title = models.CharField(_("title"), max_length=300)
    kind = models.CharField(_("kind"), max_length=20, choices=EngagementKind.choices, default=EngagementKind.MEETING)
    status = models.CharField(_("status"), max_length=10, choices=Status.choices, default=Status.HELD)
    how = models.CharField(_("how"), max_length=12, choices=How.choices, default=How.IN_PERSON)
    part_of = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.SET_NULL, related_name="parts", verbose_name=_("part of")
    )
    when = PartialDateField(_("when"), null=True, blank=True)
    starts_on = models.DateField(null=True, blank=True, editable=False)
    sorted_on = models.GeneratedField(
        expression=Coalesce("starts_on", models.Value(UNDATED)), output_field=models.DateField(), db_persist=True
    )
    time_of_day = models.TimeField(_("time"), null=True, blank=True)
    zone = models.CharField(_("time zone"), max_length=60, blank=True)
    place = models.CharField(_("where"), max_length=300, blank=True)
    occasion = models.CharField(
        _("occasion"), max_length=300, blank=True, help_text=_("The conference or event it was part of.")
    )
    moment = models.ForeignKey(
        Moment, null=True, blank=True, on_delete=models.SET_NULL, related_name="engagements", verbose_name=_("moment")
    )
    campaign = models.ForeignKey(
        Campaign,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="engagements",
        verbose_name=_("campaign"),
    )
    topics = models.ManyToManyField(Topic, blank=True, related_name="engagements", verbose_name=_("topics"))
    initiatives = models.ManyToManyField(
        Initiative, blank=True, related_name="engagements", verbose_name=_("initiatives")
    )
    proposals = models.ManyToManyField(Proposal, blank=True, related_name="engagements", verbose_name=_("proposals"))
    summary = models.TextField(_("summary"), blank=True)
    notes = SealedTextField(_("notes, sealed"))
    confidentiality = models.CharField(
        _("record"), max_length=16, choices=Confidentiality.choices, default=Confidentiality.UNSET, blank=True
    )
    embargo_until = models.DateTimeField(_("under embargo until"), null=True, blank=True)
    shared_with_network = models.BooleanField(_("shared with the network"), default=False)
    public_from = models.DateTimeField(_("public from"), null=True, blank=True, editable=False)
    restricted_to = models.ManyToManyField(
        settings.AUTH_USER_MODEL, blank=True, related_name="+", verbose_name=_("only for")
    )

    class Meta:
        ordering = ["-starts_on", "-made_at"]
        indexes = [
            models.Index(fields=["-starts_on", "-id"], name="engagement_order"),
            models.Index(fields=["-sorted_on", "-id"], name="engagement_in_lists"),
            models.Index(fields=["kind", "-sorted_on", "-id"], name="engagement_by_kind"),
            models.Index(fields=["status", "-sorted_on", "-id"], name="engagement_by_status"),
            models.Index(fields=["confidentiality", "-sorted_on", "-id"], name="engagement_by_level"),
        ]

    def __str__(self) -> str:
        return self.title


class Side(models.TextChoices):
    OURS = "ours", _("Ours")
    THEIRS = "theirs", _("Theirs")
    OTHERS = "others", _("Others")


class Part(models.TextChoices):
    SPEAKER = "speaker", _("Spoke")
    CHAIR = "chair", _("Chaired")
    HOST = "host", _("Hosted")
    ATTENDEE = "attendee", _("Was there")
    SIGNATORY = "signatory", _("Signed")
    INVITED = "invited", _("Was invited")
    APOLOGIES = "apologies", _("Sent apologies")
    SENT_OTHER = "sent_other", _("Sent somebody else")


NOT_THERE = (Part.INVITED, Part.APOLOGIES, Part.SENT_OTHER)
"""The parts of those who were not in the room."""


class Participant(models.Model):
    """Who took part: a person, an organisation, or a group that the text does not name ("shadow ministers")."""

    engagement = models.ForeignKey(Engagement, on_delete=models.CASCADE, related_name="participants")
    person = models.ForeignKey(Person, null=True, blank=True, on_delete=models.PROTECT, related_name="participations")
    organisation = models.ForeignKey(
        Organisation, null=True, blank=True, on_delete=models.PROTECT, related_name="participations"
    )
    group = models.CharField(_("unnamed group"), max_length=200, blank=True)
    side = models.CharField(_("side"), max_length=8, choices=Side.choices)
    part = models.CharField(_("part"), max_length=10, choices=Part.choices, default=Part.ATTENDEE)
    role = models.CharField(_("role there"), max_length=200, blank=True)
    instead_of = models.ForeignKey(Person, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    spoke_for = models.ManyToManyField(Organisation, through="SpokeFor", related_name="spoken_for")
    order = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["engagement", "order", "id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(person__isnull=False) | Q(organisation__isnull=False) | ~Q(group=""),
                name="participant_is_somebody",
            ),
            models.UniqueConstraint(fields=["engagement", "person"], name="a_person_takes_part_once"),
        ]

    def __str__(self) -> str:
        return str(self.person or self.organisation or self.group)


class SpokeFor(models.Model):
    """Whom a participant spoke for at this engagement, and by what mandate; it may differ from their employer."""

    participant = models.ForeignKey(Participant, on_delete=models.CASCADE, related_name="mandates")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="mandates")
    mandate = models.CharField(_("mandate"), max_length=200, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["participant", "organisation"], name="spoke_for_once")]

    def __str__(self) -> str:
        return f"{self.participant} for {self.organisation}"


class Ask(Record):
    """What was asked for, of whom, and where it stands."""

    record_kind = "ask"

    class State(models.TextChoices):
        MADE = "made", _("Asked")
        ANSWERED = "answered", _("Answered")
        PROMISED = "promised", _("Promised")
        DONE = "done", _("Done")
        REFUSED = "refused", _("Refused")
        NO_REPLY = "no_reply", _("No reply")
        DROPPED = "dropped", _("Dropped")

    engagement = models.ForeignKey(Engagement, on_delete=models.CASCADE, related_name="asks")
    text = models.TextField(_("what was asked for"))
    language = models.CharField(_("language"), max_length=8, default="en")
    to = models.ManyToManyField(Organisation, blank=True, related_name="asks", verbose_name=_("asked of"))
    made_by = models.ManyToManyField(Person, blank=True, related_name="asks", verbose_name=_("asked by"))
    initiative = models.ForeignKey(Initiative, null=True, blank=True, on_delete=models.SET_NULL, related_name="asks")
    proposal = models.ForeignKey(Proposal, null=True, blank=True, on_delete=models.SET_NULL, related_name="asks")
    state = models.CharField(_("where it stands"), max_length=10, choices=State.choices, default=State.MADE)
    answer = models.TextField(_("answer"), blank=True)
    answered = PartialDateField(_("answered"), null=True, blank=True)
    is_public = models.BooleanField(_("may be told in public"), default=True)

    class Meta:
        ordering = ["engagement", "made_at"]

    def __str__(self) -> str:
        return self.text[:80]


class LastDayOf(models.DateField):
    """The last day that a partial date of the same row may mean, kept in step with it; `UNDATED` when it has none.

    It is never null, so that a list can be ordered by it and continued after a row.
    """

    def __init__(self, source: str = "", **kwargs: Any) -> None:
        self.source = source
        given: dict[str, Any] = {"editable": False, "default": UNDATED} | kwargs
        super().__init__(**given)

    def deconstruct(self) -> Any:
        name, path, args, kwargs = super().deconstruct()
        return name, path, args, kwargs | {"source": self.source}

    def pre_save(self, model_instance: models.Model, add: bool) -> dt.date:
        known = getattr(model_instance, self.source)
        day: dt.date = known.last if known else UNDATED
        setattr(model_instance, self.attname, day)
        return day


class Commitment(Record):
    """What somebody said they would do, theirs or ours."""

    record_kind = "commitment"

    class State(models.TextChoices):
        OPEN = "open", _("Open")
        KEPT = "kept", _("Kept")
        BROKEN = "broken", _("Broken")

    engagement = models.ForeignKey(Engagement, on_delete=models.CASCADE, related_name="commitments")
    ask = models.ForeignKey(Ask, null=True, blank=True, on_delete=models.SET_NULL, related_name="commitments")
    side = models.CharField(_("whose"), max_length=8, choices=Side.choices)
    organisation = models.ForeignKey(
        Organisation, null=True, blank=True, on_delete=models.SET_NULL, related_name="commitments"
    )
    person = models.ForeignKey(Person, null=True, blank=True, on_delete=models.SET_NULL, related_name="commitments")
    text = models.TextField(_("what was promised"))
    due = PartialDateField(_("due"), null=True, blank=True)
    due_by = LastDayOf("due")
    state = models.CharField(_("state"), max_length=8, choices=State.choices, default=State.OPEN)
    settled = PartialDateField(_("kept or broken when"), null=True, blank=True)
    how_known = models.CharField(_("how we know"), max_length=400, blank=True)

    class Meta:
        ordering = ["engagement", "made_at"]
        indexes = [models.Index(fields=["due_by", "id"], name="commitment_due_by")]

    def __str__(self) -> str:
        return self.text[:80]


class FollowUp(Record):
    """What we do next, who does it and by when."""

    record_kind = "follow_up"

    engagement = models.ForeignKey(Engagement, on_delete=models.CASCADE, related_name="follow_ups")
    ask = models.ForeignKey(Ask, null=True, blank=True, on_delete=models.SET_NULL, related_name="follow_ups")
    commitment = models.ForeignKey(
        Commitment, null=True, blank=True, on_delete=models.SET_NULL, related_name="follow_ups"
    )
    text = models.TextField(_("what to do"))
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="follow_ups"
    )
    due_on = models.DateField(_("by"), null=True, blank=True)
    done_at = models.DateTimeField(_("done"), null=True, blank=True)

    class Meta:
        ordering = ["due_on", "made_at"]

    def __str__(self) -> str:
        return self.text[:80]


class Outcome(Record):
    """What came of it, with its source and our part in it."""

    record_kind = "outcome"

    class What(models.TextChoices):
        REPLY = "reply", _("A reply")
        SAID_IN_PUBLIC = "said_in_public", _("Said in public")
        TEXT_CHANGED = "text_changed", _("A text changed")
        MONEY_CHANGED = "money_changed", _("Money changed")
        REFUSED = "refused", _("A refusal")
        NO_REPLY = "no_reply", _("No reply")

    engagement = models.ForeignKey(Engagement, on_delete=models.CASCADE, related_name="outcomes")
    ask = models.ForeignKey(Ask, null=True, blank=True, on_delete=models.SET_NULL, related_name="outcomes")
    what = models.CharField(_("what"), max_length=16, choices=What.choices)
    text = models.TextField(_("what came of it"))
    when = PartialDateField(_("when"), null=True, blank=True)
    source = models.CharField(_("source"), max_length=400, blank=True)
    our_part = models.TextField(_("our part in it"), blank=True)

    class Meta:
        ordering = ["engagement", "made_at"]

    def __str__(self) -> str:
        return self.text[:80]


class Attachment(Record):
    """A file kept with an engagement. Its bytes are sealed in the media folder, under a name that tells nothing."""

    record_kind = "attachment"

    engagement = models.ForeignKey(Engagement, on_delete=models.CASCADE, related_name="attachments")
    name = SealedTextField(_("file name"))
    media_type = models.CharField(max_length=100)
    size = models.PositiveIntegerField()
    stored_as = models.CharField(max_length=64, unique=True, editable=False)

    class Meta:
        ordering = ["engagement", "made_at"]

    def __str__(self) -> str:
        return f"{self.media_type} {self.pk}"
