"""What changed between two texts, paragraph by paragraph and word by word, for two columns side by side."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

MOST_WORDS = 1500
"""Words of a pair of paragraphs up to which words are compared; longer ones are marked as changed as a whole."""
LEAST_ALIKE = 0.35
"""Two paragraphs that share less than this part of their words are two paragraphs, not one that was changed."""
WORD = re.compile(r"\s+|\w+|[^\w\s]")


@dataclass(frozen=True, slots=True)
class Piece:
    """Some words of a paragraph, and whether they are only in this version."""

    text: str
    is_changed: bool = False


@dataclass(frozen=True, slots=True)
class Pair:
    """A paragraph of the older text beside that of the newer one; empty where there is none."""

    older: tuple[Piece, ...] = ()
    newer: tuple[Piece, ...] = ()

    @property
    def is_changed(self) -> bool:
        return any(piece.is_changed for piece in (*self.older, *self.newer))


def differences(older: str, newer: str) -> tuple[Pair, ...]:
    """Two texts side by side.

    Example:
        >>> [pair] = differences("We ask for one seat.", "We ask for two seats.")
        >>> [piece.text for piece in pair.newer if piece.is_changed]
        ['two seats']
    """
    before, after = paragraphs(older), paragraphs(newer)
    matcher = SequenceMatcher(None, before, after)
    rows: list[Pair] = []
    for verb, first, last, start, end in matcher.get_opcodes():
        if verb == "equal":
            rows += [Pair((Piece(text),), (Piece(text),)) for text in before[first:last]]
        else:
            rows += _beside(before[first:last], after[start:end])
    return tuple(rows)


def paragraphs(text: str) -> list[str]:
    """The lines of a text that hold something."""
    return [line.strip() for line in text.splitlines() if line.strip()]


def _beside(before: Sequence[str], after: Sequence[str]) -> Iterator[Pair]:
    for place in range(max(len(before), len(after))):
        old = before[place] if place < len(before) else ""
        new = after[place] if place < len(after) else ""
        yield _words_of(old, new) if old and new else Pair(_whole(old), _whole(new))


def _whole(text: str) -> tuple[Piece, ...]:
    return (Piece(text, is_changed=True),) if text else ()


def _words_of(old: str, new: str) -> Pair:
    before, after = WORD.findall(old), WORD.findall(new)
    if len(before) + len(after) > MOST_WORDS:
        return Pair(_whole(old), _whole(new))
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    if matcher.ratio() < LEAST_ALIKE:
        return Pair(_whole(old), _whole(new))
    codes = matcher.get_opcodes()
    older = [("".join(before[first:last]), verb != "equal") for verb, first, last, _start, _end in codes]
    newer = [("".join(after[start:end]), verb != "equal") for verb, _first, _last, start, end in codes]
    return Pair(_joined(older), _joined(newer))


def _joined(parts: Sequence[tuple[str, bool]]) -> tuple[Piece, ...]:
    """Pieces that follow each other; a space between two changed words is changed with them."""
    found: list[Piece] = []
    for place, (text, is_changed) in enumerate(parts):
        inner = 0 < place < len(parts) - 1 and not text.strip() and parts[place - 1][1] and parts[place + 1][1]
        if not text:
            continue
        if found and found[-1].is_changed == (is_changed or inner):
            found[-1] = Piece(found[-1].text + text, is_changed or inner)
        else:
            found.append(Piece(text, is_changed or inner))
    return tuple(found)
