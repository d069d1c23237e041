"""Many known names in memory, found again by a name in any spelling and any of the three scripts."""

import math
from array import array
from collections.abc import Hashable, Iterable
from heapq import nlargest
from typing import Generic, TypeVar

from overture_names.comparing import Kind, score
from overture_names.organisations import STOP, read
from overture_names.parsing import INITIAL, parse_person
from overture_names.sounds import Word, skeletons, word
from overture_names.words import closeness

Key = TypeVar("Key", bound=Hashable)

_LEAST_SHARE = 0.55
"""How like a word of the name sought a known word must be to bring its names up."""
_MOST_POSTINGS = 4000
"""Names that are weighed roughly for one search; the rarest words of the name sought come first."""
_RESCORED = 3
"""For each name wanted, how many are compared in full."""


def key_words(name: str, kind: Kind = "person") -> list[tuple[str, str]]:
    """Gives the words of a name that it is found by.

    Args:
        name: A name.
        kind: "person" or "organisation".

    Returns:
        Each word folded, and as written.

    Example:
        >>> key_words("Dr. Rima al-Hardal")
        [('rima', 'Rima'), ('hardal', 'Hardal')]
    """
    if kind == "organisation":
        return [(part.other or part.text, part.written) for part in read(name).parts if part.role != STOP]
    carrying = parse_person(name).carrying
    return [(part.text, part.written) for part in carrying if part.role != INITIAL] or [
        (part.text, part.written) for part in carrying
    ]


def skeleton_keys(name: str, kind: Kind = "person") -> tuple[str, ...]:
    """Gives the keys under which a name is stored and sought, shared by the three scripts.

    Args:
        name: A name.
        kind: "person" or "organisation".

    Returns:
        The consonant skeletons of its words, each reading once, in order of the words.

    Example:
        >>> skeleton_keys("Rima Hardal") == skeleton_keys("ريما هردل")
        True
    """
    return tuple(dict.fromkeys(key for text, written in key_words(name, kind) for key in skeletons(text, written)))


def shortened(key: str) -> tuple[str, ...]:
    """Gives a key with each one of its letters left out, for finding keys that differ in one.

    Args:
        key: A skeleton.

    Returns:
        The shorter keys, each once; none for a key of one letter.

    Example:
        >>> shortened("HRDL")
        ('RDL', 'HDL', 'HRL', 'HRD')
    """
    if len(key) < 2:
        return ()
    return tuple(dict.fromkeys(key[:place] + key[place + 1 :] for place in range(len(key))))


class Index(Generic[Key]):
    """Known names, found again by any spelling.

    Example:
        >>> index = Index()
        >>> index.add(7, "Rima Hardal")
        >>> index.add(8, "Noa Levi")
        >>> [key for key, name, found in index.search("רימא הרדל")][0]
        7
    """

    def __init__(self, names: Iterable[tuple[Key, str]] = (), kind: Kind = "person") -> None:
        """Makes an index.

        Args:
            names: Pairs of an id and a name to begin with.
            kind: What the names name.
        """
        self._kind: Kind = kind
        self._ids: list[Key] = []
        self._names: list[str] = []
        self._starts = array("I", [0])
        self._tokens = array("I")
        self._numbers: dict[str, int] = {}
        self._words: list[tuple[str, str]] = []
        self._postings: list[array[int]] = []
        self._by_key: dict[str, list[int]] = {}
        self._by_shorter: dict[str, list[str]] = {}
        for key, name in names:
            self.add(key, name)

    def __len__(self) -> int:
        """The number of names."""
        return len(self._ids)

    def add(self, id: Key, name: str) -> None:
        """Adds a name; an id may have several.

        Args:
            id: What to give back when the name is found.
            name: The name.
        """
        number = len(self._ids)
        self._ids.append(id)
        self._names.append(name)
        for text, written in dict.fromkeys(key_words(name, self._kind)):
            token = self._numbers.get(text)
            if token is None:
                token = self._new_word(text, written)
            self._postings[token].append(number)
            self._tokens.append(token)
        self._starts.append(len(self._tokens))

    def _new_word(self, text: str, written: str) -> int:
        token = len(self._words)
        self._numbers[text] = token
        self._words.append((text, written))
        self._postings.append(array("I"))
        for key in skeletons(text, written):
            listed = self._by_key.get(key)
            if listed is None:
                self._by_key[key] = listed = []
                for shorter in shortened(key):
                    self._by_shorter.setdefault(shorter, []).append(key)
            listed.append(token)
        return token

    def _like(self, sought: Word, written: str) -> dict[int, float]:
        """The known words like a word, with how like they are."""
        keys: set[str] = set()
        for key in skeletons(sought.text, written):
            keys.update((key, *self._by_shorter.get(key, ())))
            for shorter in shortened(key):
                keys.add(shorter)
                keys.update(self._by_shorter.get(shorter, ()))
        found: dict[int, float] = {}
        for key in keys:
            for token in self._by_key.get(key, ()):
                if token not in found:
                    share = closeness(sought, word(*self._words[token]))[1]
                    if share >= _LEAST_SHARE:
                        found[token] = share
        return found

    def _candidates(self, like: list[dict[int, float]]) -> list[int]:
        """Names that share a word with the name sought, by rarity; as many as are weighed roughly."""
        chosen: dict[int, None] = {}
        words = sorted(((share, token) for shares in like for token, share in shares.items()), reverse=True)
        words.sort(key=lambda pair: len(self._postings[pair[1]]) / pair[0] ** 4)
        for _, token in words:
            chosen.update(dict.fromkeys(self._postings[token][:_MOST_POSTINGS]))
            if len(chosen) >= _MOST_POSTINGS:
                break
        return list(chosen)

    def _rough(self, number: int, like: list[dict[int, float]]) -> float:
        tokens = self._tokens[self._starts[number] : self._starts[number + 1]]
        total = 0.0
        for shares in like:
            total += max((shares.get(token, 0.0) * self._rarity(token) for token in tokens), default=0.0)
        return total - 0.3 * abs(len(tokens) - len(like))

    def _rarity(self, token: int) -> float:
        return 1.0 + math.log((len(self._ids) + 1) / (len(self._postings[token]) + 1)) / 8

    def search(self, name: str, limit: int = 20) -> list[tuple[Key, str, float]]:
        """Finds the known names most like a name.

        Args:
            name: The name sought, in any of the three scripts.
            limit: How many to give at most.

        Returns:
            Id, name and score, the best first.
        """
        like = [self._like(word(text, written), written) for text, written in dict.fromkeys(key_words(name, self._kind))]
        candidates = self._candidates(like)
        best = nlargest(limit * _RESCORED, candidates, key=lambda number: (self._rough(number, like), -number))
        scored = [(score(name, self._names[number], self._kind), -number) for number in best]
        return [(self._ids[-place], self._names[-place], found) for found, place in nlargest(limit, scored)]
