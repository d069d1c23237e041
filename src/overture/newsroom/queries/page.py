"""A round-up as the public reads it at one moment: every reference asked again, what may not be shown left out."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import Any
from uuid import UUID

from overture.directory.scripts import language_of
from overture.engagements.models import Ask
from overture.engagements.queries import NameLimit, public_engagement_tellings
from overture.engagements.queries.telling import tellings_once_published
from overture.engagements.told import ToldAsk, ToldEngagement
from overture.foundation import registry
from overture.foundation.local_text import ShownText, in_language
from overture.voices.queries import ClearedQuote, cleared_quotes, named_alike

from ..models import Block, RoundUp
from ..prose import minutes_to_read, paragraphs
from .rounds import entry_of, published_round_ups

Tell = Callable[..., dict[str, ToldEngagement]]
OPEN_ASKS = ("made", "answered", "promised", "no_reply")


@dataclass(frozen=True, slots=True)
class PageBlock:
    """One piece of a page that is shown; a closed place is not among them.

    Attributes:
        paragraphs: the words of a heading or of prose.
        language: the language that the words are in; of an engagement, what its script says; empty when nobody knows.
        ask_engagement: the engagement at which the ask was made.
    """

    block_id: UUID
    kind: str
    paragraphs: tuple[str, ...] = ()
    language: str = ""
    engagement: ToldEngagement | None = None
    ask: ToldAsk | None = None
    ask_engagement: ToldEngagement | None = None
    quote: ClearedQuote | None = None


@dataclass(frozen=True, slots=True)
class Glance:
    """The page in numbers, from the records that are shown on it."""

    rooms: int
    speakers: int
    members: int
    asks: int
    open_asks: int
    seats: int

    @property
    def is_something(self) -> bool:
        return bool(self.rooms or self.asks)


@dataclass(frozen=True, slots=True)
class RoundUpPage:
    """A round-up as it is read in one language.

    Attributes:
        languages: codes of the languages it can be read in.
        is_fallback: whether the words are in another language than the one asked for.
        description: what a share card or a search result says.
    """

    round_up_id: UUID
    slug: str
    title: ShownText
    standfirst: ShownText
    languages: tuple[str, ...]
    is_fallback: bool
    published_at: dt.datetime | None
    changed_at: dt.datetime
    minutes: int
    blocks: tuple[PageBlock, ...]
    glance: Glance
    description: str

    @property
    def offers_contact(self) -> bool:
        return any(block.kind == Block.Kind.CONTACT for block in self.blocks)


def round_up_page(round_up: RoundUp, *, language: str, at: dt.datetime) -> RoundUpPage:
    """What the public reads of a round-up now."""
    return _pages([round_up], language, at, public_engagement_tellings)[0]


def preview_page(round_up: RoundUp, *, language: str, at: dt.datetime) -> RoundUpPage:
    """What the public would read if the round-up were published now, with the engagements it tells."""
    return _pages([round_up], language, at, tellings_once_published)[0]


def feed_pages(*, language: str, at: dt.datetime, most: int) -> list[RoundUpPage]:
    """The latest published round-ups as the public reads them, newest first; as many queries for ten as for one."""
    latest = published_round_ups(at).prefetch_related("texts", "blocks").order_by("-published_at", "-pk")[:most]
    return _pages(list(latest), language, at, public_engagement_tellings)


@dataclass(frozen=True, slots=True)
class _Open:
    """What the blocks of some pages refer to and may be shown: by id as text, quotes by id.

    `spoken` are words of ours that repeat somebody's: kept as a quote since they were published, they close with it.
    """

    told: dict[str, ToldEngagement]
    asks: dict[str, ToldAsk]
    engagement_of_ask: dict[str, str]
    quotes: dict[UUID, ClearedQuote]
    spoken: frozenset[str]


def _pages(round_ups: list[RoundUp], language: str, at: dt.datetime, tell: Tell) -> list[RoundUpPage]:
    blocks = [block for round_up in round_ups for block in round_up.blocks.all()]
    quotes, limits = named_alike(cleared_quotes("public", at, ids=_ids(blocks, "quote"), language=language))
    told, engagement_of_ask = told_for(blocks, language=language, at=at, tell=tell, limits=limits)
    found = _Open(
        told=told,
        asks={ask.id: ask for engagement in told.values() for ask in engagement.asks if ask.is_public},
        engagement_of_ask=engagement_of_ask,
        quotes={one.quote_id: one for one in quotes},
        spoken=_spoken(round_ups) if tell is public_engagement_tellings else frozenset(),
    )
    return [_page(round_up, language, found) for round_up in round_ups]


def _spoken(round_ups: list[RoundUp]) -> frozenset[str]:
    typed = [words for one in round_ups for block in one.blocks.all() for words in block.text.values()]
    return registry.texts_that_repeat([*typed, *(text.standfirst for one in round_ups for text in one.texts.all())])


def _page(round_up: RoundUp, language: str, found: _Open) -> RoundUpPage:
    entry = entry_of(round_up, language, spoken=found.spoken)
    blocks = _shown_blocks(list(round_up.blocks.all()), language, entry.languages, found)
    return RoundUpPage(
        round_up_id=round_up.pk,
        slug=round_up.slug,
        title=entry.title,
        standfirst=entry.standfirst,
        languages=entry.languages,
        is_fallback=entry.title.language != language,
        published_at=round_up.published_at,
        changed_at=entry.changed_at,
        minutes=minutes_to_read(_words_of(entry.standfirst.text, blocks)),
        blocks=blocks,
        glance=_glance(blocks),
        description=entry.standfirst.text or _first_quote(blocks),
    )


def _shown_blocks(blocks: list[Block], language: str, ready: tuple[str, ...], found: _Open) -> tuple[PageBlock, ...]:
    """The pieces that may be shown, in order. A heading under which everything is closed goes with it."""
    shown = [_shown(block, language, ready, found) for block in blocks]
    return _without_empty_headings([one for one in shown if one is not None], blocks)


def told_for(
    blocks: list[Block],
    *,
    language: str,
    at: dt.datetime,
    tell: Tell,
    limits: Mapping[str, NameLimit] | None = None,
) -> tuple[dict[str, ToldEngagement], dict[str, str]]:
    """The engagements that blocks tell, themselves or through an ask, and the engagement of each ask; by id as text.

    `limits` are the people who are named more narrowly here, since their words stand on the same page.
    """
    asks = Ask.objects.filter(pk__in=_ids(blocks, "ask")).values_list("pk", "engagement_id")
    engagement_of_ask = {str(ask): str(engagement) for ask, engagement in asks}
    wanted = {*(str(one) for one in _ids(blocks, "engagement")), *engagement_of_ask.values()}
    return tell(sorted(wanted), at=at, language=language, limits=limits), engagement_of_ask


def _ids(blocks: Iterable[Block], kind: str) -> list[Any]:
    return [block.record_id for block in blocks if block.kind == kind and block.record_id]


def _shown(block: Block, language: str, ready: tuple[str, ...], found: _Open) -> PageBlock | None:
    """A piece, if it may be shown. What was written in a language that is not ready is a draft still."""
    key = str(block.record_id)
    if block.kind in (Block.Kind.HEADING, Block.Kind.PROSE):
        told_words = {code: text for code, text in block.text.items() if code in ready and text not in found.spoken}
        words = in_language(told_words, language)
        return PageBlock(block.pk, block.kind, paragraphs(words.text), words.language) if words.text else None
    if block.kind == Block.Kind.ENGAGEMENT and key in found.told:
        told = found.told[key]
        return PageBlock(block.pk, block.kind, engagement=told, language=language_of(f"{told.title} {told.summary}"))
    if block.kind == Block.Kind.ASK and key in found.asks:
        told = found.told[found.engagement_of_ask[key]]
        return PageBlock(block.pk, block.kind, ask=found.asks[key], ask_engagement=told)
    if block.kind == Block.Kind.QUOTE and block.record_id in found.quotes:
        return PageBlock(block.pk, block.kind, quote=found.quotes[block.record_id])
    return PageBlock(block.pk, block.kind) if block.kind == Block.Kind.CONTACT else None


def _without_empty_headings(shown: list[PageBlock], blocks: list[Block]) -> tuple[PageBlock, ...]:
    """Drop a heading that had pieces under it of which none is shown."""
    following = {block.pk: after.kind for block, after in pairwise(blocks)}
    kept = []
    for number, block in enumerate(shown):
        after = shown[number + 1].kind if number + 1 < len(shown) else Block.Kind.HEADING
        had_pieces = following.get(block.block_id, Block.Kind.HEADING) != Block.Kind.HEADING
        if block.kind != Block.Kind.HEADING or after != Block.Kind.HEADING or not had_pieces:
            kept.append(block)
    return tuple(kept)


def _words_of(standfirst: str, blocks: tuple[PageBlock, ...]) -> int:
    texts = [standfirst, *(text for block in blocks for text in block.paragraphs)]
    texts += [block.quote.text for block in blocks if block.quote]
    texts += [block.ask.text for block in blocks if block.ask]
    texts += [f"{block.engagement.title} {block.engagement.summary}" for block in blocks if block.engagement]
    return sum(len(text.split()) for text in texts)


def _glance(blocks: tuple[PageBlock, ...]) -> Glance:
    rooms = {block.engagement.id: block.engagement for block in blocks if block.engagement}.values()
    asks = {block.ask.id: block.ask for block in blocks if block.ask}.values()
    speakers = {one.name for room in rooms for one in room.ours if one.part in ("speaker", "signatory")}
    return Glance(
        rooms=len(rooms),
        speakers=len(speakers),
        members=len({body for room in rooms for body in room.spoke_for}),
        asks=len(asks),
        open_asks=sum(ask.state in OPEN_ASKS for ask in asks),
        seats=sum(room.seats for room in rooms),
    )


def _first_quote(blocks: tuple[PageBlock, ...]) -> str:
    """Words for a share card when there are no first words: they follow the page, and close with it."""
    return next((block.quote.text for block in blocks if block.quote), "")
