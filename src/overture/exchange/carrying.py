"""Which tables leave with the desk, with which columns, and which of their rows a viewer may take along."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice
from typing import Any

from django.db import models

from overture.foundation import registry
from overture.foundation.access.viewer import Viewer
from overture.foundation.registry import PortableTable
from overture.foundation.sealing.fields import SealedTextField

from .writing import CHUNK, Field


@dataclass(frozen=True, slots=True)
class Carried:
    """One table as it leaves.

    Attributes:
        fields: its columns in this export.
        is_link: whether it ties two records together and has no number of its own worth keeping.
    """

    name: str
    model: type[models.Model]
    fields: tuple[Field, ...]
    table: PortableTable
    is_link: bool = False

    @property
    def file(self) -> str:
        return f"tables/{self.name}.csv"


@dataclass(slots=True)
class Withheld:
    """The rows that stay behind because the viewer may not have them: by model, and by kind and id of the record."""

    by_model: dict[Any, set[Any]] = field(default_factory=dict)
    records: set[tuple[str, str]] = field(default_factory=set)

    def of(self, model: Any) -> set[Any]:
        return self.by_model.setdefault(model, set())


def all_tables() -> tuple[PortableTable, ...]:
    """Every table that any room lets leave."""
    return tuple(table for room in registry.portable.all() for table in room.tables)


def carried_tables(*, sealed: bool) -> list[Carried]:
    """The tables of an export, by name; with the sealed ones and the sealed columns, or without."""
    found = []
    for table in all_tables():
        if table.is_sealed and not sealed:
            continue
        found.append(Carried(table.name, table.model, tuple(_columns(table, sealed=sealed)), table))
        for link in table.model._meta.local_many_to_many:
            through = link.remote_field.through
            if through is not None and through._meta.auto_created and (sealed or not _is_sealed(link.related_model)):
                found.append(_link(table, link.name, through))
    return sorted(found, key=lambda one: one.name)


def _link(table: PortableTable, name: str, through: type[models.Model]) -> Carried:
    ends = tuple(one for one in through._meta.local_concrete_fields if not one.primary_key)
    return Carried(f"{table.name}.{name}", through, ends, PortableTable(f"{table.name}.{name}", through), is_link=True)


def _columns(table: PortableTable, *, sealed: bool) -> Iterator[Field]:
    for one in table.model._meta.local_concrete_fields:
        if one.generated or one.name in table.left_out or (isinstance(one, SealedTextField) and not sealed):
            continue
        if not sealed and isinstance(one, models.ForeignKey) and _is_sealed(one.related_model):
            continue
        yield one


def _is_sealed(model: Any) -> bool:
    return any(table.model is model and table.is_sealed for table in all_tables())


def withheld_from(viewer: Viewer, tables: Sequence[Carried]) -> Withheld:
    """What this viewer may not have, and what hangs on it and could not stand without."""
    withheld = Withheld()
    for one in tables:
        if one.table.hidden_from is not None:
            withheld.of(one.model).update(one.table.hidden_from(viewer))
    while any(_spread(one, withheld) for one in tables if not one.is_link):
        pass
    for model, ids in withheld.by_model.items():
        withheld.records.update((getattr(model, "record_kind", ""), str(one)) for one in ids)
    return withheld


def _spread(carried: Carried, withheld: Withheld) -> bool:
    """Withhold the rows that need a row that is withheld; says whether any was new."""
    mine = withheld.of(carried.model)
    before = len(mine)
    for one in carried.fields:
        gone = withheld.of(one.related_model) if isinstance(one, models.ForeignKey) and not one.null else set()
        if gone:
            mine.update(carried.model._base_manager.filter(**{f"{one.name}__in": gone}).values_list("pk", flat=True))
    return len(mine) > before


def rows_of(carried: Carried, withheld: Withheld, *, sealed: bool) -> Iterator[list[Any]]:
    """The rows of a table in a steady order, as this viewer may take them, with what may not leave emptied."""
    names = [one.attname for one in carried.fields]
    order = names if carried.is_link else ["pk"]
    source = carried.model._base_manager.order_by(*order).values_list("pk", *names).iterator(chunk_size=CHUNK)
    emptied = {column: {str(pk) for pk in ids()} for column, ids in carried.table.emptied.items()}
    while some := list(islice(source, CHUNK)):
        rows = [(pk, list(values)) for pk, *values in some]
        _open(carried, rows)
        kept = [values for pk, values in rows if _may_leave(carried, pk, values, withheld)]
        for pk, values in rows:
            _empty(carried, str(pk), values, emptied)
        _empty_spoken(carried, kept, sealed=sealed)
        yield from kept


def _open(carried: Carried, rows: list[tuple[Any, list[Any]]]) -> None:
    """Open the sealed values of some rows."""
    places = [(n, one) for n, one in enumerate(carried.fields) if isinstance(one, SealedTextField)]
    for pk, values in rows if places else ():
        record = carried.model(pk=pk)
        for place, one in places:
            setattr(record, one.attname, values[place])
            values[place] = getattr(record, one.attname)


def _may_leave(carried: Carried, pk: Any, values: list[Any], withheld: Withheld) -> bool:
    """Whether a row leaves; a reference that may be missing is emptied instead."""
    if pk in withheld.of(carried.model):
        return False
    for place, one in enumerate(carried.fields):
        if isinstance(one, models.ForeignKey) and values[place] in withheld.of(one.related_model):
            if not one.null:
                return False
            values[place] = None
    if carried.table.about:
        kind, record_id = (values[_place(carried, name)] for name in carried.table.about)
        return (kind, str(record_id)) not in withheld.records
    return True


def _empty(carried: Carried, pk: str, values: list[Any], emptied: dict[str, set[str]]) -> None:
    for column, ids in emptied.items():
        if pk in ids and column in {one.name for one in carried.fields}:
            values[_place(carried, column)] = ""


def _empty_spoken(carried: Carried, rows: list[list[Any]], *, sealed: bool) -> None:
    """Empty typed words that repeat a speaker's, which the other desk could not know again: all without the words
    themselves, and those that were taken back with them."""
    places = [_place(carried, name) for name in carried.table.prose]
    pick = _withdrawn if sealed else registry.texts_that_repeat
    spoken = pick([text for row in rows for place in places for text in _texts(row[place])]) if places else frozenset()
    if spoken:
        for row in rows:
            for place in places:
                row[place] = _without(row[place], spoken)


def _withdrawn(texts: list[str]) -> frozenset[str]:
    given = [text for text in dict.fromkeys(texts) if text]
    return frozenset[str]().union(*(pick(given) for pick in registry.withdrawn_words.all())) if given else frozenset()


def _texts(value: Any) -> list[str]:
    return [str(one) for one in (value.values() if isinstance(value, dict) else [value]) if one]


def _without(value: Any, spoken: frozenset[str]) -> Any:
    if isinstance(value, dict):
        return {key: one for key, one in value.items() if one not in spoken}
    return "" if value in spoken else value


def _place(carried: Carried, name: str) -> int:
    return next(place for place, one in enumerate(carried.fields) if one.name == name)
