"""Fields in which people and bodies are written by name: known ones are found and offered while one types."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ..models import Organisation, Person
from ..queries.choosing import ORGANISATION, PERSON, Choice, Choices

SEPARATOR = ";"
PEOPLE_LIST, BODIES_LIST, EVERYBODY_LIST = "known-people", "known-bodies", "known-everybody"


def names_in(text: str) -> list[str]:
    """The names in a text, apart by a semicolon (in Arabic as well), each once."""
    parts = text.replace("؛", SEPARATOR).split(SEPARATOR)
    return list(dict.fromkeys(part.strip() for part in parts if part.strip()))


def the_one(typed: str, choices: Choices, *kinds: str) -> Choice:
    """The record that a name means.

    Raises:
        ValidationError: when nobody is called so, or several are; the sentence says what to do.
    """
    found = choices.meant_by(typed, *kinds)
    if not found:
        raise ValidationError(
            _("Nobody called %(name)s is in the directory. Say that it is new, or choose another name.")
            % {"name": typed}
        )
    if len(found) > 1:
        labels = "; ".join(choice.label for choice in found)
        raise ValidationError(
            _("Several are called %(name)s. Choose one of these: %(names)s.") % {"name": typed, "names": labels}
        )
    return found[0]


def bodies_named(text: str, choices: Choices) -> tuple[UUID, ...]:
    """The bodies that a text names, apart by semicolons.

    Raises:
        ValidationError: as `the_one`.
    """
    return tuple(the_one(name, choices, "organisation").id for name in names_in(text))


def name_field(label: Any, *, list_id: str, hint: Any = "", max_length: int = 300) -> forms.CharField:
    """A text field that offers known names while it is typed in."""
    widget = forms.TextInput(attrs={"list": list_id, "autocomplete": "off"})
    return forms.CharField(label=label, max_length=max_length, required=False, help_text=hint, widget=widget)


def several_field(label: Any) -> forms.CharField:
    """Bodies by name, apart by semicolons."""
    return name_field(label, list_id=BODIES_LIST, hint=gettext_lazy("Several: put ; between them."), max_length=900)


def body_meant(typed: str, choices: Choices) -> Organisation | None:
    """The body that a name means; None for an empty field.

    Raises:
        ValidationError: as `the_one`.
    """
    return choices.party(the_one(typed, choices, ORGANISATION)) if typed.strip() else None  # type: ignore[return-value]


def person_meant(typed: str, choices: Choices) -> Person | None:
    """The person that a name means; None for an empty field.

    Raises:
        ValidationError: as `the_one`.
    """
    return choices.party(the_one(typed, choices, PERSON)) if typed.strip() else None  # type: ignore[return-value]
