"""Whether prose repeats somebody's words."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from ..known_words import runs_of_prose
from ..models import KnownRun

MOST_IN_A_QUERY = 900
MOST_READ_AT_ONCE = 20_000


@dataclass(frozen=True, slots=True)
class KnownWording:
    """A wording that a text repeats."""

    quote_id: UUID
    wording_id: UUID


def known_wording_in(text: str) -> tuple[KnownWording, ...]:
    """The wordings that a text repeats, eight words in a row or whole; empty when it repeats none.

    It counts every wording the desk ever kept, cleared or not: a quote is put into a page as a reference, never typed.
    """
    runs = sorted(runs_of_prose(text))
    found: dict[UUID, KnownWording] = {}
    for start in range(0, len(runs), MOST_IN_A_QUERY):
        some = runs[start : start + MOST_IN_A_QUERY]
        rows = KnownRun.objects.filter(digest__in=some).values_list("wording__quote_id", "wording_id")
        found.update({wording_id: KnownWording(quote_id, wording_id) for quote_id, wording_id in rows})
    return tuple(found.values())


def repeating_texts(texts: Iterable[str]) -> frozenset[str]:
    """Those of the texts that repeat a known wording, asked when a page is read; one query for a page of any length."""
    runs_of = {text: runs_of_prose(text) for text in texts}
    runs = sorted({run for found in runs_of.values() for run in found})
    known: set[str] = set()
    for start in range(0, len(runs), MOST_READ_AT_ONCE):
        some = runs[start : start + MOST_READ_AT_ONCE]
        known.update(KnownRun.objects.filter(digest__in=some).values_list("digest", flat=True))
    return frozenset(text for text, found in runs_of.items() if not known.isdisjoint(found))
