"""The lists of the desk: bodies in their tree, members, people. What may be seen is part of each question."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TypeVar
from uuid import UUID

from django.db.models import Model, Prefetch, QuerySet
from django.utils import timezone

from overture.accounts.queries import the_desk
from overture.foundation import registry
from overture.foundation.access.viewer import Viewer
from overture.foundation.listing.queries import MOST_COUNTED, record_ids_seen_by
from overture.foundation.partial_dates import PartialDate

from ..models import Membership, Organisation, Person, Post, Standing
from ..tenure import is_held_on
from .matching import same_organisation_candidates, same_person_candidates
from .seen import organisations_seen_by, people_to_offer

M = TypeVar("M", bound=Model)

STAKEHOLDERS = (Standing.STAKEHOLDER, Standing.OTHER)
NETWORK = (Standing.NETWORK,)
MOST_NEAR = 20
"""Records under another spelling of the words sought that a list shows too."""
MOST_TO_CHOOSE = 200
"""Names that fit into one choice; of more, the name is typed."""
DEEPEST = 4
"""Levels below a body that its tree shows; a team of a department of a ministry is two."""


@dataclass(frozen=True, slots=True)
class BodyInTree:
    """An organisation with its depth below the top of what is shown."""

    organisation: Organisation
    depth: int


def bodies_listed(viewer: Viewer, *, text: str = "", kind: str = "") -> QuerySet[Organisation]:
    """The stakeholders' bodies, of one kind and with some words in any of their names."""
    bodies = organisations_seen_by(viewer).filter(standing__in=STAKEHOLDERS)
    if kind:
        bodies = bodies.filter(kind=kind)
    bodies = _with_words(bodies, viewer, "organisation", text)
    return bodies.select_related("parent").prefetch_related("names", "parent__names")


def top_bodies(viewer: Viewer) -> QuerySet[Organisation]:
    """The stakeholders' bodies that stand in no other body that this list shows."""
    shown = organisations_seen_by(viewer).filter(standing__in=STAKEHOLDERS)
    return bodies_listed(viewer).exclude(parent__in=shown)


def in_their_tree(viewer: Viewer, tops: Sequence[Organisation]) -> list[BodyInTree]:
    """Bodies with all that stands in them, each below its own; one query a level."""
    below: dict[UUID, list[Organisation]] = {}
    level: list[Organisation] = list(tops)
    for _depth in range(DEEPEST):
        level = list(bodies_listed(viewer).filter(parent__in=[body.pk for body in level]).order_by("name", "pk"))
        for body in level:
            below.setdefault(body.parent_id, []).append(body)  # type: ignore[arg-type]
    return [row for top in tops for row in _walk(top, below, 0)]


def _walk(body: Organisation, below: dict[UUID, list[Organisation]], depth: int) -> Iterable[BodyInTree]:
    yield BodyInTree(body, depth)
    for part in below.get(body.pk, []):
        yield from _walk(part, below, depth + 1)


def members_listed(
    viewer: Viewer, *, text: str = "", status: str = "", member_class: str = ""
) -> QuerySet[Organisation]:
    """Organisations with a membership in our network, live ones unless another status is asked for."""
    rows = Membership.objects.filter(network_id=the_desk().organisation_id)
    wanted = rows.filter(status=status or Membership.Status.ACTIVE)
    if member_class:
        wanted = wanted.filter(member_class=member_class)
    found = organisations_seen_by(viewer).filter(pk__in=wanted.values_list("member_id", flat=True))
    found = _with_words(found, viewer, "organisation", text)
    return found.prefetch_related("names", Prefetch("memberships", queryset=rows, to_attr="in_our_network"))


def people_listed(
    viewer: Viewer, *, standings: Sequence[Standing], text: str = "", organisation: Organisation | None = None
) -> QuerySet[Person]:
    """People of some sides, with some words in any of their names, with a post in one organisation.

    Who objected stands in no list, not even a coordinator's, but that of the objections (`caring`).
    """
    people = people_to_offer(viewer).filter(standing__in=standings)
    if organisation is not None:
        people = people.filter(
            pk__in=Post.objects.filter(organisation=organisation).values_list("person_id", flat=True)
        )
    people = _with_words(people, viewer, "person", text)
    return people.prefetch_related("names", "posts__organisation__names")


def _with_words(rows: QuerySet[M], viewer: Viewer, kind: str, text: str) -> QuerySet[M]:
    """Those with all of the words as written, and those whose name is another spelling of them in any script."""
    if not text.strip():
        return rows
    near = same_person_candidates if kind == "person" else same_organisation_candidates
    written = record_ids_seen_by(viewer, kind, text=text)[:MOST_COUNTED]
    return rows.filter(pk__in=[*written, *(one.id for one in near(text, viewer=viewer, most=MOST_NEAR))])


def people_counts(viewer: Viewer, organisations: Iterable[Organisation], *, on: dt.date | None = None) -> Counter[UUID]:
    """How many people hold a post in each organisation on a day (today by default), as far as this viewer may know."""
    posts = Post.objects.filter(organisation__in=[one.pk for one in organisations], person__in=people_to_offer(viewer))
    day = on or timezone.localdate()
    held = {(post.organisation_id, post.person_id) for post in posts if is_held_on(post, day)}
    return Counter(organisation_id for organisation_id, _person_id in held)


def last_days(viewer: Viewer, kind: str, records: Iterable[Organisation | Person]) -> dict[UUID, PartialDate]:
    """When something happened last with each record, as the rooms above say."""
    found: dict[UUID, PartialDate] = {}
    ids = [one.pk for one in records]
    for ask in registry.last_days.all():
        for key, day in ask(viewer, kind, ids, at=timezone.now()).items():
            found[UUID(key)] = max(day, found.get(UUID(key), day))
    return found


def rolled_up(rows: Sequence[BodyInTree], days: dict[UUID, PartialDate]) -> dict[UUID, PartialDate]:
    """The last days of a tree, where meeting a team is meeting its ministry."""
    found = dict(days)
    for row in reversed(rows):
        day, above = found.get(row.organisation.pk), row.organisation.parent_id
        if day and above and row.depth:
            found[above] = max(day, found.get(above, day))
    return found


def organisations_to_choose(viewer: Viewer) -> list[Organisation]:
    """Every organisation that a post or a part may belong to, by name; one query."""
    return list(organisations_seen_by(viewer).order_by("name", "pk"))


def bodies_to_narrow_by(viewer: Viewer) -> list[tuple[UUID, str]]:
    """The organisations that a list can be narrowed to, id and name; none when they are too many to choose from."""
    found = organisations_seen_by(viewer).order_by("name", "pk").values_list("pk", "name")[: MOST_TO_CHOOSE + 1]
    return list(found) if len(found) <= MOST_TO_CHOOSE else []
