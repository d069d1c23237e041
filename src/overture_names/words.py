"""How two words of names relate: the same, one name in two languages, a short form, an initial, near, or apart."""

from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz.distance import OSA, JaroWinkler, Levenshtein

from overture_names import tables
from overture_names.findings import Features
from overture_names.letters import likeness
from overture_names.sounds import LATIN, Word, skeletons

EXACT, EQUIVALENT, SHORT, INITIAL, OTHER_INITIAL = "same_word", "same_name", "short_form", "initial", "other_initial"
NEAR, APART = "near", "apart"

_NEAR = 0.6


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


def _listed(table: dict[str, frozenset[int]], a: str, b: str) -> bool:
    first = table.get(a)
    return first is not None and not first.isdisjoint(table.get(b, frozenset()))


def _initial(a: Word, b: Word) -> Relation:
    """An initial against a name or another initial."""
    if a.script == b.script:
        agree = a.text[0] == b.text[0]
    else:
        agree = not {key[:1] for key in skeletons(a.text)}.isdisjoint(key[:1] for key in skeletons(b.text))
    if agree:
        return Relation(INITIAL, 0.7, (("initial", 1.0),))
    return Relation(OTHER_INITIAL, 0.05, (("other_initial", 1.0),))


def steps(prefix: str, share: float) -> list[tuple[str, float]]:
    """Describes a share as a line with bends, so that its weight may rise slowly first and fast later.

    Args:
        prefix: The name of the features.
        share: 0 to 1.

    Returns:
        The share, and how far it lies over each bend below it.
    """
    found = [(prefix, share)]
    found += [(f"{prefix}_over_{int(bend * 100)}", share - bend) for bend in (0.3, 0.5, 0.65, 0.8, 0.9) if share > bend]
    return found


def _latin_features(a: Word, b: Word) -> list[tuple[str, float]]:
    edits = OSA.distance(a.text, b.text)
    longest = max(len(a.text), len(b.text))
    found = steps("written", max(0.0, 1 - edits / longest))
    found.append(("winkler", JaroWinkler.similarity(a.text, b.text)))
    if edits <= 3:
        found.append((f"edits_{edits}", 1.0))
    if a.text[:1] != b.text[:1]:
        found.append(("other_start", 1.0))
    if a.skeleton == b.skeleton:
        found.append(("same_skeleton", 1.0))
        found.append(("vowels_apart", Levenshtein.normalized_distance(a.vowels, b.vowels)))
    return found


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
        >>> relate(word("isaac"), word("יצחק")).code, relate(word("rula"), word("רולא")).code
        ('same_name', 'near')
    """
    if a.text == b.text:
        return Relation(EXACT, 1.0, (("exact", 1.0), ("exact_length", min(1.0, len(a.text) / 8))))
    if len(a.text) == 1 or len(b.text) == 1:
        return _initial(a, b)
    odds, share = likeness(a, b)
    if share < 0.9 and _listed(tables.STRONG, a.text, b.text):
        return Relation(EQUIVALENT, 0.95, (("equivalent", 1.0),))
    if _listed(tables.SHORT, a.text, b.text):
        return Relation(SHORT, max(share, 0.8), (("short", 1.0),))
    where = "latin" if a.script == b.script == LATIN else a.script if a.script == b.script else "across"
    found = [*steps(where, share), (f"{where}_odds", max(-1.0, min(2.0, odds / 10)))]
    if where == "latin":
        found += _latin_features(a, b)
    return Relation(NEAR if share >= _NEAR else APART, share, tuple(found))
