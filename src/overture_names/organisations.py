"""What speaks for and against two names being one organisation."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from rapidfuzz.distance import OSA, Indel

from overture_names import tables
from overture_names.acronyms import acronym_fit
from overture_names.findings import Features, Finding, Span, turned
from overture_names.parsing import Parsed, Part, words_of
from overture_names.sounds import ARABIC, HEBREW, script_of, word
from overture_names.words import closeness, steps

LEGAL, STOP = "legal", "stop"
PROPER, GENERIC, PLACE, KIND, NUMBER = "proper", "generic", "place", "kind", "number"

_SAYS = {PROPER: 1.0, GENERIC: 0.35, PLACE: 0.7, KIND: 0.5, NUMBER: 0.7}
"""How much a word of each class says about who it is."""

_BRACKETED = re.compile(r"[(\[]([^()\[\]]{2,14})[)\]]")
_ATTACHED = {ARABIC: re.compile(r"^(?:وال|لل|ال|و|ل)(?=\w{3})"), HEBREW: re.compile(r"^(?:וה|ה|ו|ל)(?=\w{3})")}
_LONGEST_PHRASE = 5
_NEAR = 0.66
_BENDS = (0.5, 0.8)
_LETTERS = 6
"""A word of capitals up to this length is taken for letters that stand for words."""


@dataclass(frozen=True, slots=True)
class Body:
    """The name of an organisation read for comparison.

    Attributes:
        parts: Every word, its role one of the classes of this module, its text the form that stands for all its
            spellings.
        acronyms: What it gives as its own acronym, in brackets, or itself when it is one word.
        whole: Its folded words without legal forms and stop words, written together.
        phrase: Its folded words without legal forms, spaced.
        all_together: Its folded words, every one, written together.
    """

    parts: tuple[Part, ...]
    acronyms: tuple[Part, ...]
    whole: str
    phrase: str
    all_together: str

    @property
    def telling(self) -> tuple[Part, ...]:
        """The words that say who it is."""
        return tuple(part for part in self.parts if part.role in _SAYS)


def _runs(text: str, words: Sequence[Part]) -> Iterator[list[Part]]:
    """Groups single letters that follow each other with a full stop, a stroke or nothing but a mark between them."""
    run: list[Part] = []
    for part in words:
        single = len(part.text) == 1 and part.text.isalpha()
        joined = run and single and len(run[-1].text) == 1 and text[run[-1].span[1] : part.span[0]].strip()
        if run and not joined:
            yield run
            run = []
        run.append(part)
    if run:
        yield run


def _lettered(text: str, words: Sequence[Part]) -> list[Part]:
    """Writes runs of single letters together: "U.S." becomes "us"."""
    joined: list[Part] = []
    for run in _runs(text, words):
        if len(run) > 1:
            letters = "".join(letter.text for letter in run)
            joined.append(Part(letters, (run[0].span[0], run[-1].span[1]), "name", letters.upper()))
        else:
            joined.extend(run)
    return joined


def _bare(text: str) -> str:
    """A Hebrew or Arabic word without the article and the letters that are written to it."""
    attached = _ATTACHED.get(script_of(text))
    return attached.sub("", text) if attached else text


def _class_of(text: str) -> tuple[str, str] | None:
    """The class and the standing form of a word or phrase of the tables."""
    if text in tables.NUMBER or text.isdigit():
        return NUMBER, tables.NUMBER.get(text, text)
    if text in tables.SAME:
        return KIND if text in tables.KIND else GENERIC, tables.SAME[text]
    if text in tables.PLACE:
        return PLACE, tables.PLACE[text]
    if text in tables.KIND:
        return KIND, text
    if text in tables.STOP:
        return STOP, text
    return None


def _classed(words: Sequence[Part]) -> list[Part]:
    found: list[Part] = []
    place = 0
    while place < len(words):
        for length in range(min(_LONGEST_PHRASE, len(words) - place), 0, -1):
            run = words[place : place + length]
            text = " ".join(part.text for part in run)
            known = _class_of(text) or (_class_of(_bare(text)) if length == 1 else None)
            if text in tables.LEGAL:
                known = (LEGAL, text)
            if known or length == 1:
                role, standing = known or (PROPER, text)
                written = " ".join(part.written for part in run)
                found.append(Part(standing, (run[0].span[0], run[-1].span[1]), role, written, other=text))
                place += length
                break
    return found


def _acronym_in(text: str, words: Sequence[Part]) -> tuple[list[Part], list[Part]]:
    """Takes a bracketed acronym such as "(ALLMEP)" out of the words."""
    match = _BRACKETED.search(text)
    if not match:
        return list(words), []
    inside = [part for part in words if match.start() <= part.span[0] and part.span[1] <= match.end()]
    outside = [part for part in words if part not in inside]
    letters = "".join(part.text for part in inside)
    one = len(inside) == 1 or all(len(part.text) == 1 for part in inside)
    if not outside or not inside or not one or letters in tables.PLACE or letters in tables.LEGAL or letters.isdigit():
        return list(words), []
    return outside, [Part(letters, (inside[0].span[0], inside[-1].span[1]), "name", match[1])]


@lru_cache(maxsize=8192)
def read(text: str) -> Body:
    """Reads the name of an organisation for comparison.

    Args:
        text: The name.

    Returns:
        Its words by class, its acronyms, and the whole.
    """
    words, acronyms = _acronym_in(text, _lettered(text, words_of(text)))
    parts = _classed(words)
    if not any(part.role in _SAYS for part in parts):
        parts = [replace(part, role=PROPER) for part in parts]
    kept = [part for part in parts if part.role != LEGAL]
    said = [part for part in kept if part.role != STOP]
    if len(said) == 1 and " " not in said[0].other:
        acronyms = [*acronyms, replace(said[0], text=said[0].other)]
    whole = "".join(part.other or part.text for part in said)
    phrase, together = (
        between.join(part.other or part.text for part in group) for between, group in ((" ", kept), ("", parts))
    )
    return Body(tuple(parts), tuple(acronyms), whole, phrase, together)


def parse_organisation(text: str) -> Parsed:
    """Takes the name of an organisation apart; see `overture_names.parse`."""
    return Parsed(text, "organisation", read(text).parts)


def _spread(parts: Sequence[Part]) -> Span:
    return (min(part.span[0] for part in parts), max(part.span[1] for part in parts)) if parts else (0, 0)


def _groups(body: Body) -> frozenset[int]:
    for text in (body.phrase, body.whole, _bare(body.phrase)):
        if text in tables.ACRONYM:
            return tables.ACRONYM[text]
    return frozenset()


def _known(a: Body, b: Body) -> bool:
    return not _groups(a).isdisjoint(_groups(b))


def _of_acronym(a: Body, b: Body) -> list[Finding]:
    """An acronym of one name among the words of the other; the best of both directions."""
    best: tuple[float, Part | None, bool] = (0.0, None, False)
    for short, full, is_turned in ((a, b, False), (b, a, True)):
        words = [(part.text, part.role in (STOP, LEGAL), part.written) for part in _split(full.parts)]
        for letters in short.acronyms:
            fit = max(acronym_fit(letters.text, words), _same_acronym(letters, full))
            if fit > best[0]:
                best = (fit, letters, is_turned)
    fit, acronym, is_turned = best
    if acronym is None:
        return []
    long = a if is_turned else b
    params = (("a", acronym.written), ("b", " ".join(part.written for part in long.parts)))
    found = Finding(
        "acronym", acronym.span, _spread(long.parts), (("acronym", fit), ("acronym_full", float(fit >= 1))), params
    )
    return [turned(found) if is_turned else found]


def _same_acronym(acronym: Part, long: Body) -> float:
    return 1.0 if len(acronym.text) > 2 and any(acronym.text == other.text for other in long.acronyms) else 0.0


def _split(parts: Iterable[Part]) -> list[Part]:
    """Every word by itself, as it was before phrases were made one."""
    found = []
    for part in parts:
        texts = (part.other or part.text).split()
        written = part.written.split()
        for place, text in enumerate(texts):
            found.append(replace(part, text=text, written=written[place] if len(written) == len(texts) else text))
    return found


@dataclass(frozen=True, slots=True)
class _Aligned:
    shared: tuple[tuple[Part, Part, float], ...]
    left: tuple[Part, ...]
    right: tuple[Part, ...]


def _align(a: Sequence[Part], b: Sequence[Part]) -> _Aligned:
    shared: list[tuple[Part, Part, float]] = []
    left, right = list(a), list(b)
    for one in a:
        match = next((other for other in right if other.text == one.text), None)
        if match:
            shared.append((one, match, 1.0))
            left.remove(one)
            right.remove(match)
    ways = sorted(
        ((_share(one, other), i, j) for i, one in enumerate(left) for j, other in enumerate(right)),
        key=lambda way: (-way[0], way[1:]),
    )
    used_left, used_right = set(), set()
    for share, i, j in ways:
        if share >= _NEAR and i not in used_left and j not in used_right:
            shared.append((left[i], right[j], share))
            used_left.add(i)
            used_right.add(j)
    return _Aligned(
        tuple(shared),
        tuple(part for i, part in enumerate(left) if i not in used_left),
        tuple(part for j, part in enumerate(right) if j not in used_right),
    )


def _share(a: Part, b: Part) -> float:
    """How alike two words are, by sound or as written; places and numbers are the same or not."""
    if NUMBER in (a.role, b.role) or PLACE in (a.role, b.role) or min(len(a.text), len(b.text)) < 3:
        return 0.0
    sound = closeness(word(a.text, a.written), word(b.text, b.written))[1]
    if script_of(a.text) != script_of(b.text):
        return sound
    edits = OSA.distance(a.text, b.text)
    return max(sound if edits < 4 else 0.0, 1 - edits / max(len(a.text), len(b.text)), 0.75 if edits == 1 else 0.0)


def _weight(parts: Iterable[Part]) -> float:
    return sum(_SAYS[part.role] for part in parts)


def _of_shared(a: Body, b: Body, aligned: _Aligned) -> list[Finding]:
    if not aligned.shared:
        return [Finding("shared_words", (0, 0), (0, 0), (("nothing_shared", 1.0),), (("a", "—"),))]
    common = sum(_SAYS[one.role] for one, _, _ in aligned.shared)
    covers = sorted((common / _weight(a.telling), common / _weight(b.telling)))
    proper = any(one.role == PROPER for one, _, _ in aligned.shared)
    features = (
        *steps("least_cover", min(1.0, covers[0]), _BENDS),
        ("most_cover", min(1.0, covers[1])),
        ("proper_shared", float(proper)),
    )
    ones, others = [one for one, _, _ in aligned.shared], [other for _, other, _ in aligned.shared]
    said = ", ".join(one.written for one in ones)
    found = [Finding("shared_words", _spread(ones), _spread(others), features, (("a", said),))]
    for one, other, share in aligned.shared:
        if share < 1.0:
            edits = OSA.distance(one.text, other.text)
            near: Features = (
                ("near_word", 1.0),
                ("near_word_loss", 1.0 - share),
                ("near_word_one_edit", float(edits == 1)),
            )
            if len(a.telling) == len(b.telling) == 1 and len(one.text) <= _LETTERS and one.written.isupper():
                near = (*near, ("near_letters", 1.0))
            found.append(Finding("near_word", one.span, other.span, near, (("a", one.written), ("b", other.written))))
    return found


def _of_missing(aligned: _Aligned) -> list[Finding]:
    """Words that only one name has; two of one class disagree."""
    found = []
    codes = {PLACE: "other_place", NUMBER: "other_number", KIND: "other_kind"}
    left, right = list(aligned.left), list(aligned.right)
    for role in (PLACE, NUMBER, KIND, PROPER, GENERIC):
        ours, theirs = [p for p in left if p.role == role], [p for p in right if p.role == role]
        for one, other in zip(ours, theirs, strict=False):
            params = (("a", one.written), ("b", other.written))
            found.append(
                Finding(codes.get(role, "other_word"), one.span, other.span, ((f"other_{role}", 1.0),), params)
            )
        found += [_missing(part, role, left=True) for part in ours[len(theirs) :]]
        found += [_missing(part, role, left=False) for part in theirs[len(ours) :]]
    return found


def _missing(part: Part, role: str, *, left: bool) -> Finding:
    code = "place_missing" if role == PLACE else "missing_word"
    found = Finding(code, part.span, (0, 0), ((f"missing_{role}", 1.0),), (("a", part.written),))
    return found if left else replace(found, span_a=(0, 0), span_b=part.span)


def _of_whole(a: Body, b: Body) -> Finding:
    """How alike the names are written together."""
    spans = _spread(a.parts), _spread(b.parts)
    if a.whole == b.whole or a.all_together == b.all_together:
        return Finding("written_together", *spans, (("whole_same", 1.0),))
    likeness = Indel.normalized_similarity(a.whole, b.whole)
    return Finding("written_alike", *spans, steps("whole", likeness, _BENDS))


def compare_organisations(a: str, b: str) -> list[Finding]:
    """Says what speaks for and against two names being one organisation.

    Args:
        a: One name.
        b: The other.

    Returns:
        What was seen; empty when either has no letters.

    Example:
        >>> [finding.code for finding in compare_organisations("HWF", "Harbour Women's Forum")]
        ['acronym']
    """
    if a > b:
        return [turned(finding) for finding in _compare(read(b), read(a))]
    return _compare(read(a), read(b))


def _compare(a: Body, b: Body) -> list[Finding]:
    if not a.parts or not b.parts:
        return []
    if _known(a, b):
        params = (("a", a.phrase), ("b", b.phrase))
        return [Finding("known_acronym", _spread(a.parts), _spread(b.parts), (("known_acronym", 1.0),), params)]
    acronym = _of_acronym(a, b)
    aligned = _align(a.telling, b.telling)
    if acronym and not aligned.shared:
        return acronym
    return [*acronym, *_of_shared(a, b, aligned), *_of_missing(aligned), _of_whole(a, b)]
