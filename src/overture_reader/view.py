"""A cleaned view of a text with a map back: marks nobody sees are left out, the original is never edited."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass

from overture_reader.model import Removed, Span

_UNSEEN = re.compile(
    "(?P<html_comment><!--)"
    "|(?P<zero_width>[\u00ad\u034f\u061c\u115f\u1160\u180e\u200b-\u200f\u2060-\u2064\u206a-\u206f\ufeff]+)"
    "|(?P<bidi>[\u202a-\u202e\u2066-\u2069]+)"
    "|(?P<tag_characters>[\U000e0000-\U000e007f]+)"
    "|(?P<vowel_signs>[\u064b-\u0652\u0670\u0640\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5]+)"
    r"|(?P<no_words>[^\s]{400,})"
    "|(?P<control>[\x00-\x08\x0b-\x1f\x7f-\x9f]+)"
)
_FOLD = re.compile(r"\n[ \t]")
_SPACES = re.compile("[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000\t]")
_ESCAPES = re.compile(r"\\[nN,;]")
_MOST_LISTED = 200


@dataclass(frozen=True, slots=True)
class View:
    """The text as the rules see it.

    Attributes:
        text: the cleaned text.
        original: the text as it came.
        starts, origins: piece by piece, where it starts here and where it stood in the original.
        removed: what was left out.
    """

    text: str
    original: str
    starts: tuple[int, ...]
    origins: tuple[int, ...]
    removed: tuple[Removed, ...]

    def origin(self, at: int) -> int:
        """Return the original offset of the character at this offset of the view."""
        piece = bisect_right(self.starts, at) - 1
        return self.origins[piece] + at - self.starts[piece]

    def span(self, span: Span) -> Span:
        """Return the original span of a span of the view."""
        start, end = span
        if end <= start:
            return (self.origin(start), self.origin(start))
        return (self.origin(start), self.origin(end - 1) + 1)


def make_view(text: str, *, unfold: bool = False) -> View:
    """Return the cleaned view of a text.

    Args:
        text: the original.
        unfold: also join folded lines, as calendar files have them.

    Example:
        >>> make_view("Ad\u200ba").text
        'Ada'
    """
    cuts = _cuts(text, unfold)
    pieces, starts, origins, at, length = [], [0], [0], 0, 0
    for start, end in cuts:
        if start > at:
            pieces.append(text[at:start])
            length += start - at
        at = end
        if starts[-1] == length:
            origins[-1] = end
        else:
            starts.append(length)
            origins.append(end)
    pieces.append(text[at:])
    seen = _SPACES.sub(" ", "".join(pieces))
    if unfold:
        seen = _ESCAPES.sub(lambda found: ". " if found.group() in ("\\n", "\\N") else " " + found.group()[1], seen)
    return View(seen, text, tuple(starts), tuple(origins), _listed(text, cuts))


def _cuts(text: str, unfold: bool) -> list[Span]:
    cuts, at = [], 0
    while found := _UNSEEN.search(text, at):
        start, at = found.span()
        if found.lastgroup == "html_comment":
            stop = text.find("-->", at)
            if stop < 0:
                continue
            at = stop + 3
        cuts.append((start, at))
    if unfold:
        cuts = sorted([*cuts, *(found.span() for found in _FOLD.finditer(text))])
    return cuts


def _listed(text: str, cuts: list[Span]) -> tuple[Removed, ...]:
    removed = []
    for start, end in cuts[:_MOST_LISTED]:
        found = _UNSEEN.match(text, start)
        kind = found.lastgroup if found else None
        if kind and kind != "vowel_signs" and text[start:end] != "\r":
            shown = text[start + 4 : end - 3].strip()[:200] if kind == "html_comment" else ""
            removed.append(Removed((start, end), kind, shown or _codes(text[start : min(end, start + 8)])))
    return tuple(removed)


def _codes(characters: str) -> str:
    return " ".join(f"U+{ord(each):04X}" for each in characters)
