"""What the review screen shows, from a document and its drafts: frozen shapes, so that templates never compute."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from overture.engagements.models import EngagementKind, Status
from overture.foundation.partial_dates import PartialDate
from overture_reader.model import Notice, Reading, Removed

from .adding import ShownFound, left_over
from .content import DraftContent, Span
from .explanations import (
    ShownNotice,
    not_used_in_words,
    notice_code,
    notice_shown,
    paragraphs_in_words,
    removed_kind,
)
from .facts import Beside, ReviewFact, date_in_words, facts_of, label_of, title_of
from .foreign import ReadableParts, is_foreign, readable_parts
from .marks import Mark, MarkedText, marked_text, marks_of

NOT_HIDDEN = frozenset(
    ("repeated_heading", "share_link", "share_links", "quoted_reply", "signature", "page_title", "script", "style")
)
"""Kinds of parts that are left out although nobody hid words in them."""


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
    """A part of the text that was not read."""

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
    """The whole screen. `days` and `people_of_ours` (ids) are those of the drafts that became records."""

    cards: tuple[DraftCard, ...]
    facts: tuple[ReviewFact, ...]
    text: MarkedText
    notices: tuple[ShownNotice, ...]
    hidden: tuple[ShownRemoved, ...]
    left_out: tuple[ShownRemoved, ...]
    left_over: tuple[ShownFound, ...]
    contact: str
    words: int
    days: tuple[PartialDate, ...] = ()
    people_of_ours: tuple[str, ...] = ()
    readable: ReadableParts | None = None

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
    text: str,
    reading: Reading,
    rows: Iterable[DraftRow],
    *,
    dated: dt.date | None,
    open_number: int | None,
    has_network: bool = False,
    language: str = "",
) -> Review:
    """Lay a document out for a person.

    Args:
        text: the document's text.
        reading: what the Reader found in it.
        rows: its drafts in their order.
        dated: when it was written, if that is known.
        open_number: the draft in hand; None when all are settled or there is none.
        has_network: whether the desk has an organisation of its own.
        language: the language that the text is in, as it was found or as a person said.
    """
    listed = tuple(rows)
    title = reading.document.title.value if reading.document.title else ""
    marked = marked_text(
        text,
        [mark for row in listed if row.state != "aside" for mark in _marks(row, reading)],
        open_draft=open_number,
        done=frozenset(row.number for row in listed if row.state == "confirmed"),
        cuts=tuple(each.span for each in reading.removed if each.span[1] > each.span[0]),
        scopes=(*(span for row in listed if row.state != "aside" for span in row.content.scope), *_told(reading)),
        heading=title,
    )
    opened = next((row for row in listed if row.number == open_number), None)
    is_post = reading.document.genre == "post"
    beside = Beside(text, marked.evidence_ids, dated, is_post, reading.unread, has_network)
    hidden, left_out = removed_of(reading)
    return Review(
        cards=tuple(_card(row, marked, is_open=row.number == open_number) for row in listed),
        facts=facts_of(opened.content, beside) if opened else (),
        text=marked,
        notices=notices_of(reading, dated=dated, language=language),
        readable=readable_parts(reading, text, dated=dated) if is_foreign(reading, language) else None,
        hidden=hidden,
        left_out=left_out,
        left_over=left_over(reading, [row.content for row in listed]),
        contact=reading.contact.email if reading.contact else "",
        words=len(text.split()),
        people_of_ours=tuple(dict.fromkeys(key for row in listed if row.state == "confirmed" for key in _ours(row))),
        days=tuple(_day(row) for row in listed if row.state == "confirmed" and row.content.when.value),
    )


def _marks(row: DraftRow, reading: Reading) -> tuple[Mark, ...]:
    """The evidence of a draft; the words of a date that could not be worked out stand where the date would."""
    content, beside = row.content, Beside(unread=reading.unread)
    unread = beside.unread_in(content.scope) if content.when.state == "missing" else None
    return (*marks_of(content, row.number), *([Mark(unread.span, "t", row.number, "when")] if unread else []))


def _told(reading: Reading) -> tuple[Span, ...]:
    """Passages that tell of the document itself: its date, and the contact it offers."""
    dated = reading.document.date.evidence if reading.document.date else ()
    return (*dated, reading.contact.span) if reading.contact else dated


def removed_of(reading: Reading) -> tuple[tuple[ShownRemoved, ...], tuple[ShownRemoved, ...]]:
    """What was hidden in the text, and apart from it what everybody sees but no draft is made of."""
    hidden = [each for each in reading.removed if each.kind not in NOT_HIDDEN]
    left_out = [each for each in reading.removed if each.kind in NOT_HIDDEN]
    return _removed(hidden), _removed(left_out)


def _removed(parts: Iterable[Removed]) -> tuple[ShownRemoved, ...]:
    return tuple(ShownRemoved(removed_kind(each), each.text) for each in parts)


def _ours(row: DraftRow) -> list[str]:
    people = [one for one in row.content.parties if one.kind == "person" and one.side == "ours"]
    return [one.record_id for one in people if one.record_id]


def _day(row: DraftRow) -> PartialDate:
    return PartialDate.parse(row.content.when.value)


def notices_of(reading: Reading, *, dated: dt.date | None, language: str = "") -> tuple[ShownNotice, ...]:
    """What a person should know about this reading, each in a sentence, each once."""
    found = list(reading.warnings)
    codes = {notice_code(notice) for notice in found}
    if dated is None and "no_date" not in codes:
        found.append(Notice("no_date", ""))
    if is_foreign(reading, language) and "language_unknown" not in codes:
        found.append(Notice("language_unknown", ""))
    if dated is not None:
        found = [notice for notice in found if notice_code(notice) != "no_date"]
    return tuple(dict.fromkeys(notice_shown(notice) for notice in found))


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
