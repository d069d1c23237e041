"""The composer: the engagements of the period at one side, the page at the other, in one language at a time."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.conf import settings

from overture.engagements.queries import engagements_between, tellings, told_many
from overture.engagements.queries.telling import tellings_once_published
from overture.engagements.told import ToldAsk, ToldEngagement
from overture.foundation.access import Viewer
from overture.foundation.local_text import ShownText, in_language
from overture.voices.queries import QuoteShown, quotes_seen_by, quotes_shown, uncleared_reasons

from ..models import Block, RoundUp, Text
from .page import told_for
from .reasons import closed_ask_sentence, closed_engagement_sentence, closed_quote_sentence


@dataclass(frozen=True, slots=True)
class LanguageTab:
    """One language of the round-up: whether it is written and ready, and how many pieces lack their words in it."""

    code: str
    name: str
    is_written: bool
    is_ready: bool
    missing: int
    is_current: bool


@dataclass(frozen=True, slots=True)
class BlockShown:
    """One piece as it stands in the composer.

    Attributes:
        words: what is written in this language; empty when nothing is.
        shown_instead: what readers see instead, in another language.
        closed: why the place stays closed in public; empty when it is open.
    """

    block_id: UUID
    kind: str
    kind_label: str
    version: int
    words: str
    shown_instead: ShownText | None
    engagement: ToldEngagement | None
    ask: ToldAsk | None
    quote: QuoteShown | None
    closed: str
    is_first: bool
    is_last: bool


@dataclass(frozen=True, slots=True)
class QuoteOffered:
    """A quote of an engagement that can be put in; `closed` says why its place would stay closed in public."""

    quote: QuoteShown
    closed: str
    is_used: bool


@dataclass(frozen=True, slots=True)
class AskOffered:
    """An ask of an engagement that can be put in."""

    ask: ToldAsk
    is_used: bool


@dataclass(frozen=True, slots=True)
class EngagementOffered:
    """An engagement of the period with what can be put in from it."""

    told: ToldEngagement
    is_used: bool
    closed: str
    asks: tuple[AskOffered, ...]
    quotes: tuple[QuoteOffered, ...]


@dataclass(frozen=True, slots=True)
class ComposerPage:
    """Everything that the composer shows."""

    round_up_id: UUID
    version: int
    slug: str
    state: str
    state_label: str
    first_day: dt.date
    last_day: dt.date
    language: str
    language_name: str
    title: ShownText
    text: Text | None
    tabs: tuple[LanguageTab, ...]
    blocks: tuple[BlockShown, ...]
    offered: tuple[EngagementOffered, ...]

    @property
    def is_public(self) -> bool:
        return self.state == RoundUp.State.PUBLISHED


def composer_page(viewer: Viewer, round_up: RoundUp, *, language: str, at: dt.datetime) -> ComposerPage:
    """The composer of one round-up in one language, with what the viewer may see of the period's engagements."""
    blocks = list(round_up.blocks.all())
    texts = {text.language: text for text in round_up.texts.all()}
    return ComposerPage(
        round_up_id=round_up.pk,
        version=round_up.version,
        slug=round_up.slug,
        state=round_up.state,
        state_label=str(round_up.get_state_display()),
        first_day=round_up.first_day,
        last_day=round_up.last_day,
        language=language,
        language_name=dict(settings.LANGUAGES)[language],
        title=in_language({code: text.title for code, text in texts.items()}, language),
        text=texts.get(language),
        tabs=tuple(_tab(code, name, texts, blocks, language) for code, name in settings.LANGUAGES),
        blocks=_blocks(viewer, blocks, language, at),
        offered=_offered(viewer, round_up, blocks, at),
    )


def _tab(code: str, name: str, texts: dict[str, Text], blocks: list[Block], language: str) -> LanguageTab:
    text = texts.get(code)
    return LanguageTab(
        code=code,
        name=name,
        is_written=text is not None and bool(text.title),
        is_ready=text is not None and text.is_ready,
        missing=sum(bool(block.text) and not block.text.get(code) for block in blocks),
        is_current=code == language,
    )


