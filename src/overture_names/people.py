"""What speaks for and against two names being one person."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import permutations

from overture_names.findings import Finding, turned
from overture_names.parsing import DAUGHTER, SON, Part, parse_person
from overture_names.sounds import Word, word
from overture_names.words import Relation, closeness, glance, relate

_MOST_GLUED = 6
"""Names of more parts than this are not tried written together."""
_NOBODY: frozenset[str] = frozenset()
_GLUED = 0.75
_CLEAR = 0.6
"""How like a word two parts written together must be."""


@dataclass(frozen=True, slots=True)
class Name:
    """A name read for comparison.

    Attributes:
        parts: The parts that carry the name.
        words: The sounds of each part, its main form first, then the form with or without the article.
        parents: Whether it says son ("m") or daughter ("f") of somebody.
        genders: What its titles say.
    """

    parts: tuple[Part, ...]
    words: tuple[tuple[Word, ...], ...]
    parents: frozenset[str]
    genders: frozenset[str]


@lru_cache(maxsize=8192)
def read(text: str) -> Name:
    """Reads a person's name for comparison.

    Args:
        text: The name.

    Returns:
        Its carrying parts with their sounds.
    """
    parsed = parse_person(text)
    parts = parsed.carrying or parsed.parts
    words = tuple(
        (word(part.text, part.written), word(part.other)) if part.other else (word(part.text, part.written),)
        for part in parts
    )
    if len(parts) == len(parsed.parts):
        return Name(parts, words, _NOBODY, _NOBODY)
    parents = frozenset(part.gender for part in parsed.parts if part.role in (SON, DAUGHTER))
    genders = frozenset(part.gender for part in parsed.parts if part.gender and part.role not in (SON, DAUGHTER))
    return Name(parts, words, parents, genders)


def _share(a: Sequence[Word], b: Sequence[Word]) -> float:
    """How alike two parts are, in their likest forms."""
    if len(a) == 1 and len(b) == 1:
        return closeness(a[0], b[0])[1]
    return max(closeness(one, other)[1] for one in a for other in b)


def _relation(a: Sequence[Word], b: Sequence[Word]) -> Relation:
    if len(a) == 1 and len(b) == 1:
        return relate(a[0], b[0])
    return max((relate(one, other) for one in a for other in b), key=lambda relation: relation.share)


def _assign(shares: Sequence[Sequence[float]]) -> tuple[int, ...]:
    """For each row (no more rows than columns) the column of the best assignment."""
    rows, columns = len(shares), len(shares[0])
    if rows == columns == 2:
        return (0, 1) if shares[0][0] + shares[1][1] >= shares[0][1] + shares[1][0] else (1, 0)
    if columns <= 4:
        return max(permutations(range(columns), rows), key=lambda way: sum(map(lambda r, c: r[c], shares, way)))
    ways = sorted((-shares[row][column], row, column) for row in range(rows) for column in range(columns))
    chosen, used = [-1] * rows, set()
    for _, row, column in ways:
        if chosen[row] < 0 and column not in used:
            chosen[row] = column
            used.add(column)
    return tuple(chosen)


def _clear_way(a: Name, b: Name) -> tuple[int, ...]:
    """The assignment of two names of two parts each, when a glance is enough to see it."""
    if not len(a.words) == len(b.words) == 2:
        return ()
    (first, second), (one, other) = a.words, b.words
    kept = glance(first[0], one[0]) + glance(second[0], other[0])
    crossed = glance(first[0], other[0]) + glance(second[0], one[0])
    if abs(kept - crossed) < _CLEAR:
        return ()
    return (0, 1) if kept > crossed else (1, 0)


def _align(a: Name, b: Name) -> list[tuple[int, int, Relation]]:
    """Pairs of places in two names, `a` having no more parts than `b`."""
    way = _clear_way(a, b) or _assign([[_share(one, other) for other in b.words] for one in a.words])
    return [(row, column, _relation(a.words[row], b.words[column])) for row, column in enumerate(way)]


def _glued(name: Name, place: int) -> Name:
    """The name with the part at a place and the next one written together."""
    first, second = name.parts[place], name.parts[place + 1]
    text = first.text + second.text
    whole = Part(text, (first.span[0], second.span[1]), "name", text)
    parts = (*name.parts[:place], whole, *name.parts[place + 2 :])
    words = (*name.words[:place], (word(text),), *name.words[place + 2 :])
    return replace(name, parts=parts, words=words)


def _glue(a: Name, b: Name) -> Name:
    """Writes neighbouring parts of the longer name together where a word of the shorter one is written so."""
    for _ in range(len(b.parts) - len(a.parts)):
        if len(b.parts) > _MOST_GLUED:
            break
        tried = [_glued(b, place) for place in range(len(b.parts) - 1)]
        gains = [(_gain(a, b, name, place), -place) for place, name in enumerate(tried)]
        best, place = max(gains, default=(0.0, 0))
        if best <= 0.0:
            break
        b = tried[-place]
    return b


def _gain(a: Name, b: Name, glued: Name, place: int) -> float:
    """By how much a word written together is more like a word of the other name than its halves are; 0 for no case."""
    best = 0.0
    for one in a.words:
        whole = _share(one, glued.words[place])
        if whole >= _GLUED and len(one[0].text) > 1:
            halves = max(_share(one, b.words[place]), _share(one, b.words[place + 1]))
            best = max(best, whole - halves)
    return best


def _sorted(name: Name) -> Name:
    """The name with its parts in an order of their own, so that the order in which they are written cannot matter."""
    if len(name.parts) < 2:
        return name
    order = sorted(range(len(name.parts)), key=lambda place: (name.parts[place].text, place))
    parts, words = tuple(name.parts[i] for i in order), tuple(name.words[i] for i in order)
    return Name(parts, words, name.parents, name.genders)


def _of_pair(a: Part, b: Part, relation: Relation, prefix: str, divisor: float) -> Finding:
    features = tuple((f"{prefix}_{name}", value / divisor) for name, value in relation.features)
    return Finding(relation.code, a.span, b.span, features, (("a", a.written), ("b", b.written)))


def _of_pairs(a: Name, b: Name, aligned: Sequence[tuple[int, int, Relation]]) -> list[Finding]:
    """The pair that fits worst weighs by itself, all others as their mean."""
    worst = min(range(len(aligned)), key=lambda place: aligned[place][2].share)
    prefix = "only" if len(aligned) == 1 else "worst"
    found = []
    for place, (row, column, relation) in enumerate(aligned):
        where = (a.parts[row], b.parts[column], relation)
        if place == worst:
            found.append(_of_pair(*where, prefix, 1.0))
        else:
            found.append(_of_pair(*where, "other", len(aligned) - 1.0))
    return found


def _of_extras(a: Name, b: Name, aligned: Sequence[tuple[int, int, Relation]]) -> list[Finding]:
    used = {column for _, column, _ in aligned}
    extra = [part for column, part in enumerate(b.parts) if column not in used]
    if not extra:
        return []
    short = "one" if len(a.parts) == 1 else "two" if len(a.parts) == 2 else "many"
    found = []
    for number, part in enumerate(extra[:3]):
        features = ((f"extra_{number + 1}_{short}", 1.0), ("extra_initial", float(len(part.text) == 1)))
        found.append(Finding("extra_name", (0, 0), part.span, features, (("b", part.written),)))
    return found


def _of_attributes(a: Name, b: Name) -> list[Finding]:
    found = []
    if a.genders and b.genders and a.genders.isdisjoint(b.genders):
        found.append(Finding("titles_disagree", (0, 0), (0, 0), (("titles_disagree", 1.0),)))
    if a.parents and b.parents and a.parents.isdisjoint(b.parents):
        found.append(Finding("son_and_daughter", (0, 0), (0, 0), (("son_and_daughter", 1.0),)))
    return found


def compare_people(a: str, b: str) -> list[Finding]:
    """Says what speaks for and against two names being one person.

    Args:
        a: One name.
        b: The other.

    Returns:
        What was seen; empty when either has no letters.

    Example:
        >>> [finding.code for finding in compare_people("Rima Hardal", "Hadal, Rima")]
        ['near', 'same_word']
    """
    one, other = read(a), read(b)
    if not one.parts or not other.parts:
        return []
    if (len(one.parts), a) > (len(other.parts), b):
        return [turned(finding) for finding in _compare(other, one)]
    return _compare(one, other)


def _compare(a: Name, b: Name) -> list[Finding]:
    if len(b.parts) > len(a.parts):
        b = _glue(a, b)
    a, b = _sorted(a), _sorted(b)
    aligned = _align(a, b)
    return [*_of_pairs(a, b, aligned), *_of_extras(a, b, aligned), *_of_attributes(a, b)]
