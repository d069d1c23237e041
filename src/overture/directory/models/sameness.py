"""Whether two records are one: who might be the same, what people answered, and what each merge moved."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from overture.foundation.records import Record
from overture.foundation.sealing.fields import SealedTextField

from .parties import Organisation, Person


class Pair(models.Model):
    """Two people, or two organisations; either may stand first."""

    person = models.ForeignKey(Person, null=True, blank=True, on_delete=models.CASCADE, related_name="+")
    other_person = models.ForeignKey(Person, null=True, blank=True, on_delete=models.CASCADE, related_name="+")
    organisation = models.ForeignKey(Organisation, null=True, blank=True, on_delete=models.CASCADE, related_name="+")
    other_organisation = models.ForeignKey(
        Organisation, null=True, blank=True, on_delete=models.CASCADE, related_name="+"
    )

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                condition=Q(person__isnull=False, other_person__isnull=False)
                & Q(organisation__isnull=True, other_organisation__isnull=True)
                | Q(person__isnull=True, other_person__isnull=True)
                & Q(organisation__isnull=False, other_organisation__isnull=False),
                name="%(class)s_of_one_kind",
            ),
            models.UniqueConstraint(fields=["person", "other_person"], name="%(class)s_of_people_once"),
            models.UniqueConstraint(
                fields=["organisation", "other_organisation"], name="%(class)s_of_organisations_once"
            ),
        ]

    @property
    def first(self) -> Person | Organisation:
        """The one of the two that stands first."""
        return self.person or self.organisation  # type: ignore[return-value]

    @property
    def second(self) -> Person | Organisation:
        """The other one."""
        return self.other_person or self.other_organisation  # type: ignore[return-value]


class PairAnswer(Pair, Record):
    """A person's answer to "Same person?" about two records. Kept for ever, above any score."""

    record_kind = "pair_answer"

    class Answer(models.TextChoices):
        SAME = "same", _("The same")
        DIFFERENT = "different", _("Different")
        LATER = "later", _("Later")

    answer = models.CharField(max_length=10, choices=Answer.choices)
    answered_by = models.CharField(max_length=64)
    answered_at = models.DateTimeField()

    class Meta(Pair.Meta):
        pass

    def __str__(self) -> str:
        return self.get_answer_display()


class Doubt(Pair):
    """Two records that may be one, found by the worker; made anew whenever a name of theirs changes."""

    score = models.FloatField()

    class Meta(Pair.Meta):
        indexes = [models.Index(fields=["-score", "id"], name="doubt_order")]

    def __str__(self) -> str:
        return f"{self.score:.2f}"


class Unexamined(models.Model):
    """A record whose names changed since the worker last compared it with the others."""

    record_kind = models.CharField(max_length=40)
    record_id = models.UUIDField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["record_kind", "record_id"], name="unexamined_once")]

    def __str__(self) -> str:
        return f"{self.record_kind} {self.record_id}"


class Merge(Record):
    """Two records were made one. The id of the one that is gone keeps answering, and it can be taken apart for ever.

    `marks` holds the highest row number of each table at that time, to tell what was added since.
    """

    record_kind = "merge"

    kind = models.CharField(max_length=12)
    kept_id = models.UUIDField(db_index=True)
    gone_id = models.UUIDField(db_index=True)
    marks = models.JSONField(default=dict)
    made_by = models.CharField(max_length=64)
    made_by_name = models.CharField(max_length=200, blank=True)
    undone_at = models.DateTimeField(null=True, blank=True)
    undone_by = models.CharField(max_length=64, blank=True)

    class Meta:
        ordering = ["-made_at"]

    def __str__(self) -> str:
        return f"{self.kind} {self.gone_id}"


class MergeStep(models.Model):
    """One row that a merge touched: a column that points elsewhere now, a row laid aside, a changed field, a row made.

    Only ids stand open; a row laid aside and a field's values are `sealed`.
    """

    class What(models.TextChoices):
        MOVED = "moved", _("Moved")
        ASIDE = "aside", _("Laid aside")
        CHANGED = "changed", _("Changed")
        MADE = "made", _("Made")

    merge = models.ForeignKey(Merge, on_delete=models.CASCADE, related_name="steps")
    what = models.CharField(max_length=8, choices=What.choices)
    model = models.CharField(max_length=80)
    row = models.CharField(max_length=64)
    column = models.CharField(max_length=64, blank=True)
    old = models.CharField(max_length=64, blank=True)
    new = models.CharField(max_length=64, blank=True)
    sealed = SealedTextField()

    class Meta:
        ordering = ["id"]
        indexes = [models.Index(fields=["model", "row"], name="merge_step_row")]

    def __str__(self) -> str:
        return f"{self.what} {self.model} {self.row}"
