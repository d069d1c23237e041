"""Quotation marks of three scripts: which passages stand inside them, and which of those are titles."""

from __future__ import annotations

import re
from dataclasses import dataclass

from overture_reader.lexicon import Lexicon
from overture_reader.model import Span

_PAIRS = {"“": "”", "«": "»", "„": "“”", "‘": "’", "‟": "”", "‹": "›"}
_STRAIGHT = '"״'
_OPENERS = "“«„‘‹\"״'"
_MOST = 1500
"""Longest passage between marks, in code points."""


@dataclass(frozen=True, slots=True)
class Marked:
    """A passage inside quotation marks: ``span`` without them, ``outer`` with them."""

    span: Span
    outer: Span


def find_marked(text: str, lines: list[Span]) -> list[Marked]:
    """Return the passages inside marks, outermost only, line by line; an odd mark costs its own passage, no other."""
    found: list[Marked] = []
    for start, end in lines:
        at = start
        while at < end:
            if text[at] not in _OPENERS or not _opens(text, at, start):
                at += 1
                continue
            close = _close(text, at, end)
            if close < 0:
                at += 1
                continue
            found.append(Marked((at + 1, close), (at, close + 1)))
            at = close + 1
    return [each for each in found if text[each.span[0] : each.span[1]].strip()]


def _opens(text: str, at: int, start: int) -> bool:
    """An opening mark stands after a space, a bracket or the line's start, before a letter; never inside a word."""
    before = text[at - 1] if at > start else " "
    after = text[at + 1 : at + 2]
    if text[at] in "“«„‹":
        return bool(after)
    if text[at] == "'":
        return (before.isspace() or before in "(:") and after.isalpha()
    joined = text[at] == "״" and before in "בכלמושה" and at - 1 > start and not text[at - 2].isalnum()
    return bool(after) and not after.isspace() and (not before.isalnum() or joined)


def _close(text: str, at: int, end: int) -> int:
    mark = text[at]
    limit = min(end, at + _MOST)
    if mark in _STRAIGHT:
        return _close_straight(text, at, limit, mark)
    if mark == "'":
        return _close_single(text, at, limit)
    closers = _PAIRS[mark]
    if mark == "‘":
        return next((i for i in range(at + 1, limit) if text[i] == "’" and not _inside_word(text, i, limit)), -1)
    depth = 1
    for i in range(at + 1, limit):
        if text[i] in closers:
            depth -= 1
            if not depth:
                return i
        elif text[i] == mark:
            depth += 1
    return -1


def _close_straight(text: str, at: int, limit: int, mark: str) -> int:
    for i in range(at + 1, limit):
        if text[i] == mark and not _inside_word(text, i, limit):
            return i
    return -1


def _close_single(text: str, at: int, limit: int) -> int:
    """A straight single mark closes before a space or a stop, after more than one word; an apostrophe never does."""
    for i in range(at + 2, limit):
        if text[i] == "'" and not _inside_word(text, i, limit) and not text[i - 1].isspace():
            ends = i + 1 == limit or not text[i + 1].isalnum()
            plural = text[i - 1] == "s" and text[i + 1 : i + 2] == " " and text[i + 2 : i + 3].islower()
            if ends and not plural:
                return i if " " in text[at:i] else -1
    return -1


def _inside_word(text: str, at: int, limit: int) -> bool:
    return text[at - 1].isalnum() and at + 1 < limit and text[at + 1].isalnum()


def is_title(text: str, marked: Marked, lexicons: list[Lexicon]) -> bool:
    """Return whether a marked passage is a title or a term rather than words somebody said."""
    start, end = marked.span
    inside = text[start:end]
    words = re.findall(r"[^\W\d_][\w'’\-]*", inside)
    if len(words) > 12:
        return False
    before, after = text[max(0, start - 60) : start], text[marked.outer[1] : marked.outer[1] + 90]
    opening = inside.lstrip()[:1]
    if not opening.islower() and any(
        lexicon.patterns["title_before"].search(before) for lexicon in lexicons if "title_before" in lexicon.patterns
    ):
        return True
    stopped = inside[-1:] in ".,!?؟،"
    if not stopped and any(
        lexicon.patterns["initiative_after"].match(after)
        for lexicon in lexicons
        if "initiative_after" in lexicon.patterns
    ):
        return True
    long_words = [word for word in words if len(word) > 3]
    titled = bool(long_words) and all(word[0].isupper() for word in long_words) and words[0][0].isupper()
    return not stopped and ((titled and len(words) > 1) or len(words) <= 1)
