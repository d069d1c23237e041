"""What is talked about: topics, initiatives, proposals with their texts and names, and who stands where."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from overture.foundation.local_text import LocalTextField
from overture.foundation.partial_dates import PartialDateField
from overture.foundation.records import Record

from .parties import Organisation, Person


class Topic(Record):
    """A subject that engagements are about."""

    record_kind = "topic"

    name = LocalTextField(_("name"))
    slug = models.SlugField(unique=True, max_length=60)

    def __str__(self) -> str:
        return self.name.get("en") or self.slug


class Initiative(Record):
    """A named programme, fund, bill, treaty or budget line, and where it stands."""

    record_kind = "initiative"

    class Stage(models.TextChoices):
        ANNOUNCED = "announced", pgettext_lazy("where an initiative stands", "Announced")
        DEBATED = "debated", pgettext_lazy("where an initiative stands", "Under discussion")
        ADOPTED = "adopted", pgettext_lazy("where an initiative stands", "Adopted")
        AT_WORK = "at_work", pgettext_lazy("where an initiative stands", "At work")
        ENDED = "ended", pgettext_lazy("where an initiative stands", "Ended")
        DROPPED = "dropped", pgettext_lazy("where an initiative stands", "Dropped")

    name = models.CharField(_("name"), max_length=300)
    names = LocalTextField(_("name in other languages"))
    what = models.CharField(_("what it is"), max_length=40, blank=True)
    organisation = models.ForeignKey(
        Organisation,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="initiatives",
        verbose_name=_("whose"),
    )
    about = LocalTextField(_("what it does"))
    website = models.URLField(_("official page"), blank=True)
    stage = models.CharField(_("where it stands"), max_length=10, choices=Stage.choices, blank=True)
    stage_reached = PartialDateField(_("since"), null=True, blank=True)
    stage_source = models.CharField(_("where that is written"), max_length=400, blank=True)

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name


class Proposal(Record):
    """A text that a member or the network puts to decision-makers, and that others put their names to."""

    record_kind = "proposal"

    class Status(models.TextChoices):
        DRAFT = "draft", _("Draft")
        OPEN = "open", _("Open for names")
        ADOPTED = "adopted", _("Adopted")
        DELIVERED = "delivered", _("Handed over")
        WITHDRAWN = "withdrawn", _("Withdrawn")

    title = models.CharField(_("title"), max_length=300)
    titles = LocalTextField(_("title in other languages"))
    owner = models.ForeignKey(
        Organisation, on_delete=models.CASCADE, related_name="proposals", verbose_name=_("whose text")
    )
    status = models.CharField(_("status"), max_length=10, choices=Status.choices, default=Status.DRAFT)
    signing_until = models.DateField(_("names are taken until"), null=True, blank=True)

    def __str__(self) -> str:
        return self.title


class ProposalVersion(models.Model):
    """A proposal's text at one time. Once it is signed or adopted it stays as it is; a change is the next version."""

    proposal = models.ForeignKey(Proposal, on_delete=models.CASCADE, related_name="versions")
    number = models.PositiveSmallIntegerField()
    text = LocalTextField(_("text"))
    written = PartialDateField(_("written"), null=True, blank=True)
    note = models.CharField(_("what changed"), max_length=300, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["proposal", "number"], name="proposal_version_once")]

    def __str__(self) -> str:
        return f"{self.proposal} {self.number}"


class ProposalStep(models.Model):
    """A status that a proposal reached, when, and by whose decision."""

    proposal = models.ForeignKey(Proposal, on_delete=models.CASCADE, related_name="steps")
    status = models.CharField(_("status"), max_length=10, choices=Proposal.Status.choices)
    reached = PartialDateField(_("when"))
    organisation = models.ForeignKey(
        Organisation,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="proposal_steps",
        verbose_name=_("who decided"),
    )
    version = models.ForeignKey(
        ProposalVersion,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="steps",
        verbose_name=_("which text"),
    )
    note = models.CharField(_("how it was decided"), max_length=300, blank=True)

    def __str__(self) -> str:
        return f"{self.proposal}: {self.get_status_display()}"


class Signature(Record):
    """An organisation, or a person on their own behalf, put their name to one version of a proposal."""

    record_kind = "signature"

    version_signed = models.ForeignKey(
        ProposalVersion, on_delete=models.PROTECT, related_name="signatures", verbose_name=_("which text")
    )
    organisation = models.ForeignKey(
        Organisation, null=True, blank=True, on_delete=models.PROTECT, related_name="signatures"
    )
    person = models.ForeignKey(
        Person,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="signatures",
        verbose_name=_("who signed"),
    )
    signed = PartialDateField(_("signed"))
    source = models.CharField(_("how we know"), max_length=300, blank=True)
    taken_off = PartialDateField(_("taken off"), null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(organisation__isnull=False) | Q(person__isnull=False), name="signature_of_somebody"
            ),
            models.UniqueConstraint(fields=["version_signed", "organisation"], name="body_signs_a_text_once"),
            models.UniqueConstraint(
                fields=["version_signed", "person"],
                condition=Q(organisation__isnull=True),
                name="person_signs_a_text_once",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.organisation or self.person}, {self.version_signed}"


class Stance(Record):
    """A view that somebody declared on a topic, initiative or proposal; with its source and date, never a score.

    The newest one of a party on a subject stands; the older ones are kept. The source may be a record of the desk
    (kind and id), which is linked for those who may see it.
    """

    record_kind = "stance"

    class Position(models.TextChoices):
        FOR = "for", _("For")
        OPEN = "open", _("Open")
        AGAINST = "against", _("Against")
        SILENT = "silent", _("Said nothing")

    person = models.ForeignKey(Person, null=True, blank=True, on_delete=models.CASCADE, related_name="stances")
    organisation = models.ForeignKey(
        Organisation, null=True, blank=True, on_delete=models.CASCADE, related_name="stances"
    )
    topic = models.ForeignKey(Topic, null=True, blank=True, on_delete=models.CASCADE, related_name="stances")
    initiative = models.ForeignKey(Initiative, null=True, blank=True, on_delete=models.CASCADE, related_name="stances")
    proposal = models.ForeignKey(Proposal, null=True, blank=True, on_delete=models.CASCADE, related_name="stances")
    position = models.CharField(_("position"), max_length=8, choices=Position.choices)
    words = models.TextField(_("in their words"), blank=True)
    words_language = models.CharField(_("language"), max_length=8, blank=True)
    source = models.CharField(_("source"), max_length=400)
    source_url = models.URLField(_("address of the source"), max_length=500, blank=True)
    source_kind = models.CharField(max_length=40, blank=True)
    source_id = models.CharField(max_length=64, blank=True)
    declared = PartialDateField(_("declared"))

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(person__isnull=False, organisation__isnull=True)
                | Q(person__isnull=True, organisation__isnull=False),
                name="stance_of_one_party",
            ),
            models.CheckConstraint(
                condition=Q(topic__isnull=False, initiative__isnull=True, proposal__isnull=True)
                | Q(topic__isnull=True, initiative__isnull=False, proposal__isnull=True)
                | Q(topic__isnull=True, initiative__isnull=True, proposal__isnull=False),
                name="stance_on_one_subject",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person or self.organisation}: {self.get_position_display()}"
