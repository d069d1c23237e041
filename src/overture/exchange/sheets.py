"""A file as a table: headings, rows with the numbers that a spreadsheet program gives them, and how it was read."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from .cells import BEGIN_LIKE_A_FORMULA, MARK, undone
from .errors import UnreadableFile

MOST_BYTES = 10 * 1000 * 1000
MOST_ROWS = 50_000
MOST_COLUMNS = 100
LONGEST_CELL = 20_000
TOO_MANY = _("This file has more than 50,000 rows. Cut it into several files.")


@dataclass(frozen=True, slots=True)
class SheetRow:
    """One row; `number` is the one beside it in a spreadsheet, where the headings are usually row 1."""

    number: int
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table read from a file.

    Attributes:
        read_as: how the bytes were taken, such as ``utf-8``, ``cp1255``, ``xlsx`` or ``vcard``.
        is_guess: whether the letters were guessed; a person should look at them.
        part: the delimiter of a CSV, or the name of the sheet of a workbook.
    """

    headings: tuple[str, ...]
    rows: tuple[SheetRow, ...]
    read_as: str
    is_guess: bool = False
    part: str = ""

    def as_text(self) -> str:
        """JSON; `sheet_of` reads it back."""
        told = asdict(self) | {"rows": [[row.number, row.cells] for row in self.rows]}
        return json.dumps(told, ensure_ascii=False)


def sheet_of(text: str) -> Sheet:
    """The sheet that `Sheet.as_text` wrote."""
    told: dict[str, Any] = json.loads(text)
    rows = tuple(SheetRow(number, tuple(cells)) for number, cells in told.pop("rows"))
    return Sheet(**told | {"headings": tuple(told["headings"]), "rows": rows})


def letter_of(place: int) -> str:
    """The letters over a column: A for 0, Z for 25, AA for 26.

    Example:
        >>> letter_of(0), letter_of(27)
        ('A', 'AB')
    """
    letters = ""
    place += 1
    while place:
        place, rest = divmod(place - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def made_of(lines: list[tuple[int, list[str]]], *, read_as: str, is_guess: bool = False, part: str = "") -> Sheet:
    """A sheet of numbered lines; the first that is not empty holds the headings.

    Raises:
        UnreadableFile: when there is nothing under the headings, or too much.
    """
    filled = [(number, cells) for number, cells in lines if any(cells)]
    if len(filled) < 2:
        raise UnreadableFile(_("There is no row under the headings. The first row names the columns."))
    if len(filled) - 1 > MOST_ROWS:
        raise UnreadableFile(TOO_MANY)
    width = max(len(cells) for _number, cells in filled)
    if width > MOST_COLUMNS:
        raise UnreadableFile(_("This file has more than 100 columns. Take out those that are not needed."))
    rows = (SheetRow(number, tuple(cells + [""] * (width - len(cells)))) for number, cells in filled)
    first, *rest = rows
    return Sheet(first.cells, tuple(rest), read_as, is_guess, part)


def clean(cell: str) -> str:
    """A cell as it is used: no blanks at its ends, no unseen letter, no apostrophe that an export put there."""
    text = cell.replace("\x00", "").replace("\ufeff", "").strip()[:LONGEST_CELL]
    return undone(text) if text[:1] == MARK and text[1:2] in BEGIN_LIKE_A_FORMULA | {MARK} else text
