"""From a Reading to drafts: pure functions, no database, no clock."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import cast

from overture.foundation.partial_dates import PartialDate
from overture_reader.model import Ask, Claim, DateClaim, Engagement, Participant, Quote, Reading

from .asking import what_is_asked, with_groups
from .belonging import homes, inside
from .content import (
    DraftAsk,
    DraftContent,
    DraftParticipant,
    Finding,
    Party,
    State,
    Why,
)
from .parties import Known, gathered, parties_of, with_sides
from .quoting import kept_quotes

OFFERED = Why("offered")
"""It stands beside the engagement in the text, and only a person can say whether it belongs there."""
STRICTEST_FIRST = ("off_record", "chatham_house", "on_record")
NOT_A_LINE_BREAK = re.compile(r"[^\n]")


def drafts_of(reading: Reading, *, text: str, known: Known, published_by_us: bool = False) -> tuple[DraftContent, ...]:
    """A draft for each engagement of a reading, in the order of the text.

    Args:
        reading: what the Reader found.
        text: the text that was read.
        known: the directory's records, and what people answered about names.
        published_by_us: whether the network itself published the text; then it is on the record unless it says not.
    """
    read = ReadText(reading, text, parties_of(reading, known), homes(reading, text), published_by_us)
    return told_apart(_draft_of(each, read) for each in reading.engagements)


@dataclass(frozen=True, slots=True)
class ReadText:
    """A reading with what drafts are made of beside it.

    Attributes:
        homes: keys of findings that belong to no engagement by themselves, and the engagement each is offered to.
    """

    reading: Reading
    text: str
    parties: Mapping[str, Party]
    homes: Mapping[str, str]
    published_by_us: bool

    def asks_of(self, engagement: Engagement) -> tuple[Ask, ...]:
        """The asks of an engagement, in the order of the text, with those that are offered to it."""
        return tuple(
            ask
            for ask in self.reading.asks
            if ask.key in engagement.asks or engagement.key in (ask.engagement, self.homes.get(ask.key))
        )

    def quotes_of(self, engagement: Engagement) -> tuple[Quote, ...]:
        """Its quotes; one that is offered is to be checked."""
        own = [quote for quote in self.reading.quotes if _belongs(quote, engagement)]
        offered = [quote for quote in self.reading.quotes if self.homes.get(quote.key) == engagement.key]
        return (*own, *(replace(quote, confidence="check") for quote in offered))

    def initiatives_of(self, engagement: Engagement) -> tuple[Finding, ...]:
        """Its initiatives; one that is offered is to be checked."""
        own = [_finding(one.name) for one in self.reading.initiatives if one.key in engagement.initiatives]
        offered = [one for one in self.reading.initiatives if self.homes.get(one.key) == engagement.key]
        return (*own, *(replace(_finding(one.name), why=OFFERED, state="check") for one in offered))


def _draft_of(engagement: Engagement, read: ReadText) -> DraftContent:
    reading, parties = read.reading, read.parties
    found = read.asks_of(engagement)
    asks, groups, seats = with_groups(tuple(_ask(ask, is_offered=ask.key in read.homes) for ask in found), found)
    participants = (*_participants(engagement, parties), *seats)
    quotes = kept_quotes(read.quotes_of(engagement), read.text)
    moment = reading.moments[0].name if reading.moments else None
    needed = [*(one.party for one in participants), *(key for one in participants for key in one.spoke_for)]
    needed += [key for ask in asks for key in (*ask.to, *ask.by)] + [quote.speaker for quote in quotes]
    return DraftContent(
        key=engagement.key,
        title=_title(engagement),
        kind=_finding(engagement.kind),
        status=_finding(engagement.status),
        when=_when(engagement.date),
        time=_time(engagement.date),
        place=_finding(engagement.venue),
        confidentiality=record_level(
            (engagement.confidentiality, reading.document.confidentiality), published_by_us=read.published_by_us
        ),
        moment=_finding(moment),
        initiatives=read.initiatives_of(engagement),
        parties=with_sides((*gathered(needed, parties), *groups), participants),
        participants=participants,
        asks=asks,
        quotes=quotes,
        scope=engagement.scope or (engagement.anchor,),
    )


def _title(engagement: Engagement) -> Finding:
    state: State = "sure" if engagement.title else "missing"
    return Finding(engagement.title, (engagement.anchor,), Why("title.anchor"), state)


def _finding(claim: Claim | None) -> Finding:
    if claim is None or not claim.value:
        return Finding()
    return Finding(claim.value, claim.evidence, _why(claim), _state(claim.confidence))


def _why(claim: Claim | Participant | Ask | DateClaim) -> Why:
    reason = claim.reasons[0] if claim.reasons else None
    return Why(reason.rule, (), reason.sentence) if reason else Why()


def _state(confidence: str) -> State:
    return "check" if confidence == "check" else "sure"


def _when(claim: DateClaim | None) -> Finding:
    """The date as far as it is known. One that was worked out is always to be checked."""
    if claim is None:
        return Finding()
    date = PartialDate(claim.start, claim.end, "day" if claim.start == claim.end else claim.precision)
    worked_out = not claim.how.rule.startswith("absolute")
    why = Why(claim.how.rule, claim.how.params, claim.reasons[0].sentence if claim.reasons else "")
    spans = claim.evidence or (claim.phrase,)
    return Finding(str(date), spans, why, "check" if worked_out else _state(claim.confidence))


def _time(claim: DateClaim | None) -> Finding:
    if claim is None or not claim.time:
        return Finding()
    return Finding(claim.time.rstrip("Z"), claim.evidence, Why("time.stated"), _state(claim.confidence))


def _participants(engagement: Engagement, parties: Mapping[str, Party]) -> tuple[DraftParticipant, ...]:
    """Everybody once: a host stays a host, and a body named beside its own people is not named again."""
    found: dict[str, DraftParticipant] = {}
    for host in engagement.hosts:
        found[host.value] = DraftParticipant(host.value, "host", (), host.evidence, _why(host), _state(host.confidence))
    for one in engagement.participants:
        found.setdefault(one.entity, _participant(one))
    for body in engagement.organisations:
        row = DraftParticipant(body.value, "attendee", (), body.evidence, _why(body), _state(body.confidence))
        found.setdefault(body.value, row)
    return tuple(one for key, one in found.items() if key in parties)


def told_apart(drafts: Iterable[DraftContent]) -> tuple[DraftContent, ...]:
    """The drafts with titles of their own: where two have one title, whom they spoke for is added."""
    drafts = tuple(drafts)
    times = Counter(draft.title.value for draft in drafts)
    return tuple(_with_body(draft) if times[draft.title.value] > 1 else draft for draft in drafts)


def _with_body(draft: DraftContent) -> DraftContent:
    names = {party.key: party.name for party in draft.parties}
    spoken_for = [names[key] for one in draft.participants for key in one.spoke_for if key in names]
    if not spoken_for:
        return draft
    return replace(draft, title=replace(draft.title, value=f"{draft.title.value} ({spoken_for[0]})"))


def _participant(one: Participant) -> DraftParticipant:
    return DraftParticipant(one.entity, one.part, one.spoke_for, one.evidence, _why(one), _state(one.confidence))


def _ask(ask: Ask, *, is_offered: bool = False) -> DraftAsk:
    why, state = (OFFERED, "check") if is_offered else (_why(ask), _state(ask.confidence))
    return DraftAsk(what_is_asked(ask.text), (ask.span,), ask.to, ask.by, why, cast("State", state))


def _belongs(quote: Quote, engagement: Engagement) -> bool:
    """Only words between marks are kept as a quote; a position that was reported is not somebody's wording."""
    if quote.kind != "direct":
        return False
    if quote.key in engagement.quotes or quote.engagement == engagement.key:
        return True
    return quote.engagement is None and any(inside(quote.span, span) for span in engagement.scope)


