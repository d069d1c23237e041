"""The people and bodies of the network and its stakeholders: their names, what they do, and how to reach them.

Words follow Popolo where it has one. A name is a row of its own, so that one person has many, in several scripts.
"""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from overture.foundation.local_text import LocalTextField
from overture.foundation.partial_dates import PartialDateField
from overture.foundation.records import Record
from overture.foundation.sealing.fields import SealedTextField


class Protection(models.TextChoices):
    NONE = "none", _("No protection asked for")
    NO_PUBLIC_NAME = "no_public_name", _("No public name")
    AT_RISK = "at_risk", _("At risk")


class PublicNameForm(models.TextChoices):
    NONE = "none", _("Not named in public")
    FIRST = "first", _("First name only")
    OTHER = "other", _("Another name")
    FULL = "full", _("Full name")


class Script(models.TextChoices):
    LATIN = "latin", _("Latin")
    ARABIC = "arabic", _("Arabic")
    HEBREW = "hebrew", _("Hebrew")
    OTHER = "other", _("Other")


class OrganisationKind(models.TextChoices):
    NETWORK = "network", pgettext_lazy("kind of organisation", "Network")
    NGO = "ngo", _("NGO")
    COALITION = "coalition", _("Coalition")
    WORKING_GROUP = "working_group", _("Working group")
    OFFICIAL_BODY = "official_body", _("Official body")
    MINISTRY = "ministry", _("Ministry")
    DIRECTORATE = "directorate", _("Directorate")
    DEPARTMENT = "department", _("Department")
    TEAM = "team", _("Team")
    PARLIAMENT = "parliament", _("Parliament")
    COMMITTEE = "committee", _("Committee")
    PARTY = "party", _("Party")
    PARTY_AFFILIATE = "party_affiliate", _("Party affiliate")
    EMBASSY = "embassy", _("Embassy")
    INTERGOVERNMENTAL = "intergovernmental", _("Intergovernmental body")
    MEDIA = "media", _("Media")
    FUNDER = "funder", _("Funder")
    ACADEMIC = "academic", _("Academic body")
    LOCAL_AUTHORITY = "local_authority", _("Local authority")
    OTHER = "other", _("Other")


class Standing(models.TextChoices):
    """On which side of the table a person or body usually sits."""

    NETWORK = "network", _("Our network")
    STAKEHOLDER = "stakeholder", _("Stakeholder")
    OTHER = "other", _("Other")


class Mark(models.TextChoices):
    """What somebody must know before they write or call; the stricter one last."""

    CARE = "care", _("Handle with care")
    DO_NOT_CONTACT = "do_not_contact", _("Do not contact")


class Notice(models.TextChoices):
    """Whether somebody was told that they are in the record."""

    OWED = "owed", _("Owed")
    SENT = "sent", _("Sent")
    NOT_NEEDED = "not_needed", _("Not needed")


class Party(Record):
    """What people and organisations share: a main name, how they may be named in public, and their protection."""

    name = models.CharField(_("name"), max_length=300)
    standing = models.CharField(_("side"), max_length=12, choices=Standing.choices, default=Standing.OTHER)
    protection = models.CharField(_("protection"), max_length=16, choices=Protection.choices, default=Protection.NONE)
    public_name_form = models.CharField(
        _("named in public"), max_length=8, choices=PublicNameForm.choices, default=PublicNameForm.NONE
    )
    other_public_name = models.CharField(_("name to use in public"), max_length=300, blank=True)
    slug = models.SlugField(_("public address"), max_length=80, unique=True, null=True, blank=True)
    mark = models.CharField(_("mark"), max_length=16, choices=Mark.choices, blank=True)
    mark_why = models.CharField(_("why it is marked"), max_length=300, blank=True)
    marked_by = models.CharField(_("marked by"), max_length=200, blank=True)
    marked_at = models.DateTimeField(_("marked on"), null=True, blank=True)

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return self.name


