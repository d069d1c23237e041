"""Canaries: a word of its own in every text field of every record, and the scanner that finds them in what goes out.

A word is ten Latin letters that survive folding, slugs and addresses: it is found in any spelling of the bytes.
"""

from __future__ import annotations

import datetime as dt
import html
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import unquote_plus

from django.apps import apps
from django.db import models

from overture.foundation.local_text import LocalTextField
from overture.foundation.partial_dates import PartialDateField
from overture.foundation.sealing.fields import SealedTextField

MARKER = re.compile(r"qx[a-z]{6}xq")
NOT_LETTERS = re.compile(r"[^a-z]")
LANGUAGES = ("en", "ar", "he")
NOW = dt.datetime(2024, 3, 1, 12, 0, tzinfo=dt.UTC)

SKIPPED = {
    # A code that is looked up; another value than the known ones would be no record of the desk.
    "language": "a language code",
    "default_language": "a language code",
    "translated_from": "a language code",
    "languages": "language codes",
    "country": "a country code of two letters",
    "zone": "the name of a time zone, loaded from the zone table",
    "pronoun": "f, m or pl",
    "accent": "a colour, checked",
    "logo": "a picture",
    "foundation.history.FieldChange.field": "the name of a column, looked up on the model",
    "foundation.history.FieldChange.record_kind": "the kind of a record, looked up",
    "foundation.evidence.Evidence.record_kind": "the kind of a record, looked up",
    # A hash or a reference tells nothing; what it stands for carries its own word.
    "password": "a hash",
    "engagements.Attachment.stored_as": "a random file name",
    "digest": "a hash",
    "speaker_hash": "a hash",
    "foundation.history.FieldChange.record_id": "an id",
    "foundation.evidence.Evidence.record_id": "an id",
    "directory.Stance.source_kind": "the kind of a record, looked up",
    "directory.Stance.source_id": "an id",
    "words_language": "a language code",
    "foundation.links.SignedLink.purpose": "a key, looked up",
    "foundation.links.SignedLink.subject_id": "an id",
    "spans": "numbers",
    "record_ids": "ids",
    "made": "ids",
}
"""Text fields without a canary, by name or by room, model and name, each with the reason."""


def models_of_the_house() -> list[type[models.Model]]:
    """Every model of our rooms that has a table."""
    return [model for model in apps.get_models() if model.__module__.startswith("overture.")]


def key_of(model: type[models.Model], name: str) -> str:
    """How a field is called in the tables: ``directory.Person.name``."""
    room = model.__module__.removeprefix("overture.").partition(".models")[0]
    return f"{room}.{model.__name__}.{name}"


def text_fields(model: type[models.Model]) -> Iterator[models.Field]:
    """The fields of a model that hold words: typed, sealed, by language or as JSON. Choices are codes of ours."""
    for column in model._meta.concrete_fields:
        is_text = isinstance(column, models.CharField | models.TextField | SealedTextField | models.JSONField)
        if is_text and not column.choices and not isinstance(column, PartialDateField):
            yield column


def is_skipped(model: type[models.Model], column: models.Field) -> bool:
    return column.name in SKIPPED or key_of(model, column.name) in SKIPPED


@dataclass(frozen=True, slots=True)
class Canary:
    """A word, the record that carries it (in words), and the field it stands in."""

    word: str
    record: str
    key: str

    def __str__(self) -> str:
        return f"{self.word} ({self.key} of “{self.record}”)"


@dataclass(slots=True)
class Canaries:
    """Every word that was given out, and the rows that carry them."""

    planted: dict[str, Canary] = field(default_factory=dict)
    rows: dict[type[models.Model], list[Any]] = field(default_factory=dict)

    def word(self, record: str, key: str) -> str:
        """A new word for a field of a record."""
        number, letters = len(self.planted), ""
        for _place in range(6):
            number, rest = divmod(number, 26)
            letters += chr(ord("a") + rest)
        canary = Canary(f"qx{letters}xq", record, key)
        self.planted[canary.word] = canary
        return canary.word

    def make(self, model: type[Any], record: str, **given: Any) -> Any:
        """A row of a model: what is given, a word in every other text field, what must not be empty made up."""
        values = dict(given)
        for column in model._meta.concrete_fields:
            if column.name not in values and column.attname not in values:
                self._fill(model, record, column, values)
        row = model._default_manager.create(**values)
        self.rows.setdefault(model, []).append(row)
        return row

    def _fill(self, model: type[Any], record: str, column: models.Field, values: dict[str, Any]) -> None:
        if column in text_fields(model) and not is_skipped(model, column):
            values[column.name] = self.value(record, key_of(model, column.name), column)
        elif not column.null and not column.has_default() and not column.blank:
            values[column.name] = self._needed(record, column)

    def value(self, record: str, key: str, column: models.Field) -> Any:
        """A value of the field's shape with a new word in it."""
        word = self.word(record, key)
        if isinstance(column, LocalTextField):
            return {code: f"{word} {code}" for code in LANGUAGES}
        if isinstance(column, models.JSONField):
            return [word]
        if isinstance(column, models.EmailField):
            return f"{word}@desk.example"
        return f"https://{word}.example/" if isinstance(column, models.URLField) else word

    def _needed(self, record: str, column: models.Field) -> Any:
        if isinstance(column, models.ForeignKey):
            known = self.rows.get(column.related_model)
            return known[-1] if known else self.make(column.related_model, record)
        if column.choices:
            return next(key for key, _label in column.choices if key)
        if isinstance(column, models.DateTimeField):
            return NOW
        if isinstance(column, PartialDateField):
            return NOW.date()
        made_up = {models.BooleanField: True, models.DateField: NOW.date()}
        return next((value for kind, value in made_up.items() if isinstance(column, kind)), 1)

    def make_the_rest(self) -> None:
        """A row of every model that has none yet: a new model joins by existing."""
        for model in models_of_the_house():
            if model not in self.rows and not model._default_manager.exists():
                self.make(model, model.__name__)


def words_in(text: str) -> set[str]:
    """The canaries in a text, whatever it was put into: entities, addresses, marks between the letters."""
    found: set[str] = set()
    for form in (text, html.unescape(text), unquote_plus(html.unescape(text))):
        folded = form.lower()
        found |= set(MARKER.findall(folded)) | set(MARKER.findall(NOT_LETTERS.sub("", folded)))
    return found
