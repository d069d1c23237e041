"""What a draft holds until a person confirms it: values, the words they came from, and the answers so far.

Everything here is frozen and turns into plain JSON and back; a draft keeps it sealed. Nothing here is a record.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Literal

from overture_reader.serial import from_plain, to_plain

Span = tuple[int, int]
State = Literal["sure", "check", "said", "missing"]
Link = Literal["known", "ask", "new"]
PartyKind = Literal["person", "organisation", "group"]
Side = Literal["ours", "theirs", "others"]


@dataclass(frozen=True, slots=True)
class Why:
    """How a value was come by: a stable rule code with its parameters, and the Reader's own English sentence."""

    rule: str = ""
    params: tuple[tuple[str, str], ...] = ()
    sentence: str = ""

    def param(self, name: str) -> str:
        """A parameter, or an empty text."""
        return dict(self.params).get(name, "")


@dataclass(frozen=True, slots=True)
class Finding:
    """One value of a draft.

    Attributes:
        value: text, a word of a closed list, or an ISO partial date; empty when nothing is known.
        spans: the words it came from.
        why: how it was come by.
        state: ``sure``, ``check`` (a person should look), ``said`` (a person said so) or ``missing``.
    """

    value: str = ""
    spans: tuple[Span, ...] = ()
    why: Why = Why()
    state: State = "missing"

    @classmethod
    def said(cls, value: str) -> Finding:
        """A value that a person gave."""
        return cls(value, (), Why("said"), "said" if value else "missing")


@dataclass(frozen=True, slots=True)
class Candidate:
    """A record that may be the one meant: its main name, other spellings, where it belongs, and how near it comes."""

    record_id: str
    name: str
    spellings: tuple[str, ...] = ()
    organisation: str = ""
    score: float = 0.0


@dataclass(frozen=True, slots=True)
class Party:
    """A person, body or unnamed group that the draft speaks of.

    Attributes:
        key: the Reader's key (``P1``, ``O2``), or one of our own (``H1``) for a name that was typed.
        name: as the text writes it.
        organisation: key of the body a person belongs to, or empty.
        organisation_kind: the directory's kind, for a body.
        record_id: the record it is linked to, when `link` is ``known``.
        record_name: how that record is called.
    """

    key: str
    kind: PartyKind
    name: str
    spans: tuple[Span, ...] = ()
    role: str = ""
    organisation: str = ""
    organisation_kind: str = "other"
    side: Side = "others"
    link: Link = "new"
    record_id: str = ""
    record_name: str = ""
    candidates: tuple[Candidate, ...] = ()

    @property
    def is_asked(self) -> bool:
        """Whether "Same person?" waits for an answer."""
        return self.link == "ask"

    @property
    def is_new_member(self) -> bool:
        """Whether it is a body that the text calls a member of our network and the directory does not know."""
        return (self.link, self.side, self.organisation_kind) == ("new", "ours", "ngo")


@dataclass(frozen=True, slots=True)
class DraftParticipant:
    """Who took part, in which part, and for which bodies (keys) they spoke."""

    party: str
    part: str = "attendee"
    spoke_for: tuple[str, ...] = ()
    spans: tuple[Span, ...] = ()
    why: Why = Why()
    state: State = "sure"


@dataclass(frozen=True, slots=True)
class DraftAsk:
    """Something asked of somebody; `to` and `by` are party keys."""

    text: str
    spans: tuple[Span, ...] = ()
    to: tuple[str, ...] = ()
    by: tuple[str, ...] = ()
    why: Why = Why()
    state: State = "sure"


@dataclass(frozen=True, slots=True)
class DraftQuote:
    """Words between marks as they stand in the text, and the key of who said them, if the text says so.

    Attributes:
        span: where they begin; `also` are the parts after a cue that splits them.
    """

    words: str
    span: Span
    speaker: str = ""
    state: State = "sure"
    also: tuple[Span, ...] = ()

    @property
    def spans(self) -> tuple[Span, ...]:
        """Every part of them in the text."""
        return (self.span, *self.also)


@dataclass(frozen=True, slots=True)
class DraftContent:
    """One engagement as it is proposed."""

    key: str
    title: Finding
    kind: Finding
    status: Finding
    when: Finding = Finding()
    time: Finding = Finding()
    place: Finding = Finding()
    occasion: Finding = Finding()
    confidentiality: Finding = Finding()
    moment: Finding = Finding()
    initiatives: tuple[Finding, ...] = ()
    parties: tuple[Party, ...] = ()
    participants: tuple[DraftParticipant, ...] = ()
    asks: tuple[DraftAsk, ...] = ()
    quotes: tuple[DraftQuote, ...] = ()
    scope: tuple[Span, ...] = ()
    touched: tuple[str, ...] = ()

    def party(self, key: str) -> Party | None:
        """The party of a key."""
        return next((party for party in self.parties if party.key == key), None)

    def parties_of(self, keys: Iterable[str]) -> tuple[Party, ...]:
        """The parties of some keys, without those that are not there."""
        return tuple(party for key in keys if (party := self.party(key)))

    def named(self, key: str) -> str:
        """The name of a party, or an empty text."""
        party = self.party(key)
        return party.name if party else ""

    def participants_in(self, *parts: str) -> tuple[DraftParticipant, ...]:
        """The participants in some parts, in the order of the text."""
        return tuple(one for one in self.participants if one.part in parts)

    @property
    def open_questions(self) -> tuple[Party, ...]:
        """The parties that still ask "Same person?", people first."""
        asked = [party for party in self.parties if party.is_asked]
        return tuple(sorted(asked, key=lambda party: party.kind != "person"))

    @property
    def lacks_date(self) -> bool:
        """Whether it was held and nobody knows when; then it cannot be a record."""
        return self.status.value == "held" and not self.when.value

    @property
    def to_check(self) -> int:
        """How many values a person should look at before confirming."""
        findings = (self.title, self.kind, self.status, self.when, self.place, self.occasion, self.moment)
        states: list[State] = [each.state for each in (*findings, *self.initiatives)]
        states += [one.state for one in self.participants]
        states += [ask.state for ask in self.asks] + [quote.state for quote in self.quotes]
        unset = int(not self.confidentiality.value) + int(self.lacks_date)
        return states.count("check") + len(self.open_questions) + unset

    def with_party(self, changed: Party) -> DraftContent:
        """The same draft with one party as it is now."""
        return replace(self, parties=tuple(changed if one.key == changed.key else one for one in self.parties))

    def as_text(self) -> str:
        """JSON; `read_content` reads it back."""
        return json.dumps(to_plain(self), ensure_ascii=False, separators=(",", ":"))


def read_content(text: str) -> DraftContent:
    """The content that `DraftContent.as_text` wrote."""
    return from_plain(DraftContent, json.loads(text))