class Organisation(Party):
    """A body of any kind, in a tree: ministry, department, team; party, affiliate; parliament, committee."""

    record_kind = "organisation"

    kind = models.CharField(_("kind"), max_length=20, choices=OrganisationKind.choices, default=OrganisationKind.OTHER)
    parent = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="parts", verbose_name=_("part of")
    )
    description = LocalTextField(_("what it does"))
    website = models.URLField(_("website"), blank=True)
    country = models.CharField(_("country"), max_length=2, blank=True)
    listed_publicly = models.BooleanField(_("shown on the public members' page"), default=False)

    class Meta:
        ordering = ["name"]


class Person(Party):
    """Somebody in the record. Their posts say where they work, and when."""

    record_kind = "person"

    language = models.CharField(_("language"), max_length=8, blank=True)
    pronoun = models.CharField(
        _("addressed as"), max_length=8, blank=True, help_text=_("f, m or pl; for Arabic and Hebrew")
    )
    basis = models.CharField(_("why we keep this"), max_length=200, blank=True)
    source_note = models.CharField(_("where from"), max_length=300, blank=True)
    objected_at = models.DateTimeField(_("objected"), null=True, blank=True)
    notice = models.CharField(_("notice"), max_length=12, choices=Notice.choices, default=Notice.OWED)
    notice_sent = models.DateField(_("notice sent on"), null=True, blank=True)
    notice_why = models.CharField(_("why no notice is needed"), max_length=300, blank=True)
    checked_on = models.DateField(_("still right on"), default=timezone.localdate)

    class Meta:
        ordering = ["name"]
        verbose_name_plural = "people"
        indexes = [
            models.Index(fields=["checked_on", "id"], name="person_checked"),
            models.Index(fields=["notice", "made_at", "id"], name="person_notice"),
        ]


class Name(models.Model):
    """One way in which a person or organisation is, was or is wrongly called."""

    class Kind(models.TextChoices):
        OFFICIAL = "official", _("Own name")
        SPELLING = "spelling", _("Another spelling")
        TRANSLATION = "translation", _("Translation")
        ACRONYM = "acronym", _("Acronym")
        FORMER = "former", _("Former name")
        NICKNAME = "nickname", _("Nickname")
        WRONG = "wrong", _("Wrong spelling seen")

    person = models.ForeignKey(Person, null=True, blank=True, on_delete=models.CASCADE, related_name="names")
    organisation = models.ForeignKey(
        Organisation, null=True, blank=True, on_delete=models.CASCADE, related_name="names"
    )
    text = models.CharField(_("name"), max_length=300)
    script = models.CharField(_("script"), max_length=8, choices=Script.choices)
    language = models.CharField(_("language"), max_length=8, blank=True)
    kind = models.CharField(_("kind"), max_length=12, choices=Kind.choices, default=Kind.OFFICIAL)
    may_be_shown = models.BooleanField(_("may be shown as a former name"), default=False)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(person__isnull=False, organisation__isnull=True)
                | Q(person__isnull=True, organisation__isnull=False),
                name="name_of_one_party",
            ),
            models.UniqueConstraint(fields=["person", "text"], name="person_name_once"),
            models.UniqueConstraint(fields=["organisation", "text"], name="organisation_name_once"),
        ]

    def __str__(self) -> str:
        return self.text


class NameKey(models.Model):
    """One of the keys under which all names of a party are found again by any spelling (`overture_names.lookup_keys`).

    Written anew whenever a name of the party is; `overture relist` makes them all from the names.
    """

    person = models.ForeignKey(Person, null=True, blank=True, on_delete=models.CASCADE, related_name="name_keys")
    organisation = models.ForeignKey(
        Organisation, null=True, blank=True, on_delete=models.CASCADE, related_name="name_keys"
    )
    key = models.CharField(max_length=24)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(person__isnull=False, organisation__isnull=True)
                | Q(person__isnull=True, organisation__isnull=False),
                name="name_key_of_one_party",
            ),
            models.UniqueConstraint(fields=["key", "person"], name="person_key_once"),
            models.UniqueConstraint(fields=["key", "organisation"], name="organisation_key_once"),
        ]

    def __str__(self) -> str:
        return self.key


