"""What the Reader answers: a `Reading`, made of claims that point at the words they came from.

Every span is a half-open pair ``(start, end)`` of Unicode code points into the text that was read
(Python ``str`` indices), so ``text[start:end]`` is the evidence. Nothing here is a record: a person
confirms each value before anything becomes one.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

from overture_reader.serial import from_plain, to_plain

Span = tuple[int, int]
Confidence = Literal["sure", "likely", "check"]
Source = Literal["rule", "directory", "human"]
LinkState = Literal["known", "ask", "new"]
Precision = Literal["day", "week", "month", "year", "range"]
Part = Literal["speaker", "attendee", "host", "chair", "signatory", "apologies"]

ENGAGEMENT_KINDS = (
    "briefing",
    "meeting",
    "conference_session",
    "panel",
    "testimony",
    "letter",
    "visit",
    "campaign_event",
    "reception",
    "other",
)
STATUSES = ("held", "planned", "tentative", "postponed", "cancelled")
ORGANISATION_KINDS = (
    "umbrella",
    "member",
    "government",
    "parliament",
    "party",
    "party_affiliate",
    "intergovernmental",
    "funder",
    "media",
    "other",
)
CONFIDENTIALITIES = ("on_record", "chatham_house", "off_record", "unstated")


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a claim was made.

    Attributes:
        rule: stable dotted code of the rule, such as ``person.role_apposition``; for translating.
        sentence: the same in English, for a person.
        weight: how much the rule counted, 0 to 1.
    """

    rule: str
    sentence: str
    weight: float = 1.0


@dataclass(frozen=True, slots=True)
class Claim:
    """One value the Reader proposes, with the words that show it.

    Attributes:
        value: the value; an entity key (``P1``, ``O2``), a word of a closed list, a name or an ISO date.
        evidence: spans of the words it came from; empty only where nothing is said and a default holds.
        confidence: ``sure``, ``likely`` or ``check``.
        reasons: the rules that spoke for it.
        source: ``rule``, ``directory`` or (later, at the desk) ``human``.
        alternatives: other values worth offering.

    Example:
        >>> Claim("meeting", ((0, 7),)).confidence
        'likely'
    """

    value: str
    evidence: tuple[Span, ...] = ()
    confidence: Confidence = "likely"
    reasons: tuple[Reason, ...] = ()
    source: Source = "rule"
    alternatives: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class How:
    """How a date was worked out, as a code and its parameters, so that a desk can say it in any language.

    Attributes:
        rule: code such as ``relative.last_week``, ``absolute.full`` or ``chain.next_day``.
        params: pairs of name and value, ISO dates where they are dates, such as ``("from", "2029-10-17")``.
    """

    rule: str
    params: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class DateClaim:
    """When something was or will be.

    Attributes:
        start: first day.
        end: last day, inclusive; the same as ``start`` for a day.
        precision: ``day``, ``week``, ``month``, ``year`` or ``range``.
        phrase: the words, such as "last week".
        how: the rule that read them.
        time: clock time as written (``18:00``, ``08:00Z``) or None.
    """

    start: date
    end: date
    precision: Precision
    phrase: Span
    how: How
    time: str | None = None
    evidence: tuple[Span, ...] = ()
    confidence: Confidence = "likely"
    reasons: tuple[Reason, ...] = ()
    source: Source = "rule"
    alternatives: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Candidate:
    """A record of the directory that may be the one meant.

    Attributes:
        id: the directory's id.
        name: the spelling that came nearest.
        score: likeness, 0 to 1.
        why: what spoke for and against it, in English.
    """

    id: str
    name: str
    score: float
    why: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Entity:
    """A person or an organisation that the text names.

    Attributes:
        key: ``P1``, ``P2`` … for people, ``O1``, ``O2`` … for organisations.
        name: fullest form in the text, without titles.
        kind: ``person``, or one of `ORGANISATION_KINDS`.
        role: what the text says they are ("co-director"), or None.
        organisation: claim whose value is the key of the organisation they belong to in this text, or None.
        mentions: every place they are named, in order.
        forms: every spelling in the text, fullest first.
        link_state: ``known`` (linked to ``proposed_id``), ``ask`` (see ``candidates``) or ``new``.
        proposed_id: directory id when known.
        candidates: directory records to ask about, best first; for a known one, the one linked.
        new: True when no record of the directory comes near.
    """

    key: str
    name: Claim
    kind: str
    role: Claim | None = None
    organisation: Claim | None = None
    mentions: tuple[Span, ...] = ()
    forms: tuple[str, ...] = ()
    link_state: LinkState = "new"
    proposed_id: str | None = None
    candidates: tuple[Candidate, ...] = ()
    new: bool = True


@dataclass(frozen=True, slots=True)
class Participant:
    """Somebody in an engagement.

    Attributes:
        entity: key of a person, or of an organisation that is named without a person.
        part: what they did there; ``apologies`` means they were not there.
        spoke_for: keys of the organisations they spoke for there, which may differ from their own.
        evidence: the words that show it.
    """

    entity: str
    part: Part
    spoke_for: tuple[str, ...] = ()
    evidence: tuple[Span, ...] = ()
    confidence: Confidence = "likely"
    reasons: tuple[Reason, ...] = ()


