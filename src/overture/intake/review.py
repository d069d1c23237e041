"""What the review screen shows, from a document and its drafts: frozen shapes, so that templates never compute."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from overture.engagements.models import Confidentiality, EngagementKind, Part, Status
from overture.foundation.partial_dates import PartialDate
from overture.foundation.ui.shapes import Tag
from overture_reader.model import Notice, Reading

from .content import Candidate, DraftContent, DraftParticipant, Finding, Party, Span
from .explanations import (
    ShownNotice,
    not_used_in_words,
    notice_code,
    notice_shown,
    paragraphs_in_words,
    removed_kind,
    why_date,
    why_in_words,
    why_participant,
    why_record,
)
from .marks import MarkedText, field_of, marked_text, marks_of

FIELDS = ("when", "where", "who", "whom", "asks", "quotes", "moment", "initiative", "record")
"""The rows of the open draft, in the order of the keys 1 to 9."""
LONGEST_SNIPPET = 220
READER_LANGUAGES = ("en", "ar", "he")


@dataclass(frozen=True, slots=True)
class ShownParty:
    """Somebody in a row: the name as the text writes it, and how it stands to the directory."""

    name: str
    side: str
    is_person: bool
    tag: Tag | None = None
    known_as: str = ""
    role: str = ""
    why: str = ""


@dataclass(frozen=True, slots=True)
class ShownGroup:
    """People of a row who spoke for the same bodies."""

    parties: tuple[ShownParty, ...]
    bodies: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Question:
    """ "Same person?" for one name and the nearest record."""

    key: str
    name: str
    is_person: bool
    candidate: Candidate


@dataclass(frozen=True, slots=True)
class ReviewFact:
    """One row of the open draft.

    Attributes:
        lines: values, one a line.
        groups: people and bodies, by whom they spoke for.
        evidence: id of the `mark` that shows it.
        snippet: the words, quoted on small screens.
        missing: what an empty row invites to.
    """

    key: str
    label: str
    lines: tuple[str, ...] = ()
    groups: tuple[ShownGroup, ...] = ()
    why: str = ""
    snippet: str = ""
    evidence: str = ""
    tag: Tag | None = None
    missing: str = ""
    questions: tuple[Question, ...] = ()
    to_check: bool = False

    @property
    def is_empty(self) -> bool:
        """Whether nothing is known."""
        return not (self.lines or self.groups)


@dataclass(frozen=True, slots=True)
class DraftCard:
    """A draft among the others."""

    number: int
    version: int
    title: str
    kind: str
    status: str
    notes: tuple[str, ...]
    state: str
    to_check: int
    where_from: str
    engagement_id: str = ""
    is_open: bool = False

    @property
    def is_waiting(self) -> bool:
        """Whether it waits for a person."""
        return self.state == "waiting"


@dataclass(frozen=True, slots=True)
class ShownRemoved:
    """Something hidden in the text that was not read."""

    kind: str
    text: str


@dataclass(frozen=True, slots=True)
class DraftRow:
    """A draft as the queries fetched it."""

    number: int
    version: int
    state: str
    content: DraftContent
    engagement_id: str = ""


@dataclass(frozen=True, slots=True)
class Review:
    """The whole screen. `days` are those of the drafts that became records."""

    cards: tuple[DraftCard, ...]
    facts: tuple[ReviewFact, ...]
    text: MarkedText
    notices: tuple[ShownNotice, ...]
    removed: tuple[ShownRemoved, ...]
    contact: str
    words: int
    days: tuple[PartialDate, ...] = ()

    @property
    def open_card(self) -> DraftCard | None:
        """The draft in hand."""
        return next((card for card in self.cards if card.is_open), None)

    @property
    def change_first(self) -> str:
        """The row that most wants a look: the first to be checked, else the first."""
        rows = [fact for fact in self.facts if fact.to_check] or list(self.facts)
        return rows[0].key if rows else ""

    @property
    def not_used(self) -> str:
        """Which paragraphs no draft stands on."""
        return not_used_in_words(self.text.not_used)

    @property
    def confirmed(self) -> int:
        """How many drafts are records."""
        return sum(1 for card in self.cards if card.state == "confirmed")

    @property
    def is_done(self) -> bool:
        """Whether every draft is settled, and there was one."""
        return bool(self.cards) and not any(card.is_waiting for card in self.cards)

    @property
    def steps(self) -> list[str]:
        """The little bar: done, in hand, or waiting."""
        return ["ok" if not card.is_waiting else "now" if card.is_open else "" for card in self.cards]

    @property
    def step_words(self) -> str:
        """The little bar, said."""
        states = {"confirmed": _("Draft %(number)s confirmed"), "aside": _("Draft %(number)s set aside")}
        waiting, in_hand = _("Draft %(number)s waiting"), _("Draft %(number)s open")
        said = [
            states.get(card.state, in_hand if card.is_open else waiting) % {"number": card.number}
            for card in self.cards
        ]
        return pgettext("between parts of a list that is read aloud", ", ").join(said)

    @property
    def to_confirm(self) -> int:
        """How many drafts can be or are records: all but those set aside."""
        return sum(1 for card in self.cards if card.state != "aside")


def review_of(
    text: str, reading: Reading, rows: Iterable[DraftRow], *, dated: dt.date | None, open_number: int | None
) -> Review:
    """Lay a document out for a person.

    Args:
        text: the document's text.
        reading: what the Reader found in it.
        rows: its drafts in their order.
        dated: when it was written, if that is known.
        open_number: the draft in hand; None when all are settled or there is none.
    """
    listed = tuple(rows)
    title = reading.document.title.value if reading.document.title else ""
    marked = marked_text(
        text,
        [mark for row in listed if row.state != "aside" for mark in marks_of(row.content, row.number)],
        open_draft=open_number,
        done=frozenset(row.number for row in listed if row.state == "confirmed"),
        cuts=tuple(each.span for each in reading.removed if each.span[1] > each.span[0]),
        scopes=(*(span for row in listed if row.state != "aside" for span in row.content.scope), *_told(reading)),
        heading=title,
    )
    opened = next((row for row in listed if row.number == open_number), None)
    is_post = reading.document.genre == "post"
    return Review(
        cards=tuple(_card(row, marked, is_open=row.number == open_number) for row in listed),
        facts=_facts(opened.content, text, marked, dated, is_post) if opened else (),
        text=marked,
        notices=notices_of(reading, dated=dated),
        removed=tuple(ShownRemoved(removed_kind(each), each.text) for each in reading.removed),
        contact=reading.contact.email if reading.contact else "",
        words=len(text.split()),
        days=tuple(_day(row) for row in listed if row.state == "confirmed" and row.content.when.value),
    )


def _told(reading: Reading) -> tuple[Span, ...]:
    """Passages that tell of the document itself: its date, and the contact it offers."""
    dated = reading.document.date.evidence if reading.document.date else ()
    return (*dated, reading.contact.span) if reading.contact else dated


def _day(row: DraftRow) -> PartialDate:
    return PartialDate.parse(row.content.when.value)


def notices_of(reading: Reading, *, dated: dt.date | None) -> tuple[ShownNotice, ...]:
    """What a person should know about this reading, each in a sentence, each once."""
    found = list(reading.warnings)
    codes = {notice_code(notice) for notice in found}
    if dated is None and "no_date" not in codes:
        found.append(Notice("no_date", ""))
    if not set(reading.document.languages) & set(READER_LANGUAGES) and "language_unknown" not in codes:
        found.append(Notice("language_unknown", ""))
    if dated is not None:
        found = [notice for notice in found if notice_code(notice) != "no_date"]
    return tuple(dict.fromkeys(notice_shown(notice) for notice in found))


def label_of(choices: type[EngagementKind] | type[Status], value: str) -> str:
    """A word of a closed list as the desk shows it."""
    return str(choices(value).label) if value in choices.values else value


def date_in_words(when: Finding) -> str:
    """A date as far as it is known."""
    return PartialDate.parse(when.value).in_words() if when.value else ""


def title_of(content: DraftContent) -> str:
    """A draft's title, or its kind when it has none."""
    return content.title.value or label_of(EngagementKind, content.kind.value)


