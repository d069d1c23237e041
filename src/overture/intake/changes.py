"""What a person says instead of the Reader: one small shape for each row of the review, applied to a draft.

Pure: a name that is typed is looked up through `Recognise`, which the operation brings.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace
from typing import ClassVar, Protocol

from overture.foundation.partial_dates import PartialDate
from overture_names import fold

from .content import (
    Candidate,
    DraftAsk,
    DraftContent,
    DraftParticipant,
    DraftQuote,
    Finding,
    Link,
    Party,
    PartyKind,
    Side,
    Why,
)
from .marks import field_of

SAID = Why("said")


@dataclass(frozen=True, slots=True)
class Recognised:
    """What the directory knows of a name that was typed."""

    link: Link = "new"
    record_id: str = ""
    record_name: str = ""
    candidates: tuple[Candidate, ...] = ()


class Recognise(Protocol):
    """Looks a typed name up."""

    def __call__(self, name: str, kind: PartyKind) -> Recognised: ...


class Change(Protocol):
    """Something a person said about one row of a draft."""

    @property
    def field(self) -> str:
        """The row of the review."""

    def applied(self, content: DraftContent, recognise: Recognise) -> DraftContent:
        """The draft as it is after that."""


@dataclass(frozen=True, slots=True)
class TitleSaid:
    """What it was: its title, kind and status."""

    title: str
    kind: str
    status: str
    field: ClassVar[str] = "what"

    def applied(self, content: DraftContent, recognise: Recognise) -> DraftContent:
        return replace(
            content,
            title=_said(content.title, self.title.strip()),
            kind=_said(content.kind, self.kind),
            status=_said(content.status, self.status),
        )


@dataclass(frozen=True, slots=True)
class WhenSaid:
    """The date as far as it is known, and the time if it is."""

    when: PartialDate | None
    time: dt.time | None = None
    field: ClassVar[str] = "when"

    def applied(self, content: DraftContent, recognise: Recognise) -> DraftContent:
        time = self.time.strftime("%H:%M") if self.time else ""
        return replace(
            content, when=_said(content.when, str(self.when) if self.when else ""), time=_said(content.time, time)
        )


@dataclass(frozen=True, slots=True)
class ParticipantSaid:
    """One row of people: `key` of the party that stood there, or empty for a new row; an empty name takes it out.

    Attributes:
        spoke_for: names of bodies.
    """

    key: str
    name: str
    kind: PartyKind = "person"
    part: str = "attendee"
    role: str = ""
    spoke_for: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PeopleSaid:
    """Who was there, on one side: ``who`` for ours and others, ``whom`` for theirs."""

    rows: tuple[ParticipantSaid, ...]
    field: str

    def applied(self, content: DraftContent, recognise: Recognise) -> DraftContent:
        side: Side = "theirs" if self.field == "whom" else "ours"
        kept = tuple(one for one in content.participants if field_of(content, one.party, one.part) != self.field)
        for row in self.rows:
            if row.name.strip():
                content, participant = _seated(content, row, side, recognise)
                kept = (*(one for one in kept if one.party != participant.party), participant)
        return pruned(replace(content, participants=kept))


@dataclass(frozen=True, slots=True)
class WhereSaid:
    """Where it was: the place, the occasion it was part of, and the names of the hosts."""

    place: str
    occasion: str
    hosts: tuple[str, ...]
    field: ClassVar[str] = "where"

    def applied(self, content: DraftContent, recognise: Recognise) -> DraftContent:
        old = content.participants_in("host")
        others = tuple(one for one in content.participants if one.part != "host")
        hosts: tuple[DraftParticipant, ...] = ()
        for name in self.hosts:
            same = next((one for one in old if fold(content.named(one.party)) == fold(name)), None)
            if same is None:
                content, key = _body(content, name, "theirs", recognise)
                same = DraftParticipant(key, "host", (), (), SAID, "said")
            hosts = (*hosts, same)
        taken = {one.party for one in hosts}
        return pruned(
            replace(
                content,
                place=_said(content.place, self.place.strip()),
                occasion=_said(content.occasion, self.occasion.strip()),
                participants=(*hosts, *(one for one in others if one.party not in taken)),
            )
        )


@dataclass(frozen=True, slots=True)
class AskSaid:
    """One ask: its place among the draft's asks, or None for a new one; an empty text takes it out."""

    number: int | None
    text: str
    to: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class AsksSaid:
    """What was asked for."""

    asks: tuple[AskSaid, ...]
    field: ClassVar[str] = "asks"

    def applied(self, content: DraftContent, recognise: Recognise) -> DraftContent:
        asks: list[DraftAsk] = []
        for said in self.asks:
            text = " ".join(said.text.split())
            if not text:
                continue
            keys: tuple[str, ...] = ()
            for name in said.to:
                content, key = _addressee(content, name, recognise)
                keys = (*keys, key)
            old = content.asks[said.number] if said.number is not None and said.number < len(content.asks) else None
            asks.append(_ask_said(old, text, keys))
        return pruned(replace(content, asks=tuple(asks)))


