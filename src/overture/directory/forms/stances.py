"""A view that somebody declared."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from overture.foundation.access.viewer import Viewer
from overture.foundation.partial_dates import PartialDateFormField

from .. import operations
from ..models import Organisation, Person, Stance
from ..queries.calling import Subject
from ..queries.choosing import ORGANISATION, PERSON, Choices
from ..queries.ideas import Subjects
from ..queries.sources import record_at, record_url
from .fields import language_choices
from .naming import EVERYBODY_LIST, name_field, the_one
from .rows import FormWithRows, RowsGiven

Party = Person | Organisation
PLAIN = ("position", "declared", "source", "words", "words_language")


class StanceForm(FormWithRows):
    """A party's position on a subject, when it was declared, and where that is written.

    On a page of a party the subject is chosen, on that of a subject the party; a view that is corrected keeps both.
    """

    party = name_field(_("Whose view"), list_id=EVERYBODY_LIST)
    subject = forms.ChoiceField(label=_("On what"))
    position = forms.ChoiceField(label=_("Position"), choices=Stance.Position.choices, widget=forms.RadioSelect)
    declared = PartialDateFormField(label=_("Declared"))
    source = forms.CharField(
        label=_("Source"),
        max_length=400,
        help_text=_("Where it was said or is written: the speech, the letter, the vote"),
    )
    address = forms.CharField(
        label=_("Address of the source"),
        max_length=500,
        required=False,
        help_text=_("On the web, or of a page of this desk, such as an engagement."),
        widget=forms.URLInput,
    )
    words = forms.CharField(
        label=_("In their words"), required=False, max_length=4000, widget=forms.Textarea(attrs={"rows": 3})
    )
    words_language = forms.ChoiceField(label=_("Language of the words"), choices=language_choices, required=False)
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(
        self,
        data: QueryDict | None = None,
        *,
        choices: Choices,
        viewer: Viewer,
        subjects: Subjects | None = None,
        party: Party | None = None,
        subject: Subject | None = None,
        stance: Stance | None = None,
        initial: dict[str, Any] | None = None,
        rows: RowsGiven | None = None,
    ) -> None:
        self.stance, self.viewer, self.choices = stance, viewer, choices
        self.known_party, self.known_subject, self.subjects = party, subject, subjects or Subjects()
        super().__init__(data, rows=rows, initial=initial_of(stance) | (initial or {}))
        if stance is not None or party is not None:
            del self.fields["party"]
        if stance is not None or subject is not None:
            del self.fields["subject"]
        else:
            self.fields["subject"].choices = [("", _("Choose")), *self.subjects.choices]  # type: ignore[attr-defined]

    def clean_party(self) -> Party:
        if not self.cleaned_data["party"].strip():
            raise ValidationError(_("Write whose view it is."))
        return self.choices.party(the_one(self.cleaned_data["party"], self.choices, PERSON, ORGANISATION))

    def clean_address(self) -> str:
        address = str(self.cleaned_data["address"]).strip()
        self.record = record_at(self.viewer, address) if address else None
        if address and self.record is None:
            URLValidator(
                ("http", "https"), message=_("Write an address that begins with https://, or one of this desk.")
            )(address)
        return address

    def values(self) -> dict[str, Any]:
        """What the operation takes."""
        values = {name: self.cleaned_data[name] for name in PLAIN}
        kind, record_id = self.record or ("", "")
        url = "" if self.record else self.cleaned_data["address"]
        return {**values, "source_url": url, "source_kind": kind, "source_id": record_id}

    def save(self, *, by: Viewer) -> Stance:
        """Note the view, or correct it.

        Raises:
            StaleVersion: when somebody saved a newer version since.
        """
        if self.stance is not None:
            version = self.cleaned_data["version"] or 0
            return operations.change_stance(self.stance, version=version, by=by, **self.values())
        party = self.known_party or self.cleaned_data["party"]
        subject = self.known_subject or self.subjects.by_key[self.cleaned_data["subject"]]
        return operations.declare_stance(party, on=subject, by=by, **self.values())


def initial_of(stance: Stance | None) -> dict[str, Any]:
    """A view's fields as a form begins with them."""
    if stance is None:
        return {}
    values = {name: getattr(stance, name) for name in (*PLAIN, "version")}
    return {**values, "address": stance.source_url or record_url(stance.source_kind, stance.source_id)}
