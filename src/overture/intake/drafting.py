"""From a Reading to drafts: pure functions, no database, no clock."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from overture.foundation.partial_dates import PartialDate
from overture_names import fold
from overture_reader.model import Ask, Claim, DateClaim, Engagement, Entity, Participant, Quote, Reading

from .content import (
    Candidate,
    DraftAsk,
    DraftContent,
    DraftParticipant,
    DraftQuote,
    Finding,
    Party,
    Side,
    Span,
    State,
    Why,
)

OUR_STANDING, THEIR_STANDING = "network", "stakeholder"
OUR_KINDS = ("umbrella", "member")
THEIR_KINDS = ("government", "parliament", "party", "party_affiliate", "intergovernmental", "funder", "media")
DIRECTORY_KINDS = {"umbrella": "network", "member": "ngo", "government": "ministry"}
"""The Reader's kinds of bodies as the directory calls them; the others have one name in both."""
STRICTEST_FIRST = ("off_record", "chatham_house", "on_record")
NOT_A_LINE_BREAK = re.compile(r"[^\n]")


@dataclass(frozen=True, slots=True)
class KnownRecord:
    """What the desk knows of one person or body: how it is called, whose it is, and where it stands."""

    record_id: str
    name: str
    spellings: tuple[str, ...] = ()
    organisation: str = ""
    standing: str = "other"


@dataclass(frozen=True, slots=True)
class Known:
    """What the desk knows when a text is read.

    Attributes:
        records: the directory's records by id.
        answers: what people answered to "Same person?": whether a folded spelling is a record. Above any score.
    """

    records: Mapping[str, KnownRecord] = field(default_factory=dict)
    answers: Mapping[tuple[str, str], bool] = field(default_factory=dict)

    def answer(self, entity: Entity, record_id: str) -> bool | None:
        """What somebody answered about a spelling of the text and a record; None when nobody did."""
        said = (self.answers.get((fold(form), record_id)) for form in (entity.name.value, *entity.forms))
        return next((answer for answer in said if answer is not None), None)


def drafts_of(reading: Reading, *, known: Known, published_by_us: bool = False) -> tuple[DraftContent, ...]:
    """A draft for each engagement of a reading, in the order of the text.

    Args:
        reading: what the Reader found.
        known: the directory's records, and what people answered about names.
        published_by_us: whether the network itself published the text; then it is on the record unless it says not.
    """
    parties = parties_of(reading, known)
    return told_apart(_draft_of(each, reading, parties, published_by_us) for each in reading.engagements)


def parties_of(reading: Reading, known: Known) -> dict[str, Party]:
    """Every person and body of a reading by its key."""
    return {entity.key: party_of(entity, known) for entity in (*reading.people, *reading.organisations)}


def party_of(entity: Entity, known: Known) -> Party:
    """A person or body of the text, linked to the directory as far as the Reader was sure and nobody said otherwise.

    A person whose name was never spelt so before is asked about once, however near the spelling: a wrong name hurts
    somebody. The answer is kept with the spelling.
    """
    near = [each for each in entity.candidates if known.answer(entity, each.id) is not False]
    sure = entity.proposed_id or "" if entity.link_state == "known" else ""
    if sure and known.answer(entity, sure) is False:
        sure = ""
    said = next((one for one in (*(each.id for each in near), sure) if one and known.answer(entity, one)), "")
    spelt = known.records.get(sure)
    is_unheard = not said and spelt is not None and entity.kind == "person" and not is_spelt_as(entity, spelt)
    record = None if is_unheard else known.records.get(said or sure)
    candidates = tuple(_candidate(each.id, each.name, each.score, known.records) for each in near)
    if is_unheard and all(each.record_id != sure for each in candidates):
        candidates = (_candidate(sure, "", 1.0, known.records), *candidates)
    asked = record is None and (is_unheard or entity.link_state == "ask") and bool(candidates)
    return Party(
        key=entity.key,
        kind="person" if entity.kind == "person" else "organisation",
        name=entity.name.value,
        spans=entity.mentions or entity.name.evidence,
        role=entity.role.value if entity.role else "",
        organisation=entity.organisation.value if entity.organisation else "",
        organisation_kind=DIRECTORY_KINDS.get(entity.kind, entity.kind) if entity.kind != "person" else "other",
        side=_side_of(entity, record),
        link="known" if record else "ask" if asked else "new",
        record_id=record.record_id if record else "",
        record_name=record.name if record else "",
        candidates=candidates if asked else (),
    )


def is_spelt_as(entity: Entity, record: KnownRecord) -> bool:
    """Whether the text's name is one that the record is known by, or a part of one ("Eleanor", "Marsh")."""
    words = set(fold(entity.name.value).split())
    return any(words <= set(fold(spelling).split()) for spelling in (record.name, *record.spellings))


