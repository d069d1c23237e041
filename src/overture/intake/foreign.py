"""A text in a language that the Reader does not know: what of it could be read all the same."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from overture.foundation.partial_dates import PartialDate
from overture_reader.dates import find_dates
from overture_reader.model import Reading

READER_LANGUAGES = ("en", "ar", "he")
NO_LANGUAGE = "und"
MOST_DATES = 20


@dataclass(frozen=True, slots=True)
class KnownName:
    """Somebody of the directory whom the text names: as the text writes it, and the record."""

    name: str
    kind: str
    record_id: str


@dataclass(frozen=True, slots=True)
class ReadableParts:
    """Names of the directory and full dates, the only things that need no language."""

    names: tuple[KnownName, ...] = ()
    dates: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.names or self.dates)


def is_foreign(reading: Reading, language: str) -> bool:
    """Whether a text is in none of the Reader's languages, as it was found or as a person said."""
    return language == NO_LANGUAGE or not set(reading.document.languages) & set(READER_LANGUAGES)


def readable_parts(reading: Reading, text: str, *, dated: dt.date | None) -> ReadableParts:
    """What can be read of a text without knowing its language, in the order of the text.

    Args:
        reading: what the Reader found.
        text: the text that was read.
        dated: when it was written, if that is known.
    """
    names = tuple(
        KnownName(one.name.value, "person" if one.kind == "person" else "organisation", one.proposed_id)
        for one in (*reading.people, *reading.organisations)
        if one.link_state == "known" and one.proposed_id
    )
    full = [one for one in find_dates(text, 0, len(text), dated, READER_LANGUAGES) if one.rule.startswith("absolute")]
    days = [PartialDate.day(one.start) for one in full if one.start and one.start == one.end]
    return ReadableParts(names, tuple(dict.fromkeys(day.in_words() for day in days))[:MOST_DATES])
