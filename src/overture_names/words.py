"""How two words of names relate: the same, one name in two languages, a short form, an initial, near, or apart."""

from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz.distance import OSA, Indel, JaroWinkler, Levenshtein

from overture_names import tables
from overture_names.findings import Features
from overture_names.letters import LEAST, likeness
from overture_names.sounds import ARABIC, HEBREW, LATIN, Word, skeletons

EXACT, EQUIVALENT, SHORT, INITIAL, OTHER_INITIAL = "same_word", "same_name", "short_form", "initial", "other_initial"
NEAR, APART, OTHER_NAME = "near", "apart", "other_name"

_NEAR = 0.6
_FAR = 0.35
"""Two words in one script whose consonants are less alike than this are not aligned letter by letter."""


@dataclass(frozen=True, slots=True)
class Relation:
    """How two words relate.

    Attributes:
        code: One of the constants of this module.
        share: How alike they are, 0 to 1; what the alignment of two names maximises.
        features: Named values that the weights multiply.
    """

    code: str
    share: float
    features: Features


_IN_TABLES = frozenset((*tables.GIVEN, *tables.STRONG, *tables.SHORT))


def _listed(table: dict[str, frozenset[int]], a: str, b: str) -> bool:
    first = table.get(a)
    return first is not None and not first.isdisjoint(table.get(b, frozenset()))


def _initials_agree(a: Word, b: Word) -> bool:
    """Whether an initial agrees with a name or another initial."""
    if a.script == b.script:
        return a.text[0] == b.text[0]
    return not {key[:1] for key in skeletons(a.text)}.isdisjoint(key[:1] for key in skeletons(b.text))


_BENDS = (0.3, 0.5, 0.65, 0.8, 0.9)


def steps(prefix: str, share: float, bends: tuple[float, ...] = _BENDS) -> Features:
    """Describes a share as a line with bends, so that its weight may rise slowly first and fast later.

    Args:
        prefix: The name of the features.
        share: 0 to 1.
        bends: Where the line may bend.

    Returns:
        The share, and how far it lies over each bend below it.
    """
    return ((prefix, share), *[(name, share - bend) for name, bend in _bent(prefix, bends) if share > bend])


@lru_cache(maxsize=64)
def _bent(prefix: str, bends: tuple[float, ...]) -> tuple[tuple[str, float], ...]:
    """The name of the feature over each bend."""
    return tuple((f"{prefix}_over_{int(bend * 100)}", bend) for bend in bends)


_ENDINGS = {LATIN: "678", ARABIC: "67", HEBREW: "67"}


def _ends_as_feminine(a: Word) -> bool:
    """Whether it ends in the vowel that makes women's names of men's (Amir, Amira)."""
    return a.units[-1:] in _ENDINGS[a.script] or a.units[-2:] == "a_"


def _one_edit(a: str, b: str) -> str:
    """What sets apart two texts that differ in one place."""
    if len(a) != len(b):
        return "edit_longer"
    if sorted(a) == sorted(b):
        return "edit_swapped"
    changed = next((one, other) for one, other in zip(a, b, strict=True) if one != other)
    vowels = sum(letter in "aeiouy" for letter in changed)
    return ("edit_consonant", "edit_mixed", "edit_vowel")[vowels]


def _written_features(where: str, a: Word, b: Word) -> list[tuple[str, float]]:
    """Two words in one script can also be compared as they are written."""
    edits = OSA.distance(a.text, b.text)
    longest = max(len(a.text), len(b.text))
    found = [*steps(f"{where}_written", max(0.0, 1 - edits / longest))]
    found.append((f"{where}_winkler", JaroWinkler.similarity(a.text, b.text)))
    if edits <= 3:
        found.append((f"{where}_edits_{edits}", 1.0))
    if edits == 1:
        found.append((_one_edit(a.text, b.text), 1.0))
    if a.text[:1] != b.text[:1]:
        found.append(("other_start", 1.0))
    if a.skeleton == b.skeleton:
        found.append((f"{where}_same_skeleton", 1.0))
    return found


