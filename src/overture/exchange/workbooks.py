"""An Excel workbook as a sheet: its first visible sheet, values only, within bounds. Nothing in it is computed."""

from __future__ import annotations

import datetime as dt
import io
import warnings
import zipfile
import zlib
from typing import Any

from django.utils.translation import gettext_lazy as _

from .errors import UnreadableFile
from .sheets import MOST_COLUMNS, MOST_ROWS, Sheet, clean, made_of

ZIP = b"PK\x03\x04"
OLD_OFFICE = b"\xd0\xcf\x11\xe0"
MOST_UNPACKED = 200 * 1000 * 1000
MOST_PARTS = 2000
DAMAGED = _("This workbook is damaged. Open it in your spreadsheet and save it again.")
BROKEN = (
    ArithmeticError,
    AttributeError,
    LookupError,
    OSError,
    RuntimeError,
    SyntaxError,
    TypeError,
    ValueError,
    EOFError,
    zipfile.BadZipFile,
    zlib.error,
)
"""What reading a workbook raises that somebody damaged, locked or made up."""


def read_workbook(content: bytes) -> Sheet:
    """A workbook (.xlsx) as a sheet.

    Raises:
        UnreadableFile: when it is another kind of file, damaged, or unpacks to more than a sheet of contacts can be.
    """
    _check_parts(content)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            title, lines = _lines_of(content)
        except BROKEN as error:
            raise UnreadableFile(DAMAGED) from error
    return made_of(lines, read_as="xlsx", part=title)


def _lines_of(content: bytes) -> tuple[str, list[tuple[int, list[str]]]]:
    """The name of the first visible sheet and its rows; the program behind reads, and fails, row by row."""
    from openpyxl import load_workbook  # type: ignore[import-untyped]

    book = load_workbook(io.BytesIO(content), read_only=True, data_only=True, keep_links=False)
    page = next((one for one in book.worksheets if one.sheet_state == "visible"), None)
    if page is None:
        raise UnreadableFile(_("This workbook has no sheet to read."))
    page.reset_dimensions()
    rows = page.iter_rows(values_only=True, max_row=MOST_ROWS + 100, max_col=MOST_COLUMNS + 1)
    lines = [(number, _cells(row)) for number, row in enumerate(rows, start=1)]
    book.close()
    return page.title, lines


def _check_parts(content: bytes) -> None:
    try:
        parts = zipfile.ZipFile(io.BytesIO(content)).infolist()
    except BROKEN as error:
        raise UnreadableFile(DAMAGED) from error
    names = {part.filename for part in parts}
    if "manifest.json" in names:
        raise UnreadableFile(
            _("This is the export of a whole desk. It goes into an empty desk, with the command overture import.")
        )
    if "xl/workbook.xml" not in names:
        raise UnreadableFile(_("This is no Excel workbook. Save it as .xlsx or as CSV."))
    if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > MOST_UNPACKED:
        raise UnreadableFile(_("This workbook unpacks to more than a sheet of contacts can be. Save the sheet as CSV."))


def _cells(row: tuple[Any, ...]) -> list[str]:
    cells = [clean(_as_text(value)) for value in row]
    while cells and not cells[-1]:
        cells.pop()
    return cells


def _as_text(value: Any) -> str:
    """A value as a person would type it."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, dt.datetime):
        return value.date().isoformat() if value.time() == dt.time() else value.isoformat(sep=" ", timespec="minutes")
    if isinstance(value, dt.time):
        return value.isoformat(timespec="minutes")
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)