def _candidate(record_id: str, name: str, score: float, records: Mapping[str, KnownRecord]) -> Candidate:
    record = records.get(record_id)
    if record is None:
        return Candidate(record_id, name, (), "", score)
    spellings = tuple(spelling for spelling in record.spellings if spelling != record.name)
    return Candidate(record_id, record.name, spellings, record.organisation, score)


def _side_of(entity: Entity, record: KnownRecord | None) -> Side:
    if record and record.standing == OUR_STANDING:
        return "ours"
    if record and record.standing == THEIR_STANDING:
        return "theirs"
    if entity.kind in OUR_KINDS:
        return "ours"
    return "theirs" if entity.kind in THEIR_KINDS else "others"


def _draft_of(
    engagement: Engagement, reading: Reading, parties: Mapping[str, Party], published_by_us: bool
) -> DraftContent:
    participants = _participants(engagement, parties)
    asks = tuple(_ask(ask) for ask in reading.asks if ask.key in engagement.asks or ask.engagement == engagement.key)
    quotes = tuple(_quote(quote) for quote in reading.quotes if _belongs(quote, engagement))
    initiatives = [each.name for each in reading.initiatives if each.key in engagement.initiatives]
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
            (engagement.confidentiality, reading.document.confidentiality), published_by_us=published_by_us
        ),
        moment=_finding(moment),
        initiatives=tuple(_finding(each) for each in initiatives),
        parties=_with_sides(_gathered(needed, parties), participants),
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


ASKING = re.compile(
    r"(?:\w+ly )?(?:urg|ask|call|press|appeal|invit|request|encourag|implor|lobb)\w*\b"
    r"(?:(?! to )[^.;:]){0,120}? (?:to|for) "
)


def what_is_asked(text: str) -> str:
    """What is asked for, without the English words of asking and of whom: "urged the Office to act" asks to "Act"."""
    words = " ".join(text.split())
    asking = ASKING.match(words)
    rest = words[asking.end() :] if asking else words
    return rest[:1].upper() + rest[1:]


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


def _ask(ask: Ask) -> DraftAsk:
    return DraftAsk(what_is_asked(ask.text), (ask.span,), ask.to, ask.by, _why(ask), _state(ask.confidence))


def _quote(quote: Quote) -> DraftQuote:
    speaker = quote.speaker.value if quote.speaker else ""
    return DraftQuote(quote.text, quote.span, speaker, _state(quote.confidence))


def _belongs(quote: Quote, engagement: Engagement) -> bool:
    """Only words between marks are kept as a quote; a position that was reported is not somebody's wording."""
    if quote.kind != "direct":
        return False
    if quote.engagement is not None:
        return quote.engagement == engagement.key
    return quote.key in engagement.quotes or any(inside(quote.span, span) for span in engagement.scope)


def inside(span: Span, other: Span) -> bool:
    """Whether a span lies within another."""
    return other[0] <= span[0] and span[1] <= other[1]


def _gathered(keys: Iterable[str], parties: Mapping[str, Party]) -> tuple[Party, ...]:
    """The parties of some keys and the bodies they belong to, each once."""
    gathered: dict[str, Party] = {}
    for key in keys:
        party = parties.get(key)
        if party is None:
            continue
        gathered.setdefault(key, party)
        if party.organisation in parties:
            gathered.setdefault(party.organisation, parties[party.organisation])
    return tuple(gathered.values())


def _with_sides(parties: tuple[Party, ...], participants: tuple[DraftParticipant, ...]) -> tuple[Party, ...]:
    """Whoever has no side yet takes that of the body they spoke for or belong to; a host sits at their side."""
    by_key = {party.key: party for party in parties}
    hosts = {one.party for one in participants if one.part == "host"}
    spoke = {one.party: one.spoke_for for one in participants}

    def side(party: Party) -> Side:
        if party.side != "others":
            return party.side
        bodies = [by_key[key] for key in (*spoke.get(party.key, ()), party.organisation) if key in by_key]
        sides = [body.side for body in bodies if body.side != "others"]
        if sides:
            return sides[0]
        if party.key in hosts:
            return "theirs"
        return "ours" if bodies or any(party.key in keys for keys in spoke.values()) else "others"

    return tuple(replace(party, side=side(party)) for party in parties)


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


def draft_from_words(reading: Reading, start: int, end: int, *, known: Known, key: str, title: str) -> DraftContent:
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
    quotes = tuple(_quote(each) for each in reading.quotes if each.kind == "direct" and inside(each.span, span))
    asks = tuple(_ask(each) for each in reading.asks if inside(each.span, span))
    needed = [one.party for one in participants] + [quote.speaker for quote in quotes]
    needed += [each for ask in asks for each in (*ask.to, *ask.by)]
    return DraftContent(
        key=key,
        title=Finding(title, (span,), chosen, "check"),
        kind=Finding("meeting", (), chosen, "check"),
        status=Finding("held", (), chosen, "check"),
        parties=_with_sides(_gathered(needed, parties), participants),
        participants=participants,
        asks=asks,
        quotes=quotes,
        scope=(span,),
    )