class Identifier(models.Model):
    """A number under which a register knows a body or person: GB-CHC, IL-RA, PS-MOI, Wikidata, a parliament's id."""

    person = models.ForeignKey(Person, null=True, blank=True, on_delete=models.CASCADE, related_name="identifiers")
    organisation = models.ForeignKey(
        Organisation, null=True, blank=True, on_delete=models.CASCADE, related_name="identifiers"
    )
    scheme = models.CharField(_("register"), max_length=20)
    value = models.CharField(_("number"), max_length=80)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["scheme", "value"], name="identifier_once")]

    def __str__(self) -> str:
        return f"{self.scheme}-{self.value}"


class Membership(Record):
    """An organisation's place in a network, coalition, working group or official body."""

    record_kind = "membership"

    class Class(models.TextChoices):
        FULL = "full", _("Full member")
        ASSOCIATE = "associate", _("Associate")
        OBSERVER = "observer", _("Observer")

    class Status(models.TextChoices):
        ACTIVE = "active", _("Active")
        SUSPENDED = "suspended", _("Suspended")
        LEFT = "left", _("Left")

    member = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="memberships")
    network = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="member_rows")
    member_class = models.CharField(_("class"), max_length=10, choices=Class.choices, default=Class.FULL)
    status = models.CharField(_("status"), max_length=10, choices=Status.choices, default=Status.ACTIVE)
    joined = PartialDateField(_("joined"), null=True, blank=True)
    left = PartialDateField(_("left"), null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["member", "network"],
                condition=Q(status__in=["active", "suspended"]),
                name="one_live_membership_in_a_network",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.member} in {self.network}"


class Post(Record):
    """A person holds a role in an organisation, from and to, as far as the dates are known."""

    record_kind = "post"

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="posts")
    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="posts")
    role = models.CharField(_("role"), max_length=200, blank=True)
    role_translations = LocalTextField(_("role in other languages"))
    started = PartialDateField(_("from"), null=True, blank=True)
    ended = PartialDateField(_("until"), null=True, blank=True)
    is_public_office = models.BooleanField(_("public office"), default=False)
    is_spokesperson = models.BooleanField(_("named spokesperson"), default=False)

    class Meta:
        ordering = ["person", "-started"]

    def __str__(self) -> str:
        return f"{self.person}, {self.role}, {self.organisation}"


class ContactPoint(Record):
    """A way to reach somebody, sealed; shown only to those who may, and each look is logged."""

    record_kind = "contact_point"

    class Medium(models.TextChoices):
        EMAIL = "email", _("E-mail")
        PHONE = "phone", _("Phone")
        ADDRESS = "address", _("Address")
        OTHER = "other", _("Other")

    person = models.ForeignKey(Person, null=True, blank=True, on_delete=models.CASCADE, related_name="contact_points")
    organisation = models.ForeignKey(
        Organisation, null=True, blank=True, on_delete=models.CASCADE, related_name="contact_points"
    )
    medium = models.CharField(_("kind"), max_length=8, choices=Medium.choices)
    value = SealedTextField(_("contact"))
    note = models.CharField(_("note"), max_length=200, blank=True)
    checked_on = models.DateField(_("still right on"), default=timezone.localdate)

    class Meta:
        indexes = [models.Index(fields=["checked_on", "id"], name="contact_point_checked")]

    def __str__(self) -> str:
        return self.get_medium_display()


class Representation(Record):
    """Which account speaks for which organisation."""

    record_kind = "representation"

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="representations")
    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="representations")
    person = models.ForeignKey(Person, null=True, blank=True, on_delete=models.SET_NULL, related_name="representations")
    ended_at = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return f"{self.user} for {self.organisation}"


class NameAnswer(models.Model):
    """A person's answer to "Same person?": this spelling is, or is not, that record. Kept for ever, above any score."""

    spelling = models.CharField(max_length=300)
    folded = models.CharField(max_length=300, db_index=True)
    person = models.ForeignKey(Person, null=True, blank=True, on_delete=models.CASCADE, related_name="name_answers")
    organisation = models.ForeignKey(
        Organisation, null=True, blank=True, on_delete=models.CASCADE, related_name="name_answers"
    )
    is_same = models.BooleanField()
    answered_by = models.CharField(max_length=64)
    answered_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["folded", "person"], name="one_answer_for_a_person"),
            models.UniqueConstraint(fields=["folded", "organisation"], name="one_answer_for_an_organisation"),
        ]

    def __str__(self) -> str:
        return self.spelling
