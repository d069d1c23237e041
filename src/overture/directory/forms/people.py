"""A person with their names and posts."""

from __future__ import annotations

from typing import Any, ClassVar
from uuid import UUID

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from overture.foundation.access.viewer import Viewer
from overture.foundation.partial_dates import PartialDateFormField

from .. import operations
from ..errors import DirectoryError, NameMissing, ProtectionNotLowered, PublicNameNotWidened
from ..given import PostGiven
from ..identifiers import PEOPLE
from ..models import Person, PublicNameForm
from . import fields as shared
from .rows import FormWithRows, RowsGiven, RowValues

FIELD_OF_ERROR: dict[type[DirectoryError], str] = {
    NameMissing: "name",
    ProtectionNotLowered: "protection",
    PublicNameNotWidened: "public_name_form",
}
PLAIN = (
    "name",
    "standing",
    "language",
    "pronoun",
    "public_name_form",
    "other_public_name",
    "protection",
    "basis",
    "source_note",
)


class PersonForm(FormWithRows):
    """Everything about a person that a coordinator writes, but the ways to reach them."""

    groups: ClassVar[tuple[str, ...]] = ("names", "posts", "identifiers")
    titles: ClassVar[dict[str, Any]] = {
        "names": _("Other names"),
        "posts": _("Posts"),
        "identifiers": _("Numbers in registers"),
    }

    name = forms.CharField(label=_("Name"), max_length=300, help_text=_("The main name, without title."))
    standing = shared.standing_field("stakeholder")
    language = forms.ChoiceField(label=_("Language"), choices=shared.language_choices, required=False)
    pronoun = forms.ChoiceField(
        label=_("Addressed as"),
        choices=[("", _("Not said")), ("f", _("She")), ("m", _("He")), ("pl", _("They"))],
        required=False,
        help_text=_("Arabic and Hebrew need it."),
    )
    public_name_form = shared.public_form_field()
    other_public_name = shared.other_name_field()
    protection = shared.protection_field()
    basis = forms.CharField(label=_("Why we keep this"), max_length=200, required=False)
    source_note = forms.CharField(label=_("Where from"), max_length=300, required=False)
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(
        self,
        data: QueryDict | None = None,
        *,
        organisations: shared.OrganisationChoices,
        person: Person | None = None,
        initial: dict[str, Any] | None = None,
        rows: RowsGiven | None = None,
    ) -> None:
        self.person, self.organisations = person, organisations
        values = {"protection": "none", "public_name_form": "full", "standing": "stakeholder"}
        values |= initial_of(person) if person else {}
        super().__init__(data, rows=rows or rows_of(person), initial=values | (initial or {}))

    def fields_of(self, group: str) -> dict[str, forms.Field]:
        if group == "names":
            return shared.name_row()
        return shared.number_row(PEOPLE) if group == "identifiers" else post_row(self.organisations.choices)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if cleaned.get("public_name_form") == PublicNameForm.OTHER and not cleaned.get("other_public_name"):
            self.add_error("other_public_name", _("Write the name to use in public, or choose another way."))
        for number, row in self.cleaned_rows("posts"):
            self._check_post(number, row)
        shared.check_numbers(self, PEOPLE)
        return cleaned

    def _check_post(self, number: int, row: RowValues) -> None:
        if _is_filled(row) and not row.get("organisation"):
            self.add_error(f"posts-{number}-organisation", _("Choose the organisation of this post, or empty its row."))
        started, ended = row.get("started"), row.get("ended")
        if started and ended and ended.last < started.first:
            self.add_error(f"posts-{number}-ended", _("The post ends before it begins. Change one of the two dates."))

    def posts_given(self) -> list[PostGiven]:
        """The posts of the rows that were filled."""
        given = []
        for _number, row in self.cleaned_rows("posts"):
            organisation = self.organisations.get(row["organisation"])
            if organisation is not None:
                given.append(PostGiven(**{**row, "organisation": organisation, "id": _uuid(row["id"])}))
        return given

    def save(self, *, by: Viewer, not_the_same: list[Person] | None = None) -> Person | None:
        """Add or change the person; None when it was refused, with the reason at its field.

        Raises:
            StaleVersion: when somebody saved a newer version since.
        """
        values = {name: self.cleaned_data[name] for name in PLAIN}
        values |= {"names": shared.names_given(self.cleaned_rows("names")), "posts": self.posts_given()}
        values["identifiers"] = shared.numbers_given(self.cleaned_rows("identifiers"))
        try:
            if self.person is None:
                return operations.add_person(**values, not_the_same=not_the_same or [], by=by)
            version = self.cleaned_data["version"] or 0
            return operations.change_person(self.person, version=version, by=by, **values)
        except DirectoryError as error:
            self.add_error(FIELD_OF_ERROR.get(type(error)), str(error))
            return None


def post_row(organisations: shared.Choices) -> dict[str, forms.Field]:
    """One post: its id when it is known already."""
    return {
        "id": forms.CharField(widget=forms.HiddenInput, max_length=36),
        "organisation": forms.ChoiceField(label=_("Organisation"), choices=organisations),
        "role": forms.CharField(label=_("Role"), max_length=200),
        "started": PartialDateFormField(label=_("From"), help_text=""),
        "ended": PartialDateFormField(label=_("Until"), help_text=""),
        "is_public_office": forms.BooleanField(label=_("A public office")),
        "is_spokesperson": forms.BooleanField(label=_("Named spokesperson")),
    }


def initial_of(person: Person) -> dict[str, Any]:
    """A person's own fields as a form begins with them."""
    return {name: getattr(person, name) for name in (*PLAIN, "version")}


def rows_of(person: Person | None) -> RowsGiven:
    """A person's names and posts as rows; somebody new begins with one post."""
    if person is None:
        return {"names": [], "posts": [{}], "identifiers": []}
    posts = sorted(person.posts.all(), key=lambda post: post.made_at)
    rows = [_post_values(post) for post in posts]
    return {"names": shared.names_of(person), "posts": rows, "identifiers": shared.numbers_of(person)}


def _post_values(post: Any) -> RowValues:
    simple = ("role", "started", "ended", "is_public_office", "is_spokesperson")
    values = {name: getattr(post, name) for name in simple}
    return {**values, "id": str(post.pk), "organisation": str(post.organisation_id)}


def _is_filled(row: RowValues) -> bool:
    return any(value for name, value in row.items() if name != "id")


def _uuid(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None
