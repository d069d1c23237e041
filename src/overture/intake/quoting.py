"""Words between marks as they are kept: without the comma before "said X", and as one where only a cue parts them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from overture_reader.lexicon import load
from overture_reader.model import Quote

from .content import DraftQuote, Span, State

BEFORE_A_CUE = re.compile(r"\s*[,،;–—-]+\s*$")
MARKS = "“”\"„‟«»‹›״′″‘’'"
ENDS = ".!?؟…"
FIRST_PERSON = re.compile(r"I\b")
AND = "\u0648\u05d5"
"""The "and" that Arabic and Hebrew write before a verb, in one word with it."""
VERBS = frozenset(verb for language in ("en", "ar", "he") for verb in load(language).words["speech_verbs"])
LONGEST_CUE = 8
"""Words; what is longer tells more than who said it."""


def kept_quotes(quotes: Iterable[Quote], text: str) -> tuple[DraftQuote, ...]:
    """The quotes as a draft keeps them, in the order of the text; the parts of one that a cue splits are one.

    Args:
        quotes: direct quotes of a reading.
        text: the text that was read.
    """
    kept: list[DraftQuote] = []
    last: Quote | None = None
    for quote in sorted(quotes, key=lambda one: one.span):
        if last is not None and goes_on(last, quote, text):
            kept[-1] = _joined(kept[-1], last, quote, text)
        else:
            kept.append(_alone(quote))
        last = quote
    return tuple(kept)


def _alone(quote: Quote) -> DraftQuote:
    speaker = quote.speaker.value if quote.speaker else ""
    state: State = "check" if quote.confidence == "check" else "sure"
    words, span = _without_comma(quote)
    return DraftQuote(words, span, speaker, state)


def _without_comma(quote: Quote) -> tuple[str, Span]:
    """The words without the comma or dash that only leads to who said them."""
    words = BEFORE_A_CUE.sub("", quote.text)
    return (words, (quote.span[0], quote.span[1] - len(quote.text) + len(words))) if words else (quote.text, quote.span)


def goes_on(one: Quote, other: Quote, text: str) -> bool:
    """Whether two quotes are parts of one: the same speaker, and nothing but a cue such as "said X." between them."""
    if one.speaker is None or other.speaker is None or one.speaker.value != other.speaker.value:
        return False
    gap = text[one.span[1] : other.span[0]]
    cue = gap.strip().strip(MARKS).strip(" ,،")
    inner = cue.rstrip(ENDS + ":,")
    if not cue or "\n" in gap or any(mark in inner for mark in ".!?؟;"):
        return False
    words = [word.strip(",،:") for word in inner.split()]
    return len(words) <= LONGEST_CUE and any(word in VERBS or word.lstrip(AND) in VERBS for word in words)


def _joined(kept: DraftQuote, last: Quote, quote: Quote, text: str) -> DraftQuote:
    words, span = _without_comma(quote)
    joint = _joint(last.text.rstrip(), words, text[last.span[1] : quote.span[0]])
    state: State = "check" if "check" in (kept.state, quote.confidence) else "sure"
    return replace(kept, words=f"{kept.words}{joint} {words}", also=(*kept.also, span), state=state)


def _joint(before: str, after: str, gap: str) -> str:
    """What stands between two joined parts: a full stop before a new sentence, else the comma that was there."""
    if before.endswith(tuple(ENDS)):
        return ""
    first = after[:1]
    ended = gap.rstrip().rstrip(MARKS).rstrip().endswith(tuple(ENDS))
    is_new = first.isupper() and not FIRST_PERSON.match(after)
    if is_new or (ended and not first.islower()):
        return "."
    comma = before[-1:] if before.endswith((",", "،")) else ""
    return comma or ("," if gap.lstrip(MARKS).startswith(",") else "")
