"""Finding the few records that some typed words mean: asked of the index in steps, then put in order.

What a record is called comes before what it says, a word as typed before one that begins so, then one with something
fixed to it, then one that sounds alike in any script; among equals the newest first.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cached_property

from rapidfuzz.distance import OSA

from overture.foundation.access.viewer import Viewer
from overture_names import fold, lookup_keys
from overture_names.sounds import script_of, skeletons, word
from overture_names.words import closeness

from .affixes import stems
from .index import Question, Sought, Token, newest
from .models import ListingEntry
from .numbers import FIRST_DATED
from .queries import LEAST_BEGINNING, LEAST_OF_A_NAME, begun, exact, permission
from .tokens import NAME, SOUND, TITLE, plain_key, sounds_of, whole_name, words_of

MOST_WORDS = 8
MOST_WEIGHED = 40
"""Entries of each step that are put in order."""
LEAST_SOUNDING = 3
"""Letters from which on a word alone is also looked for by its sound."""
SMALL = frozenset(
    fold("al el the of and in on at for with to a an by from about من في على عن مع إلى حول و של על את עם אל ו").split()
)
"""Words that need not be found when there are others."""
CALLED, BEGUN, FIXED, SAID, SAID_BEGUN, SAID_FIXED, ACRONYM = 1.0, 0.9, 0.86, 0.8, 0.7, 0.68, 0.85
ALIKE, SAID_ALIKE = 0.8, 0.6
"""What a word is worth that only sounds like one of a name, times how alike they are."""
LEAST_ALIKE, LEAST_WITH_ONE_KEY = 0.62, 0.5
"""How alike two words must sound; less when their consonants are the same."""
SHORTEST_WITH_A_LETTER_WRONG, LONG = 3, 8
"""Words up to so many letters have none wrong; words of so many may have two."""
WHOLE, BEGINS = 0.5, 0.1
"""What it adds when the whole of what was typed is a name, or begins one."""


@dataclass(frozen=True, slots=True)
class Found:
    """An entry with what it is worth."""

    entry: ListingEntry
    worth: float


def search(viewer: Viewer, text: str, *, kinds: Iterable[str] = (), most: int = 8) -> list[ListingEntry]:
    """The records of this viewer that fit some words best; at most four queries, whatever the length of the lists.

    Args:
        viewer: who asks; what they may not find is not looked at.
        text: what was typed; the last word may be half of one.
        kinds: only these kinds; all when empty.
        most: how many.
    """
    words = list(dict.fromkeys(words_of(text)))[:MOST_WORDS]
    if not words:
        return []
    asked = Asked(viewer, tuple(words), whole_name(text), tuple(kinds))
    found = _weighed(asked, asked.first_questions())
    if len(found) < most:
        known = {one.entry.pk: one for one in found}
        found = list({**{one.entry.pk: one for one in _weighed(asked, asked.wider_questions())}, **known}.values())
    found.sort(key=lambda one: (-one.worth, -one.entry.pk))
    return [one.entry for one in found[:most]]


@dataclass(frozen=True)
class Asked:
    """Typed words, read as questions to the index."""

    viewer: Viewer
    words: tuple[str, ...]
    whole: str
    kinds: tuple[str, ...]

    @cached_property
    def needed(self) -> tuple[str, ...]:
        """The words that an entry must have."""
        return tuple(word for word in self.words if word not in SMALL) or self.words

    @cached_property
    def least_sounding(self) -> int:
        return LEAST_SOUNDING if len(self.needed) == 1 else 1

    def first_questions(self) -> list[Question]:
        """What is called or says these words, and what has no day and begins or sounds like them."""
        said = self._of(exact(word) for word in self.needed)
        titles, names = (self._of(exact(word, mark) for word in self.needed) for mark in (TITLE, NAME))
        near = [self._of(self._name_like(word, how) for word in self.needed) for how in (_no_keys, _sounds, _keys)]
        standing = [self._of([(Token(self.whole),)]), names, said, *near]
        return [Question(one, below=FIRST_DATED) for one in standing] + [
            Question(one, first=FIRST_DATED) for one in (titles, said)
        ]

    def wider_questions(self) -> list[Question]:
        """What has a day and begins or sounds like the words."""
        begins = [(*begun(word), *self._title_begun(word)) for word in self.needed]
        sounding = [self._sounding(word, _sounds) for word in self.needed]
        if len(self.needed) > 1:  # each word in its own way
            ways = [[(*one, *other) for one, other in zip(begins, sounding, strict=True)]]
        else:
            ways = [begins, *([sounding] if sounding[0] else [])]
        return [Question(self._of(way), first=FIRST_DATED) for way in ways]

    def _of(self, groups: Iterable[tuple[Token, ...]]) -> Sought:
        return permission(self.viewer, kinds=self.kinds).with_groups(groups)

    def _title_begun(self, word: str) -> tuple[Token, ...]:
        """A short beginning is looked up in titles alone: too much says some word that begins so."""
        return begun(word, TITLE, least=LEAST_OF_A_NAME) if len(word) < LEAST_BEGINNING else ()

    def _name_like(self, word: str, how: Callable[[str], Iterable[str]]) -> tuple[Token, ...]:
        return (*begun(word, NAME, least=LEAST_OF_A_NAME), *exact(word), *self._sounding(word, how))

    def _sounding(self, word: str, how: Callable[[str], Iterable[str]]) -> tuple[Token, ...]:
        forms = (word, *stems(word)) if len(word) >= self.least_sounding else ()
        return tuple(Token(SOUND + key) for form in forms for key in how(form))


def _no_keys(_word: str) -> tuple[str, ...]:
    return ()


def _sounds(word: str) -> list[str]:
    """How a word sounds in any script."""
    return sounds_of(word)


def _keys(word: str) -> list[str]:
    """The same with a letter wrong, or as the first letters of a name's words."""
    near = [plain_key(key) for key in lookup_keys(word, "organisation") if len(key) > 1]
    return [*sounds_of(word), *near]


