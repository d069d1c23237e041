"""Acronyms a text defines: "A Land for All (ALFA)", "One Shoreline (OSL)"."""

from __future__ import annotations

import re

from overture_reader.model import Span
from overture_reader.runs import is_name_word
from overture_reader.tokens import Token

_ACRONYM = re.compile(r"\((?:the )?[\"“'‘]?([A-Z][A-Za-z&\-]{0,9}[A-Z\d])[\"”'’]?\)")


def acronyms(text: str, tokens: list[Token]) -> list[tuple[Span, str, Span]]:
    """Return the acronyms a text defines: the span of the full name, the acronym, its span.

    Example:
        "A Land for All (ALFA)" gives the span of the four words; small words may be skipped.
    """
    starts = {token.start: place for place, token in enumerate(tokens)}
    found = []
    for match in _ACRONYM.finditer(text):
        place = starts.get(match.start())
        if place is None:
            continue
        full = _expansion(text, tokens, place, match.group(1)) or _drawn(text, tokens, place, match.group(1))
        if full:
            found.append((full, match.group(1), match.span(1)))
    return found


def _expansion(text: str, tokens: list[Token], place: int, acronym: str) -> Span | None:
    letters = [each.lower() for each in acronym if each.isalpha()]
    at, end, start = place - 1, None, None
    skipped = 0
    while at >= 0 and letters and "\n" not in text[tokens[at].start : tokens[place].start]:
        token = tokens[at]
        initials = (
            [part[0].lower() for part in re.split(r"[-\u2010\u2011]", token.text) if part]
            if token.kind == "word"
            else []
        )
        if initials and initials[-1] == letters[-1] and (len(initials) == 1 or initials != letters[-len(initials) :]):
            letters.pop()
            start, end = token.start, end or token.end
            skipped = 0
        elif initials and len(initials) > 1 and initials == letters[-len(initials) :]:
            del letters[-len(initials) :]
            start, end = token.start, end or token.end
            skipped = 0
        elif token.kind == "word" and is_name_word(token) and (end is None or skipped > 2):
            return None
        else:
            skipped += 1
            if skipped > 3:
                return None
        at -= 1
    return (start, end) if not letters and start is not None and end is not None else None


def _drawn(text: str, tokens: list[Token], place: int, acronym: str) -> Span | None:
    """Letters drawn from within the capitalised words before the bracket, every initial among them, in order."""
    at = place
    while at > 0 and is_name_word(tokens[at - 1]) and text[tokens[at - 1].end : tokens[at].start] == " ":
        at -= 1
    words = tokens[at:place]
    letters = iter(acronym.lower())
    initials = iter(each.text[0].lower() for each in words)
    if not 2 <= len(words) < len(acronym) or any(letter not in letters for letter in initials):
        return None
    every = iter("".join(each.text.lower() for each in words))
    fits = acronym.isupper() and all(letter in every for letter in acronym.lower())
    return (words[0].start, words[-1].end) if fits else None
