"""What the Reader found but no draft holds: shown, and taken into the draft in hand when a person says so."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from django.utils.translation import pgettext_lazy

from overture_reader.model import Ask, Initiative, Quote, Reading

from .asking import what_is_asked, with_groups
from .belonging import Found, found_in
from .changes import free_key, same_party
from .content import DraftAsk, DraftContent, Finding, Party, Span, Why
from .parties import Known, parties_of
from .quoting import kept_quotes

ADDED = Why("added")
ROWS: dict[type, str] = {Ask: "asks", Quote: "quotes", Initiative: "initiative"}
WORDS = {
    "asks": pgettext_lazy("something that the Reader found", "Ask"),
    "quotes": pgettext_lazy("something that the Reader found", "Quote"),
    "initiative": pgettext_lazy("something that the Reader found", "Initiative"),
}


@dataclass(frozen=True, slots=True)
class ShownFound:
    """Something found in the text that is in no draft: its key in the reading, what it is, and its words."""

    key: str
    kind: str
    words: str


def left_over(reading: Reading, contents: Iterable[DraftContent]) -> tuple[ShownFound, ...]:
    """What a reading found and none of the drafts holds, in the order of the text."""
    taken: dict[str, list[Span]] = {row: [] for row in WORDS}
    names: set[str] = set()
    for content in contents:
        taken["asks"] += [span for ask in content.asks for span in ask.spans]
        taken["quotes"] += [span for quote in content.quotes for span in quote.spans]
        taken["initiative"] += [span for one in content.initiatives for span in one.spans]
        names |= {one.value for one in content.initiatives}
    loose = [one for one in found_in(reading) if not _is_held(one, taken, names)]
    return tuple(_shown(one) for one in sorted(loose, key=lambda one: one.span))


def _is_held(found: Found, taken: dict[str, list[Span]], names: set[str]) -> bool:
    if isinstance(found, Initiative) and found.name.value in names:
        return True
    start, end = found.span
    return any(start < other[1] and other[0] < end for other in taken[ROWS[type(found)]])


def _shown(found: Found) -> ShownFound:
    row = ROWS[type(found)]
    words = found.name.value if isinstance(found, Initiative) else " ".join(found.text.split())
    return ShownFound(found.key, str(WORDS[row]), words)


def found_by_key(reading: Reading, key: str) -> Found | None:
    """What a reading found under a key that a draft can take; None when there is nothing."""
    return next((one for one in found_in(reading) if one.key == key), None)


def row_of(found: Found) -> str:
    """The row of the review that holds such a thing."""
    return ROWS[type(found)]


def with_found(content: DraftContent, found: Found, *, reading: Reading, text: str, known: Known) -> DraftContent:
    """The draft with something more that the Reader found, and with the people and bodies that it names."""
    if isinstance(found, Initiative):
        more = Finding(found.name.value, found.name.evidence or (found.span,), ADDED, "said")
        return replace(content, initiatives=(*content.initiatives, more))
    parties = parties_of(reading, known)
    if isinstance(found, Quote):
        (quote,) = kept_quotes([found], text)
        content, speaker = _named(content, quote.speaker, parties)
        return replace(content, quotes=(*content.quotes, replace(quote, speaker=speaker, state="said")))
    return _with_ask(content, found, parties)


def _with_ask(content: DraftContent, found: Ask, parties: dict[str, Party]) -> DraftContent:
    to, by = [], []
    for key in found.to:
        content, mine = _named(content, key, parties)
        to.append(mine)
    for key in found.by:
        content, mine = _named(content, key, parties)
        by.append(mine)
    ask = DraftAsk(
        what_is_asked(found.text), (found.span,), tuple(filter(None, to)), tuple(filter(None, by)), ADDED, "said"
    )
    (ask,), groups, seats = with_groups((ask,), (found,))
    return replace(
        content,
        asks=(*content.asks, ask),
        parties=(*content.parties, *groups),
        participants=(*content.participants, *seats),
    )


def _named(content: DraftContent, key: str, parties: dict[str, Party]) -> tuple[DraftContent, str]:
    """The draft with a party of the reading, and its key there; a draft started by hand has keys of its own."""
    party = parties.get(key)
    if party is None:
        return content, ""
    mine = same_party(content, party.kind, party.name)
    if mine is not None:
        return content, mine.key
    content, body = _named(content, party.organisation, parties) if party.organisation else (content, "")
    free = key if content.party(key) is None else free_key(content)
    seated = replace(party, key=free, organisation=body)
    return replace(content, parties=(*content.parties, seated)), free
