"""Likeness of names, and which record of the directory a name is: known, to be asked about, or new."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz.distance import DamerauLevenshtein

from overture_reader.directory import Directory, KnownOrganisation, KnownPerson
from overture_reader.model import Candidate, LinkState

_ASK_FROM = 0.80
_MARGIN = 0.05
_LETTERS = str.maketrans("أإآٱىةؤئךםןףץ", "اااايهويכמנפצ")
_WORDS = re.compile(r"[^\W_]+")
_VOWELS = re.compile("[aeiouyäöüاويعאויעה]")


@lru_cache(maxsize=65536)
def fold(word: str) -> str:
    """Return a word without case, accents, vowel signs and letter variants of three scripts.

    Example:
        >>> fold("Wanjirū")
        'wanjiru'
    """
    word = word.translate(_LETTERS).replace("\u0640", "")
    if word.isascii():
        return word.casefold()
    decomposed = unicodedata.normalize("NFKD", word)
    return "".join(each for each in decomposed if not unicodedata.combining(each)).casefold().translate(_LETTERS)


def fold_name(name: str) -> str:
    """Return a whole name folded, its words parted by single spaces."""
    return " ".join(fold(word) for word in _WORDS.findall(name))


@dataclass(frozen=True, slots=True)
class Link:
    """What the directory says about a name."""

    state: LinkState
    id: str | None = None
    candidates: tuple[Candidate, ...] = ()


NEW = Link("new")


def link_person(forms: tuple[str, ...], organisation: str | None, directory: Directory) -> Link:
    """Return the link of a person named by some forms, with an organisation by name or none."""
    names = {each.id: _organisation_names(each, directory) for each in directory.people}
    scored = []
    for known in directory.people:
        score, name, why = _best(forms, known.names)
        if score >= _ASK_FROM:
            scored.append((score, known.id, name, why, _agrees(organisation, names[known.id])))
    return _decide(scored)


def link_organisation(forms: tuple[str, ...], directory: Directory) -> Link:
    """Return the link of an organisation named by some forms."""
    scored = []
    for known in directory.organisations:
        score, name, why = _best(forms, known.names)
        if score >= _ASK_FROM:
            scored.append((score, known.id, name, why, None))
    return _decide(scored)


def _organisation_names(known: KnownPerson, directory: Directory) -> tuple[str, ...]:
    listed = [each.names for each in directory.organisations if _is_theirs(known, each)]
    own = (known.organisation,) if known.organisation else ()
    return (*own, *(name for names in listed for name in names))


def _is_theirs(known: KnownPerson, organisation: KnownOrganisation) -> bool:
    return organisation.id == known.organisation_id or (known.organisation or "") in organisation.names


def _agrees(organisation: str | None, names: tuple[str, ...]) -> bool | None:
    """Whether the organisation in the text is theirs; None where one side says nothing."""
    if not organisation or not names:
        return None
    one = fold_name(organisation)
    return any(one == fold_name(name) or one in fold_name(name) or fold_name(name) in one for name in names)


def _decide(scored: list[tuple[float, str, str, tuple[str, ...], bool | None]]) -> Link:
    if not scored:
        return NEW
    scored.sort(key=lambda each: (-each[0], each[4] is not True, each[1]))
    candidates = tuple(
        Candidate(key, name, round(score, 3), (*why, *_about(agrees))) for score, key, name, why, agrees in scored[:5]
    )
    score, key, _, _, agrees = scored[0]
    rival = scored[1] if len(scored) > 1 else None
    clear = rival is None or score - rival[0] >= _MARGIN or (agrees is True and rival[4] is not True)
    if clear and (score >= 0.995 or (score >= 0.93 and agrees is True)):
        return Link("known", key, candidates)
    return Link("ask", None, candidates)


def _about(agrees: bool | None) -> tuple[str, ...]:
    return () if agrees is None else ("the organisation agrees",) if agrees else ("another organisation",)


def _best(forms: tuple[str, ...], names: tuple[str, ...]) -> tuple[float, str, tuple[str, ...]]:
    best: tuple[float, str, tuple[str, ...]] = (0.0, "", ())
    for form in forms:
        for name in names:
            score, why = _likeness(form, name)
            if score > best[0]:
                best = (score, name, why)
    return best


@lru_cache(maxsize=65536)
def _likeness(one: str, two: str) -> tuple[float, tuple[str, ...]]:
    first, second = fold_name(one), fold_name(two)
    if first == second or _bag(first) == _bag(second):
        return 1.0, ("the same words",)
    if abs(len(first) - len(second)) > 4:
        return 0.0, ()
    score = DamerauLevenshtein.normalized_similarity(first, second)
    if _skeleton(first) == _skeleton(second):
        return max(score, 0.94), ("only a vowel or a doubled letter differs",)
    return min(score, 0.92), ("spelt otherwise",)


def _bag(folded: str) -> list[str]:
    return sorted(word for word in folded.split() if word not in ("of", "the", "for", "and"))


def _skeleton(folded: str) -> str:
    bare = " ".join(word[:1] + _VOWELS.sub("", word[1:]) for word in folded.split())
    return re.sub(r"(.)\1+", r"\1", bare)
