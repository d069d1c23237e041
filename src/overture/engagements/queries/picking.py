"""What a field offers while a name is typed: people, bodies or engagements, in whatever script and spelling."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils import timezone

from overture.directory.models import Standing
from overture.directory.queries import (
    organisations_seen_by,
    people_to_offer,
    same_organisation_candidates,
    same_person_candidates,
)
from overture.foundation.access.viewer import Viewer
from overture.foundation.listing.searching import search
from overture_names import fold
from overture_names.comparing import SAME_FROM

from ..models import Engagement, Side
from .choosing import ORGANISATION, PERSON, Choice, choice_of
from .seen import engagements_seen_in_full_by
from .wholes import whole_label

MOST_OFFERED = 7
MOST_LOOKED_AT = 20
SHORTEST_SPELLING = 3
"""Letters from which on other spellings are looked for."""
STANDINGS = {Side.OURS.value: Standing.NETWORK, Side.THEIRS.value: Standing.STAKEHOLDER}


@dataclass(frozen=True, slots=True)
class Offer:
    """A record that is offered; near when its name begins with what was typed, or is the same name otherwise spelt."""

    choice: Choice
    is_near: bool


def choices_like(viewer: Viewer, words: str, kinds: Iterable[str], *, side: str = "") -> list[Offer]:
    """The records that some typed letters may mean, near ones first, then those of the side, then as the search has it.

    A fixed number of queries.
    """
    begun = fold(words).strip()
    if not begun:
        return []
    wanted = tuple(dict.fromkeys(kinds))
    places: dict[tuple[str, str], int] = {}
    for entry in search(viewer, words, kinds=wanted, most=MOST_LOOKED_AT):
        places.setdefault((entry.kind, entry.record_id), len(places))
    alike = _spelt_otherwise(viewer, wanted, words) if len(begun) >= SHORTEST_SPELLING else frozenset()
    for key in alike:
        places.setdefault(key, len(places))
    found: list[tuple[bool, bool, int, Offer]] = []
    for kind in wanted:
        ids = [record_id for one, record_id in places if one == kind]
        for choice, standing in _fetched(viewer, kind, ids):
            key = (kind, str(choice.id))
            is_near = key in alike or _begins(choice.name, begun)
            found.append((not is_near, standing != STANDINGS.get(side, standing), places[key], Offer(choice, is_near)))
    return [row[3] for row in sorted(found, key=lambda row: row[:3])][:MOST_OFFERED]


def _begins(name: str, begun: str) -> bool:
    """Whether a name, or a word of it, begins with the letters."""
    return f" {fold(name)}".find(f" {begun}") >= 0


def _spelt_otherwise(viewer: Viewer, kinds: Iterable[str], words: str) -> frozenset[tuple[str, str]]:
    """The people and bodies that bear the same name in other letters."""
    alike = {PERSON: same_person_candidates, ORGANISATION: same_organisation_candidates}
    found = [(kind, one) for kind in kinds if kind in alike for one in alike[kind](words, viewer=viewer)]
    return frozenset((kind, str(one.id)) for kind, one in found if one.score >= SAME_FROM)


def _fetched(viewer: Viewer, kind: str, ids: list[str]) -> list[tuple[Choice, str]]:
    if kind == PERSON:
        people = people_to_offer(viewer).filter(pk__in=ids).prefetch_related("posts__organisation")
        return [(choice_of(row, viewer=viewer), row.standing) for row in people]
    if kind == ORGANISATION:
        bodies = organisations_seen_by(viewer).filter(pk__in=ids).select_related("parent")
        return [(choice_of(row, viewer=viewer), row.standing) for row in bodies]
    if kind == Engagement.record_kind:
        rows = engagements_seen_in_full_by(viewer, at=timezone.now()).filter(pk__in=ids)
        return [(Choice(kind, row.pk, whole_label(row), row.title), "") for row in rows]
    return []
