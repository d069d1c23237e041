"""Fields that people and organisations share."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from ..errors import DirectoryError, RegisterOfOthers, RegisterUnknown
from ..given import IdentifierGiven, NameGiven
from ..identifiers import schemes_for
from ..models import Name, Organisation, Protection, PublicNameForm, Standing
from ..operations.numbers import clean_identifier

Choices = list[tuple[str, Any]]

FORMER_SHOWN = "former_shown"
KIND_BEHIND = {FORMER_SHOWN: Name.Kind.FORMER}
NAME_KINDS: Choices = [
    *((key, words) for key, words in Name.Kind.choices if key not in {Name.Kind.FORMER, Name.Kind.WRONG}),
    (Name.Kind.FORMER.value, _("Former name, never shown")),
    (FORMER_SHOWN, _("Former name, shown as one")),
    (Name.Kind.WRONG.value, _("Wrong spelling, never shown")),
]
"""What a name can be, and for a former one whether the desk's page shows it."""


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
        "kind": forms.ChoiceField(label=_("Kind of name"), choices=NAME_KINDS, initial=Name.Kind.OFFICIAL),
        "language": forms.ChoiceField(label=_("Language"), choices=language_choices()),
    }


def number_row(whom: str) -> dict[str, forms.Field]:
    """One number of a register."""
    known = [(one.code, one.label) for one in schemes_for(whom)]
    return {
        "scheme": forms.CharField(label=_("Register"), max_length=20, widget=SuggestedInput(known)),
        "value": forms.CharField(label=_("Number"), max_length=80),
    }


class SuggestedInput(forms.TextInput):
    """A text with known words to choose from, as the browser offers them; any other can be written too."""

    template_name = "directory/widgets/suggested.html"

    def __init__(self, known: Choices) -> None:
        super().__init__(attrs={"autocomplete": "off", "dir": "ltr"})
        self.known = known

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(name, value, attrs)
        list_id = f"{context['widget']['attrs'].get('id', name)}-known"
        context["widget"]["attrs"]["list"] = list_id
        return {**context, "known": self.known, "list_id": list_id}


def check_numbers(form: Any, whom: str) -> None:
    """Add an error at each number of a form's rows that has not its register's form."""
    for number, row in form.cleaned_rows("identifiers"):
        scheme, value = row.get("scheme", "").strip(), row.get("value", "").strip()
        if bool(scheme) != bool(value):
            empty = "value" if scheme else "scheme"
            form.add_error(f"identifiers-{number}-{empty}", _("Write both the register and the number, or neither."))
        elif scheme:
            _check_number(form, number, IdentifierGiven(scheme, value), whom)


def _check_number(form: Any, number: int, given: IdentifierGiven, whom: str) -> None:
    try:
        clean_identifier(given, whom)
    except (RegisterUnknown, RegisterOfOthers) as error:
        form.add_error(f"identifiers-{number}-scheme", str(error))
    except DirectoryError as error:
        form.add_error(f"identifiers-{number}-value", str(error))


def numbers_given(rows: list[tuple[int, dict[str, Any]]]) -> list[IdentifierGiven]:
    """The numbers of the rows that were filled."""
    return [IdentifierGiven(row["scheme"], row["value"]) for _number, row in rows if row.get("scheme")]


def numbers_of(party: Any) -> list[dict[str, Any]]:
    """A party's numbers as rows."""
    rows = sorted(party.identifiers.all(), key=lambda row: (row.scheme, row.value))
    return [{"scheme": row.scheme, "value": row.value} for row in rows]


def names_given(rows: list[tuple[int, dict[str, Any]]]) -> list[NameGiven]:
    """The names of the rows that were filled."""
    return [
        NameGiven(
            row["text"],
            kind=KIND_BEHIND.get(row["kind"], row["kind"] or Name.Kind.OFFICIAL),
            language=row["language"],
            may_be_shown=row["kind"] == FORMER_SHOWN,
        )
        for _number, row in rows
        if row.get("text")
    ]


def names_of(party: Any) -> list[dict[str, Any]]:
    """A party's names as rows."""
    return [
        {"text": name.text, "kind": FORMER_SHOWN if name.may_be_shown else name.kind, "language": name.language}
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

    def inside(self, organisation: Organisation | None) -> set[str]:
        """The ids of an organisation and of all that stands in it: it can be part of none of them."""
        found: set[str] = set()
        level = {str(organisation.pk)} if organisation else set()
        while level:
            found |= level
            level = {key for key, one in self.by_id.items() if str(one.parent_id) in level} - found
        return found

    def get(self, organisation_id: str | UUID) -> Organisation | None:
        """The organisation that was chosen; None for nobody."""
        return self.by_id.get(str(organisation_id))