def _card(row: DraftRow, marked: MarkedText, *, is_open: bool) -> DraftCard:
    content = row.content
    ours = [content.named(key) for one in content.participants for key in one.spoke_for]
    asks = len(content.asks)
    notes = [date_in_words(content.when), *list(dict.fromkeys(name for name in ours if name))[:2]]
    notes += [ngettext("%(count)s ask", "%(count)s asks", asks) % {"count": asks}] if asks else []
    return DraftCard(
        number=row.number,
        version=row.version,
        title=title_of(content),
        kind=label_of(EngagementKind, content.kind.value),
        status=label_of(Status, content.status.value) if content.status.value != Status.HELD else "",
        notes=tuple(note for note in notes if note),
        state=row.state,
        to_check=content.to_check,
        where_from=paragraphs_in_words(_paragraphs(content.scope, marked)),
        engagement_id=row.engagement_id,
        is_open=is_open,
    )


def _paragraphs(scope: tuple[Span, ...], marked: MarkedText) -> tuple[int, ...]:
    return tuple(
        one.number
        for one in marked.paragraphs
        if not one.is_heading and any(one.start < end and start < one.end for start, end in scope)
    )


def _facts(
    content: DraftContent, text: str, marked: MarkedText, dated: dt.date | None, is_post: bool
) -> tuple[ReviewFact, ...]:
    ids = marked.evidence_ids
    return (
        _when(content, text, ids, dated, is_post),
        _where(content, text, ids),
        _people(content, text, ids, "who"),
        _people(content, text, ids, "whom"),
        _asks(content, text, ids),
        _quotes(content, ids),
        _one("moment", _("Moment"), content.moment, text, ids),
        _initiatives(content, text, ids),
        _record(content, text, ids),
    )


