"""Names put under a proposal's text: one by one, or many at once."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.http import QueryDict
from django.utils import timezone
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from overture.foundation.access.viewer import Viewer
from overture.foundation.partial_dates import PartialDate, PartialDateFormField

from .. import operations
from ..errors import DirectoryError, SignedAlready, SigningClosed
from ..given import NamePut
from ..models import Organisation, Person, Proposal, ProposalVersion, Signature
from ..queries.choosing import Choices
from .naming import BODIES_LIST, PEOPLE_LIST, body_meant, name_field, person_meant
from .rows import FormWithRows

MOST_AT_ONCE = 1000
FIELD_OF_ERROR: dict[type[DirectoryError], str] = {SigningClosed: "signed", SignedAlready: "organisation"}


class NamesForm(forms.Form):
    """One name with who signed, or many names, one a line."""

    text = forms.ChoiceField(label=_("Which text"))
    organisation = name_field(_("Organisation"), list_id=BODIES_LIST)
    person = name_field(
        _("Who signed"), list_id=PEOPLE_LIST, hint=_("For the organisation; without one, on their own behalf.")
    )
    many = forms.CharField(
        label=_("Or many organisations at once"),
        required=False,
        max_length=200_000,
        help_text=_("One a line. Behind a semicolon, if you know it: who signed; the day."),
        widget=forms.Textarea(attrs={"rows": 8}),
    )
    add_unknown = forms.BooleanField(label=_("Add organisations that nobody knows yet"), required=False)
    signed = PartialDateFormField(label=_("Signed on"))
    source = forms.CharField(
        label=_("How we know"), max_length=300, required=False, help_text=_("Their mail, the printed list")
    )

    def __init__(
        self,
        data: QueryDict | None = None,
        *,
        choices: Choices,
        proposal: Proposal,
        versions: tuple[ProposalVersion, ...],
    ) -> None:
        self.proposal, self.choices = proposal, choices
        self.by_number = {str(row.number): row for row in versions}
        super().__init__(data, initial={"signed": str(timezone.localdate())})
        numbers = [(key, _now("Version %(number)s") % {"number": key}) for key in self.by_number]
        self.fields["text"].choices = numbers  # type: ignore[attr-defined]

    def clean_organisation(self) -> Organisation | None:
        return body_meant(self.cleaned_data["organisation"], self.choices)

    def clean_person(self) -> Person | None:
        return person_meant(self.cleaned_data["person"], self.choices)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if self.errors:
            return cleaned
        if not (cleaned["organisation"] or cleaned["person"] or cleaned["many"].strip()):
            self.add_error("organisation", _("Write whose name it is."))
            return cleaned
        cleaned["names"] = self.names_given(cleaned)
        return cleaned

    def names_given(self, cleaned: dict[str, Any]) -> list[NamePut]:
        """Every name of the form; a line that is not understood is an error of its own, with its number."""
        signed, source = cleaned["signed"], cleaned["source"]
        names = []
        if cleaned["organisation"] or cleaned["person"]:
            names.append(NamePut(signed, cleaned["organisation"], cleaned["person"], source))
        lines = cleaned["many"].replace("؛", ";").splitlines()[:MOST_AT_ONCE]
        for number, line in enumerate(lines, start=1):
            if line.strip():
                try:
                    names.append(self.name_of(line, signed, source, add=cleaned["add_unknown"]))
                except ValidationError as error:
                    words = {"number": number, "reason": error.messages[0]}
                    self.add_error("many", _now("Line %(number)s: %(reason)s") % words)
        return names

    def name_of(self, line: str, signed: PartialDate, source: str, *, add: bool) -> NamePut:
        """The name of one line: organisation; who signed; the day."""
        body, signer, day = [*(part.strip() for part in line.split(";", 2)), "", ""][:3]
        date = PartialDateFormField().to_python(day) if day else signed
        person = person_meant(signer, self.choices) if signer else None
        if add and not self.choices.meant_by(body, "organisation"):
            return NamePut(date or signed, None, person, source, new_body=body)
        return NamePut(date or signed, body_meant(body, self.choices), person, source)

    def save(self, *, by: Viewer) -> list[Signature] | None:
        """Put the names; None when one was refused, with the reason at its field; then none was put."""
        text = self.by_number[self.cleaned_data["text"]]
        try:
            return operations.put_names(self.proposal, self.cleaned_data["names"], text=text, by=by)
        except DirectoryError as error:
            is_many = bool(self.cleaned_data["many"].strip())
            self.add_error("many" if is_many else FIELD_OF_ERROR.get(type(error)), str(error))
            return None


class SignatureForm(FormWithRows):
    """A name that was put: who signed, when, how we know, and since when it is off again."""

    person = name_field(_("Who signed"), list_id=PEOPLE_LIST)
    signed = PartialDateFormField(label=_("Signed on"))
    source = forms.CharField(label=_("How we know"), max_length=300, required=False)
    taken_off = PartialDateFormField(
        label=_("Taken off again on"), required=False, help_text=_("The name stays in the record, and counts no more.")
    )
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, data: QueryDict | None = None, *, choices: Choices, signature: Signature) -> None:
        self.signature, self.choices = signature, choices
        values = {name: getattr(signature, name) for name in ("signed", "source", "taken_off", "version")}
        super().__init__(data, initial={**values, "person": choices.prefer(signature.person)})

    def clean_person(self) -> Person | None:
        person = person_meant(self.cleaned_data["person"], self.choices)
        if person is None and self.signature.organisation is None:
            raise ValidationError(_("This is a person's own name. Write whose it is."))
        return person

    def save(self, *, by: Viewer) -> Signature | None:
        """Correct the name; None when it was refused, with the reason at its field.

        Raises:
            StaleVersion: when somebody saved a newer version since.
        """
        try:
            values = {name: self.cleaned_data[name] for name in ("person", "signed", "source", "taken_off")}
            return operations.change_signature(
                self.signature, version=self.cleaned_data["version"] or 0, by=by, **values
            )
        except DirectoryError as error:
            self.add_error(FIELD_OF_ERROR.get(type(error)), str(error))
            return None