@dataclass(frozen=True, slots=True)
class QuotesSaid:
    """The quotes to keep: pairs of a quote's place and the key of its speaker (empty when nobody is named)."""

    kept: tuple[tuple[int, str], ...]
    field: ClassVar[str] = "quotes"

    def applied(self, content: DraftContent, recognise: Recognise) -> DraftContent:
        quotes = [
            _spoken_by(content.quotes[number], speaker)
            for number, speaker in self.kept
            if number < len(content.quotes) and (not speaker or content.party(speaker))
        ]
        return pruned(replace(content, quotes=tuple(quotes)))


@dataclass(frozen=True, slots=True)
class MomentSaid:
    """The political moment it hangs on."""

    name: str
    field: ClassVar[str] = "moment"

    def applied(self, content: DraftContent, recognise: Recognise) -> DraftContent:
        return replace(content, moment=_said(content.moment, self.name.strip()))


@dataclass(frozen=True, slots=True)
class InitiativesSaid:
    """The named initiatives it was about."""

    names: tuple[str, ...]
    field: ClassVar[str] = "initiative"

    def applied(self, content: DraftContent, recognise: Recognise) -> DraftContent:
        old = {each.value: each for each in content.initiatives}
        return replace(content, initiatives=tuple(old.get(name) or Finding.said(name) for name in self.names))


@dataclass(frozen=True, slots=True)
class RecordSaid:
    """What may be told of it."""

    level: str
    field: ClassVar[str] = "record"

    def applied(self, content: DraftContent, recognise: Recognise) -> DraftContent:
        return replace(content, confidentiality=_said(content.confidentiality, self.level))


def _said(old: Finding, value: str) -> Finding:
    """A value that a person gave; one that they left, and so looked at, keeps its words and is no longer in doubt."""
    if value == old.value:
        return replace(old, state="sure") if old.state == "check" else old
    return Finding.said(value)


def _ask_said(old: DraftAsk | None, text: str, to: tuple[str, ...]) -> DraftAsk:
    if old is None:
        return DraftAsk(text, (), to, (), SAID, "said")
    if old.text == text:
        return replace(old, to=to, state="sure")
    return replace(old, text=text, to=to, why=SAID, state="said")


def _spoken_by(quote: DraftQuote, speaker: str) -> DraftQuote:
    return replace(quote, speaker=speaker, state="sure" if speaker == quote.speaker else "said")


