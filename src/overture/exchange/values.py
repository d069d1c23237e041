"""Making a value of a cell, or saying in one sentence why none can be made of it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import lru_cache
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import URLValidator, validate_email
from django.utils import translation
from django.utils.translation import gettext_lazy as _

from overture.directory.errors import DirectoryError
from overture.directory.given import IdentifierGiven
from overture.directory.identifiers import BODIES
from overture.directory.models import Membership, OrganisationKind, Standing
from overture.directory.operations.numbers import clean_identifier
from overture.engagements.models import Confidentiality, EngagementKind, How, Status
from overture.foundation.local_text import apart
from overture.foundation.partial_dates import PartialDate, PartialDateFormField
from overture_names.folding import fold

Read = Callable[[str], Any]
BETWEEN = re.compile(r"\s*[;\n|؛]\s*")
LONGEST = 200
LONGEST_NAME = 300
YES = "yes; y; true; 1; x; نعم; כן"
NO = "no; n; false; 0; لا; לא"
SAME_AS: dict[str, str] = {
    "charity": OrganisationKind.NGO,
    "ours": Standing.NETWORK,
    "us": Standing.NETWORK,
    "theirs": Standing.STAKEHOLDER,
    "them": Standing.STAKEHOLDER,
    "public": Confidentiality.ON_RECORD,
    "on record": Confidentiality.ON_RECORD,
    "off record": Confidentiality.OFF_RECORD,
    "private": Confidentiality.OFF_RECORD,
    "chatham house": Confidentiality.CHATHAM_HOUSE,
    "online": How.REMOTE,
    "call": How.REMOTE,
    "letter": How.IN_WRITING,
}


class Unclear(Exception):
    """A cell of which no value can be made; the message says why and what can be written."""


def short_text(cell: str) -> str:
    """A name, role or place: one line."""
    text = " ".join(cell.split())
    if len(text) > LONGEST:
        raise Unclear(_("It is longer than 200 letters. Shorten it."))
    return text


def short_id(cell: str) -> str:
    """A number of the sheet's own."""
    if len(cell) > 100:
        raise Unclear(_("It is longer than 100 letters. Shorten it."))
    return cell


def short_texts(cell: str) -> tuple[str, ...]:
    """Several names, apart by semicolons or lines; each once."""
    found = (short_text(one) for one in BETWEEN.split(cell))
    return tuple(dict.fromkeys(one for one in found if one))


def long_text(cell: str) -> str:
    """A text of any length."""
    return cell


def date(cell: str) -> PartialDate | None:
    """A day, week, month or year; 16.1.2024 is day first."""
    try:
        return PartialDateFormField(required=False).clean(
            cell.split(" ")[0] if re.match(r"\d{4}-\d\d-\d\d ", cell) else cell
        )
    except ValidationError as error:
        raise Unclear(
            _("“%(cell)s” is no date. Write 2024-01-16, 16/1/2024, 2024-01 or 2024.") % {"cell": _short(cell)}
        ) from error


def emails(cell: str) -> tuple[str, ...]:
    """Addresses, apart by semicolons, commas or lines."""
    found = [one for part in BETWEEN.split(cell) for one in re.split(r"\s*,\s*", part) if one]
    for one in found:
        try:
            validate_email(one)
        except ValidationError as error:
            raise Unclear(_("“%(cell)s” is no e-mail address.") % {"cell": _short(one)}) from error
    return tuple(dict.fromkeys(found))


def phones(cell: str) -> tuple[str, ...]:
    """Numbers, apart by semicolons or lines."""
    found = short_texts(cell)
    for one in found:
        if sum(letter.isdigit() for letter in one) < 3:
            raise Unclear(_("“%(cell)s” is no phone number.") % {"cell": _short(one)})
    return found


