"""The rows of a sheet with their cells understood, and what is wrong with the others."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from hashlib import sha256
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from overture_names.folding import fold

from .columns import COLUMNS, IGNORED, Column
from .models import SheetKind
from .plans import Problem, ReadRow
from .sheets import Sheet, SheetRow, letter_of
from .values import Unclear

TOLD_APART_BY: Mapping[str, tuple[str, ...]] = {
    SheetKind.PEOPLE: ("name", "organisation"),
    SheetKind.ORGANISATIONS: ("name",),
    SheetKind.POSTS: ("person", "organisation", "role", "started"),
    SheetKind.MEMBERSHIPS: ("member", "network", "joined"),
    SheetKind.ENGAGEMENTS: ("title", "when"),
}
PERIODS = (("started", "ended"), ("joined", "left"))


class RowReader:
    """Reads rows of one kind of sheet, its columns mapped.

    Args:
        keys: what each column means, in order; `IGNORED` for none.
        usual: values for rows that leave a column empty, by column key.
    """

    def __init__(self, kind: str, headings: Sequence[str], keys: Sequence[str], usual: Mapping[str, str]) -> None:
        known = {one.key: one for one in COLUMNS[kind]}
        self.kind, self.headings, self.usual = kind, headings, usual
        self.columns: list[tuple[int, Column]] = [(n, known[key]) for n, key in enumerate(keys) if key != IGNORED]
        self.places = {column.key: place for place, column in self.columns}

    def read(self, sheet: Sheet) -> tuple[list[ReadRow], list[Problem]]:
        """All rows: those understood, each with a key of its own, and every problem of the others."""
        rows, problems, seen = [], [], dict[str, int]()
        for line in sheet.rows:
            values, wrong = self._values(line)
            wrong += list(self._unfit(line.number, values)) if not wrong else []
            if not wrong:
                row = self._row(line.number, values)
                if row.key in seen:
                    wrong = [
                        self.problem(line.number, "", _("It says the same as row %(row)d.") % {"row": seen[row.key]})
                    ]
                else:
                    seen[row.key] = line.number
                    rows.append(row)
            problems += wrong
        return rows, problems

    def problem(self, row: int, key: str, sentence: Any) -> Problem:
        """A problem of one column, named as the spreadsheet names it; of the whole row without a key."""
        place = self.places.get(key)
        if place is None:
            return Problem(row, "", "", str(sentence))
        return Problem(row, letter_of(place), self.headings[place], str(sentence))

    def _values(self, line: SheetRow) -> tuple[dict[str, Any], list[Problem]]:
        values: dict[str, Any] = {}
        problems = []
        for place, column in self.columns:
            cell = unicodedata.normalize("NFC", line.cells[place]) if place < len(line.cells) else ""
            if cell:
                try:
                    values[column.key] = column.read(cell)
                except Unclear as error:
                    problems.append(self.problem(line.number, column.key, error))
        for key, value in self.usual.items():
            values.setdefault(key, value)
        if "name" not in values and (parts := [values.get(one, "") for one in ("first_name", "last_name")]):
            values["name"] = " ".join(part for part in parts if part)
        return values, problems

    def _unfit(self, number: int, values: Mapping[str, Any]) -> Iterator[Problem]:
        """What is wrong with a row whose cells are all right one by one."""
        for column in COLUMNS[self.kind]:
            value = values.get(column.key)
            if column.is_needed and not value:
                yield self.problem(
                    number, column.key, _("Nothing stands under “%(column)s”.") % {"column": column.label}
                )
            elif column.is_needed and isinstance(value, str) and not any(letter.isalnum() for letter in value):
                yield self.problem(
                    number, column.key, _("There is no letter under “%(column)s”.") % {"column": column.label}
                )
        for first, last in PERIODS:
            begun, over = values.get(first), values.get(last)
            if begun and over and over.last < begun.first:
                yield self.problem(number, last, _("It ends before it begins."))
        if self.kind == SheetKind.PEOPLE and not values.get("organisation"):
            for key in ("role", "started", "ended"):
                if values.get(key):
                    yield self.problem(
                        number, key, _("A role needs an organisation. Write one, or leave the role out.")
                    )
                    break
        when = values.get("when")
        if when and values.get("status", "held") == "held" and when.first > timezone.localdate():
            yield self.problem(number, "when", _("This day is still to come. Give the row the status “planned”."))

    def _row(self, number: int, values: Mapping[str, Any]) -> ReadRow:
        own = values.get("id")
        apart = [fold(str(values.get(key) or "")) for key in TOLD_APART_BY[self.kind]]
        key = f"id:{own}" if own else _digest(apart)
        return ReadRow(number, key, _digest([f"{name}={values[name]}" for name in sorted(values)]), values)


def _digest(words: Sequence[str]) -> str:
    return sha256("\x1f".join(words).encode()).hexdigest()
