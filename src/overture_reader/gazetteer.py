"""Names of the directory in the text: exact after folding, in one pass over the words."""

from __future__ import annotations

import re
from dataclasses import dataclass

from overture_reader.directory import Directory
from overture_reader.linking import fold, kept
from overture_reader.model import Span

_WORD = re.compile(r"[^\W_]+(?:[\u05f3\u05f4\"'](?=[\u05d0-\u05ea])[\u05d0-\u05ea]+)*")
_CLITICS = {"ar": re.compile("^(?:[وف]?[بلك]?)(?=.{2})"), "he": re.compile("^(?:ו?[שכ]?[בלמהכ]?)(?=.{2})")}


@dataclass(frozen=True, slots=True)
class Hit:
    """A directory name found in the text."""

    span: Span
    id: str
    is_person: bool
    name: str


_Index = dict[str, list[tuple[tuple[str, ...], str, bool, str]]]


_READY: dict[str, _Index] = {}


def _index(directory: Directory) -> _Index:
    index: _Index = {}
    entries = [(each.id, True, each.names) for each in directory.people]
    entries += [(each.id, False, each.names) for each in directory.organisations]
    for key, is_person, names in entries:
        for name in names:
            words = tuple(fold(word) for word in _WORD.findall(name))
            if words and not (is_person and len(words) < 2):
                index.setdefault(words[0], []).append((words, key, is_person, name))
                if not is_person and words[0] in ("the", "a") and len(words) > 2:
                    index.setdefault(words[1], []).append((words[1:], key, is_person, name))
    for entries_of in index.values():
        entries_of.sort(key=lambda entry: (-len(entry[0]), entry[1]))
    return index


def find_known(text: str, directory: Directory) -> list[Hit]:
    """Return where names of the directory stand, the longest first at each place, none overlapping."""
    index = kept(_READY, directory, _index)
    if not index:
        return []
    words = [(found.group(), found.start(), found.end()) for found in _WORD.finditer(text)]
    folded = [fold(word) for word, _, _ in words]
    hits, at = [], 0
    while at < len(words):
        hit, count = _hit_at(text, words, folded, at, index)
        if hit:
            hits.append(hit)
        at += count
    return hits


def _hit_at(
    text: str, words: list[tuple[str, int, int]], folded: list[str], at: int, index: _Index
) -> tuple[Hit | None, int]:
    for first, cut in _openings(words[at][0], folded[at]):
        for entry, key, is_person, name in index.get(first, ()):
            count = len(entry)
            if (first, *folded[at + 1 : at + count]) != entry:
                continue
            start, end = words[at][1] + cut, words[at + count - 1][2]
            if "\n" not in text[start:end] and _stands_alone(text, start, end, name, cut):
                return Hit((start, end), key, is_person, name), count
    return None, 1


def _openings(word: str, folded: str) -> list[tuple[str, int]]:
    """The word itself, and what is left when joined prepositions are taken off."""
    openings = [(folded, 0)]
    script = "ar" if "\u0600" <= word[0] <= "\u06ff" else "he" if "\u05d0" <= word[0] <= "\u05ea" else None
    if script:
        found = _CLITICS[script].match(word)
        longest = found.end() if found else 0
        openings += [(fold(word[cut:]), cut) for cut in range(1, longest + 1)]
        if script == "ar" and word.startswith("لل") and len(word) > 3:
            openings.append((fold("ال" + word[2:]), 1))
    return openings


def _stands_alone(text: str, start: int, end: int, name: str, cut: int) -> bool:
    """Not a part of a longer hyphenated name, and written with capitals where the name has them."""
    if text[end : end + 1] in "-\u2010\u2011\u05be" and text[end + 1 : end + 2].isalpha():
        return False
    if not cut and start and text[start - 1] in "-\u2010\u2011" and start > 1 and text[start - 2].isalpha():
        return False
    shown = text[start:end]
    if name[:1].isupper() and not shown[:1].isupper() and shown[:1].islower():
        return False
    return not (name.isupper() and len(name) <= 6 and not shown.isupper() and name.isascii())
