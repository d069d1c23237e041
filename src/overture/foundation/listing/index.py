"""The index itself, on both databases: FTS5 beside the table on SQLite, a GIN index over its words on PostgreSQL.

Triggers and the expression of the index keep it in step with `ListingEntry` in the same transaction, whoever writes.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import DatabaseError, connection
from django.db.models import BooleanField, F, Func, Value

from .numbers import ABOVE_ALL

TABLE = "listing_listingentry"
LEXEMES = "array_to_tsvector(string_to_array({words}, ' '))"
SQLITE_THAT_FORGETS = (3, 42)
"""From this version on, the index overwrites a removed word at once."""
PAGES_OF_A_STEP = 500


@dataclass(frozen=True, slots=True)
class Token:
    """One token, or everything that begins with it."""

    text: str
    is_beginning: bool = False


@dataclass(frozen=True, slots=True)
class Sought:
    """What an entry must have: one token of each group, and none of `without`."""

    groups: tuple[tuple[Token, ...], ...]
    without: tuple[Token, ...] = ()

    def with_groups(self, groups: Iterable[tuple[Token, ...]]) -> Sought:
        """The same with more that an entry must have."""
        return Sought((*self.groups, *groups), self.without)

    def for_sqlite(self) -> str:
        found = " AND ".join(f"({' OR '.join(_fts5(one) for one in group)})" for group in self.groups)
        return f"({found}) NOT ({' OR '.join(_fts5(one) for one in self.without)})" if self.without else found

    def for_postgresql(self) -> str:
        found = " & ".join(f"({' | '.join(_tsquery(one) for one in group)})" for group in self.groups)
        return f"{found} & !({' | '.join(_tsquery(one) for one in self.without)})" if self.without else found

    def __str__(self) -> str:
        return self.for_sqlite() if connection.vendor == "sqlite" else self.for_postgresql()


def _fts5(token: Token) -> str:
    quoted = '"' + token.text.replace('"', '""') + '"'
    return quoted + "*" if token.is_beginning else quoted


def _tsquery(token: Token) -> str:
    quoted = "'" + token.text.replace("\\", "\\\\").replace("'", "''") + "'"
    return quoted + ":*" if token.is_beginning else quoted


class IsFound(Func):
    """Whether an entry has what is sought; a condition for `filter`."""

    output_field = BooleanField()

    def __init__(self, sought: Sought) -> None:
        super().__init__(F("pk"), F("words"), Value(str(sought)))

    def as_sqlite(self, compiler: Any, connection: Any, **context: Any) -> tuple[str, tuple[Any, ...]]:
        pk, _words, query = (compiler.compile(one) for one in self.source_expressions)
        sql = f"{pk[0]} IN (SELECT rowid FROM listing_index WHERE listing_index MATCH {query[0]})"  # noqa: S608 (a placeholder)
        return sql, (*pk[1], *query[1])

    def as_postgresql(self, compiler: Any, connection: Any, **context: Any) -> tuple[str, tuple[Any, ...]]:
        _pk, words, query = (compiler.compile(one) for one in self.source_expressions)
        return f"{LEXEMES.format(words=words[0])} @@ {query[0]}::tsquery", (*words[1], *query[1])


@dataclass(frozen=True, slots=True)
class Question:
    """What is sought among the entries from one number on, `below` another."""

    sought: Sought
    first: int = 0
    below: int = ABOVE_ALL


def newest(questions: Sequence[Question], *, most: int) -> list[tuple[int, int]]:
    """The highest numbers of entries for each of several questions, in one query that stops as soon as it has enough.

    Returns:
        Pairs of the question's place and an entry's number, the highest number of each first; up to `most` of each.
    """
    if connection.vendor == "sqlite":
        one = "SELECT rowid AS id FROM listing_index WHERE listing_index MATCH %s"
        order = "AND rowid >= %s AND rowid < %s ORDER BY rowid DESC LIMIT %s"
    else:
        one = f"SELECT id FROM {TABLE} WHERE {LEXEMES.format(words='words')} @@ %s::tsquery"  # noqa: S608 (constants)
        order = "AND id >= %s AND id < %s ORDER BY id DESC LIMIT %s"
    part = "SELECT {place} AS place, id FROM ({one} {order}) AS q{place}"
    parts = [part.format(place=place, one=one, order=order) for place in range(len(questions))]
    values = [value for one in questions for value in (str(one.sought), one.first, one.below, most)]
    with connection.cursor() as cursor:
        cursor.execute(" UNION ALL ".join(parts), values)
        return sorted(cursor.fetchall(), key=lambda row: (row[0], -row[1]))


def forgets_by_itself() -> bool:
    """Whether a removed word is gone from the index's pages with its entry; PostgreSQL leaves that to its vacuum."""
    return connection.vendor != "sqlite" or sqlite3.sqlite_version_info >= SQLITE_THAT_FORGETS


def forget_removed_words() -> None:
    """Take what was removed out of the index's own pages, where an older SQLite keeps it until all pages are merged.

    The merge goes in steps: outside a transaction nobody waits longer than for one of them.
    """
    if forgets_by_itself():
        return
    pages, done, before = -PAGES_OF_A_STEP, 2, 0
    with connection.cursor() as cursor:
        while done > 1:
            cursor.execute("INSERT INTO listing_index(listing_index, rank) VALUES ('merge', %s)", [pages])
            cursor.execute("SELECT total_changes()")
            after = cursor.fetchone()[0]
            pages, done, before = PAGES_OF_A_STEP, (after - before if before else 2), after


def index_is_whole() -> bool:
    """Whether the index says what the table says; PostgreSQL sees to that itself."""
    if connection.vendor != "sqlite":
        return True
    try:
        with connection.cursor() as cursor:
            cursor.execute("INSERT INTO listing_index(listing_index, rank) VALUES ('integrity-check', 1)")
    except DatabaseError:
        return False
    return True