def record_level(claims: Iterable[Claim | None], *, published_by_us: bool) -> Finding:
    """What may be told of it: the strictest that the text says; else on the record when we published it; else nobody
    has decided, and a person must.
    """
    said = [claim for claim in claims if claim and claim.value in STRICTEST_FIRST]
    if said:
        strictest = min(said, key=lambda claim: STRICTEST_FIRST.index(claim.value))
        return Finding(strictest.value, strictest.evidence, Why("record.said_in_text"), "sure")
    if published_by_us:
        return Finding("on_record", (), Why("record.published_by_us"), "sure")
    return Finding()


def only_selection(text: str, start: int, end: int) -> str:
    """The text with everything outside the selection blanked, so that offsets stay what they are."""
    return NOT_A_LINE_BREAK.sub(" ", text[:start]) + text[start:end]


def draft_from_words(
    reading: Reading, start: int, end: int, *, text: str, known: Known, key: str, title: str
) -> DraftContent:
    """A draft that a person starts from a selection in which no engagement was found by itself.

    The people, bodies, quotes and asks that the whole text names there come along, to be checked.
    """
    span = (start, end)
    entities = [
        entity
        for entity in (*reading.people, *reading.organisations)
        if any(inside(mention, span) for mention in entity.mentions)
    ]
    parties = parties_of(reading, known)
    chosen = Why("selected")
    participants = tuple(
        DraftParticipant(each.key, "speaker" if each.kind == "person" else "attendee", (), (), chosen, "check")
        for each in entities
    )
    said = [each for each in reading.quotes if each.kind == "direct" and inside(each.span, span)]
    quotes = kept_quotes(said, text)
    found = tuple(each for each in reading.asks if inside(each.span, span))
    asks, groups, seats = with_groups(tuple(_ask(each) for each in found), found)
    participants = (*participants, *seats)
    named = [each.name for each in reading.initiatives if inside(each.span, span)]
    needed = [one.party for one in participants] + [quote.speaker for quote in quotes]
    needed += [each for ask in asks for each in (*ask.to, *ask.by)]
    return DraftContent(
        key=key,
        title=Finding(title, (span,), chosen, "check"),
        kind=Finding("meeting", (), chosen, "check"),
        status=Finding("held", (), chosen, "check"),
        initiatives=tuple(_finding(each) for each in named),
        parties=with_sides((*gathered(needed, parties), *groups), participants),
        participants=participants,
        asks=asks,
        quotes=quotes,
        scope=(span,),
    )
