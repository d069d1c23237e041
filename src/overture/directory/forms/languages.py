"""Fields for one text in each language of the desk."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.conf import settings


def add_local_fields(form: forms.Form, name: str, label: Any, *, rows: int = 0, most: int = 300) -> None:
    """Add one field a language to a form, called ``name_ar``.

    Args:
        form: which gets the fields.
        name: what they are called, before the language.
        label: a sentence with ``%(language)s`` in it.
        rows: lines of a text; one line when 0.
        most: letters.
    """
    for code, language in settings.LANGUAGES:
        widget = forms.Textarea(attrs={"rows": rows, "lang": code}) if rows else forms.TextInput(attrs={"lang": code})
        form.fields[f"{name}_{code}"] = forms.CharField(
            label=str(label) % {"language": language}, required=False, max_length=most, widget=widget
        )


def local_initial(name: str, values: dict[str, str]) -> dict[str, str]:
    """The fields' first values, of a text by language."""
    return {f"{name}_{code}": values.get(code, "") for code, _language in settings.LANGUAGES}


def local_value(cleaned: dict[str, Any], name: str) -> dict[str, str]:
    """The text by language that was written, without the languages in which there is none."""
    given = {code: str(cleaned.get(f"{name}_{code}") or "") for code, _language in settings.LANGUAGES}
    return {code: text for code, text in given.items() if text.strip()}


def local_bound(form: forms.Form, name: str) -> Iterable[forms.BoundField]:
    """The fields for the template, one a language."""
    return [form[f"{name}_{code}"] for code, _language in settings.LANGUAGES]
