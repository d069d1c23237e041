"""What an import will write, gathered before anything is written: the preview counts it, the confirmation writes it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from django.db import connection, models
from django.utils import timezone

from overture.directory.models import Name, NameKey, Organisation, Person, Unexamined
from overture.directory.operations.keys import rekey
from overture.foundation.access.viewer import Viewer
from overture.foundation.audit.operations import note
from overture.foundation.history.models import FieldChange
from overture.foundation.history.operations import change_row, shown
from overture.foundation.listing.operations import relist
from overture_names import lookup_keys

from .writing import CHUNK, insert_objects, insert_rows

MADE, CHANGED = "import", "import_change"


@dataclass(slots=True)
class Change:
    """New values for some fields of a record that is there."""

    record: Any
    values: dict[str, Any]


@dataclass(slots=True)
class Batch:
    """Rows to write and records to change, in the order in which they were found.

    Attributes:
        made: new records, which are noted and listed; `rows` are what hangs on them and on others.
    """

    made: list[Any] = field(default_factory=list)
    rows: dict[Any, list[Any]] = field(default_factory=lambda: defaultdict(list))
    changes: list[Change] = field(default_factory=list)
    touched: dict[Any, None] = field(default_factory=dict)
    told: list[tuple[Any, str, Callable[[], str]]] = field(default_factory=list)

    def make(self, record: Any) -> Any:
        """A new record."""
        self.made.append(record)
        self.rows[type(record)].append(record)
        return record

    def hang(self, row: Any, *, on: Any, field: str, words: Callable[[], str]) -> Any:
        """A row that belongs to a record, new or not; the history of one that was there tells it in words."""
        self.rows[type(row)].append(row)
        self.touch(on)
        self.told.append((on, field, words))
        return row

    def add(self, row: Any) -> Any:
        """A row that nobody asks the history of, such as a participant of a new engagement."""
        self.rows[type(row)].append(row)
        return row

    def touch(self, record: Any) -> None:
        """A record that was there and about which something is added."""
        self.touched[record] = None

    def change(self, record: Any, **values: Any) -> bool:
        """Other values for a record that is there; says whether any differs."""
        differ = {name: value for name, value in values.items() if getattr(record, name) != value}
        if differ:
            self.changes.append(Change(record, differ))
            self.touch(record)
        return bool(differ)

    def write(self, *, by: Viewer) -> None:
        """Write all of it, inside the operation that imports: rows, history, audit, keys of names and listing."""
        for model, rows in self.rows.items():
            insert_objects(model, rows)
        self._write_changes(by=by)
        self._write_keys()
        for record in self.made:
            note(MADE, record, by=by)
            relist(record)
        for record in self.already_there():
            note(CHANGED, record, by=by)
            relist(record)

    def already_there(self) -> list[Any]:
        """The records that were there before and about which something changes."""
        new = set(self.made)
        return [record for record in self.touched if record not in new]

    def _write_changes(self, *, by: Viewer) -> None:
        history = []
        grouped: dict[tuple[Any, tuple[str, ...]], list[Change]] = defaultdict(list)
        there, with_values = self.already_there(), {one.record for one in self.changes}
        known = set(there)
        history += [_told(*one, by=by) for one in self.told if one[0] in known]
        for one in [*self.changes, *(Change(record, {}) for record in there if record not in with_values)]:
            history += _history_of(one, by=by)
            grouped[type(one.record), tuple(sorted(one.values))].append(one)
        for (model, names), some in grouped.items():
            _update(model, names, some)
        insert_objects(FieldChange, history)

    def _write_keys(self) -> None:
        """Keys of the names of new parties at once, of those that were there one by one: they are few."""
        names: dict[Any, list[str]] = defaultdict(list)
        for row in self.rows.get(Name, ()):
            names[row.person_id or row.organisation_id].append(row.text)
        new = [one for one in self.made if isinstance(one, Person | Organisation)]
        fields = [NameKey._meta.get_field(name) for name in ("person", "organisation", "key")]
        insert_rows(NameKey, fields, (row for one in new for row in _keys(one, names[one.pk])))  # type: ignore[arg-type]
        known = {one.pk for one in new}
        insert_objects(Unexamined, (Unexamined(record_kind=one.record_kind, record_id=one.pk) for one in new))
        for record in self.touched:
            if isinstance(record, Person | Organisation) and record.pk not in known:
                rekey(record)


def _keys(party: Any, others: Iterable[str]) -> Iterator[list[Any]]:
    """Rows of `NameKey`: the person, the organisation and a key of a name."""
    kind = party.record_kind
    person, organisation = (party.pk, None) if kind == "person" else (None, party.pk)
    for key in dict.fromkeys(key for name in (party.name, *others) for key in lookup_keys(name, kind)):
        yield [person, organisation, key]


def _history_of(change: Change, *, by: Viewer) -> list[FieldChange]:
    record = change.record
    return [
        change_row(
            record, name, by=by, before=shown(record, name, getattr(record, name)), after=shown(record, name, value)
        )
        for name, value in change.values.items()
    ]


def _told(record: Any, field: str, words: Callable[[], str], *, by: Viewer) -> FieldChange:
    """A row of the history for what was added beside a record's own fields."""
    return change_row(record, field, by=by, before="", after=words())


def _update(model: type[models.Model], names: tuple[str, ...], changes: list[Change]) -> None:
    """Write new values, each row as its next version."""
    quote = connection.ops.quote_name
    fields = [model._meta.get_field(name) for name in names]
    now = timezone.now()
    changed_at = model._meta.get_field("changed_at")
    columns = ", ".join(f"{quote(str(one.column))} = %s" for one in [*fields, changed_at])  # type: ignore[union-attr]
    table, key = quote(model._meta.db_table), model._meta.pk
    statement = f"UPDATE {table} SET {columns}, version = version + 1 WHERE {quote(str(key.column))} = %s"  # noqa: S608
    rows = []
    for one in changes:
        values = [one.values[name] for name in names]
        prepared = [
            field.get_db_prep_save(getattr(value, "pk", value), connection)  # type: ignore[union-attr]
            for field, value in zip([*fields, changed_at, key], [*values, now, one.record.pk], strict=True)
        ]
        rows.append(prepared)
    with connection.cursor() as cursor:
        for start in range(0, len(rows), CHUNK):
            cursor.executemany(statement, rows[start : start + CHUNK])
    for one in changes:
        for name, value in one.values.items():
            setattr(one.record, name, value)
