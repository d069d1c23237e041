"""Who changed what, side by side, for every kind of record. Each room says who may read the histories of its own."""

from __future__ import annotations

import ast
import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Any

from django.apps import apps
from django.conf import settings
from django.core.exceptions import FieldDoesNotExist
from django.db import models
from django.utils import formats, timezone
from django.utils.dateparse import parse_date, parse_datetime
from django.utils.translation import gettext as _

from overture.directory.differing import differences
from overture.directory.queries import without_hidden_names
from overture.foundation import registry
from overture.foundation.access.refusals import NotThere
from overture.foundation.access.viewer import Viewer
from overture.foundation.history.models import FieldChange
from overture.foundation.history.operations import SEALED
from overture.foundation.history.queries import Save, saves_of
from overture.foundation.partial_dates import PartialDate, PartialDateField

from ..historyshapes import FieldShown, HistoryShown, SaveShown

Names = dict[str, dict[str, str]]


def history_page(viewer: Viewer, kind: str, record_id: str, *, mark: str = "", size: int = 20) -> HistoryShown:
    """The history of one record, newest first.

    Raises:
        NotThere: when there is no such record, or its history is not for this viewer.
    """
    told = registry.histories.get(kind)
    if told is None:
        raise NotThere
    record = told.find(viewer, record_id)
    others = told.others(record) if told.others else ()
    page = saves_of([(kind, record_id), *others], mark=mark, size=size)
    return HistoryShown(
        kind=kind,
        record_id=record_id,
        label=told.label,
        title=told.title(viewer, record),
        url=told.url(record),
        saves=saves_shown(viewer, page.saves, kind=kind, record_id=record_id),
        next_mark=page.next_mark,
    )


def latest_saves(viewer: Viewer, record: Any, *, most: int = 5) -> tuple[SaveShown, ...]:
    """The newest saves of a record's own fields, for its page; whether the viewer may read them is asked before."""
    kind = record.record_kind
    key = str(record.pk)
    return saves_shown(viewer, saves_of([(kind, key)], size=most).saves, kind=kind, record_id=key)


def saves_shown(viewer: Viewer, saves: Iterable[Save], *, kind: str, record_id: str) -> tuple[SaveShown, ...]:
    """Saves in words: a query for each kind of record named in them, and what finds the words of speakers."""
    found = list(saves)
    changes = [change for save in found for change in save.changes]
    reading = _Reading(kind, record_id, _names_in(viewer, changes), _spoken_in(changes))
    return tuple(
        SaveShown(save.at, save.by_name, tuple(reading.field(change) for change in save.changes)) for save in found
    )


def _spoken_in(changes: Iterable[FieldChange]) -> frozenset[str]:
    return registry.texts_that_repeat(text for change in changes for text in (change.before, change.after))


def _names_in(viewer: Viewer, changes: Iterable[FieldChange]) -> Names:
    """What the records are called that some changes point at; those the viewer may not know of are left out."""
    wanted: dict[str, set[str]] = {}
    for change in changes:
        column = column_of(change.record_kind, change.field)
        if isinstance(column, models.ForeignKey):
            ids = {text for text in (change.before, change.after) if _is_id(text)}
            wanted.setdefault(getattr(column.related_model, "record_kind", ""), set()).update(ids)
    found: Names = {}
    for kind, ids in wanted.items():
        name = registry.record_names.get(kind)
        found[kind] = name(viewer, ids) if name is not None and ids else {}
    return found


def _is_id(text: str) -> bool:
    return len(text) == 36 and text.count("-") == 4


@dataclass(frozen=True, slots=True)
class _Reading:
    """What is needed to read kept values: whose page it is, what records are called, and what a speaker said."""

    kind: str
    record_id: str
    names: Names
    spoken: frozenset[str]

    def field(self, change: FieldChange) -> FieldShown:
        """One change in words. Sealed values, and words of a speaker, are told only to have changed."""
        label, about = label_of(change.record_kind, change.field), self._about(change)
        if SEALED in (change.before, change.after) or {change.before, change.after} & self.spoken:
            return FieldShown(label, about, is_covered=True)
        column = column_of(change.record_kind, change.field)
        before, after = (self._words(column, text) for text in self._told(change))
        pairs = differences(before, after)
        return FieldShown(label, about, pairs, is_covered=not any(pair.is_changed for pair in pairs))

    def _told(self, change: FieldChange) -> tuple[str, str]:
        """Both values without the names that are found but never shown."""
        if change.field != "names":
            return change.before, change.after
        return without_hidden_names(change.before), without_hidden_names(change.after)

    def _about(self, change: FieldChange) -> Any:
        if change.record_id == self.record_id:
            return ""
        if change.record_kind == self.kind:
            return _("in the record that became a part of it")
        model = model_of(change.record_kind)
        return model._meta.verbose_name if model else change.record_kind

    def _words(self, column: Any, text: str) -> str:
        if isinstance(column, models.ForeignKey):
            kind = getattr(column.related_model, "record_kind", "")
            return self.names.get(kind, {}).get(text, _("(not shown to you)")) if _is_id(text) else text
        return in_words(column, text)


@cache
def _models_by_kind() -> dict[str, type[models.Model]]:
    found = {getattr(model, "record_kind", ""): model for model in apps.get_models()}
    return {kind: model for kind, model in found.items() if kind}


def model_of(kind: str) -> type[models.Model] | None:
    """The model of a kind of record."""
    return _models_by_kind().get(kind)


def column_of(kind: str, field: str) -> Any:
    """The model's own field of that name; None for what is kept under another name, such as a list of rows."""
    model = model_of(kind)
    try:
        found = model._meta.get_field(field) if model else None
    except FieldDoesNotExist:
        return None
    return found if getattr(found, "concrete", False) else None


def label_of(kind: str, field: str) -> Any:
    """A field as people call it."""
    told = registry.histories.get(kind)
    labels = dict(told.labels) if told else {}
    return labels.get(field) or getattr(column_of(kind, field), "verbose_name", field.replace("_", " "))


def in_words(column: Any, text: str) -> str:
    """A kept value as people read it: the words of a choice, a date no more precise than it is known."""
    if column is None or not text:
        return text
    if column.choices:
        return str(dict(column.flatchoices).get(text, text))
    if isinstance(column, models.BooleanField):
        return _("yes") if text == "True" else _("no")
    if isinstance(column, PartialDateField):
        return PartialDate.parse(text).in_words()
    if isinstance(column, models.JSONField):
        return _by_language(text)
    return _moment(column, text)


def _by_language(text: str) -> str:
    """Text by language as one line a language; what is no such text is left as it is."""
    try:
        values = ast.literal_eval(text)
    except (SyntaxError, ValueError):
        return text
    if isinstance(values, list):
        return "\n".join(str(one) for one in values)
    if not isinstance(values, dict):
        return text
    called = dict(settings.LANGUAGES)
    return "\n".join(f"{called.get(code, code)}: {words}" for code, words in values.items())


def _moment(column: Any, text: str) -> str:
    try:
        if isinstance(column, models.DateTimeField):
            at: dt.datetime | None = parse_datetime(text)
            return formats.date_format(timezone.localtime(at), "j F Y H:i") if at else text
        if isinstance(column, models.DateField):
            day = parse_date(text)
            return formats.date_format(day, "j F Y") if day else text
    except ValueError:
        return text
    return text
