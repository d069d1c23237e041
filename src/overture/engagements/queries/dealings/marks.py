"""When the parts of a body were met: one light row for each engagement and part, for the chart of lanes."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from operator import itemgetter
from uuid import UUID

from django.db.models import Exists, F, OuterRef, Q, QuerySet

from ...models import Engagement, Moment, Participant, SpokeFor, Status
from ..seen import engagements_seen_in_full_by
from .scope import Dealings

DRAWN = (Status.HELD, Status.PLANNED, Status.TENTATIVE)


@dataclass(frozen=True, slots=True)
class MarkOfBody:
    """An engagement in the lane of one body."""

    body: UUID
    engagement: UUID
    day: dt.date
    kind: str
    status: str
    level: str


def marks_of(dealings: Dealings, first: dt.date | None, last: dt.date | None) -> list[MarkOfBody]:
    """What was held or is planned in a period with a known begin, once for each body of the tree that was there."""
    drawn = dealings.engagements.filter(status__in=DRAWN, starts_on__isnull=False)
    if first:
        drawn = drawn.filter(starts_on__gte=first)
    if last:
        drawn = drawn.filter(starts_on__lte=last)
    ids = drawn.values("pk")
    rows = _fields(Participant.objects.filter(engagement__in=ids, organisation__in=dealings.tree), "engagement")
    spoke = SpokeFor.objects.filter(participant__engagement__in=ids, organisation__in=dealings.tree)
    found = {*rows, *_fields(spoke, "participant__engagement")}
    return [MarkOfBody(*row) for row in sorted(found, key=itemgetter(2, 1, 0))]


def _fields(rows: QuerySet, engagement: str) -> QuerySet:
    columns = [f"{engagement}__{name}" for name in ("starts_on", "kind", "status", "confidentiality")]
    return rows.order_by().values_list(F("organisation_id"), f"{engagement}_id", *columns).distinct()


def moments_between(dealings: Dealings, first: dt.date, last: dt.date) -> list[Moment]:
    """The moments of a period, but those that are known only from engagements which this viewer may not see."""
    seen = engagements_seen_in_full_by(dealings.viewer, at=dealings.at).filter(moment=OuterRef("pk"))
    hung = Engagement.objects.filter(moment=OuterRef("pk"))
    rows = Moment.objects.filter(Q(Exists(seen)) | ~Exists(hung), when__isnull=False)
    found = [one for one in rows if one.when and one.when.first <= last and one.when.last >= first]
    return sorted(found, key=lambda one: one.when.first if one.when else dt.date.max)
