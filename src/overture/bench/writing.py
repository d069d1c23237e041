"""Writing rows by the hundred thousand: COPY on PostgreSQL, one prepared statement on SQLite."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from django.core.management.color import no_style
from django.db import connection
from django.db.models import Model


@dataclass(frozen=True, slots=True)
class Table:
    """A model's table, written to by the columns that change; the others hold what the model gives by default."""

    model: type[Model]
    columns: tuple[str, ...]

    def write(self, rows: Sequence[tuple[Any, ...]]) -> None:
        """Write rows, each a value a column; ids and dates as text."""
        constants = self._constants()
        names = [self._column(name) for name in (*self.columns, *constants)]
        rest = tuple(constants.values())
        if connection.vendor == "sqlite":
            self._insert(names, [(*row, *rest) for row in rows])
        else:
            self._copy(names, [(*row, *rest) for row in rows])

    def _constants(self) -> dict[str, Any]:
        """The value of each column that no row gives."""
        fields = [field for field in self.model._meta.concrete_fields if not field.generated]
        return {
            field.attname: field.get_db_prep_save(field.get_default(), connection)
            for field in fields
            if field.attname not in self.columns
            and not (field.primary_key and field.get_internal_type() == "BigAutoField")
        }

    def _column(self, name: str) -> str:
        field = next(one for one in self.model._meta.concrete_fields if one.attname == name)
        return connection.ops.quote_name(str(field.column))

    def _insert(self, names: list[str], rows: list[tuple[Any, ...]]) -> None:
        table = connection.ops.quote_name(self.model._meta.db_table)
        marks = ", ".join(["%s"] * len(names))
        with connection.cursor() as cursor:
            cursor.executemany(f"INSERT INTO {table} ({', '.join(names)}) VALUES ({marks})", rows)  # noqa: S608 (names)

    def _copy(self, names: list[str], rows: list[tuple[Any, ...]]) -> None:
        table = connection.ops.quote_name(self.model._meta.db_table)
        with connection.cursor() as cursor, cursor.copy(f"COPY {table} ({', '.join(names)}) FROM STDIN") as copy:
            for row in rows:
                copy.write_row(row)


@contextmanager
def indexes_put_off(models: Sequence[type[Model]]) -> Iterator[None]:
    """Drop the indexes and triggers of some tables and make them again at the end, sorted once."""
    found = _kept_in_step([model._meta.db_table for model in models])
    with connection.cursor() as cursor:
        for kind, name, _statement in found:
            cursor.execute(f"DROP {kind} {connection.ops.quote_name(name)}")
    yield
    with connection.cursor() as cursor:
        for _kind, _name, statement in found:
            cursor.execute(statement)
        for statement in [*connection.ops.sequence_reset_sql(no_style(), list(models)), *_index_of_words()]:
            cursor.execute(statement)
        cursor.execute("ANALYZE")


def _kept_in_step(tables: list[str]) -> list[tuple[str, str, str]]:
    """Kind, name and statement of each index that no constraint stands on, and of each trigger."""
    marks = ", ".join(["%s"] * len(tables))
    sqlite = "SELECT type, name, sql FROM sqlite_master WHERE type <> 'table' AND sql IS NOT NULL AND tbl_name IN"
    postgresql = (
        "SELECT 'index', indexname, indexdef FROM pg_indexes WHERE NOT EXISTS ("
        "SELECT 1 FROM pg_constraint WHERE conname = indexname) AND tablename IN"
    )
    with connection.cursor() as cursor:
        cursor.execute(f"{sqlite if connection.vendor == 'sqlite' else postgresql} ({marks})", tables)
        return list(cursor.fetchall())


def _index_of_words() -> list[str]:
    """What makes the index of words anew from its table, in as much memory as there is to spare."""
    if connection.vendor != "sqlite":
        return []
    return [
        "INSERT INTO listing_index(listing_index, rank) VALUES ('hashsize', 268435456)",
        "INSERT INTO listing_index(listing_index) VALUES ('rebuild')",
        "INSERT INTO listing_index(listing_index, rank) VALUES ('hashsize', 1048576)",
    ]


@contextmanager
def made_fast() -> Iterator[None]:
    """Give up, while the rows are written, what protects a desk that people work on: this one can be made again."""
    hurried = {
        "sqlite": (
            "PRAGMA synchronous=OFF",
            "PRAGMA journal_mode=OFF",
            "PRAGMA cache_size=-1000000",
            "PRAGMA secure_delete=OFF",
        ),
        "postgresql": ("SET session_replication_role = replica", "SET maintenance_work_mem = '512MB'"),
    }[connection.vendor]
    with connection.cursor() as cursor:
        for statement in hurried:
            cursor.execute(statement)
    yield
    connection.close()