def _snippet(text: str, spans: Iterable[Span]) -> str:
    """The words of the first span, shortened at a word."""
    first = next(iter(spans), None)
    words = " ".join(text[first[0] : first[1]].split()) if first else ""
    return words if len(words) <= LONGEST_SNIPPET else words[:LONGEST_SNIPPET].rsplit(" ", 1)[0] + "…"


def _when(content: DraftContent, text: str, ids: dict[str, str], dated: dt.date | None, is_post: bool) -> ReviewFact:
    when, phrase = content.when, _snippet(text, content.when.spans)
    line = date_in_words(when)
    if line and content.time.value:
        line = _("%(date)s at %(time)s") % {"date": line, "time": content.time.value}
    return ReviewFact(
        "when",
        _("When"),
        lines=(line,) if line else (),
        why=why_date(when, phrase=phrase, dated=dated, is_post=is_post),
        snippet=phrase,
        evidence=ids.get("when", ""),
        missing=_("Say when"),
        to_check=when.state == "check" or content.lacks_date,
    )


def _where(content: DraftContent, text: str, ids: dict[str, str]) -> ReviewFact:
    hosts = content.participants_in("host")
    shown, questions = _shown(content, hosts)
    spans = [span for one in hosts for span in one.spans]
    lines = tuple(finding.value for finding in (content.occasion, content.place) if finding.value)
    return ReviewFact(
        "where",
        _("Where"),
        lines=lines,
        groups=shown,
        snippet=_snippet(text, (*content.place.spans, *content.occasion.spans, *spans)),
        evidence=ids.get("where", ""),
        missing=_("Not in the text. Say where"),
        questions=questions,
        to_check=any(one.state == "check" for one in hosts) or content.place.state == "check",
    )


def _people(content: DraftContent, text: str, ids: dict[str, str], field: str) -> ReviewFact:
    here = [one for one in content.participants if field_of(content, one.party, one.part) == field]
    shown, questions = _shown(content, here)
    ours = field == "who"
    named_in_asks = [] if ours or here else content.parties_of(key for ask in content.asks for key in ask.to)
    asked_of = tuple(ShownGroup((_shown_party(party),)) for party in dict.fromkeys(named_in_asks))
    unnamed = [party for one in here if (party := content.party(one.party)) and party.kind == "group"]
    return ReviewFact(
        field,
        _("Who spoke") if ours else _("To whom"),
        groups=shown or asked_of,
        why=_("No names in the text") if unnamed else "",
        snippet=_snippet(text, [span for one in here for span in one.spans]),
        evidence=ids.get(field, ""),
        missing=_("Nobody found. Say who spoke") if ours else _("Not in the text. Say to whom"),
        questions=questions,
        to_check=any(one.state == "check" for one in here) or bool(questions),
    )


def _shown(
    content: DraftContent, rows: Iterable[DraftParticipant]
) -> tuple[tuple[ShownGroup, ...], tuple[Question, ...]]:
    """The participants of a row, and the questions about them and the bodies they spoke for."""
    groups: dict[tuple[str, ...], list[ShownParty]] = {}
    questions: dict[str, Question] = {}
    for one in rows:
        party = content.party(one.party)
        if party is None:
            continue
        bodies = one.spoke_for or ((party.organisation,) if party.organisation else ())
        groups.setdefault(tuple(content.named(key) for key in bodies), []).append(_shown_party(party, one))
        for each in (party, *content.parties_of(bodies)):
            if each.is_asked:
                questions.setdefault(each.key, Question(each.key, each.name, each.kind == "person", each.candidates[0]))
    shown = tuple(ShownGroup(tuple(parties), bodies) for bodies, parties in groups.items())
    return shown, tuple(sorted(questions.values(), key=lambda question: not question.is_person))


