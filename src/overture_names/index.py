"""Many known names in memory, found again by a name in any spelling and any of the three scripts."""

from array import array
from collections.abc import Hashable, Iterable, Sequence
from heapq import nlargest
from typing import Generic, TypeVar

from rapidfuzz import fuzz, process
from rapidfuzz.distance import Indel, JaroWinkler

from overture_names import tables
from overture_names.comparing import Kind, score
from overture_names.letters import in_latin
from overture_names.organisations import STOP, read
from overture_names.parsing import INITIAL, parse_person
from overture_names.sounds import Word, skeletons, word
from overture_names.words import closeness

_sounding, _consonants = JaroWinkler.similarity, Indel.normalized_similarity
Key = TypeVar("Key", bound=Hashable)

_LOOKED_AT = 100
"""Known words with a near key that bring their names up, for each word of the name sought."""
_SAME_KEY, _ONE_NAME = 0.7, 1.0
"""How like words are that have one key, and words that the tables say are one name."""
_MOST_WEIGHED = 1500
"""Names that are weighed by their words for one search."""
_MOST_BY_ONE = 600
"""Names that are looked at because of one word alone."""
_SHORT_KEY = 2
"""A key of so few letters is not sought with one of them changed: too many words have such a key."""
_BY_GLANCE = 8
"""For each name wanted, how many are compared word by word."""
_BY_WORDS, _BY_SPELLING, _BY_ONE_WORD = 1.5, 0.5, 0.75
"""For each name wanted, how many are compared in full for their words, their whole spelling, and one word alone."""


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


def groups_of(text: str) -> list[int]:
    """Gives the lines of the tables of names that a word stands in.

    Args:
        text: A folded word.

    Returns:
        A number for each line, the numbers of one table apart from those of another.

    Example:
        >>> set(groups_of("isaac")) & set(groups_of("יצחק")) != set()
        True
    """
    tabled = (tables.GIVEN, tables.STRONG, tables.SHORT)
    return [3 * group + place for place, table in enumerate(tabled) for group in table.get(text, ())]


