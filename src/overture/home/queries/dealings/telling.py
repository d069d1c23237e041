"""What is told on the page: cards of the timeline and asks, each as this viewer may have it.

A coordinator reads what was typed, which costs a few queries; everybody else is told word by word. A test holds the two
against each other.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace
from typing import Any
from uuid import UUID

from overture.engagements.models import Ask, Engagement
from overture.engagements.queries import tellings
from overture.engagements.queries.outlines import Outline, outlines_of, reads_as_typed
from overture.engagements.told import ToldAsk, ToldEngagement
from overture.foundation.partial_dates import PartialDate
from overture.foundation.ui.shapes import Tag, TimelineEntry

from ..meetings import STATE_OF_ASK, entry_of, entry_of_outline
from .reading import Reading


@dataclass(frozen=True, slots=True)
class AskLine:
    """An ask with the engagement that it was made at."""

    text: str
    language: str
    state: Tag
    engagement: str
    when_words: str
    answered_words: str


@dataclass(frozen=True, slots=True)
class Card:
    """An engagement as a card of the timeline, with its date."""

    entry: TimelineEntry
    when: PartialDate | None
    when_words: str


@dataclass(frozen=True, slots=True)
class ToldOnPage:
    """Cards by engagement, and asks by ask; ids as text. What this viewer may not have is missing."""

    cards: dict[str, Card]
    asks: dict[str, AskLine]


def told_on_page(reading: Reading, engagements: Collection[UUID | str]) -> ToldOnPage:
    """What this viewer may have of these engagements and of the asks made at them."""
    if reads_as_typed(reading.viewer):
        return as_typed(reading, engagements)
    return as_told(reading, engagements)


def as_typed(reading: Reading, engagements: Collection[UUID | str]) -> ToldOnPage:
    """For whoever may read all of it; five queries."""
    rows = Engagement.objects.filter(pk__in=list(engagements)).defer("notes", "summary")
    outlines = {str(one.engagement.pk): one for one in outlines_of(reading.viewer, rows, at=reading.at)}
    asks: dict[str, list[Ask]] = {}
    for ask in Ask.objects.filter(engagement__in=list(outlines)).order_by("made_at"):
        asks.setdefault(str(ask.engagement_id), []).append(ask)
    return ToldOnPage(
        {key: _typed_card(one, asks.get(key, [])) for key, one in outlines.items()},
        {str(ask.pk): _typed_ask(ask, outlines[key].engagement) for key, found in asks.items() for ask in found},
    )


def _typed_card(outline: Outline, asks: list[Ask]) -> Card:
    shown = [(ask.text, _state(ask.state, ask.get_state_display())) for ask in asks]
    when = outline.engagement.when
    return Card(replace(entry_of_outline(outline), asks=shown), when, _in_words(when))


def _typed_ask(ask: Ask, engagement: Engagement) -> AskLine:
    state = _state(ask.state, ask.get_state_display())
    at = str(engagement.pk)
    return AskLine(ask.text, ask.language, state, at, _in_words(engagement.when), _in_words(ask.answered))


def as_told(reading: Reading, engagements: Collection[UUID | str]) -> ToldOnPage:
    """For everybody, as their telling says."""
    told = tellings(reading.viewer, engagements, at=reading.at)
    return ToldOnPage(
        {key: Card(entry_of(one, at=reading.at), one.when, one.when_words) for key, one in told.items()},
        {ask.id: _told_ask(ask, one) for one in told.values() for ask in one.asks},
    )


def _told_ask(ask: ToldAsk, told: ToldEngagement) -> AskLine:
    state = _state(ask.state, ask.state_label)
    return AskLine(ask.text, ask.language, state, told.id, told.when_words, ask.answered_words)


def _state(state: str, label: Any) -> Tag:
    return Tag(STATE_OF_ASK.get(Ask.State(state), "plain"), label)


def _in_words(when: PartialDate | None) -> str:
    return when.in_words() if when else ""