def _shown_party(party: Party, one: DraftParticipant | None = None) -> ShownParty:
    part = one.part if one else ""
    told = part in (Part.CHAIR, Part.SIGNATORY, Part.APOLOGIES)
    return ShownParty(
        name=party.name,
        side=party.side,
        is_person=party.kind == "person",
        tag=_link_tag(party),
        known_as=party.record_name if party.link == "known" and party.record_name != party.name else "",
        role=str(Part(part).label) if told else party.role,
        why=why_participant(one) if one else "",
    )


def _link_tag(party: Party) -> Tag | None:
    """That a body is known, and that anybody is new; a person who is known needs no word."""
    if party.link == "new" and party.kind != "group":
        return Tag("line", _("New"))
    if party.link == "known" and party.kind == "organisation":
        return Tag("known", _("Known, linked"))
    return None


def _asks(content: DraftContent, text: str, ids: dict[str, str]) -> ReviewFact:
    return ReviewFact(
        "asks",
        _("Asked for"),
        lines=tuple(ask.text for ask in content.asks),
        why=why_in_words(content.asks[0].why) if content.asks else "",
        snippet=_snippet(text, [span for ask in content.asks for span in ask.spans]),
        evidence=ids.get("asks", ""),
        missing=_("Not in the text. Did we ask for anything?"),
        to_check=any(ask.state == "check" for ask in content.asks),
    )


def _quotes(content: DraftContent, ids: dict[str, str]) -> ReviewFact:
    count = len(content.quotes)
    found = ngettext("%(count)s found", "%(count)s found", count) % {"count": count}
    return ReviewFact(
        "quotes",
        _("Quotes"),
        lines=(found,) if count else (),
        why=_("Kept, but nothing can publish them until the speakers agree") if count else "",
        snippet=content.quotes[0].words if count else "",
        evidence=ids.get("quotes", ""),
        tag=Tag("no-consent", _("No consent yet")) if count else None,
        missing=_("None in the text"),
        to_check=any(quote.state == "check" for quote in content.quotes),
    )


def _one(key: str, label: str, finding: Finding, text: str, ids: dict[str, str]) -> ReviewFact:
    return ReviewFact(
        key,
        label,
        lines=(finding.value,) if finding.value else (),
        why=why_in_words(finding.why),
        snippet=_snippet(text, finding.spans),
        evidence=ids.get(key, ""),
        missing=_("Not in the text"),
        to_check=finding.state == "check",
    )


def _initiatives(content: DraftContent, text: str, ids: dict[str, str]) -> ReviewFact:
    return ReviewFact(
        "initiative",
        _("Initiative"),
        lines=tuple(each.value for each in content.initiatives),
        snippet=_snippet(text, [span for each in content.initiatives for span in each.spans]),
        evidence=ids.get("initiative", ""),
        missing=_("Not in the text"),
        to_check=any(each.state == "check" for each in content.initiatives),
    )


def _record(content: DraftContent, text: str, ids: dict[str, str]) -> ReviewFact:
    record = content.confidentiality
    label = str(Confidentiality(record.value).label) if record.value else ""
    return ReviewFact(
        "record",
        pgettext("row that says what may be told", "Record"),
        lines=(label,) if label else (),
        why=why_record(record),
        snippet=_snippet(text, record.spans),
        evidence=ids.get("record", ""),
        missing=_("Choose what may be told"),
        to_check=not record.value,
    )


def draft_in_words(content: DraftContent) -> dict[str, tuple[str, str]]:
    """Each row of a draft as a label and one text, to lay two versions side by side."""
    empty: dict[str, str] = {}
    facts = (
        _when(content, "", empty, None, False),
        _where(content, "", empty),
        _people(content, "", empty, "who"),
        _people(content, "", empty, "whom"),
        _asks(content, "", empty),
        _one("moment", _("Moment"), content.moment, "", empty),
        _initiatives(content, "", empty),
        _record(content, "", empty),
    )
    rows = {"what": (_("What"), f"{title_of(content)}\n{label_of(EngagementKind, content.kind.value)}")}
    for fact in facts:
        people = [name for group in fact.groups for name in (*(party.name for party in group.parties), *group.bodies)]
        rows[fact.key] = (fact.label, "\n".join([*fact.lines, *people]))
    rows["quotes"] = (_("Quotes"), "\n".join(quote.words for quote in content.quotes))
    return rows