def _vowel_features(a: Word, b: Word) -> list[tuple[str, float]]:
    """Vowels tell Hassan from Hussein; they are compared only where both scripts write them."""
    if a.skeleton != b.skeleton:
        return [("vowels_and_more", Levenshtein.normalized_distance(a.vowels, b.vowels))]
    found = [("vowels_apart", float(Levenshtein.distance(a.vowels, b.vowels)))]
    if a.vowels[:1] != b.vowels[:1]:
        found.append(("first_vowel_apart", 1.0))
    if len(a.vowels) == len(b.vowels) and a.vowels != b.vowels:
        found.append(("vowels_changed", 1.0))
    return found


def _code(a: Word, b: Word) -> str:
    """What the tables say of two words; empty when they say nothing."""
    if a.text == b.text:
        return EXACT
    if len(a.text) == 1 or len(b.text) == 1:
        return INITIAL if _initials_agree(a, b) else OTHER_INITIAL
    if a.text not in _IN_TABLES or b.text not in _IN_TABLES:
        return ""
    if _listed(tables.GIVEN, a.text, b.text) or _listed(tables.STRONG, a.text, b.text):
        return EQUIVALENT
    if _listed(tables.SHORT, a.text, b.text):
        return SHORT
    return OTHER_NAME if a.text in tables.GIVEN and b.text in tables.GIVEN else ""


_SHARES = {EXACT: 1.0, EQUIVALENT: 0.95, SHORT: 0.85, INITIAL: 0.7, OTHER_INITIAL: 0.05}


@lru_cache(maxsize=1 << 17)
def glance(a: Word, b: Word) -> float:
    """Says roughly how alike two words are, without aligning their letters.

    Args:
        a: One word.
        b: The other.

    Returns:
        0 to 1.
    """
    code = _code(a, b)
    if code in _SHARES:
        return _SHARES[code]
    return min(0.9, Indel.normalized_similarity(a.skeleton, b.skeleton))


@lru_cache(maxsize=1 << 17)
def closeness(a: Word, b: Word) -> tuple[str, float, float]:
    """Says in short how two words relate; what the alignment of two names looks at.

    Args:
        a: One word.
        b: The other.

    Returns:
        What the tables say, how alike the words are (0 to 1), and the log odds of their letters.
    """
    code = _code(a, b)
    if code in _SHARES:
        return code, _SHARES[code], 0.0
    if a.script == b.script and Indel.normalized_similarity(a.skeleton, b.skeleton) < _FAR:
        return code, 0.0, LEAST
    odds, share = likeness(a, b)
    return code, min(share, 0.5) if code == OTHER_NAME else share, odds


@lru_cache(maxsize=1 << 16)
def relate(a: Word, b: Word) -> Relation:
    """Says how two words relate.

    Args:
        a: One word.
        b: The other.

    Returns:
        Their relation, the same whichever comes first.

    Example:
        >>> from overture_names.sounds import word
        >>> relate(word("isaac"), word("יצחק")).code, relate(word("hardal"), word("הרדל")).code
        ('same_name', 'near')
    """
    code, share, odds = closeness(a, b)
    if code == EXACT:
        return Relation(EXACT, share, (("exact", 1.0), ("exact_length", min(1.0, len(a.text) / 8))))
    if code == OTHER_NAME:
        return Relation(code, share, (("other_name", 1.0), ("other_name_share", share)))
    if code:
        return Relation(code, share, ((_FEATURE[code], 1.0),))
    return Relation(NEAR if share >= _NEAR else APART, share, _of_letters(a, b, share, odds))


_FEATURE = {EQUIVALENT: "equivalent", SHORT: "short", INITIAL: "initial", OTHER_INITIAL: "other_initial"}


def _of_letters(a: Word, b: Word, share: float, odds: float) -> Features:
    same_script = a.script == b.script
    where = "latin" if a.script == b.script == LATIN else "own" if same_script else "".join(sorted(a.script + b.script))
    found = [*steps(where, share), (f"{where}_odds", max(-1.0, min(2.0, odds / 10)))]
    if same_script:
        found += _written_features(where, a, b)
    if where == "latin":
        found += _vowel_features(a, b)
    if _ends_as_feminine(a) != _ends_as_feminine(b):
        found.append((f"{where}_feminine", 1.0))
    return tuple(found)