def _seated(
    content: DraftContent, row: ParticipantSaid, side: Side, recognise: Recognise
) -> tuple[DraftContent, DraftParticipant]:
    old = content.party(row.key)
    if old is not None and old.name == row.name.strip() and old.kind == row.kind:
        content = content.with_party(replace(old, role=row.role.strip()))
        key = old.key
    else:
        content, key = _typed(content, row.name, row.kind, side, recognise, role=row.role)
    keys: tuple[str, ...] = ()
    for name in row.spoke_for:
        content, body = _body(content, name, side, recognise)
        keys = (*keys, body)
    stood = next((one for one in content.participants if one.party == key), None)
    if stood is None:
        return content, DraftParticipant(key, row.part, keys, (), SAID, "said")
    same = (stood.part, stood.spoke_for) == (row.part, keys)
    return content, replace(stood, part=row.part, spoke_for=keys, state="sure" if same else "said")


def _body(content: DraftContent, name: str, side: Side, recognise: Recognise) -> tuple[DraftContent, str]:
    """The key of a body by its name: one that the draft has, or a new one."""
    return _typed(content, name, "organisation", side, recognise)


def _addressee(content: DraftContent, name: str, recognise: Recognise) -> tuple[DraftContent, str]:
    """The key of whom an ask was made to: anybody whom the draft has, a person and a group too; else a new body."""
    named = next((one for one in content.parties if fold(name) == fold(one.name)), None)
    return (content, named.key) if named else _body(content, name, "theirs", recognise)


def _typed(
    content: DraftContent, name: str, kind: PartyKind, side: Side, recognise: Recognise, *, role: str = ""
) -> tuple[DraftContent, str]:
    name = " ".join(name.split())
    for party in content.parties:
        if party.kind == kind and fold(name) in (fold(party.name), fold(party.record_name)):
            return content, party.key
    found = recognise(name, kind) if kind != "group" else Recognised()
    party = Party(
        key=free_key(content),
        kind=kind,
        name=name,
        role=role.strip(),
        side=side,
        link=found.link,
        record_id=found.record_id,
        record_name=found.record_name,
        candidates=found.candidates,
    )
    return replace(content, parties=(*content.parties, party)), party.key


def free_key(content: DraftContent) -> str:
    """A key that no party of the draft has."""
    taken = {party.key for party in content.parties}
    return next(key for number in range(1, len(taken) + 2) if (key := f"H{number}") not in taken)


def needed_keys(content: DraftContent) -> frozenset[str]:
    """The keys of the parties that the draft speaks of, with the bodies they belong to."""
    keys = {key for one in content.participants for key in (one.party, *one.spoke_for)}
    keys |= {key for ask in content.asks for key in (*ask.to, *ask.by)}
    keys |= {quote.speaker for quote in content.quotes if quote.speaker}
    return frozenset(keys | {party.organisation for party in content.parties_of(keys) if party.organisation})


def pruned(content: DraftContent) -> DraftContent:
    """The draft without parties that nothing in it speaks of any more."""
    needed = needed_keys(content)
    return replace(content, parties=tuple(party for party in content.parties if party.key in needed))


def answered(content: DraftContent, key: str, record_id: str, *, is_same: bool) -> DraftContent:
    """The draft after "Same person?" was answered for one candidate.

    "Someone else" goes on to the next candidate; after the last one the party is new.
    """
    party = content.party(key)
    if party is None:
        return content
    chosen = next((each for each in party.candidates if each.record_id == record_id), None)
    if chosen is None:
        return content
    if is_same:
        linked = replace(party, link="known", record_id=record_id, record_name=chosen.name, candidates=())
        return content.with_party(linked)
    left = tuple(each for each in party.candidates if each.record_id != record_id)
    return content.with_party(replace(party, link="ask" if left else "new", candidates=left))


def same_party(content: DraftContent, kind: str, name: str) -> Party | None:
    """The party of another draft that stands for the same name of the same text."""
    return next((one for one in content.parties if one.kind == kind and fold(one.name) == fold(name)), None)


def linked(content: DraftContent, party: Party, record_id: str, record_name: str) -> DraftContent:
    """Another draft of the text after a party of this name became a record."""
    mine = same_party(content, party.kind, party.name)
    if mine is None or mine.link == "known":
        return content
    return content.with_party(replace(mine, link="known", record_id=record_id, record_name=record_name, candidates=()))
