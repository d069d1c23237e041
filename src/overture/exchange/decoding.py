"""Bytes of a CSV as rows: which letters, which delimiter. What had to be guessed is said."""

from __future__ import annotations

import codecs
import csv
import io
import re
from collections import Counter
from itertools import islice

from django.utils.translation import gettext_lazy as _

from .errors import UnreadableFile
from .sheets import Sheet, clean, made_of

MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
LETTERS = re.compile(rb"[A-Za-z\x80-\xff]+")
DELIMITERS = (",", ";", "\t", "|")
LOOKED_AT = 200_000
MOST_IN_A_CELL = 131_072


def decoded(content: bytes) -> tuple[str, str, bool]:
    """The text of some bytes, the name of its encoding, and whether that was a guess.

    A mark at the beginning decides; else what is right UTF-8 is UTF-8; else one of the three Windows pages, by which
    letters stand together.
    """
    for mark, name in MARKS:
        if content.startswith(mark):
            return _strictly(content, name), "utf-8" if name == "utf-8-sig" else name, False
    try:
        return content.decode("utf-8"), "utf-8", False
    except UnicodeDecodeError:
        name = windows_page(content)
        return content.decode(name, "replace"), name, True


def _strictly(content: bytes, name: str) -> str:
    try:
        return content.decode(name)
    except UnicodeDecodeError as error:
        raise UnreadableFile(
            _("The letters of this file are damaged. Save it again as CSV UTF-8, or as an Excel workbook.")
        ) from error


def windows_page(content: bytes) -> str:
    """The Windows code page of bytes that are no UTF-8: 1252 when accents stand inside Latin words; of words without
    Latin letters, 1256 when enough of them lie where Arabic has its commonest letters, else 1255."""
    words = LETTERS.findall(content[:LOOKED_AT])
    other = [word for word in words if all(byte >= 0x80 for byte in word)]
    mixed = [word for word in words if any(byte >= 0x80 for byte in word) and any(byte < 0x80 for byte in word)]
    high = [byte for word in other for byte in word]
    if len(mixed) >= len(other) or not high:
        return "cp1252"
    return "cp1256" if sum(0xC0 <= byte <= 0xDF for byte in high) > len(high) / 8 else "cp1255"


def delimiter_of(text: str) -> str:
    """The delimiter under which most lines have the same number of cells, and more than one."""
    return max(DELIMITERS, key=lambda one: _evenness(text[:LOOKED_AT], one))


def _evenness(text: str, delimiter: str) -> tuple[int, int]:
    widths: Counter[int] = Counter()
    try:
        for row in islice(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter), 50):
            widths[len(row)] += bool(row)
    except csv.Error:
        pass
    width, lines = max(widths.items(), key=lambda one: (one[0] > 1) * one[1], default=(1, 0))
    return (lines if width > 1 else 0, width)


def read_csv(content: bytes) -> Sheet:
    """A CSV as a sheet.

    Raises:
        UnreadableFile: when it is no text, or a line cannot be cut into cells.
    """
    if b"\x00" in content[:LOOKED_AT] and not content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        raise UnreadableFile(_("This is no table. Save it as CSV or as an Excel workbook (.xlsx)."))
    text, read_as, is_guess = decoded(content)
    delimiter = delimiter_of(text)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    lines: list[tuple[int, list[str]]] = []
    csv.field_size_limit(MOST_IN_A_CELL)
    try:
        for number, cells in enumerate(reader, start=1):
            lines.append((number, [clean(cell) for cell in cells]))
    except csv.Error as error:
        raise UnreadableFile(
            _("Row %(row)d cannot be cut into cells: a quotation mark may be missing, or a cell is too long.")
            % {"row": len(lines) + 1}
        ) from error
    return made_of(lines, read_as=read_as, is_guess=is_guess, part=delimiter)