def _size(postings: Sequence[Sequence[int]]) -> int:
    return sum([len(numbers) for numbers in postings])


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
        self._skeletons: list[str] = []
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
        read_word = word(text, written)
        self._latin.append(in_latin(read_word))
        self._skeletons.append(read_word.skeleton)
        for group in groups_of(text):
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
        """The known words whose key is at most one letter away, those with the same key first."""
        own = skeletons(sought.text, written)
        keys = dict.fromkeys(own)
        for key in own:
            keys.update(dict.fromkeys(self._by_shorter.get(key, ())))
            for shorter in shortened(key) if len(key) > _SHORT_KEY else ():
                keys[shorter] = None
                keys.update(dict.fromkeys(self._by_shorter.get(shorter, ())))
        return list(dict.fromkeys([token for key in keys for token in self._by_key.get(key, ())]))

    def _like(self, sought: Word, written: str) -> dict[int, float]:
        """The known words like a word, with how like they are at a glance."""
        latin, skeleton = in_latin(sought), sought.skeleton
        near = self._near_words(sought, written)
        weighed = [
            (_sounding(latin, self._latin[token]) + _consonants(skeleton, self._skeletons[token]), token)
            for token in near
        ]
        shares = {token: total / 2 for total, token in nlargest(_LOOKED_AT, weighed)}
        for key in skeletons(sought.text, written):
            for token in self._by_key.get(key, ())[:_LOOKED_AT]:
                shares.setdefault(token, _SAME_KEY)
        for group in groups_of(sought.text):
            shares.update(dict.fromkeys(self._by_group.get(group, ()), _ONE_NAME))
        return shares

    def _shared(self, like: Sequence[dict[int, float]]) -> set[int]:
        """Names with words like two or more of those sought; with one word sought, like that one."""
        listed = sorted(([self._postings[token] for token in shares] for shares in like if shares), key=_size)
        if len(like) == 1 or not listed:
            return set().union(*listed[0]) if listed else set()
        once: set[int] = set().union(*listed[0])
        twice: set[int] = set()
        for postings in listed[1:]:
            twice.update(*[once.intersection(numbers) for numbers in postings])
            if postings is not listed[-1]:
                once.update(*postings)
        return twice

    def _by_one_word(self, like: Sequence[dict[int, float]]) -> list[int]:
        """Names with one word like one of those sought, from the likest words on."""
        every = sorted(((share, token) for shares in like for token, share in shares.items()), reverse=True)
        chosen: dict[int, None] = {}
        for _, token in every:
            if len(chosen) >= _MOST_BY_ONE:
                break
            chosen.update(dict.fromkeys(self._postings[token][:_MOST_BY_ONE]))
        return list(chosen)

    def _rough(self, number: int, weighed: Sequence[dict[int, float]]) -> float:
        """How like a name is by its like words alone."""
        tokens = self._tokens[self._starts[number] : self._starts[number + 1]]
        total = -0.2 * abs(len(tokens) - len(weighed))
        for shares in weighed:
            total += max([shares.get(token, 0.0) for token in tokens])
        return total

    def _aligned(
        self, numbers: Iterable[int], sought: Sequence[Word], like: Sequence[dict[int, float]]
    ) -> list[dict[int, float]]:
        """How like the words of some names are to those sought, letter by letter."""
        tokens = {
            token for number in numbers for token in self._tokens[self._starts[number] : self._starts[number + 1]]
        }
        return [
            {token: closeness(one, word(*self._words[token]))[1] for token in tokens.intersection(shares)}
            for one, shares in zip(sought, like, strict=True)
        ]

    def _spelt_like(self, whole: str, numbers: Sequence[int], limit: int) -> list[int]:
        """Of some names those whose whole spelling is most like one."""
        spelt = [self._whole[number] for number in numbers]
        found = process.extract(whole, spelt, scorer=fuzz.ratio, processor=None, limit=limit)
        return [numbers[place] for _, _, place in found]

    def _sounding_like(self, skeletons: Sequence[str], numbers: Sequence[int], limit: int) -> list[int]:
        """Of some names those whose consonants are most like some."""
        tokens, starts, ours = self._tokens, self._starts, self._skeletons
        spelt = [" ".join([ours[token] for token in tokens[starts[place] : starts[place + 1]]]) for place in numbers]
        found = process.extract(" ".join(skeletons), spelt, scorer=fuzz.ratio, processor=None, limit=limit)
        return [numbers[place] for _, _, place in found]

    def candidates(self, name: str, limit: int = 20) -> list[int]:
        """Gives the places of the names that are worth comparing in full with a name.

        Args:
            name: The name sought.
            limit: How many are wanted in the end.

        Returns:
            Places in the order of adding, about two and a half for each one wanted, the likeliest first.
        """
        sought = [(word(text, written), written) for text, written in dict.fromkeys(key_words(name, self._kind))]
        like = [self._like(*pair) for pair in sought]
        whole = " ".join([in_latin(one) for one, _ in sought])
        shared = list(self._shared(like))
        if len(shared) > _MOST_WEIGHED:
            shared = self._spelt_like(whole, shared, _MOST_WEIGHED)
        likely = nlargest(limit * _BY_GLANCE, shared, key=lambda number: (self._rough(number, like), -number))
        aligned = self._aligned(likely, [one for one, _ in sought], like)
        best = nlargest(int(limit * _BY_WORDS), likely, key=lambda number: (self._rough(number, aligned), -number))
        spelt = self._spelt_like(whole, shared, int(limit * _BY_SPELLING))
        by_one = self._by_one_word(like)
        alone = self._spelt_like(whole, by_one, int(limit * _BY_ONE_WORD))
        sounding = self._sounding_like([one.skeleton for one, _ in sought], by_one, int(limit * _BY_ONE_WORD))
        return list(dict.fromkeys([*best, *spelt, *alone, *sounding]))

    def search(self, name: str, limit: int = 20) -> list[tuple[Key, str, float]]:
        """Finds the known names most like a name.

        Args:
            name: The name sought, in any of the three scripts.
            limit: How many to give at most.

        Returns:
            Id, name and score, the best first.
        """
        scored = [(score(name, self._names[place], self._kind), -place) for place in self.candidates(name, limit)]
        return [(self._ids[-place], self._names[-place], found) for found, place in nlargest(limit, scored)]