def _blocks(viewer: Viewer, blocks: list[Block], language: str, at: dt.datetime) -> tuple[BlockShown, ...]:
    told, engagement_of_ask = told_for(blocks, language=viewer.language, at=at, tell=tellings_once_published)
    wanted = [str(block.record_id) for block in blocks if block.kind == Block.Kind.ENGAGEMENT]
    own = tellings(viewer, {*wanted, *engagement_of_ask.values()}, at=at)
    quotes = _quotes(viewer, [block.record_id for block in blocks if block.kind == Block.Kind.QUOTE], at)
    return tuple(
        _block(block, language, told, own, quotes, number=number, count=len(blocks))
        for number, block in enumerate(blocks, 1)
    )


def _quotes(viewer: Viewer, ids: list[Any], at: dt.datetime) -> dict[UUID, QuoteOffered]:
    reasons = uncleared_reasons("public", at, ids=ids)
    shown = quotes_shown(viewer, quotes_seen_by(viewer, at).filter(pk__in=ids), at=at)
    return {
        one.quote_id: QuoteOffered(one, _closed_quote(reasons.get(one.quote_id, "no_consent")), True) for one in shown
    }


def _closed_quote(reason: str) -> str:
    return "" if reason == "cleared" else closed_quote_sentence(reason)


def _block(
    block: Block,
    language: str,
    told: dict[str, ToldEngagement],
    own: dict[str, ToldEngagement],
    quotes: dict[UUID, QuoteOffered],
    *,
    number: int,
    count: int,
) -> BlockShown:
    key = str(block.record_id)
    engagement = own.get(key) if block.kind == Block.Kind.ENGAGEMENT else None
    ask = next((ask for one in own.values() for ask in one.asks if ask.id == key), None)
    quote = quotes.get(block.record_id) if block.record_id else None
    instead = in_language(block.text, language)
    return BlockShown(
        block_id=block.pk,
        kind=block.kind,
        kind_label=str(block.get_kind_display()),
        version=block.version,
        words=block.text.get(language, ""),
        shown_instead=instead if instead.text and instead.language != language else None,
        engagement=engagement,
        ask=ask if block.kind == Block.Kind.ASK else None,
        quote=quote.quote if quote else None,
        closed=_closed(block, key, told, own, quote),
        is_first=number == 1,
        is_last=number == count,
    )


def _closed(
    block: Block,
    key: str,
    told: dict[str, ToldEngagement],
    own: dict[str, ToldEngagement],
    quote: QuoteOffered | None,
) -> str:
    """Why the place of a reference stays closed in public, or nothing."""
    if block.kind == Block.Kind.ENGAGEMENT and key not in told:
        return closed_engagement_sentence(own.get(key))
    if block.kind == Block.Kind.ASK and not any(ask.id == key for one in told.values() for ask in one.asks):
        return closed_ask_sentence()
    if block.kind == Block.Kind.QUOTE:
        return quote.closed if quote else closed_quote_sentence("engagement")
    return ""


def _offered(viewer: Viewer, round_up: RoundUp, blocks: list[Block], at: dt.datetime) -> tuple[EngagementOffered, ...]:
    period = engagements_between(viewer, round_up.first_day, round_up.last_day, at=at).order_by("starts_on", "pk")
    found = told_many(viewer, period, at=at)
    readable = tellings_once_published([one.id for one in found], at=at)
    used = {str(block.record_id) for block in blocks}
    quotes = quotes_shown(viewer, quotes_seen_by(viewer, at).filter(engagement__in=[one.id for one in found]), at=at)
    reasons = uncleared_reasons("public", at, ids=[one.quote_id for one in quotes])
    return tuple(
        EngagementOffered(
            told=one,
            is_used=one.id in used,
            closed="" if one.id in readable else closed_engagement_sentence(one),
            asks=tuple(AskOffered(ask, ask.id in used) for ask in one.asks if ask.is_public),
            quotes=tuple(
                QuoteOffered(
                    quote, _closed_quote(reasons.get(quote.quote_id, "no_consent")), str(quote.quote_id) in used
                )
                for quote in quotes
                if str(quote.engagement_id) == one.id
            ),
        )
        for one in found
    )
