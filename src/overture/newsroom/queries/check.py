"""What a round-up would send out, and what keeps it from going."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any, Literal
from uuid import UUID

from django.conf import settings
from django.utils.translation import gettext as _

from overture.engagements.queries import engagements_seen_by, tellings, with_readers
from overture.engagements.queries.telling import tellings_once_published
from overture.engagements.rules import can_publish_engagement
from overture.engagements.told import ToldEngagement
from overture.foundation.access import Viewer
from overture.voices.days import desk_zone, last_day
from overture.voices.queries import ClearedQuote, cleared_quotes, named_alike, repeating_texts, uncleared_reasons

from ..addresses import site_url
from ..models import Block, RoundUp, Text
from .names import NamedNarrowly, NotNamed, named_narrowly, not_named
from .page import told_for
from .reasons import closed_ask_sentence, closed_engagement_sentence, closed_quote_sentence, empty_sentence

Where = Literal["text", "block"]


@dataclass(frozen=True, slots=True)
class Finding:
    """Something to settle before publishing, in a sentence, and the place in the composer where it is settled."""

    sentence: str
    anchor: str
    language: str = ""


@dataclass(frozen=True, slots=True)
class LanguageOut:
    """A language that the round-up goes out in, and what is shown in another one there."""

    code: str
    name: str
    title: str
    url: str
    missing: int


@dataclass(frozen=True, slots=True)
class EngagementOut:
    """An engagement that the page tells, itself or through an ask, and whether publishing opens it to the public."""

    engagement_id: str
    told: ToldEngagement
    will_open: bool


@dataclass(frozen=True, slots=True)
class QuoteOut:
    """A quote that the page shows, with the last day of its consent, if it ends."""

    shown: ClearedQuote
    last_day: dt.date | None


@dataclass(frozen=True, slots=True)
class PublishCheck:
    """All that one page shows before publishing.

    Attributes:
        blockers: what must be mended first.
        gaps: places that would stay closed; a person decides about them.
        empties: places without words, and the page itself when nothing stands on it; a person decides likewise.
        not_named: people of ours who took part and are not named, each once.
        named_narrowly: people whom the page names only as they agreed to for their words.
    """

    languages: tuple[LanguageOut, ...]
    engagements: tuple[EngagementOut, ...]
    quotes: tuple[QuoteOut, ...]
    blockers: tuple[Finding, ...]
    gaps: tuple[Finding, ...]
    empties: tuple[Finding, ...]
    not_named: tuple[NotNamed, ...]
    named_narrowly: tuple[NamedNarrowly, ...]

    @property
    def may_publish(self) -> bool:
        return not self.blockers

    @property
    def needs_a_word(self) -> bool:
        """Whether it only goes out when a person says that it may, as it stands."""
        return bool(self.gaps or self.empties)


def publish_check(viewer: Viewer, round_up: RoundUp, *, at: dt.datetime) -> PublishCheck:
    """What would go out where, every name and quote with what allows it, and what is in the way."""
    blocks = list(round_up.blocks.order_by("order", "made_at"))
    texts = list(round_up.texts.order_by("language"))
    ids, zone = [block.record_id for block in blocks if block.kind == Block.Kind.QUOTE and block.record_id], desk_zone()
    cleared, limits = named_alike(cleared_quotes("public", at, ids=ids, language=viewer.language))
    told, _engagement_of_ask = told_for(
        blocks, language=viewer.language, at=at, tell=tellings_once_published, limits=limits
    )
    may_open = _may_open(viewer, told, at)
    shown = {key: one for key, one in told.items() if key in may_open}
    return PublishCheck(
        languages=tuple(_language(text, round_up, blocks) for text in texts if text.is_ready and text.title),
        engagements=tuple(EngagementOut(key, one, may_open[key]) for key, one in shown.items()),
        quotes=tuple(QuoteOut(one, last_day(one.until, zone) if one.until else None) for one in cleared),
        blockers=(*_no_language(texts), *_repeated(texts, blocks), *_repeated_in_records(shown)),
        gaps=tuple(_gaps(viewer, blocks, shown, ids, at)),
        empties=tuple(_empties(texts, blocks)),
        not_named=not_named(viewer, shown, limits=limits, at=at),
        named_narrowly=named_narrowly(viewer, limits),
    )


def _may_open(viewer: Viewer, told: dict[str, ToldEngagement], at: dt.datetime) -> dict[str, bool]:
    """The engagements that would be readable, with whether publishing this round-up opens them."""
    found_by = with_readers(engagements_seen_by(viewer, at=at).filter(pk__in=list(told)))
    seen = {str(one.pk): one for one in found_by}
    found = {}
    for key, one in told.items():
        engagement = seen.get(key)
        is_public = engagement is not None and engagement.public_from is not None and engagement.public_from <= at
        if is_public:
            found[key] = False
        elif engagement is not None and can_publish_engagement(viewer, engagement) and not one.is_restricted:
            found[key] = True
    return found


def _language(text: Text, round_up: RoundUp, blocks: list[Block]) -> LanguageOut:
    missing = sum(bool(block.text) and not block.text.get(text.language) for block in blocks)
    return LanguageOut(
        code=text.language,
        name=dict(settings.LANGUAGES).get(text.language, text.language),
        title=text.title,
        url=site_url("roundup", text.language, round_up.slug),
        missing=missing,
    )


def _no_language(texts: list[Text]) -> list[Finding]:
    if any(text.is_ready and text.title for text in texts):
        return []
    return [Finding(_("No language is ready. Write a headline in one and mark it as ready."), "text")]


def _repeated(texts: list[Text], blocks: list[Block]) -> list[Finding]:
    """Headlines and prose that repeat what somebody said: a wording may have been kept since they were written."""
    sentence = _("These words repeat what somebody said. Take them out and put the quote in as a reference.")
    typed = [(f"{text.title}\n{text.standfirst}", "text", text.language) for text in texts]
    typed += [(words, f"block-{block.pk}", code) for block in blocks for code, words in block.text.items()]
    spoken = repeating_texts(words for words, _anchor, _language in typed)
    return [Finding(sentence, anchor, language) for words, anchor, language in typed if words in spoken]


def _repeated_in_records(told: dict[str, ToldEngagement]) -> list[Finding]:
    """Summaries and asks that repeat what somebody said; they are mended on the engagement's page."""
    words_of = {one.id: "\n".join([one.title, one.summary, *(ask.text for ask in one.asks)]) for one in told.values()}
    spoken = repeating_texts(words_of.values())
    sentence = _("The record “%(title)s” repeats what somebody said. Mend it on its own page.")
    return [
        Finding(sentence % {"title": one.title}, f"engagement-{one.id}")
        for one in told.values()
        if words_of[one.id] in spoken
    ]


