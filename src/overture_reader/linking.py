"""Which record of the directory a name is: known, to be asked about, or new."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from typing import TypeVar

from overture_names import Index, compare
from overture_reader.directory import Directory, KnownPerson
from overture_reader.model import Candidate, LinkState

_MARGIN = 0.05
_CERTAIN = 0.97
_LOOKED_AT = 6
_LETTERS = str.maketrans("أإآٱىةؤئךםןףץ", "اااايهويכמנפצ")
_WORDS = re.compile(r"[^\W_]+")
_SMALL = frozenset(["of", "the", "for", "and"])

Value = TypeVar("Value")


@lru_cache(maxsize=65536)
def fold(word: str) -> str:
    """Return a word without case, accents, vowel signs and letter variants of three scripts.

    The length may change; for comparing words, not for offsets. Kept simple and fast because every word of a text
    passes here; likeness of whole names is `overture_names`' work.

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


@dataclass(frozen=True, slots=True)
class _Near:
    """A record whose name comes near: ``agrees`` says whether the organisations do, None where one side is silent."""

    id: str
    name: str
    score: float
    why: tuple[str, ...]
    exact: bool
    same: bool
    other_script: bool
    agrees: bool | None


@dataclass(frozen=True, slots=True)
class _Known:
    """The directory made ready for search."""

    people: Index[str]
    organisations: Index[str]
    bodies: dict[str, tuple[str, ...]]


_READY: dict[str, _Known] = {}


def kept(cache: dict[str, Value], directory: Directory, make: Callable[[Directory], Value]) -> Value:
    """Return what was made of a directory, made once for each version of the last few directories."""
    if directory.version not in cache:
        while len(cache) >= 8:
            cache.pop(next(iter(cache)))
        cache[directory.version] = make(directory)
    return cache[directory.version]


def _ready(directory: Directory) -> _Known:
    bodies = {each.id: each.names for each in directory.organisations}
    by_name = {fold_name(name): each.names for each in directory.organisations for name in each.names}
    theirs = {each.id: _organisation_names(each, bodies, by_name) for each in directory.people}
    return _Known(
        Index(((each.id, name) for each in directory.people for name in each.names), "person"),
        Index(((each.id, name) for each in directory.organisations for name in each.names), "organisation"),
        theirs,
    )


def _organisation_names(
    known: KnownPerson, bodies: dict[str, tuple[str, ...]], by_name: dict[str, tuple[str, ...]]
) -> tuple[str, ...]:
    own = (known.organisation,) if known.organisation else ()
    listed = by_name.get(fold_name(known.organisation), ()) if known.organisation else ()
    return tuple(dict.fromkeys((*own, *bodies.get(known.organisation_id or "", ()), *listed)))


def link_person(forms: tuple[str, ...], organisation: tuple[str, ...], directory: Directory) -> Link:
    """Return the link of a person.

    Args:
        forms: spellings of the name in the text, the fullest first.
        organisation: spellings of the organisation they belong to in the text; empty where it names none.
        directory: whom the desk knows.

    Returns:
        *known* when the spelling is the same, or is another one of the same name and the organisation agrees; *ask*
        when it comes near; else *new*. A look-alike of another organisation is never linked.
    """
    if not directory.people:
        return NEW
    known = kept(_READY, directory, _ready)
    return _decide(_near(forms, known.people, lambda key: _agrees(organisation, known.bodies[key]), "person"))


def link_organisation(forms: tuple[str, ...], directory: Directory) -> Link:
    """Return the link of an organisation named by some forms."""
    if not directory.organisations:
        return NEW
    known = kept(_READY, directory, _ready)
    return _decide(_near(forms, known.organisations, lambda _: None, "organisation"))


def _near(forms: tuple[str, ...], index: Index[str], agrees: Callable[[str], bool | None], kind: str) -> list[_Near]:
    best: dict[str, _Near] = {}
    for form in forms[:4]:
        for key, name, found in index.search(form, limit=_LOOKED_AT):
            exact = _bag(form) == _bag(name)
            score = 1.0 if exact else found
            if score < 0.5 or (key in best and best[key].score >= score):
                continue
            best[key] = _weighed(form, name, key, score, exact, agrees(key), kind)
    return [each for each in best.values() if each.exact or each.same or each.score >= 0.6]


def _weighed(form: str, name: str, key: str, score: float, exact: bool, agrees: bool | None, kind: str) -> _Near:
    compared = compare(form, name, kind="person" if kind == "person" else "organisation")
    why = ("the same words",) if exact else tuple(reason.sentence for reason in compared.reasons[:3])
    other = form[:1].isascii() != name[:1].isascii()
    return _Near(key, name, score, why, exact, compared.band == "same", other, agrees)


def _agrees(organisation: tuple[str, ...], names: tuple[str, ...]) -> bool | None:
    """Whether an organisation in the text is theirs; None where one side says nothing."""
    if not organisation or not names:
        return None
    mine, theirs = {fold_name(name) for name in organisation}, {fold_name(name) for name in names}
    if mine & theirs or any(one in two or two in one for one in mine for two in theirs):
        return True
    return any(compare(one, two, kind="organisation").band == "same" for one in organisation for two in names)


def _decide(near: list[_Near]) -> Link:
    if not near:
        return NEW
    near.sort(key=lambda each: (-each.score, each.agrees is not True, each.id))
    candidates = tuple(
        Candidate(each.id, each.name, round(each.score, 3), (*each.why, *_about(each.agrees))) for each in near[:5]
    )
    first, second = near[0], near[1] if len(near) > 1 else None
    clear = (
        second is None or first.score - second.score >= _MARGIN or (first.agrees is True and second.agrees is not True)
    )
    spelt_otherwise = first.same and (
        first.agrees is True or (first.other_script and first.agrees is None and first.score >= _CERTAIN)
    )
    if clear and (first.exact or spelt_otherwise):
        return Link("known", first.id, candidates)
    return Link("ask", None, candidates)


def _about(agrees: bool | None) -> tuple[str, ...]:
    return () if agrees is None else ("the organisation agrees",) if agrees else ("another organisation",)


def _bag(name: str) -> tuple[str, ...]:
    return tuple(sorted(word for word in fold_name(name).split() if word not in _SMALL))