@dataclass(frozen=True, slots=True)
class Engagement:
    """A draft of one engagement; never a record.

    Attributes:
        key: ``E1``, ``E2`` … in the order of the text.
        kind: claim of one of `ENGAGEMENT_KINDS`.
        status: claim of one of `STATUSES`.
        anchor: the words that show it.
        scope: the passages that tell of it.
        title: short, made from the evidence.
        hosts: claims whose values are entity keys.
        organisations: claims of parties named without a person.
        initiatives, asks, quotes: keys into the reading's lists.
    """

    key: str
    kind: Claim
    status: Claim
    anchor: Span
    scope: tuple[Span, ...]
    title: str = ""
    date: DateClaim | None = None
    hosts: tuple[Claim, ...] = ()
    participants: tuple[Participant, ...] = ()
    organisations: tuple[Claim, ...] = ()
    venue: Claim | None = None
    topic: Claim | None = None
    confidentiality: Claim | None = None
    initiatives: tuple[str, ...] = ()
    asks: tuple[str, ...] = ()
    quotes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Quote:
    """Words somebody said.

    Attributes:
        span: inside the marks.
        kind: ``direct`` (in marks) or ``indirect`` (a position reported after "that").
        speaker: claim of an entity key; None when the text names nobody.
        engagement: key of the engagement it was said at, or None.
    """

    key: str
    span: Span
    text: str
    kind: Literal["direct", "indirect"] = "direct"
    speaker: Claim | None = None
    engagement: str | None = None
    confidence: Confidence = "likely"


@dataclass(frozen=True, slots=True)
class Ask:
    """Something asked of somebody.

    Attributes:
        span: from the asking verb to the end of what is asked; of a list item, the item.
        by, to: entity keys.
    """

    key: str
    span: Span
    text: str
    by: tuple[str, ...] = ()
    to: tuple[str, ...] = ()
    engagement: str | None = None
    confidence: Confidence = "likely"
    reasons: tuple[Reason, ...] = ()


@dataclass(frozen=True, slots=True)
class Initiative:
    """A named plan, fund, bill, vision or proposal; ``organisation`` is the key of whose it is, or None."""

    key: str
    name: Claim
    span: Span
    organisation: str | None = None


@dataclass(frozen=True, slots=True)
class Moment:
    """A public event that sets the timing, such as an election."""

    key: str
    name: Claim
    span: Span


@dataclass(frozen=True, slots=True)
class Contact:
    """An offer to be put in contact: ``span`` of the address as written, ``email`` without tricks, ``person`` key."""

    span: Span
    email: str
    person: str | None = None
    confidence: Confidence = "likely"
    reasons: tuple[Reason, ...] = ()


@dataclass(frozen=True, slots=True)
class Removed:
    """Something that was not read.

    Attributes:
        span: where it stood in the text; empty (start = end) where it never was part of the readable text.
        kind: such as ``html_comment``, ``script``, ``hidden_element``, ``zero_width``, ``control`` or
            ``repeated_heading``.
        text: at most 200 characters of it, to be shown in a box.
    """

    span: Span
    kind: str
    text: str = ""


@dataclass(frozen=True, slots=True)
class Unread:
    """A passage the Reader could not make sense of, and why, in one sentence."""

    reason: str
    span: Span


@dataclass(frozen=True, slots=True)
class Notice:
    """Something a person should know about this reading: code, sentence, and where."""

    code: str
    sentence: str
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class DocumentFacts:
    """The document itself: title and date (ISO) as claims, genre, languages in the order of their share."""

    genre: str
    languages: tuple[str, ...] = ()
    title: Claim | None = None
    date: Claim | None = None
    confidentiality: Claim | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """Everything the Reader found in one text. Same text, date, directory and versions: the same Reading.

    Example:
        >>> from overture_reader import read
        >>> reading = read("On 3 May 2029 Ada Quill of River Trust met the Ministry of Water.")
        >>> reading == Reading.from_json(reading.as_json())
        True
    """

    id: str
    text_sha256: str
    reader_version: str
    lexicon_version: str
    directory_version: str
    document: DocumentFacts
    people: tuple[Entity, ...] = ()
    organisations: tuple[Entity, ...] = ()
    engagements: tuple[Engagement, ...] = ()
    quotes: tuple[Quote, ...] = ()
    asks: tuple[Ask, ...] = ()
    initiatives: tuple[Initiative, ...] = ()
    moments: tuple[Moment, ...] = ()
    contact: Contact | None = None
    removed: tuple[Removed, ...] = ()
    unread: tuple[Unread, ...] = ()
    warnings: tuple[Notice, ...] = ()

    def entity(self, key: str) -> Entity | None:
        """Return the person or organisation of this key, or None."""
        return next((each for each in (*self.people, *self.organisations) if each.key == key), None)

    def as_json(self) -> dict[str, Any]:
        """Return the reading as plain lists, dicts, strings and numbers, in a stable order."""
        plain: dict[str, Any] = to_plain(self)
        return plain

    @classmethod
    def from_json(cls, plain: dict[str, Any]) -> Reading:
        """Return the reading that `as_json` wrote; raises ValueError when it is not one."""
        return from_plain(cls, plain)
