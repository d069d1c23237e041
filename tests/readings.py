"""A text of ours with its reading made by hand, so that tests of the review do not move when the Reader learns."""

from __future__ import annotations

import datetime as dt
from typing import Any

from overture.foundation.access import Viewer
from overture.foundation.evidence.models import Source
from overture.intake.drafting import drafts_of
from overture.intake.models import Document, Draft
from overture.intake.parties import Known, KnownRecord
from overture.intake.readings import reading_as_text
from overture_reader.model import (
    Ask,
    Candidate,
    Claim,
    DateClaim,
    DocumentFacts,
    Engagement,
    Entity,
    How,
    Initiative,
    Moment,
    Participant,
    Quote,
    Reading,
    Reason,
    Removed,
)

PASSAGES = (
    "A week in Lowmarsh",
    "On Tuesday, Imre Castel of Reed House briefed the Ministry of Fords on the Ferry Fund. "
    "He urged the Ministry to keep the ferries running.",
    "At the weekend Ana Verel of Willow Bank spoke at the Tide Party’s conference. "
    "“We row in one boat,” said Ana. She works on.",
    "Write to us if you like boats.",
)
TEXT = "\n\n".join(PASSAGES) + "\n"
TITLE = "A week in Lowmarsh"
DATED = dt.date(2029, 5, 15)


def span(words: str, text: str = TEXT, nth: int = 0) -> tuple[int, int]:
    """Where words stand in the text."""
    start = -1
    for _ in range(nth + 1):
        start = text.index(words, start + 1)
    return start, start + len(words)


def claim(value: str, *words: str, confidence: Any = "sure", rule: str = "test.rule") -> Claim:
    """A claim with the words that show it."""
    return Claim(value, tuple(span(each) for each in words), confidence, (Reason(rule, "Because the text says so."),))


def entity(key: str, name: str, kind: str = "person", **more: Any) -> Entity:
    """A person or body that the text names."""
    return Entity(key, claim(name, name), kind, mentions=(span(name),), forms=(name,), **more)


def week(start: dt.date, words: str, rule: str = "relative.last_week") -> DateClaim:
    """A date that is known as a week."""
    how = How(rule, (("from", DATED.isoformat()),))
    return DateClaim(start, start + dt.timedelta(days=6), "week", span(words), how, evidence=(span(words),))


def reading(**changes: Any) -> Reading:
    """Two engagements: a briefing with an ask, and a session with a quote."""
    parts: dict[str, Any] = {
        "id": "r",
        "text_sha256": "0" * 64,
        "reader_version": "1",
        "lexicon_version": "1",
        "directory_version": "1",
        "document": DocumentFacts("minutes", ("en",), claim(TITLE, TITLE), Claim(DATED.isoformat())),
        "people": (
            entity("P1", "Imre Castel", organisation=claim("O1", "Reed House"), role=claim("director")),
            entity("P2", "Ana Verel", organisation=claim("O3", "Willow Bank")),
        ),
        "organisations": (
            entity("O1", "Reed House", "member"),
            entity("O2", "Ministry of Fords", "government"),
            entity("O3", "Willow Bank", "member"),
            entity("O4", "Tide Party", "party"),
        ),
        "engagements": (briefing(), session()),
        "quotes": (
            Quote(
                "Q1", span("We row in one boat,"), "We row in one boat,", speaker=claim("P2", "Ana"), engagement="E2"
            ),
        ),
        "asks": (
            Ask(
                "A1",
                span("urged the Ministry to keep the ferries running"),
                "keep the ferries running",
                ("P1",),
                ("O2",),
                "E1",
            ),
        ),
        "initiatives": (Initiative("I1", claim("Ferry Fund", "Ferry Fund"), span("Ferry Fund")),),
    }
    return Reading(**{**parts, **changes})


def briefing(**changes: Any) -> Engagement:
    """The first engagement of the text."""
    day = dt.date(2029, 5, 8)
    parts: dict[str, Any] = {
        "kind": claim("briefing", "briefed"),
        "status": claim("held", "briefed"),
        "anchor": span("briefed the Ministry of Fords"),
        "scope": (span(TEXT.split("\n\n")[1]),),
        "title": "Briefing, Ministry of Fords",
        "date": DateClaim(day, day, "day", span("On Tuesday"), How("relative.weekday"), evidence=(span("On Tuesday"),)),
        "hosts": (claim("O2", "Ministry of Fords"),),
        "participants": (Participant("P1", "speaker", ("O1",), (span("Imre Castel of Reed House"),)),),
        "initiatives": ("I1",),
        "asks": ("A1",),
    }
    return Engagement("E1", **{**parts, **changes})


def session(**changes: Any) -> Engagement:
    """The second engagement of the text."""
    parts: dict[str, Any] = {
        "kind": claim("conference_session", "spoke at"),
        "status": claim("held", "spoke at"),
        "anchor": span("spoke at the Tide Party’s conference"),
        "scope": (span(TEXT.split("\n\n")[2]),),
        "title": "Conference session, Tide Party",
        "date": week(dt.date(2029, 5, 7), "At the weekend"),
        "hosts": (claim("O4", "Tide Party"),),
        "participants": (Participant("P2", "speaker", ("O3",), (span("Ana Verel of Willow Bank"),)),),
        "quotes": ("Q1",),
    }
    return Engagement("E2", **{**parts, **changes})


def asked(key: str, name: str, record: Any, kind: str = "person", **more: Any) -> Entity:
    """Somebody whose name comes near a record of the directory."""
    candidates = (Candidate(str(record.pk), record.name, 0.8, ("One letter differs.",)),)
    return entity(key, name, kind, link_state="ask", candidates=candidates, new=False, **more)


def known(*records: Any) -> Known:
    """What the desk knows of some records."""
    rows = {str(each.pk): KnownRecord(str(each.pk), each.name, (each.name,), "", each.standing) for each in records}
    return Known(rows)


def document(found: Reading | None = None, *records: Any, published_by_us: bool = True, text: str = TEXT) -> Document:
    """A document that was taken in, with its drafts."""
    found = found or reading()
    source = Source.objects.create(
        title=TITLE, text=text, text_hash="hash", dated=DATED, language="en", on_record=published_by_us
    )
    taken = Document.objects.create(source=source, reading=reading_as_text(found), put_in_by="test", read_ms=7)
    drafts = drafts_of(found, text=text, known=known(*records), published_by_us=published_by_us)
    for number, content in enumerate(drafts, start=1):
        Draft.objects.create(document=taken, number=number, content=content.as_text())
    return taken


def hidden(words: str, text: str) -> Removed:
    """A part of the text that nobody sees."""
    return Removed(span(words, text), "html_comment", words)


def moment(name: str, words: str) -> Moment:
    """A political moment of the text."""
    return Moment("M1", claim(name, words), span(words))


SYSTEM = Viewer.system()