def _gaps(
    viewer: Viewer, blocks: list[Block], shown: dict[str, ToldEngagement], quote_ids: list[Any], at: dt.datetime
) -> list[Finding]:
    reasons = uncleared_reasons("public", at, ids=quote_ids)
    own = tellings(viewer, _engagement_ids(blocks), at=at)
    asks = {ask.id for key, one in shown.items() for ask in one.asks if ask.is_public}
    found = []
    for block in blocks:
        anchor, key = f"block-{block.pk}", str(block.record_id)
        if block.kind == Block.Kind.ENGAGEMENT and key not in shown:
            found.append(Finding(closed_engagement_sentence(own.get(key)), anchor))
        elif block.kind == Block.Kind.ASK and key not in asks:
            found.append(Finding(closed_ask_sentence(), anchor))
        elif block.kind == Block.Kind.QUOTE and reasons.get(_uuid(block.record_id)) != "cleared":
            found.append(Finding(closed_quote_sentence(reasons.get(_uuid(block.record_id), "no_consent")), anchor))
    return found


def _empties(texts: list[Text], blocks: list[Block]) -> list[Finding]:
    """Headings and prose without words in a language that goes out; the whole page when nothing else stands on it."""
    ready = [text.language for text in texts if text.is_ready and text.title]
    typed = [block for block in blocks if block.kind in (Block.Kind.HEADING, Block.Kind.PROSE)]
    empty = [block for block in typed if not any(block.text.get(code, "").strip() for code in ready)]
    if len(empty) == len(blocks):
        return [Finding(_("Nothing stands on this page yet but its headline."), "h-page")]
    return [Finding(empty_sentence(block.kind), f"block-{block.pk}") for block in empty]


def _engagement_ids(blocks: list[Block]) -> list[Any]:
    return [block.record_id for block in blocks if block.kind == Block.Kind.ENGAGEMENT and block.record_id]


def _uuid(value: Any) -> UUID:
    return value if isinstance(value, UUID) else UUID(int=0)
