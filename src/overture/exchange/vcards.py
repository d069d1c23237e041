"""Address cards (vCard 2.1, 3.0 and 4.0, several in one file) as a sheet of people.

Sources of the rules: RFC 6350 (4.0), RFC 2426 (3.0), the Versit specification (2.1: quoted-printable, character sets).
"""

from __future__ import annotations

import quopri
import re
from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from .decoding import decoded
from .errors import UnreadableFile
from .sheets import MOST_ROWS, TOO_MANY, Sheet, SheetRow, clean

COLUMNS = ("id", "name", "other_names", "organisation", "role", "email", "phone", "language")
HEADINGS = ("UID", "Name", "Other names", "Organisation", "Role", "E-mail", "Phone", "Language")
BEGIN = re.compile(rb"\s*(?:\xef\xbb\xbf)?BEGIN:VCARD", re.IGNORECASE)
ESCAPED = re.compile(r"\\(.)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Property:
    """One line of a card: its name in capitals, its parameters, and its value as written."""

    name: str
    parameters: dict[str, str]
    value: str


def is_vcard(content: bytes) -> bool:
    """Whether a file begins as address cards do."""
    return BEGIN.match(content) is not None


def read_vcards(content: bytes) -> Sheet:
    """Address cards as a sheet; a card's row number is its place in the file, beginning with 1.

    Raises:
        UnreadableFile: when no card is whole, or one has no name, with the number of that card.
    """
    text, read_as, is_guess = decoded(content)
    rows = []
    for number, card in enumerate(_cards(text), start=1):
        if number > MOST_ROWS:
            raise UnreadableFile(TOO_MANY)
        cells = _row(card)
        if not cells[1]:
            raise UnreadableFile(_("Card %(number)d has neither a name nor an organisation.") % {"number": number})
        rows.append(SheetRow(number, cells))
    if not rows:
        raise UnreadableFile(_("There is no whole card in this file."))
    return Sheet(HEADINGS, tuple(rows), f"vcard {read_as}", is_guess)


def _cards(text: str) -> Iterator[list[Property]]:
    card: list[Property] | None = None
    for one in _properties(text):
        if one.name == "BEGIN" and one.value.strip().upper() == "VCARD":
            card = []
        elif one.name == "END" and card is not None:
            yield card
            card = None
        elif card is not None:
            card.append(one)


def _properties(text: str) -> Iterator[Property]:
    for line in _unfolded(text):
        head, colon, value = _cut(line)
        if not colon:
            continue
        name, *given = head.split(";")
        parameters = dict(_parameter(one) for one in given)
        if parameters.get("ENCODING", "").upper() == "QUOTED-PRINTABLE":
            charset = parameters.get("CHARSET", "utf-8")
            value = _plain(value, charset)
        yield Property(name.rpartition(".")[2].strip().upper(), parameters, value)


def _cut(line: str) -> tuple[str, str, str]:
    """A line before and after its first colon outside quotation marks."""
    inside = False
    for place, letter in enumerate(line):
        if letter == '"':
            inside = not inside
        elif letter == ":" and not inside:
            return line[:place], ":", line[place + 1 :]
    return line, "", ""


def _parameter(text: str) -> tuple[str, str]:
    name, equals, value = text.partition("=")
    if equals:
        return name.strip().upper(), value.strip().strip('"')
    word = name.strip().upper()
    return ("ENCODING", word) if word == "QUOTED-PRINTABLE" else ("TYPE", word)


def _plain(value: str, charset: str) -> str:
    content = quopri.decodestring(value.encode("latin-1", "replace"))
    try:
        text = content.decode(charset)
        text.encode()
    except (LookupError, ValueError):
        return decoded(content)[0]
    return text


def _unfolded(text: str) -> Iterator[str]:
    """Whole lines: one that begins with a blank goes on with the line before, and so does one of quoted-printable that
    ends with an equals sign."""
    whole = ""
    for line in text.replace("\r\n", "\n").replace("\r", "\n").split("\n"):
        if whole and line[:1] in (" ", "\t"):
            whole += line[1:]
        elif whole.endswith("=") and "QUOTED-PRINTABLE" in whole.partition(":")[0].upper():
            whole = whole[:-1] + line
        else:
            if whole:
                yield whole
            whole = line
    if whole:
        yield whole


def _row(card: list[Property]) -> tuple[str, ...]:
    organisation = _first(card, "ORG", part=0)
    parts = [_unescaped(one) for one in _parts(next((one.value for one in card if one.name == "N"), ""), ";")]
    given = " ".join(part for part in [*parts[1:3], *parts[:1]] if part)
    name = _first(card, "FN") or given or organisation
    others = [one for one in [given, *_all(card, "NICKNAME"), *_all(card, "FN")] if one and one != name]
    uid = _first(card, "UID").removeprefix("urn:uuid:")
    return tuple(
        clean(cell)
        for cell in (
            uid,
            name,
            "; ".join(dict.fromkeys(others)),
            organisation if organisation != name else "",
            _first(card, "TITLE") or _first(card, "ROLE"),
            "; ".join(_all(card, "EMAIL")),
            "; ".join(one.removeprefix("tel:") for one in _all(card, "TEL")),
            _first(card, "LANG"),
        )
    )


def _all(card: list[Property], name: str) -> list[str]:
    values = [_unescaped(one.value).strip() for one in card if one.name == name]
    return list(dict.fromkeys(value for value in values if value))


def _first(card: list[Property], name: str, *, part: int | None = None) -> str:
    value = next((one.value for one in card if one.name == name and one.value.strip()), "")
    if part is not None:
        value = [*_parts(value, ";"), ""][part]
    return _unescaped(value).strip()


def _parts(value: str, separator: str) -> list[str]:
    """A value cut at a separator that no backslash stands before."""
    return [one.strip() for one in re.split(rf"(?<!\\){re.escape(separator)}", value)]


def _unescaped(value: str) -> str:
    return ESCAPED.sub(lambda found: "\n" if found[1] in "nN" else found[1], value).replace("\n", " ")
