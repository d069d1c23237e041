"""Fields of the record's forms; those for names of people and bodies are the directory's."""

from __future__ import annotations

from typing import Any

from django import forms

from overture.directory.forms.naming import (
    BODIES_LIST,
    EVERYBODY_LIST,
    PEOPLE_LIST,
    SEPARATOR,
    bodies_named,
    name_field,
    names_in,
    several_field,
    the_one,
)

__all__ = [
    "BODIES_LIST",
    "EVERYBODY_LIST",
    "PEOPLE_LIST",
    "SEPARATOR",
    "bodies_named",
    "listed_field",
    "name_field",
    "names_in",
    "picked",
    "several_field",
    "text_field",
    "the_one",
]


def picked(field: forms.CharField, kinds: str, *, many: bool = False, what: bool = False) -> forms.CharField:
    """A field of names that the desk's script looks up while one is typed; without it the short list of it is offered.

    Args:
        field: the field.
        kinds: the kinds of records to look up, apart by blanks.
        many: whether it holds several names.
        what: whether the field ``what`` beside it can say that the name is new.
    """
    field.widget.attrs |= {"data-pick": kinds} | ({"data-pick-many": ""} if many else {})
    field.widget.attrs |= {"data-pick-what": ""} if what else {}
    return field


def listed_field(label: Any, *, list_id: str, hint: Any = "", max_length: int = 900, pick: str = "") -> forms.CharField:
    """A text field that offers what is known under a list; `pick` are kinds that the desk looks up as it is typed."""
    attributes = {"list": list_id, "autocomplete": "off"} | ({"data-pick": pick} if pick else {})
    widget = forms.TextInput(attrs=attributes)
    return forms.CharField(label=label, max_length=max_length, required=False, help_text=hint, widget=widget)


def text_field(label: Any, *, rows: int = 3, hint: Any = "", required: bool = True) -> forms.CharField:
    """A sentence or two."""
    return forms.CharField(
        label=label, help_text=hint, required=required, widget=forms.Textarea(attrs={"rows": rows, "class": "short"})
    )
