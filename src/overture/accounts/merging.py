"""Two people changed the desk's settings: which fields differ, and the form again after the person chose for each."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import forms
from django.http import QueryDict

from overture.foundation.ui.shapes import ConflictField

CHOICE = "keep-"


def conflicts_of(form: forms.Form, current: Mapping[str, Any]) -> list[ConflictField]:
    """Each field whose sent value is not the one in the record now."""
    return [
        ConflictField(name, form.fields[name].label, in_words(current[name]), in_words(value))
        for name, value in form.cleaned_data.items()
        if name != "version" and value != current[name]
    ]


def in_words(value: Any) -> str:
    """A value as one text: the ticked choices stand beside one another."""
    return " ".join(value) if isinstance(value, list) else str(value)


def with_choices(sent: QueryDict, current: Mapping[str, Any]) -> QueryDict:
    """The form as it is meant: what was sent, or, after a conflict, the record with the fields chosen as mine."""
    if not any(name.startswith(CHOICE) for name in sent):
        return sent
    merged = QueryDict(mutable=True)
    for name, value in current.items():
        is_mine = sent.get(f"{CHOICE}{name}") == "mine"
        chosen = sent.get(name, "") if is_mine else in_words(value)
        merged.setlist(name, chosen.split() if isinstance(value, list) else [chosen])
    merged["version"] = sent.get("version", "")
    return merged
