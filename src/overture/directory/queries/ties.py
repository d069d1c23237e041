"""Who knows whom, and who says so. Ties are for coordinators; everybody else is told of none."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from uuid import UUID

from django.db.models import Q, QuerySet
from django.utils import timezone

from overture.foundation.access.viewer import Viewer
from overture.foundation.local_text import ShownText

from .. import rules
from ..models import Organisation, Person, Post, Standing, Tie
from ..scripts import language_of
from ..tenure import is_held_on
from ..told import TieTold
from .calling import person_named
from .naming import display_name
from .seen import one_of
from .tree import body_with_parts

FETCHED = ("person__names", "other__names", "told_by__names", "person__posts__organisation__names",
           "other__posts__organisation__names")  # fmt: skip


WARMEST = (Tie.HowWell.CLOSE, Tie.HowWell.IN_TOUCH, Tie.HowWell.MET_ONCE, "")
"""How well two people know each other, the closest first; what was not said comes last."""


def ties_seen_by(viewer: Viewer) -> QuerySet[Tie]:
    """Every tie, for those who may see notes on people; none for others."""
    return Tie.objects.all() if rules.can_see_notes(viewer) else Tie.objects.none()


def tie_for(viewer: Viewer, tie_id: UUID | str) -> Tie:
    """One tie.

    Raises:
        NotFound: when there is none, or this viewer may not know of it.
    """
    return one_of(ties_seen_by(viewer).select_related("person", "other", "told_by", "told_by_account"), tie_id)


def ties_of(viewer: Viewer, person: Person) -> tuple[TieTold, ...]:
    """A person's ties, the closest first; `other` is the one at the other end. Nine queries at any length."""
    if not rules.can_see_notes(viewer):
        return ()
    found = fetched_ties(Tie.objects.filter(Q(person=person) | Q(other=person)))
    return _closest_first(tie_told(viewer, tie, first=person.pk) for tie in found if tie.person_id != tie.other_id)


def ties_into(viewer: Viewer, organisation: Organisation, *, on: dt.date | None = None) -> tuple[TieTold, ...]:
    """The ties between people of our network and those who hold a post in a body, or in its parts, on a day.

    `one` is the person of our network, `other` the one in the body. A fixed number of queries for a tree of any width.
    """
    if not rules.can_see_notes(viewer):
        return ()
    there = people_in_tree(viewer, organisation, on=on or timezone.localdate())
    network = Person.objects.filter(standing=Standing.NETWORK).exclude(pk__in=there).values("pk")
    out = Q(person__in=network, other__in=there) | Q(other__in=network, person__in=there)
    found = fetched_ties(Tie.objects.filter(out))
    return _closest_first(
        tie_told(viewer, tie, first=tie.other_id if tie.person_id in there else tie.person_id) for tie in found
    )


def people_in_tree(viewer: Viewer, organisation: Organisation, *, on: dt.date) -> frozenset[UUID]:
    """The ids of those who hold a post in a body or in anything that stands in it, on a day."""
    posts = Post.objects.filter(organisation__in=body_with_parts(viewer, organisation))
    return frozenset(post.person_id for post in posts if is_held_on(post, on))


def who_says(viewer: Viewer, tie: Tie) -> ShownText:
    """Who a tie stands on: a person of the record, an account of the desk, or words."""
    if tie.told_by is not None:
        return display_name(tie.told_by, viewer.language)
    words = tie.said_by or str(tie.told_by_account or "")
    return ShownText(words, language_of(words))


def fetched_ties(ties: QuerySet[Tie]) -> list[Tie]:
    """Ties with what `tie_told` reads of them."""
    found = ties.select_related("person", "other", "told_by", "told_by_account").prefetch_related(*FETCHED)
    return list(found.order_by("made_at", "pk"))


def tie_told(viewer: Viewer, tie: Tie, *, first: UUID) -> TieTold:
    """A tie from the end of the person `first`. Only for those who may see ties."""
    ends = (tie.person, tie.other) if tie.person_id == first else (tie.other, tie.person)
    one, other = (person_named(viewer, person) for person in ends)
    return TieTold(
        id=str(tie.pk),
        one=one,
        other=other,
        what=tie.get_what_display(),
        how_well=tie.how_well,
        how_well_words=tie.get_how_well_display() if tie.how_well else "",
        since=tie.since,
        who_says=who_says(viewer, tie),
        said=tie.said,
        note=tie.note,
    )


def _closest_first(ties: Iterable[TieTold]) -> tuple[TieTold, ...]:
    return tuple(sorted(ties, key=lambda tie: WARMEST.index(tie.how_well)))
