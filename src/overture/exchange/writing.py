"""Many rows at once, as a bulk import writes them: no model instance, no signal, 2,000 rows a call."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import islice
from typing import TYPE_CHECKING, Any

from django.core.management.color import no_style
from django.db import connection, models

from overture.foundation.sealing.fields import SealedTextField

CHUNK = 2000
AS_THEY_ARE = frozenset({str, bool, int, type(None)})
PLAIN = frozenset({models.CharField, models.TextField, models.SlugField, models.URLField, models.BooleanField})
"""Columns whose values, of the types above, both databases take as they are: most of every row."""
if TYPE_CHECKING:
    Field = models.Field[Any, Any]
else:
    Field = models.Field


def insert_rows(model: type[models.Model], fields: Sequence[Field], rows: Iterable[list[Any]]) -> int:
    """Write rows into a model's table, each value prepared by its field.

    Args:
        fields: the columns, in the order of the values.

    Returns:
        How many rows were written.
    """
    quote = connection.ops.quote_name
    names = ", ".join(quote(str(field.column)) for field in fields)
    marks = ", ".join(["%s"] * len(fields))
    statement = f"INSERT INTO {quote(model._meta.db_table)} ({names}) VALUES ({marks})"  # noqa: S608 - names of our models
    sealed = [place for place, one in enumerate(fields) if isinstance(one, SealedTextField)]
    key = next((place for place, one in enumerate(fields) if one.primary_key), None)
    source, count = iter(rows), 0
    with connection.cursor() as cursor:
        while some := list(islice(source, CHUNK)):
            for row in some if sealed else ():
                _seal(model, fields, row, sealed, key)
            cursor.executemany(statement, [_prepared(fields, row) for row in some])
            count += len(some)
    return count


def _prepared(fields: Sequence[Field], row: Sequence[Any]) -> list[Any]:
    return [
        value if type(value) in AS_THEY_ARE and type(field) in PLAIN else field.get_db_prep_save(value, connection)
        for field, value in zip(fields, row, strict=True)
    ]


def _seal(
    model: type[models.Model], fields: Sequence[Field], row: list[Any], sealed: list[int], key: int | None
) -> None:
    """Seal the values of a row that are to be sealed, for that row."""
    record = model(**{} if key is None else {fields[key].attname: row[key]})
    for place in sealed:
        setattr(record, fields[place].attname, row[place])
        row[place] = fields[place].pre_save(record, add=True)


def insert_objects(model: type[models.Model], objects: Iterable[models.Model]) -> int:
    """Write unsaved instances, without their automatic numbers; defaults stand on them already."""
    fields = [
        one for one in model._meta.local_concrete_fields if not isinstance(one, models.AutoField) and not one.generated
    ]
    return insert_rows(model, fields, ([getattr(row, field.attname) for field in fields] for row in objects))


def reset_sequences(written: Iterable[type[models.Model]]) -> None:
    """Let automatic numbers go on behind the ones that were written."""
    statements = connection.ops.sequence_reset_sql(no_style(), list(written))
    if statements:
        with connection.cursor() as cursor:
            for statement in statements:
                cursor.execute(statement)
