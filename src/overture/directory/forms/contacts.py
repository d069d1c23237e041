"""A way to reach somebody."""

from __future__ import annotations

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.translation import gettext_lazy as _

from overture.foundation.access.viewer import Viewer

from .. import operations
from ..models import ContactPoint, Organisation, Person


class ContactForm(forms.Form):
    """One contact point; it is sealed when it is saved."""

    medium = forms.ChoiceField(label=_("Kind"), choices=ContactPoint.Medium.choices)
    value = forms.CharField(label=_("Contact"), max_length=500)
    note = forms.CharField(label=_("Note"), max_length=200, required=False)

    def clean(self) -> dict[str, str]:
        cleaned = super().clean() or self.cleaned_data
        if cleaned.get("medium") == ContactPoint.Medium.EMAIL and cleaned.get("value"):
            try:
                validate_email(cleaned["value"])
            except ValidationError:
                self.add_error("value", _("Write an e-mail address such as name@example.org, or choose another kind."))
        return cleaned

    def save(self, party: Person | Organisation, *, by: Viewer) -> ContactPoint:
        """Keep it."""
        cleaned = self.cleaned_data
        return operations.add_contact_point(
            party, medium=cleaned["medium"], value=cleaned["value"], note_on_it=cleaned["note"], by=by
        )
