"""Many known names in memory, found again by a name in any spelling and any of the three scripts."""

from array import array
from collections.abc import Hashable, Iterable
from heapq import nlargest
from typing import Generic, TypeVar

from rapidfuzz import fuzz, process
from rapidfuzz.distance import JaroWinkler

from overture_names import tables
from overture_names.comparing import Kind, score
from overture_names.letters import in_latin
from overture_names.organisations import STOP, read
from overture_names.parsing import INITIAL, parse_person
from overture_names.sounds import Word, skeletons, word
from overture_names.words import closeness

Key = TypeVar("Key", bound=Hashable)

_LEAST_SHARE = 0.45
"""How like a word of the name sought a known word must be to bring its names up."""
_LOOKED_AT = 60
"""Known words with a near key that are compared letter by letter, for each word of the name sought."""
_MOST_WEIGHED = 2500
"""Names that are weighed roughly for one search; those with the rarer words come first."""
_SHORT_KEY = 2
"""A key of so few letters is not sought with one of them changed: too many words have such a key."""
_BY_WORDS, _BY_SPELLING = 1.25, 0.75
"""For each name wanted, how many are compared in full because of their like words, and of their whole spelling."""


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


def _groups(text: str) -> list[int]:
    """The lines of the tables of names that a word stands in, told apart by table."""
    tabled = (tables.GIVEN, tables.STRONG, tables.SHORT)
    return [3 * group + place for place, table in enumerate(tabled) for group in table.get(text, ())]


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
        self._latin: list[str] = []
        self._whole: list[str] = []
        self._by_group: dict[int, list[int]] = {}
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
        self._whole.append(" ".join([self._latin[token] for token in self._tokens[self._starts[number] :]]))

    def _new_word(self, text: str, written: str) -> int:
        token = len(self._words)
        self._numbers[text] = token
        self._words.append((text, written))
        self._postings.append(array("I"))
        self._latin.append(in_latin(word(text, written)))
        for group in _groups(text):
            self._by_group.setdefault(group, []).append(token)
        for key in skeletons(text, written):
            listed = self._by_key.get(key)
            if listed is None:
                self._by_key[key] = listed = []
                for shorter in shortened(key):
                    self._by_shorter.setdefault(shorter, []).append(key)
            listed.append(token)
        return token

    def _near_words(self, sought: Word, written: str) -> list[int]:
        """The known words whose key is at most one letter away."""
        keys: dict[str, None] = {}
        for key in skeletons(sought.text, written):
            keys[key] = None
            keys.update(dict.fromkeys(self._by_shorter.get(key, ())))
            for shorter in shortened(key) if len(key) > _SHORT_KEY else ():
                keys[shorter] = None
                keys.update(dict.fromkeys(self._by_shorter.get(shorter, ())))
        return list(dict.fromkeys(token for key in keys for token in self._by_key.get(key, ())))

    def _like(self, sought: Word, written: str) -> dict[int, float]:
        """The known words like a word, with how like they are."""
        near = self._near_words(sought, written)
        if len(near) > _LOOKED_AT:
            latin = in_latin(sought)
            spelt = [self._latin[token] for token in near]
            best = process.extract(latin, spelt, scorer=JaroWinkler.similarity, processor=None, limit=_LOOKED_AT)
            near = [near[place] for _, _, place in best]
        near += [token for group in _groups(sought.text) for token in self._by_group.get(group, ())]
        shares = {token: closeness(sought, word(*self._words[token]))[1] for token in near}
        return {token: share for token, share in shares.items() if share >= _LEAST_SHARE}

    def _candidates(self, like: list[dict[int, float]]) -> list[int]:
        """Names with a word like one of those sought, the rarer words first."""
        ordered = sorted(like, key=lambda shares: sum([len(self._postings[token]) for token in shares]))
        chosen: dict[int, None] = {}
        for shares in ordered:
            for token in sorted(shares, key=shares.__getitem__, reverse=True):
                if len(chosen) < _MOST_WEIGHED:
                    chosen.update(dict.fromkeys(self._postings[token]))
        return list(chosen)

    def _rough(self, number: int, weighed: list[dict[int, float]]) -> float:
        """How like a name is by its like words and their rarity alone."""
        tokens = self._tokens[self._starts[number] : self._starts[number + 1]]
        total = -0.2 * abs(len(tokens) - len(weighed))
        for shares in weighed:
            total += max([shares.get(token, 0.0) for token in tokens])
        return total

    def search(self, name: str, limit: int = 20) -> list[tuple[Key, str, float]]:
        """Finds the known names most like a name.

        Args:
            name: The name sought, in any of the three scripts.
            limit: How many to give at most.

        Returns:
            Id, name and score, the best first.
        """
        sought = [(word(text, written), written) for text, written in dict.fromkeys(key_words(name, self._kind))]
        like = [self._like(*pair) for pair in sought]
        candidates = self._candidates(like)
        best = nlargest(int(limit * _BY_WORDS), candidates, key=lambda number: (self._rough(number, like), -number))
        whole = " ".join([in_latin(one) for one, _ in sought])
        spelt = process.extract(
            whole, [self._whole[number] for number in candidates], scorer=fuzz.ratio, limit=int(limit * _BY_SPELLING)
        )
        compared = dict.fromkeys([*best, *(candidates[place] for _, _, place in spelt)])
        scored = [(score(name, self._names[number], self._kind), -number) for number in compared]
        return [(self._ids[-place], self._names[-place], found) for found, place in nlargest(limit, scored)]