def url(cell: str) -> str:
    """An address in the web; https:// is put before one that lacks it."""
    address = cell if "://" in cell else f"https://{cell}"
    try:
        URLValidator(schemes=["http", "https"])(address)
    except ValidationError as error:
        raise Unclear(_("“%(cell)s” is no web address.") % {"cell": _short(cell)}) from error
    if len(address) > LONGEST:
        raise Unclear(_("It is longer than 200 letters. Shorten it."))
    return address


def country(cell: str) -> str:
    """Two letters, as ISO 3166 has them."""
    if not re.fullmatch(r"[A-Za-z]{2}", cell):
        raise Unclear(_("“%(cell)s” is no country of two letters, such as IL, PS or GB.") % {"cell": _short(cell)})
    return cell.upper()


def identifier(cell: str) -> tuple[str, str]:
    """A register and a number, such as GB-CHC-1234567, checked as the directory checks one by hand."""
    found = re.fullmatch(r"([A-Za-z]{2}-[A-Za-z0-9]{2,14}|[A-Za-z]{3,20})[-:\s]\s*(\S.{0,79})", cell)
    if not found:
        raise Unclear(
            _("“%(cell)s” names no register. Write the register before the number: GB-CHC-1234567.")
            % {"cell": _short(cell)}
        )
    try:
        clean = clean_identifier(IdentifierGiven(found[1], found[2]), BODIES)
    except DirectoryError as error:
        raise Unclear(str(error)) from error
    return clean.scheme, clean.value


def language(cell: str) -> str:
    """A code such as en, ar or he, or the language's name."""
    names = {fold(str(name)): code for code, name in settings.LANGUAGES}
    names |= {"english": "en", "arabic": "ar", "hebrew": "he"}
    folded = fold(cell)
    code = names.get(folded, folded)
    if not re.fullmatch(r"[a-z]{2,3}(-[a-z]{2,4})?", code):
        raise Unclear(_("“%(cell)s” is no language. Write a code such as en, ar or he.") % {"cell": _short(cell)})
    return code


def yes_or_no(cell: str) -> bool:
    """Yes or no, in three languages, or a cross."""
    folded = fold(cell)
    for words, value in ((YES, True), (NO, False)):
        if folded in {fold(word) for word in words.split(";")}:
            return value
    raise Unclear(_("“%(cell)s” is neither yes nor no.") % {"cell": _short(cell)})


def _one_of(choices: type[Any], *, leave_out: Iterable[str] = ()) -> Read:
    """Reads one of some choices: by key, or by what the desk calls it in any of its languages."""

    def read(cell: str) -> str:
        known = _words_of(choices)  # type: ignore[arg-type]
        key = known.get(fold(cell))
        if key is None or key in leave_out:
            labels = ", ".join(str(label) for key, label in choices.choices if key and key not in leave_out)
            raise Unclear(_("“%(cell)s” is not one of: %(choices)s.") % {"cell": _short(cell), "choices": labels})
        return key

    return read


@lru_cache(maxsize=20)
def _words_of(choices: type[Any]) -> dict[str, str]:
    found = {word: key for word, key in SAME_AS.items() if key in choices.values}
    for code, _name in settings.LANGUAGES:
        with translation.override(code):
            found |= {fold(str(label)): key for key, label in choices.choices if key}
            found |= {fold(str(label).split(":")[0]): key for key, label in choices.choices if key}
    return found | {fold(key): key for key in choices.values if key} | {key: key for key in choices.values if key}


def _short(cell: str) -> str:
    """A cell as a sentence can hold it, in whichever direction it runs."""
    line = " ".join(cell.split())
    return apart(line if len(line) <= 40 else f"{line[:40]}…")


standing = _one_of(Standing)
organisation_kind = _one_of(OrganisationKind)
member_class = _one_of(Membership.Class)
member_status = _one_of(Membership.Status)
engagement_kind = _one_of(EngagementKind)
engagement_status = _one_of(Status)
how = _one_of(How)
confidentiality = _one_of(Confidentiality)
