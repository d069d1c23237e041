"""Who knows whom, how well, and who says so."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.http import QueryDict
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from overture.foundation.access.viewer import Viewer
from overture.foundation.partial_dates import PartialDateFormField

from .. import operations
from ..errors import DirectoryError, TiedToThemselves
from ..models import Person, Tie
from ..queries.choosing import Choices
from .naming import PEOPLE_LIST, name_field, person_meant
from .rows import FormWithRows, RowsGiven

ME, PERSON, WRITTEN = "me", "person", "written"
PLAIN = ("what", "how_well", "since", "said", "note")


class TieForm(FormWithRows):
    """A tie of one person to another. Who says so is the account that writes, a person of the record, or words."""

    other = name_field(_("Whom they know"), list_id=PEOPLE_LIST)
    what = forms.ChoiceField(label=_("How"), choices=Tie.What.choices, initial=Tie.What.KNOWS, widget=forms.RadioSelect)
    how_well = forms.ChoiceField(
        label=_("How well"),
        choices=[("", _("Not said")), *Tie.HowWell.choices],
        required=False,
        widget=forms.RadioSelect,
    )
    since = PartialDateFormField(label=_("Since"), required=False)
    who = forms.ChoiceField(
        label=_("Who says so"),
        choices=[(ME, _("I do")), (PERSON, _("Somebody in the record")), (WRITTEN, _("It is written somewhere"))],
        initial=ME,
        widget=forms.RadioSelect,
    )
    told_by = name_field(_("Who in the record"), list_id=PEOPLE_LIST)
    said_by = forms.CharField(label=_("Where it is written"), max_length=200, required=False)
    said = PartialDateFormField(label=_("Said on"), required=False)
    note = forms.CharField(label=_("Note"), max_length=300, required=False)
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(
        self,
        data: QueryDict | None = None,
        *,
        choices: Choices,
        person: Person,
        tie: Tie | None = None,
        initial: dict[str, Any] | None = None,
        rows: RowsGiven | None = None,
    ) -> None:
        self.person, self.tie, self.choices = person, tie, choices
        super().__init__(data, rows=rows, initial=initial_of(tie, choices) | (initial or {}))
        if tie is not None:
            del self.fields["other"]

    def clean_other(self) -> Person:
        person = person_meant(self.cleaned_data["other"], self.choices)
        if person is None:
            raise ValidationError(_("Write whom they know."))
        return person

    def clean_told_by(self) -> Person | None:
        return person_meant(self.cleaned_data["told_by"], self.choices)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        needed = {PERSON: "told_by", WRITTEN: "said_by"}.get(str(cleaned.get("who")), "")
        if needed and needed not in self.errors and not cleaned.get(needed):
            self.add_error(needed, _("Say who, or where it is written."))
        return cleaned

    def save(self, *, by: Viewer) -> Tie | None:
        """Note the tie, or change it; None when it was refused, with the reason at its field.

        Raises:
            StaleVersion: when somebody saved a newer version since.
        """
        values = {name: self.cleaned_data[name] for name in PLAIN} | self.who_says(by)
        try:
            if self.tie is not None:
                return operations.change_tie(self.tie, version=self.cleaned_data["version"] or 0, by=by, **values)
            return operations.add_tie(self.person, other=self.cleaned_data["other"], by=by, **values)
        except DirectoryError as error:
            self.add_error("other" if isinstance(error, TiedToThemselves) else None, str(error))
            return None

    def who_says(self, by: Viewer) -> dict[str, Any]:
        """The three columns of who says so, of which one is filled; one's own word stays that of who gave it first."""
        cleaned, who = self.cleaned_data, self.cleaned_data["who"]
        account = (self.tie and self.tie.told_by_account_id) or by.user_id
        return {
            "told_by": cleaned["told_by"] if who == PERSON else None,
            "said_by": cleaned["said_by"].strip() if who == WRITTEN else "",
            "told_by_account_id": account if who == ME else None,
        }


def initial_of(tie: Tie | None, choices: Choices) -> dict[str, Any]:
    """A tie's fields as a form begins with them; what one says oneself is said today."""
    if tie is None:
        return {"said": str(timezone.localdate())}
    who = PERSON if tie.told_by_id else ME if tie.told_by_account_id else WRITTEN
    values = {name: getattr(tie, name) for name in (*PLAIN, "said_by", "version")}
    return {**values, "who": who, "told_by": choices.prefer(tie.told_by)}
