"""A sheet that was put in, what its columns mean here, and from which row each record came."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from overture.foundation.records import Record
from overture.foundation.sealing.fields import SealedTextField


class SheetKind(models.TextChoices):
    """What the rows of a sheet are."""

    PEOPLE = "people", _("People")
    ORGANISATIONS = "organisations", _("Organisations")
    POSTS = "posts", _("Positions: who works where")
    MEMBERSHIPS = "memberships", _("Memberships: who belongs to what")
    ENGAGEMENTS = "engagements", _("Past engagements")


class ImportJob(Record):
    """A file put in. Its rows are sealed, in no index, and erased when it was imported or thrown away.

    `sheet` is the JSON of `exchange.sheets.Sheet`; `answers` that of the questions answered so far, by their keys.
    """

    record_kind = "import_job"

    class State(models.TextChoices):
        WAITING = "waiting", _("Waiting for you")
        DONE = "done", _("Imported")
        DROPPED = "dropped", _("Thrown away")

    kind = models.CharField(_("what the rows are"), max_length=16, choices=SheetKind.choices)
    state = models.CharField(max_length=8, choices=State.choices, default=State.WAITING)
    file_name = models.CharField(_("file"), max_length=200)
    sheet = SealedTextField()
    row_count = models.PositiveIntegerField(default=0)
    columns = models.JSONField(default=list)
    usual = models.JSONField(default=dict)
    answers = SealedTextField()
    outcome = models.JSONField(default=dict)
    put_in_by = models.CharField(max_length=64)
    settled_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-made_at"]
        indexes = [models.Index(fields=["-made_at", "-id"], name="import_order")]

    def __str__(self) -> str:
        return self.file_name


class HeadingMeaning(models.Model):
    """What a heading meant the last time that a person mapped it; guessed first the next time."""

    kind = models.CharField(max_length=16, choices=SheetKind.choices)
    heading = models.CharField(max_length=100)
    column = models.CharField(max_length=40, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["kind", "heading"], name="heading_means_once")]

    def __str__(self) -> str:
        return f"{self.heading}: {self.column}"


class ImportedRow(models.Model):
    """The record that a row of a sheet became: the same row in a later file means the same record.

    `key` is the row's own id in the file it came from, or a hash over what tells the row apart. `said` is a hash over
    all that the row said last: a row that says nothing new changes nothing, whatever was written by hand since.
    """

    kind = models.CharField(max_length=16, choices=SheetKind.choices)
    key = models.CharField(max_length=120)
    said = models.CharField(max_length=64)
    record_kind = models.CharField(max_length=40)
    record_id = models.CharField(max_length=64)
    job = models.ForeignKey(ImportJob, null=True, blank=True, on_delete=models.SET_NULL, related_name="imported")
    row = models.PositiveIntegerField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["kind", "key"], name="imported_row_once")]
        indexes = [models.Index(fields=["record_kind", "record_id"], name="imported_record")]

    def __str__(self) -> str:
        return f"{self.kind} {self.row}"
