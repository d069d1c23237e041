"""Text that a reader sees in their language: one JSON column, a value for each language that was written."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass

from django.db import models
from django.utils.translation import get_language_bidi

FALLBACK = ("en", "ar", "he")


@dataclass(frozen=True, slots=True)
class ShownText:
    """What is shown: the words and the language they are in, which may not be the one asked for."""

    text: str
    language: str

    def __str__(self) -> str:
        return self.text


def in_language(values: dict[str, str] | None, language: str) -> ShownText:
    """The text in a language, or in the first of English, Arabic, Hebrew that was written; its language is named."""
    values = values or {}
    for code in (language, *FALLBACK):
        if values.get(code):
            return ShownText(values[code], code)
    return ShownText("", language)


def apart(text: str) -> str:
    """A name inside a sentence; one that runs the other way is kept apart by Unicode's isolates."""
    other = {"L"} if get_language_bidi() else {"R", "AL"}
    turns = any(unicodedata.bidirectional(letter) in other for letter in text)
    return f"\u2068{text}\u2069" if turns else text


class LocalTextField(models.JSONField):
    """A JSON object from language code to text."""

    def __init__(self, *args: object, **kwargs: object) -> None:
        kwargs.setdefault("default", dict)
        kwargs.setdefault("blank", True)
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
