"""What is owed to the people in the record: marks, notices, and requests to protect less."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from overture.foundation.access.viewer import Viewer

from .. import operations
from ..errors import DirectoryError, NoticeIncomplete
from ..models import Lowering, Mark, Notice, Organisation, Person, Protection, PublicNameForm
from . import fields as shared

Party = Person | Organisation


class CareForm(forms.Form):
    """A small form about one party; `save` is one operation, refused with the reason at its field."""

    version = forms.IntegerField(widget=forms.HiddenInput, required=False)
    error_field: str | None = None

    def act(self, party: Any, *, by: Viewer) -> Any:
        """The operation."""
        raise NotImplementedError

    def save(self, party: Any, *, by: Viewer) -> bool:
        """Do it; whether it was done.

        Raises:
            StaleVersion: when somebody saved a newer version since.
        """
        try:
            self.act(party, by=by)
        except DirectoryError as error:
            self.add_error(self.error_field, str(error))
            return False
        return True


class MarkForm(CareForm):
    """How a party is treated, and why."""

    mark = forms.ChoiceField(
        label=_("Mark"), choices=[("", _("No mark")), *Mark.choices], widget=forms.RadioSelect, required=False
    )
    why = forms.CharField(
        label=_("Why"),
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": _("Write why. Colleagues read it before they write or call.")},
    )
    error_field = "why"

    def __init__(self, *args: Any, party: Party, **kwargs: Any) -> None:
        initial = {"mark": party.mark, "why": party.mark_why, "version": party.version}
        super().__init__(*args, **kwargs | {"initial": initial})

    def act(self, party: Party, *, by: Viewer) -> Party:
        given = self.cleaned_data
        return operations.set_mark(party, mark=given["mark"], why=given["why"], by=by, version=given["version"])


class NoticeForm(CareForm):
    """Whether a person was told that they are in the record."""

    state = forms.ChoiceField(label=_("Notice"), choices=Notice.choices, widget=forms.RadioSelect)
    on = forms.DateField(
        label=_("Sent on"), required=False, widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )
    why = forms.CharField(label=_("Why none is needed"), max_length=300, required=False)

    def __init__(self, *args: Any, party: Person, **kwargs: Any) -> None:
        initial = {
            "state": party.notice,
            "on": party.notice_sent or timezone.localdate(),
            "why": party.notice_why,
            "version": party.version,
        }
        super().__init__(*args, **kwargs | {"initial": initial})

    def act(self, party: Person, *, by: Viewer) -> Person:
        given = self.cleaned_data
        self.error_field = "on" if given["state"] == Notice.SENT else "why"
        if given["state"] == Notice.SENT and given["on"] is None:
            raise NoticeIncomplete(_("Write the day on which the notice was sent; today or earlier."))
        return operations.record_notice(
            party, state=given["state"], on=given["on"], why=given["why"], by=by, version=given["version"]
        )


class LoweringForm(CareForm):
    """A request to protect less, or to tell more in public."""

    protection = forms.ChoiceField(label=_("Protection"), choices=Protection.choices, widget=forms.RadioSelect)
    public_name_form = shared.public_form_field()
    other_public_name = shared.other_name_field()
    lifts_objection = forms.BooleanField(label=_("Take the objection back"), required=False)
    reason = forms.CharField(
        label=_("Why"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("For the one who answers, and for whoever asks later."),
        error_messages={"required": _("Write a reason.")},
    )

    def __init__(self, *args: Any, party: Party, **kwargs: Any) -> None:
        names = ("protection", "public_name_form", "other_public_name")
        super().__init__(*args, **kwargs | {"initial": {name: getattr(party, name) for name in names}})
        if getattr(party, "objected_at", None) is None:
            del self.fields["lifts_objection"]
        if isinstance(party, Organisation):
            without = [one for one in PublicNameForm.choices if one[0] != PublicNameForm.FIRST]
            self.fields["public_name_form"].choices = without  # type: ignore[attr-defined]

    def act(self, party: Party, *, by: Viewer) -> Lowering:
        given = {name: value for name, value in self.cleaned_data.items() if name != "version"}
        return operations.ask_to_lower(party, by=by, **given)
