"""Words, sentences and paragraphs, with their places."""

from __future__ import annotations

import re
from dataclasses import dataclass

from overture_reader.model import Span

_TOKEN = re.compile(
    r"(?P<word>[^\W\d_]+(?:[\-\u2010\u2011'\u2019\u05f3\u05f4\"\u05be](?=[^\W\d_])[^\W\d_]+)*\u0301?)"
    r"|(?P<number>\d+)|(?P<mark>[^\w\s]|_)"
)
_STOP = re.compile(r"[.!?\u061f\u2026]+[\"\u201d\u2019'\u00bb)\]\u05f4]*(?=\s|$)")
_ABBREVIATIONS = frozenset(
    [
        "mr",
        "mrs",
        "ms",
        "dr",
        "prof",
        "rev",
        "st",
        "hon",
        "cllr",
        "amb",
        "gen",
        "col",
        "no",
        "vs",
        "etc",
        "e.g",
        "i.e",
        "approx",
        "jan",
        "feb",
        "mar",
        "apr",
        "jun",
        "jul",
        "aug",
        "sep",
        "sept",
        "oct",
        "nov",
        "dec",
    ]
)
_LAST_WORD = re.compile(r"[\w.]{1,20}$")


@dataclass(frozen=True, slots=True)
class Token:
    """A word, number or mark; ``possessive`` when an ``'s`` was taken off its end."""

    text: str
    start: int
    end: int
    kind: str
    possessive: bool = False

    @property
    def is_capital(self) -> bool:
        """Whether it is a word with a capital letter, in a script that has them."""
        return self.kind == "word" and self.text[0].isupper()


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence: its span, and the number of the line it stands in."""

    start: int
    end: int
    line: int


def tokenize(text: str, start: int = 0, end: int | None = None) -> list[Token]:
    """Return the tokens of a part of a text, possessives taken off their words.

    Example:
        >>> [each.text for each in tokenize("Ada's plan")]
        ['Ada', 'plan']
    """
    tokens = []
    for found in _TOKEN.finditer(text, start, len(text) if end is None else end):
        word, kind = found.group(), found.lastgroup or "mark"
        possessive = kind == "word" and len(word) > 2 and word[-1] in "sS" and word[-2] in "'\u2019"
        cut = 2 if possessive else 0
        tokens.append(Token(word[: len(word) - cut], found.start(), found.end() - cut, kind, possessive))
    return tokens


_LONGEST_LINE = 3000
"""Longer lines are taken in pieces, so that work stays in step with length."""
_LONGEST_SENTENCE = 1500


def line_spans(text: str) -> list[Span]:
    """Return the span of every line, without its line end; very long lines in pieces that end at spaces."""
    spans: list[Span] = []
    at = 0
    for line in text.split("\n"):
        end = at + len(line)
        spans.extend(_pieces(text, at, end, _LONGEST_LINE))
        at = end + 1
    return spans


def _pieces(text: str, start: int, end: int, longest: int) -> list[Span]:
    pieces = []
    while end - start > longest:
        space = text.rfind(" ", start + longest // 2, start + longest)
        cut = space if space > 0 else start + longest
        pieces.append((start, cut))
        start = cut
    return [*pieces, (start, end)]


def sentences(text: str, lines: list[Span]) -> list[Sentence]:
    """Return the sentences of every line, in order; a line end always ends a sentence."""
    found = []
    for number, (start, end) in enumerate(lines):
        at = start
        for stop in _STOP.finditer(text, start, end):
            if _is_abbreviation(text, stop.start(), stop.end()) or not _goes_on_new(text, stop.end(), end):
                continue
            found.append(_trimmed(text, at, stop.end(), number))
            at = stop.end()
        found.append(_trimmed(text, at, end, number))
    short = []
    for each in found:
        short += [Sentence(one, two, each.line) for one, two in _pieces(text, each.start, each.end, _LONGEST_SENTENCE)]
    return [each for each in short if each.end > each.start]


def _trimmed(text: str, start: int, end: int, line: int) -> Sentence:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Sentence(start, end, line)


def _is_abbreviation(text: str, at: int, end: int) -> bool:
    if text[at:end] == ".)" and "(" in text[max(0, at - 12) : at]:
        return True
    if text[at] != "." or end - at > 1:
        return False
    last = _LAST_WORD.search(text, max(0, at - 20), at)
    word = last.group().casefold() if last else ""
    if re.fullmatch(r"(?:[a-z]\.)+[a-z]", word) and text[at - 1].isupper():
        return True
    return word in _ABBREVIATIONS or (len(word) == 1 and word.isalpha() and text[at - 1].isupper())


def _goes_on_new(text: str, at: int, end: int) -> bool:
    """A stop inside marks before a small letter ("It is late." she said) does not end the sentence."""
    while at < end and text[at].isspace():
        at += 1
    return at >= end or not text[at].islower()
