"""What speaks for and against two names being one person."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import permutations

from overture_names.findings import Features, Finding, turned
from overture_names.parsing import DAUGHTER, SON, Part, parse_person, plain_words
from overture_names.sounds import Word, word
from overture_names.words import Relation, closeness, glance, relate

Weights = Mapping[str, Mapping[str, float]]

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
        texts: The folded parts that carry the name.
        words: The sounds of each part, its main form first, then the form with or without the article.
        parents: Whether it says son ("m") or daughter ("f") of somebody.
        genders: What its titles say.
        glued: Places at which two parts were written together, one after the other.
    """

    texts: tuple[str, ...]
    words: tuple[tuple[Word, ...], ...]
    parents: frozenset[str] = _NOBODY
    genders: frozenset[str] = _NOBODY
    glued: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Aligned:
    """Two names side by side.

    Attributes:
        pairs: Places of parts that stand opposite each other, and how they relate.
        worst: Which of the pairs fits worst.
        extra: Places of parts that only the second name has.
        a: The first name, which has no more parts than the second.
        b: The second, with parts written together where the first writes them so.
    """

    pairs: tuple[tuple[int, int, Relation], ...]
    worst: int
    extra: tuple[int, ...]
    a: Name
    b: Name


@lru_cache(maxsize=1 << 16)
def _plain_forms(text: str, other: str, written: str) -> tuple[Word, ...]:
    return (word(text, written), word(other)) if other else (word(text, written),)


@lru_cache(maxsize=8192)
def read(text: str) -> Name:
    """Reads a person's name for comparison.

    Args:
        text: The name.

    Returns:
        The sounds of its carrying parts.
    """
    plain = plain_words(text)
    if plain:
        return Name(tuple([one[0] for one in plain]), tuple([_plain_forms(*one) for one in plain]))
    parsed = parse_person(text)
    parts = _carrying(text)
    words = tuple(_plain_forms(part.text, part.other, part.written) for part in parts)
    parents = frozenset(part.gender for part in parsed.parts if part.role in (SON, DAUGHTER))
    genders = frozenset(part.gender for part in parsed.parts if part.gender and part.role not in (SON, DAUGHTER))
    return Name(tuple(part.text for part in parts), words, parents, genders)


def _carrying(text: str) -> tuple[Part, ...]:
    parsed = parse_person(text)
    return parsed.carrying or parsed.parts


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


def _clear_way(a: Sequence[tuple[Word, ...]], b: Sequence[tuple[Word, ...]]) -> tuple[int, ...]:
    """The assignment of two names of two parts each, when a glance is enough to see it."""
    if not len(a) == len(b) == 2:
        return ()
    first, second, one, other = a[0][0], a[1][0], b[0][0], b[1][0]
    kept = glance(first, one) + glance(second, other)
    crossed = glance(first, other) + glance(second, one)
    if abs(kept - crossed) < _CLEAR:
        return ()
    return (0, 1) if kept > crossed else (1, 0)


def _glued(name: Name, place: int) -> Name:
    """The name with the part at a place and the next one written together."""
    text = name.texts[place] + name.texts[place + 1]
    texts = (*name.texts[:place], text, *name.texts[place + 2 :])
    words = (*name.words[:place], (word(text),), *name.words[place + 2 :])
    return Name(texts, words, name.parents, name.genders, (*name.glued, place))


def _glue(a: Name, b: Name) -> Name:
    """Writes neighbouring parts of the longer name together where a word of the shorter one is written so."""
    for _ in range(len(b.texts) - len(a.texts)):
        if len(b.texts) > _MOST_GLUED:
            break
        tried = [_glued(b, place) for place in range(len(b.texts) - 1)]
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


def _order(texts: Sequence[str]) -> Sequence[int]:
    """The places of the parts in an order of their own, so that the order in which they are written cannot matter."""
    if len(texts) == 2:
        return (0, 1) if texts[0] <= texts[1] else (1, 0)
    return sorted(range(len(texts)), key=lambda place: (texts[place], place))


def _align(a: Name, b: Name) -> Aligned:
    """Sets two names side by side, `a` having no more parts than `b`."""
    if len(b.texts) > len(a.texts):
        b = _glue(a, b)
    rows, columns = _order(a.texts), _order(b.texts)
    ours, theirs = [a.words[row] for row in rows], [b.words[column] for column in columns]
    way = _clear_way(ours, theirs) or _assign([[_share(one, other) for other in theirs] for one in ours])
    pairs = tuple(
        [(rows[i], columns[j], _relation(ours[i], theirs[j])) for i, j in enumerate(way)],
    )
    shares = [relation.share for _, _, relation in pairs]
    extra: tuple[int, ...] = ()
    if len(theirs) > len(ours):
        used = frozenset(way)
        extra = tuple(column for j, column in enumerate(columns) if j not in used)
    return Aligned(pairs, shares.index(min(shares)), extra, a, b)