def _weighed(asked: Asked, questions: list[Question]) -> list[Found]:
    numbers = {number for _place, number in newest(questions, most=MOST_WEIGHED)}
    found = []
    for entry in ListingEntry.objects.filter(pk__in=numbers):
        mark = NAME if entry.pk < FIRST_DATED else TITLE
        worth = worth_of(asked, frozenset(entry.words.split()), mark=mark)
        if worth > 0:
            found.append(Found(entry, worth))
    return found


def worth_of(asked: Asked, tokens: frozenset[str], *, mark: str) -> float:
    """How well an entry fits: the mean of its words' worth; 0 when one that is needed is not there at all."""
    values = [_worth_of_word(word, tokens, mark, asked.least_sounding) for word in asked.needed]
    if not all(values):
        return 0.0
    worth = sum(values) / len(values)
    if asked.whole in tokens:
        return worth + WHOLE
    return worth + BEGINS if any(token.startswith(asked.whole) for token in tokens) else worth


def _worth_of_word(word: str, tokens: frozenset[str], mark: str, least: int) -> float:
    for value, fits in ((CALLED, mark + word), (ACRONYM, f"{SOUND}_{word}"), (SAID, word)):
        if fits in tokens:
            return value
    forms = stems(word)
    if any(mark + form in tokens for form in forms):
        return FIXED
    if len(word) >= LEAST_OF_A_NAME and any(token.startswith(mark + word) for token in tokens):
        return BEGUN
    if any(form in tokens for form in forms):
        return SAID_FIXED
    if len(word) >= LEAST_BEGINNING and any(token.startswith(word) for token in tokens):
        return SAID_BEGUN
    return _worth_of_sound(word, tokens, mark) if len(word) >= least else 0.0


def _worth_of_sound(sought: str, tokens: frozenset[str], mark: str) -> float:
    called = [token[len(mark) :] for token in tokens if token.startswith(mark)]
    if best := max((likeness_of(sought, one) for one in called), default=0.0):
        return ALIKE * best
    keys = set(skeletons(sought))
    said = [token for token in tokens if ":" not in token and not keys.isdisjoint(skeletons(token))]
    return SAID_ALIKE * max((likeness_of(sought, one) for one in said), default=0.0)


def likeness_of(sought: str, known: str) -> float:
    """How alike two folded words are, in any scripts: 0 when they are two names, up to 1; a letter may be wrong."""
    has_one_key = not set(skeletons(sought)).isdisjoint(skeletons(known))
    if script_of(sought) == script_of(known):
        longest = max(len(sought), len(known))
        wrong = OSA.distance(sought, known, score_cutoff=2)
        if longest > SHORTEST_WITH_A_LETTER_WRONG and wrong <= (1 if longest < LONG else 2):
            return 1 - wrong / longest
        if not has_one_key:
            return 0.0
    share = closeness(word(sought), word(known))[1]
    return share if share >= (LEAST_WITH_ONE_KEY if has_one_key else LEAST_ALIKE) else 0.0
