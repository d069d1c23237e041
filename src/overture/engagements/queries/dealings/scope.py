"""Which engagements count as dealings with a body, for one viewer."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Q, QuerySet

from overture.directory.models import Person, Protection
from overture.directory.queries.tree import whole_tree_ids
from overture.foundation.access.viewer import Viewer

from ...models import Ask, Commitment, Engagement, Participant, Side, SpokeFor
from ...rules import is_coordinator
from ..among import among
from ..seen import engagements_seen_in_full_by, seen_in_full, seen_in_substance


@dataclass(frozen=True, slots=True)
class Dealings:
    """The engagements with a body and its parts that a viewer may know of.

    Attributes:
        tree: the ids of the body and its parts, as far as the viewer knows them.
        engagements: all of them: those told in full, and those told in substance that name the body and nobody else.
        in_full: those that are told with their people; only these say who met whom.
        in_substance: the ids of the others.
    """

    viewer: Viewer
    at: dt.datetime
    tree: tuple[UUID, ...]
    engagements: QuerySet[Engagement]
    in_full: QuerySet[Engagement]
    in_substance: frozenset[UUID] = frozenset()

    @property
    def today(self) -> dt.date:
        return self.at.date()


def dealings_with(viewer: Viewer, tree: Collection[UUID], *, at: dt.datetime) -> Dealings:
    """The dealings with the bodies of a tree, each of which the viewer may know of.

    A body was there when somebody came from it or spoke for it. Somebody at risk leaves no trace here, but for
    coordinators. Under Chatham House a body counts only where it took part as a body and nobody in the record belongs
    to its tree, as `naming.bodies_to_name` says.
    """
    rows, mandates = _rows_of(viewer, tree), _mandates_of(viewer, tree)
    there = among(rows.values("engagement"), mandates.values("participant__engagement"))
    in_full = engagements_seen_in_full_by(viewer, at=at).filter(there)
    if is_coordinator(viewer):
        return Dealings(viewer, at, tuple(tree), in_full, in_full)
    named = Engagement.objects.filter(there, seen_in_substance(viewer, at=at) & _names_the_body_alone(tree))
    in_substance = frozenset(named.exclude(seen_in_full(viewer, at=at)).values_list("pk", flat=True))
    everything = Engagement.objects.filter((seen_in_full(viewer, at=at) & there) | Q(pk__in=in_substance))
    return Dealings(viewer, at, tuple(tree), everything, in_full, in_substance)


def _rows_of(viewer: Viewer, tree: Collection[UUID]) -> QuerySet[Participant]:
    rows = Participant.objects.filter(organisation__in=tree)
    return rows if is_coordinator(viewer) else rows.exclude(person__protection=Protection.AT_RISK)


def _mandates_of(viewer: Viewer, tree: Collection[UUID]) -> QuerySet[SpokeFor]:
    rows = SpokeFor.objects.filter(organisation__in=tree)
    return rows if is_coordinator(viewer) else rows.exclude(participant__person__protection=Protection.AT_RISK)


def _names_the_body_alone(tree: Collection[UUID]) -> Q:
    """In SQL what `bodies_to_name` says of each: the whole tree is asked, since those above give somebody away too."""
    whole = whole_tree_ids(tree)
    # Said the other way round, the database begins with the body and not with all the seats that nobody sits in.
    as_a_body = Participant.objects.filter(organisation__in=tree, side=Side.THEIRS).exclude(person__isnull=False)
    there = as_a_body.values("engagement")
    works_there = Person.objects.filter(posts__organisation__in=whole).values("pk")
    tied = (
        SpokeFor.objects.filter(organisation__in=whole).values("participant__engagement"),
        Participant.objects.filter(organisation__in=whole, person__isnull=False).values("engagement"),
        Participant.objects.filter(person__in=works_there).values("engagement"),
        Participant.objects.filter(instead_of__in=works_there, engagement__in=there).values("engagement"),
        Ask.objects.filter(made_by__in=works_there).values("engagement"),
        Commitment.objects.filter(person__in=works_there, engagement__in=there).values("engagement"),
    )
    named = Q(pk__in=there)
    for rows in tied:
        named &= ~Q(pk__in=rows)
    return named
