"""Whom many names may mean: the question of `directory.queries.matching`, asked for a whole sheet at once."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from overture.directory.models import Name, NameAnswer, NameKey, Organisation, Person, Post
from overture.directory.queries.matching import ASK_FROM
from overture_names import lookup_keys
from overture_names.comparing import Kind, score
from overture_names.folding import fold

CHUNK = 500
MOST_COMPARED = 20
MODELS: dict[Kind, type[Person] | type[Organisation]] = {"person": Person, "organisation": Organisation}


@dataclass(frozen=True, slots=True)
class Near:
    """A record that a name may mean. `is_exact`: one of its names is this one, letter for letter when folded."""

    id: UUID
    name: str
    score: float
    is_exact: bool


@dataclass(frozen=True, slots=True)
class Found:
    """What is known about a name: the record that a person said it means, else those it may mean, nearest first."""

    said: UUID | None = None
    near: tuple[Near, ...] = ()


def find(names: Iterable[str], kind: Kind) -> dict[str, Found]:
    """By folded name, what each may mean; a fixed number of queries for every 500 names or keys."""
    spelled = {fold(name): name for name in names if fold(name)}
    answers = _answers(spelled, kind)
    candidates = _candidates(spelled, kind)
    known = _names_of({one for found in candidates.values() for one in found}, kind)
    found = {}
    for folded, name in spelled.items():
        said = next((party for party, is_same in answers[folded].items() if is_same), None)
        others = [one for one in candidates.get(folded, ()) if one not in answers[folded] and one in known]
        near = (_near(name, folded, one, known[one], kind) for one in others)
        kept = sorted((one for one in near if one.score >= ASK_FROM), key=lambda one: (-one.score, one.name))
        found[folded] = Found(said, tuple(kept))
    return found


def _near(name: str, folded: str, party: UUID, spellings: list[str], kind: Kind) -> Near:
    is_exact = any(fold(one) == folded for one in spellings)
    best = 1.0 if is_exact else max(score(name, one, kind) for one in spellings)
    return Near(party, spellings[0], best, is_exact)


def _answers(spelled: dict[str, str], kind: Kind) -> dict[str, dict[UUID, bool]]:
    found: dict[str, dict[UUID, bool]] = defaultdict(dict)
    for some in chunks(spelled):
        rows = NameAnswer.objects.filter(folded__in=some, **{f"{kind}__isnull": False})
        for folded, party, is_same in rows.values_list("folded", f"{kind}_id", "is_same"):
            found[folded][party] = is_same
    return found


def _candidates(spelled: dict[str, str], kind: Kind) -> dict[str, list[UUID]]:
    """By folded name, the parties that share the most keys with it."""
    keys = {folded: lookup_keys(name, kind) for folded, name in spelled.items()}
    parties: dict[str, list[UUID]] = defaultdict(list)
    for some in chunks({key for found in keys.values() for key in found}):
        rows = NameKey.objects.filter(key__in=some, **{f"{kind}__isnull": False})
        for key, party in rows.values_list("key", f"{kind}_id"):
            parties[key].append(party)
    if not parties:
        return {}
    return {
        folded: _most(Counter(one for key in found for one in parties.get(key, ()))) for folded, found in keys.items()
    }


def _most(hits: Counter[UUID]) -> list[UUID]:
    return [party for party, _count in sorted(hits.items(), key=lambda one: (-one[1], str(one[0])))[:MOST_COMPARED]]


def _names_of(ids: Collection[UUID], kind: Kind) -> dict[UUID, list[str]]:
    """All names of some parties, the main one first."""
    found: dict[UUID, list[str]] = {}
    for some in chunks(ids):
        found.update((pk, [name]) for pk, name in MODELS[kind].objects.filter(pk__in=some).values_list("pk", "name"))
        for pk, text in Name.objects.filter(**{f"{kind}__in": some}).values_list(f"{kind}_id", "text"):
            found[pk].append(text)
    return found


def about(ids: Iterable[UUID], kind: Kind) -> dict[UUID, str]:
    """What tells records of one kind apart beside their names: where somebody works, what a body is part of."""
    found: dict[UUID, str] = {}
    for some in chunks(set(ids)):
        if kind == "person":
            posts = Post.objects.filter(person__in=some).order_by("made_at")
            found.update(posts.values_list("person_id", "organisation__name"))
        else:
            bodies = Organisation.objects.filter(pk__in=some, parent__isnull=False)
            found.update((pk, name or "") for pk, name in bodies.values_list("pk", "parent__name"))
    return found


def chunks(items: Iterable[Any]) -> Iterator[list[Any]]:
    """Items in lists that a query can hold, in a steady order."""
    listed = sorted(items, key=str)
    for start in range(0, len(listed), CHUNK):
        yield listed[start : start + CHUNK]
