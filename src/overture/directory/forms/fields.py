"""Fields that people and organisations share."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from ..given import NameGiven
from ..models import Name, Organisation, Protection, PublicNameForm, Standing

Choices = list[tuple[str, Any]]


def language_choices() -> Choices:
    """The languages of the desk, with none chosen first."""
    return [("", _("Not said")), *settings.LANGUAGES]


def standing_field(initial: str) -> forms.ChoiceField:
    return forms.ChoiceField(
        label=_("Side"),
        choices=Standing.choices,
        initial=initial,
        widget=forms.RadioSelect,
        help_text=_("Where they sit."),
    )


def protection_field() -> forms.ChoiceField:
    return forms.ChoiceField(
        label=_("Protection"),
        choices=Protection.choices,
        help_text=_(
            "At risk: found by coordinators only, and named to nobody. It is raised by one, and lowered by two."
        ),
    )


def public_form_field(*, without: tuple[str, ...] = ()) -> forms.ChoiceField:
    return forms.ChoiceField(
        label=_("Named in public"),
        choices=[choice for choice in PublicNameForm.choices if choice[0] not in without],
        widget=forms.RadioSelect,
        help_text=_("Asked for each time a public page is read."),
    )


def other_name_field() -> forms.CharField:
    return forms.CharField(
        label=_("Name to use in public"), max_length=300, required=False, help_text=_("Only with another name.")
    )


def name_row() -> dict[str, forms.Field]:
    """One more name: its script is found from its letters."""
    return {
        "text": forms.CharField(label=_("Name"), max_length=300),
        "kind": forms.ChoiceField(label=_("Kind of name"), choices=Name.Kind.choices, initial=Name.Kind.OFFICIAL),
        "language": forms.ChoiceField(label=_("Language"), choices=language_choices()),
    }


def names_given(rows: list[tuple[int, dict[str, Any]]]) -> list[NameGiven]:
    """The names of the rows that were filled."""
    return [
        NameGiven(row["text"], kind=row["kind"] or Name.Kind.OFFICIAL, language=row["language"])
        for _number, row in rows
        if row.get("text")
    ]


def names_of(party: Any) -> list[dict[str, Any]]:
    """A party's names as rows."""
    return [
        {"text": name.text, "kind": name.kind, "language": name.language}
        for name in sorted(party.names.all(), key=lambda name: name.pk)
    ]


class OrganisationChoices:
    """The organisations to choose from, asked for once and used in every row: id and name, with the body above it."""

    def __init__(self, organisations: list[Organisation]) -> None:
        self.by_id = {str(one.pk): one for one in organisations}
        self.choices: Choices = [("", _("None chosen")), *((key, self.label(one)) for key, one in self.by_id.items())]

    def label(self, organisation: Organisation) -> str:
        above = self.by_id.get(str(organisation.parent_id))
        return f"{organisation.name} ({above.name})" if above else organisation.name

    def get(self, organisation_id: str | UUID) -> Organisation | None:
        """The organisation that was chosen; None for nobody."""
        return self.by_id.get(str(organisation_id))
