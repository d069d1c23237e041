"""An organisation with its names, numbers and membership."""

from __future__ import annotations

from typing import Any, ClassVar

from django import forms
from django.conf import settings
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from overture.foundation.access.viewer import Viewer
from overture.foundation.partial_dates import PartialDateFormField

from .. import operations
from ..errors import (
    DirectoryError,
    LeftBeforeJoined,
    LeftButLive,
    LeftToCome,
    NameMissing,
    NoNetwork,
    NotYetJoined,
    PartOfItself,
    ProtectionNotLowered,
    PublicNameNotWidened,
)
from ..given import MembershipGiven
from ..identifiers import BODIES
from ..models import Membership, Organisation, OrganisationKind, PublicNameForm
from . import fields as shared
from .rows import FormWithRows, RowsGiven

FIELD_OF_ERROR: dict[type[DirectoryError], str] = {
    NameMissing: "name",
    PartOfItself: "parent",
    NoNetwork: "is_member",
    ProtectionNotLowered: "protection",
    PublicNameNotWidened: "public_name_form",
    LeftBeforeJoined: "left",
    LeftButLive: "left",
    LeftToCome: "left",
    NotYetJoined: "joined",
}
PLAIN = (
    "name",
    "kind",
    "standing",
    "website",
    "country",
    "listed_publicly",
    "public_name_form",
    "other_public_name",
    "protection",
)
MEMBERSHIP = ("member_class", "status", "joined", "left")


class OrganisationForm(FormWithRows):
    """Everything about an organisation that a coordinator writes, but the ways to reach it."""

    groups: ClassVar[tuple[str, ...]] = ("names", "identifiers")
    titles: ClassVar[dict[str, Any]] = {"names": _("Other names"), "identifiers": _("Numbers in registers")}

    name = forms.CharField(label=_("Name"), max_length=300)
    kind = forms.ChoiceField(label=_("Kind"), choices=OrganisationKind.choices)
    standing = shared.standing_field("stakeholder")
    parent = forms.ChoiceField(label=_("Part of"), required=False)
    website = forms.URLField(label=_("Website"), required=False, assume_scheme="https")
    country = forms.RegexField(
        label=_("Country"),
        regex=r"^[A-Za-z]{2}$",
        required=False,
        help_text=_("Two letters, such as PS, IL or GB."),
        error_messages={"invalid": _("Write the country as two letters, such as PS, IL or GB.")},
    )
    is_member = forms.BooleanField(label=_("Is or was a member of our network"), required=False)
    member_class = forms.ChoiceField(label=_("Class"), choices=Membership.Class.choices, required=False)
    status = forms.ChoiceField(label=_("Standing in the network"), choices=Membership.Status.choices, required=False)
    joined = PartialDateFormField(label=_("Joined"), required=False)
    left = PartialDateFormField(label=_("Left"), required=False, help_text="")
    listed_publicly = forms.BooleanField(label=_("Shown on the public members' page"), required=False)
    public_name_form = shared.public_form_field(without=(PublicNameForm.FIRST,))
    other_public_name = shared.other_name_field()
    protection = shared.protection_field()
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(
        self,
        data: QueryDict | None = None,
        *,
        organisations: shared.OrganisationChoices,
        organisation: Organisation | None = None,
        membership: Membership | None = None,
        initial: dict[str, Any] | None = None,
        rows: RowsGiven | None = None,
    ) -> None:
        self.organisation, self.organisations = organisation, organisations
        values = {"protection": "none", "public_name_form": "full", "standing": "stakeholder", "kind": "ministry"}
        values |= {"member_class": Membership.Class.FULL, "status": Membership.Status.ACTIVE}
        values |= initial_of(organisation, membership) if organisation else {}
        super().__init__(data, rows=rows or rows_of(organisation), initial=values | (initial or {}))
        inside = organisations.inside(organisation)
        self.fields["parent"].choices = [choice for choice in organisations.choices if choice[0] not in inside]  # type: ignore[attr-defined]
        for code, language in settings.LANGUAGES:
            field = forms.CharField(label=_("What it does, in %(language)s") % {"language": language}, required=False)
            field.widget = forms.Textarea(attrs={"rows": 3, "lang": code})
            self.fields[description_field(code)] = field

    def fields_of(self, group: str) -> dict[str, forms.Field]:
        if group == "names":
            return shared.name_row()
        return shared.number_row(BODIES)

    @property
    def descriptions(self) -> list[forms.BoundField]:
        """The description's fields, one a language, for the template."""
        return [self[description_field(code)] for code, _name in settings.LANGUAGES]

    def clean_country(self) -> str:
        return str(self.cleaned_data["country"]).upper()

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        form, other = cleaned.get("public_name_form"), cleaned.get("other_public_name")
        if form == PublicNameForm.OTHER and not other:
            self.add_error("other_public_name", _("Write the name to use in public, or choose another way."))
        if cleaned.get("listed_publicly") and form == PublicNameForm.NONE:
            self.add_error("public_name_form", _("Who is shown on the members' page is named there. Choose how."))
        shared.check_numbers(self, BODIES)
        return cleaned

    def save(self, *, by: Viewer, not_the_same: list[Organisation] | None = None) -> Organisation | None:
        """Add or change the organisation; None when it was refused, with the reason at its field.

        Raises:
            StaleVersion: when somebody saved a newer version since.
        """
        try:
            if self.organisation is None:
                return operations.add_organisation(**self.values(), not_the_same=not_the_same or [], by=by)
            version = self.cleaned_data["version"] or 0
            return operations.change_organisation(self.organisation, version=version, by=by, **self.values())
        except DirectoryError as error:
            self.add_error(FIELD_OF_ERROR.get(type(error)), str(error))
            return None

    def values(self) -> dict[str, Any]:
        """What was written, as the operations take it."""
        cleaned = self.cleaned_data
        descriptions = {code: cleaned[description_field(code)] for code, _name in settings.LANGUAGES}
        membership = MembershipGiven(**{name: cleaned[name] for name in MEMBERSHIP}) if cleaned["is_member"] else None
        return {
            **{name: cleaned[name] for name in PLAIN},
            "parent": self.organisations.get(cleaned["parent"]),
            "description": {code: text for code, text in descriptions.items() if text},
            "names": shared.names_given(self.cleaned_rows("names")),
            "identifiers": shared.numbers_given(self.cleaned_rows("identifiers")),
            "membership": membership,
        }


def description_field(code: str) -> str:
    return f"description_{code}"


def initial_of(organisation: Organisation, membership: Membership | None) -> dict[str, Any]:
    """An organisation's own fields as a form begins with them."""
    values = {name: getattr(organisation, name) for name in (*PLAIN, "version")}
    values["parent"] = str(organisation.parent_id or "")
    values |= {description_field(code): organisation.description.get(code, "") for code, _name in settings.LANGUAGES}
    if membership:
        values |= {"is_member": True} | {name: getattr(membership, name) for name in MEMBERSHIP}
    return values


def rows_of(organisation: Organisation | None) -> RowsGiven:
    """An organisation's names and numbers as rows."""
    if organisation is None:
        return {"names": [], "identifiers": []}
    return {"names": shared.names_of(organisation), "identifiers": shared.numbers_of(organisation)}
