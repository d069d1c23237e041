"""Where something belongs that the Reader found but put into no engagement, so that nothing is lost without a word."""

from __future__ import annotations

from collections.abc import Iterable

from overture_reader.model import Ask, Engagement, Initiative, Quote, Reading

from .content import Span
from .marks import paragraph_spans

Found = Ask | Quote | Initiative


def inside(span: Span, other: Span) -> bool:
    """Whether a span lies within another."""
    return other[0] <= span[0] and span[1] <= other[1]


def found_in(reading: Reading) -> tuple[Found, ...]:
    """Everything of a reading that a draft can take: asks, direct quotes, initiatives."""
    return (*reading.asks, *(one for one in reading.quotes if one.kind == "direct"), *reading.initiatives)


def homes(reading: Reading, text: str) -> dict[str, str]:
    """For each finding that belongs to no engagement but may belong to one: its key, and the engagement's.

    It is offered to the first engagement that follows it and is hosted by a body of its paragraph; else to one of its
    own paragraph; else to the one that the next paragraph begins with.
    """
    blocks = paragraph_spans(text)
    found = {one.key: _home(one.span, reading, blocks) for one in found_in(reading) if not _is_placed(one, reading)}
    return {key: home for key, home in found.items() if home}


def _is_placed(found: Found, reading: Reading) -> bool:
    if isinstance(found, Initiative):
        return any(found.key in one.initiatives for one in reading.engagements)
    if found.engagement is not None and any(one.key == found.engagement for one in reading.engagements):
        return True
    if isinstance(found, Quote):
        by_place = found.engagement is None
        return any(found.key in one.quotes or (by_place and _tells(one, found.span)) for one in reading.engagements)
    return any(found.key in one.asks for one in reading.engagements)


def _tells(engagement: Engagement, span: Span) -> bool:
    return any(inside(span, scope) for scope in engagement.scope)


def _home(span: Span, reading: Reading, blocks: tuple[Span, ...]) -> str:
    """The key of the engagement that a finding is offered to; empty when it fits nowhere."""
    number = next((at for at, block in enumerate(blocks) if inside(span, block)), None)
    here = blocks[number] if number is not None else span
    after = blocks[number + 1] if number is not None and number + 1 < len(blocks) else None
    named = {body.key for body in reading.organisations if any(inside(one, here) for one in body.mentions)}
    later = sorted((one for one in reading.engagements if _begins(one) >= span[1]), key=_begins)
    return (
        _first(one for one in reading.engagements if _tells(one, span))
        or _first(one for one in later if named & {host.value for host in one.hosts})
        or _first(one for one in reading.engagements if any(a < here[1] and here[0] < b for a, b in one.scope))
        or _first(one for one in later if after and after[0] <= _begins(one) < after[1])
    )


def _begins(engagement: Engagement) -> int:
    return min((start for start, _ in engagement.scope), default=engagement.anchor[0])


def _first(engagements: Iterable[Engagement]) -> str:
    return next((one.key for one in engagements), "")
