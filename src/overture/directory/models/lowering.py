"""What one person asked to lower, and what a second one answered."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from overture.foundation.records import Record

from .parties import Organisation, Person, Protection, PublicNameForm


class Lowering(Record):
    """A protection, a way to be named in public or an objection that shall protect less, which two people decide.

    What stood there when it was asked is kept beside what is wished, so that nobody agrees to something else.
    """

    record_kind = "lowering"

    class State(models.TextChoices):
        WAITING = "waiting", _("Waiting")
        AGREED = "agreed", _("Agreed")
        DECLINED = "declined", _("Declined")
        TAKEN_BACK = "taken_back", _("Taken back")

    person = models.ForeignKey(Person, null=True, blank=True, on_delete=models.CASCADE, related_name="lowerings")
    organisation = models.ForeignKey(
        Organisation, null=True, blank=True, on_delete=models.CASCADE, related_name="lowerings"
    )
    protection = models.CharField(_("protection"), max_length=16, choices=Protection.choices)
    public_name_form = models.CharField(_("named in public"), max_length=8, choices=PublicNameForm.choices)
    other_public_name = models.CharField(_("name to use in public"), max_length=300, blank=True)
    lifts_objection = models.BooleanField(_("take the objection back"), default=False)
    stood = models.JSONField(_("what stood there"), default=dict)
    reason = models.CharField(_("reason"), max_length=500)
    asked_by = models.CharField(max_length=64)
    asked_by_name = models.CharField(_("asked by"), max_length=200)
    state = models.CharField(_("state"), max_length=12, choices=State.choices, default=State.WAITING)
    decided_by = models.CharField(max_length=64, blank=True)
    decided_by_name = models.CharField(_("decided by"), max_length=200, blank=True)
    decided_at = models.DateTimeField(_("decided"), null=True, blank=True)
    answer = models.CharField(_("answer"), max_length=500, blank=True)

    class Meta:
        ordering = ["made_at"]
        constraints = [
            models.CheckConstraint(
                condition=Q(person__isnull=False, organisation__isnull=True)
                | Q(person__isnull=True, organisation__isnull=False),
                name="lowering_of_one_party",
            ),
            models.CheckConstraint(
                condition=~Q(state="agreed") | (~Q(decided_by="") & ~Q(decided_by=models.F("asked_by"))),
                name="lowered_by_two_people",
            ),
            models.UniqueConstraint(fields=["person"], condition=Q(state="waiting"), name="one_lowering_of_a_person"),
            models.UniqueConstraint(
                fields=["organisation"], condition=Q(state="waiting"), name="one_lowering_of_an_organisation"
            ),
        ]

    @property
    def party(self) -> Person | Organisation:
        """Whom it is about."""
        return self.person or self.organisation  # type: ignore[return-value]

    def __str__(self) -> str:
        return f"{self.party}: {self.get_state_display()}"