def _of_extras(aligned: Aligned) -> Iterator[tuple[int, Features]]:
    count = len(aligned.a.texts)
    short = "one" if count == 1 else "two" if count == 2 else "many"
    for number, place in enumerate(aligned.extra[:3]):
        is_initial = float(len(aligned.b.texts[place]) == 1)
        yield place, ((f"extra_{number + 1}_{short}", 1.0), ("extra_initial", is_initial))


def _of_attributes(a: Name, b: Name) -> list[str]:
    found = []
    if a.genders and b.genders and a.genders.isdisjoint(b.genders):
        found.append("titles_disagree")
    if a.parents and b.parents and a.parents.isdisjoint(b.parents):
        found.append("son_and_daughter")
    return found


def _prefixes(aligned: Aligned) -> list[tuple[str, float]]:
    """The pair that fits worst weighs by itself, all others as their mean."""
    count = len(aligned.pairs)
    if count == 1:
        return [("only", 1.0)]
    return [("worst", 1.0) if place == aligned.worst else ("other", count - 1.0) for place in range(count)]


def _ordered(a: str, b: str) -> tuple[Name, Name, bool]:
    """Both names read, the one with fewer parts first, and whether they were exchanged for that."""
    one, other = read(a), read(b)
    exchanged = _rank(one) > _rank(other)
    return (other, one, True) if exchanged else (one, other, False)


def _rank(name: Name) -> tuple[int, list[str], list[str]]:
    """By what it is told which of two names stands first: nothing that is not heard, nor the order of the parts."""
    return (len(name.texts), sorted(name.texts), sorted([form.units for forms in name.words for form in forms]))


def weigh_people(a: str, b: str, weights: Weights) -> list[float]:
    """Weighs what speaks for and against two names being one person, and tells no reasons.

    Args:
        a: One name.
        b: The other.
        weights: The weight of each feature, by what stands before the feature's name: "only", "worst", "other" or "".

    Returns:
        The weight of each of the findings of `compare_people`, in any order.
    """
    one, other, _ = _ordered(a, b)
    if not one.texts or not other.texts:
        return []
    aligned = _align(one, other)
    found = []
    for (_, _, relation), (prefix, divisor) in zip(aligned.pairs, _prefixes(aligned), strict=True):
        table = weights[prefix]
        found.append(sum([table.get(name, 0.0) * (value / divisor) for name, value in relation.features]))
    plain = weights[""]
    found += [sum([plain.get(name, 0.0) * value for name, value in row]) for _, row in _of_extras(aligned)]
    return [*found, *[plain.get(name, 0.0) for name in _of_attributes(one, other)]]


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
    one, other, exchanged = _ordered(a, b)
    if not one.texts or not other.texts:
        return []
    parts = (_carrying(b), _carrying(a)) if exchanged else (_carrying(a), _carrying(b))
    found = _findings(_align(one, other), *parts)
    return [turned(finding) for finding in found] if exchanged else found


def _written_together(parts: Sequence[Part], places: Sequence[int]) -> Sequence[Part]:
    for place in places:
        first, second = parts[place], parts[place + 1]
        text = first.text + second.text
        whole = Part(text, (first.span[0], second.span[1]), "name", text)
        parts = (*parts[:place], whole, *parts[place + 2 :])
    return parts


def _findings(aligned: Aligned, ours: Sequence[Part], theirs: Sequence[Part]) -> list[Finding]:
    theirs = _written_together(theirs, aligned.b.glued)
    found = []
    for (row, column, relation), (prefix, divisor) in zip(aligned.pairs, _prefixes(aligned), strict=True):
        one, other = ours[row], theirs[column]
        features = tuple((f"{prefix}_{name}", value / divisor) for name, value in relation.features)
        params = (("a", one.written), ("b", other.written))
        found.append(Finding(relation.code, one.span, other.span, features, params))
    for place, row_of_features in _of_extras(aligned):
        part = theirs[place]
        found.append(Finding("extra_name", (0, 0), part.span, row_of_features, (("b", part.written),)))
    attributes = _of_attributes(aligned.a, aligned.b)
    return [*found, *(Finding(name, (0, 0), (0, 0), ((name, 1.0),)) for name in attributes)]
