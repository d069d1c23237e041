"""What a field offers while a name is typed: people, bodies or engagements, in whatever script and spelling."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils import timezone

from overture.directory.models import Standing
from overture.directory.queries import (
    organisations_seen_by,
    people_seen_by,
    same_organisation_candidates,
    same_person_candidates,
)
from overture.foundation.access.viewer import Viewer
from overture.foundation.listing.queries import record_ids_seen_by
from overture_names import fold
from overture_names.comparing import SAME_FROM

from ..models import Engagement, Side
from .choosing import ORGANISATION, PERSON, Choice, choice_of
from .seen import engagements_seen_in_full_by
from .wholes import whole_label

MOST_OFFERED = 7
MOST_LOOKED_AT = 60
SHORTEST_SPELLING = 3
"""Letters from which on other spellings are looked for."""
STANDINGS = {Side.OURS.value: Standing.NETWORK, Side.THEIRS.value: Standing.STAKEHOLDER}


@dataclass(frozen=True, slots=True)
class Offer:
    """A record that is offered; near when its name begins with what was typed, or is the same name otherwise spelt."""

    choice: Choice
    is_near: bool


def choices_like(viewer: Viewer, words: str, kinds: Iterable[str], *, side: str = "") -> list[Offer]:
    """The records that some typed letters may mean, near ones first, then those of the side.

    Other spellings and scripts follow where only a handful contain the letters. A fixed number of queries.
    """
    begun = fold(words).strip()
    if not begun:
        return []
    found: list[tuple[bool, bool, str, Offer]] = []
    for kind in dict.fromkeys(kinds):
        ids = dict.fromkeys(record_ids_seen_by(viewer, kind, text=words)[:MOST_LOOKED_AT], False)
        if kind in (PERSON, ORGANISATION) and len(ids) < MOST_OFFERED and len(begun) >= SHORTEST_SPELLING:
            ids |= _spelt_otherwise(viewer, kind, words)
        for choice, standing in _fetched(viewer, kind, list(ids)):
            is_near = ids.get(str(choice.id), False) or _begins(choice.name, begun)
            found.append((not is_near, standing != STANDINGS.get(side, standing), choice.label, Offer(choice, is_near)))
    return [row[3] for row in sorted(found, key=lambda row: row[:3])][:MOST_OFFERED]


def _begins(name: str, begun: str) -> bool:
    """Whether a name, or a word of it, begins with the letters."""
    return f" {fold(name)}".find(f" {begun}") >= 0


def _spelt_otherwise(viewer: Viewer, kind: str, words: str) -> dict[str, bool]:
    """Ids of records of a near name, and whether it is the same name in other letters."""
    alike = same_person_candidates if kind == PERSON else same_organisation_candidates
    return {str(one.id): one.score >= SAME_FROM for one in alike(words, viewer=viewer)}


def _fetched(viewer: Viewer, kind: str, ids: list[str]) -> list[tuple[Choice, str]]:
    if kind == PERSON:
        people = people_seen_by(viewer).filter(pk__in=ids).prefetch_related("posts__organisation")
        return [(choice_of(row), row.standing) for row in people]
    if kind == ORGANISATION:
        bodies = organisations_seen_by(viewer).filter(pk__in=ids).select_related("parent")
        return [(choice_of(row), row.standing) for row in bodies]
    if kind == Engagement.record_kind:
        rows = engagements_seen_in_full_by(viewer, at=timezone.now()).filter(pk__in=ids)
        return [(Choice(kind, row.pk, whole_label(row), row.title), "") for row in rows]
    return []
