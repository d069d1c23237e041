"""What changed between two texts, paragraph by paragraph and word by word, for two columns side by side."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

MOST_WORDS = 1500
"""Words of a pair of paragraphs up to which words are compared; longer ones are marked as changed as a whole."""
LEAST_ALIKE = 0.3
"""Two paragraphs that share less than this part of their words are two paragraphs, not one that was changed."""
MOST_PAIRS = 2500
"""Pairs of changed paragraphs up to which each is looked for among the others."""
LETTERS = re.compile(r"[\w\u0591-\u05c7\u064b-\u065f\u0670]+")
WORD = re.compile(rf"\s+|{LETTERS.pattern}|[^\w\s]")
"""Points and vowel signs of Hebrew and Arabic belong to the word that carries them."""


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
    """Paragraphs that were changed, each beside the one that it became; those that became none stand alone."""
    if len(before) * len(after) > MOST_PAIRS:
        yield from (Pair(_whole(text), ()) for text in before)
        yield from (Pair((), _whole(text)) for text in after)
        return
    for old, new in _matched(before, after):
        yield _words_of(old, new) if old and new else Pair(_whole(old), _whole(new))


def _matched(before: Sequence[str], after: Sequence[str]) -> list[tuple[str, str]]:
    """The paragraphs in order, so paired that the words in common are most; empty for one that has no other."""
    alike = [[_alike(old, new) for new in after] for old in before]
    best = [[0.0] * (len(after) + 1) for _row in range(len(before) + 1)]
    for row in range(len(before) - 1, -1, -1):
        for column in range(len(after) - 1, -1, -1):
            together = alike[row][column] + best[row + 1][column + 1] if alike[row][column] else 0.0
            best[row][column] = max(together, best[row + 1][column], best[row][column + 1])
    pairs, row, column = [], 0, 0
    while row < len(before) or column < len(after):
        is_pair = row < len(before) and column < len(after) and alike[row][column] > 0
        if is_pair and best[row][column] == alike[row][column] + best[row + 1][column + 1]:
            pairs.append((before[row], after[column]))
            row, column = row + 1, column + 1
        elif column == len(after) or (row < len(before) and best[row][column] == best[row + 1][column]):
            pairs.append((before[row], ""))
            row += 1
        else:
            pairs.append(("", after[column]))
            column += 1
    return pairs


def _alike(old: str, new: str) -> float:
    """The part of their words that two paragraphs share; nought when that is so little that they are two."""
    before, after = Counter(LETTERS.findall(old.casefold())), Counter(LETTERS.findall(new.casefold()))
    total = before.total() + after.total()
    shared = 2 * (before & after).total() / total if total else 0.0
    return shared if shared >= LEAST_ALIKE else 0.0


def _whole(text: str) -> tuple[Piece, ...]:
    return (Piece(text, is_changed=True),) if text else ()


def _words_of(old: str, new: str) -> Pair:
    before, after = WORD.findall(old), WORD.findall(new)
    if len(before) + len(after) > MOST_WORDS:
        return Pair(_whole(old), _whole(new))
    codes = SequenceMatcher(None, before, after, autojunk=False).get_opcodes()
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
