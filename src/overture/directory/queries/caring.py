"""What waits about the people in the record: what may no longer be right, notices owed, objections, and lowerings."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db.models import Q, QuerySet
from django.utils import timezone

from overture.foundation.access.viewer import Viewer
from overture.foundation.listing.queries import MOST_COUNTED

from .. import rules
from ..models import ContactPoint, Lowering, Notice, Organisation, Person
from .seen import one_of, organisations_seen_by, people_seen_by, people_to_offer

Party = Person | Organisation


@dataclass(frozen=True, slots=True)
class CareCounted:
    """How much waits of each kind, for the tabs of the page."""

    stale: int
    notices: int
    lowerings: int
    objections: int


def is_stale(checked_on: dt.date, *, today: dt.date | None = None) -> bool:
    """Whether somebody must be asked again whether a thing is still right."""
    return checked_on < stale_before(today=today)


def stale_before(*, today: dt.date | None = None) -> dt.date:
    """The day before which all is asked for again: a year ago unless `OVERTURE_ASK_AGAIN_DAYS` says otherwise."""
    return (today or timezone.localdate()) - dt.timedelta(days=settings.OVERTURE_ASK_AGAIN_DAYS)


def stale_people(viewer: Viewer) -> QuerySet[Person]:
    """People whose facts nobody confirmed for a year, the oldest first; nobody for those who may not write."""
    if not rules.can_edit_directory(viewer):
        return Person.objects.none()
    people = people_to_offer(viewer).filter(checked_on__lt=stale_before())
    return people.prefetch_related("names", "posts__organisation__names").order_by("checked_on", "pk")


def stale_contact_points(viewer: Viewer) -> QuerySet[ContactPoint]:
    """Ways to reach somebody that nobody confirmed for a year, the oldest first; whose and of what kind, no words."""
    if not rules.can_edit_directory(viewer):
        return ContactPoint.objects.none()
    points = ContactPoint.objects.filter(checked_on__lt=stale_before())
    points = points.filter(Q(person__isnull=True) | Q(person__objected_at__isnull=True)).defer("value")
    points = points.select_related("person", "organisation").prefetch_related("person__names", "organisation__names")
    return points.order_by("checked_on", "pk")


def contact_point_for(viewer: Viewer, point_id: UUID | str) -> ContactPoint:
    """A way to reach somebody, for those who may change it.

    Raises:
        NotFound: when there is none, or this viewer may not write.
    """
    points = ContactPoint.objects.all() if rules.can_edit_directory(viewer) else ContactPoint.objects.none()
    return one_of(points.select_related("person", "organisation"), point_id)


def notices_owed(viewer: Viewer) -> QuerySet[Person]:
    """People who were not told yet that they are in the record, the longest known first."""
    if not rules.can_edit_directory(viewer):
        return Person.objects.none()
    people = people_to_offer(viewer).filter(notice=Notice.OWED)
    return people.prefetch_related("names", "posts__organisation__names").order_by("made_at", "pk")


def objections(viewer: Viewer) -> QuerySet[Person]:
    """People who objected, the latest first; coordinators alone, and nowhere else in a list."""
    if not rules.can_edit_directory(viewer):
        return Person.objects.none()
    return people_seen_by(viewer).filter(objected_at__isnull=False).prefetch_related("names").order_by("-objected_at")


def lowerings_waiting(viewer: Viewer) -> QuerySet[Lowering]:
    """Requests to protect less that nobody answered yet, the oldest first."""
    return _lowerings(viewer).filter(state=Lowering.State.WAITING).order_by("made_at", "pk")


def lowerings_of(viewer: Viewer, party: Party) -> QuerySet[Lowering]:
    """Every request about a party, answered ones as well, the newest first."""
    return _lowerings(viewer).filter(**{party.record_kind: party}).order_by("-made_at", "pk")


def lowering_for(viewer: Viewer, lowering_id: UUID | str) -> Lowering:
    """One request.

    Raises:
        NotFound: when there is none, or this viewer may not know of it.
    """
    return one_of(_lowerings(viewer), lowering_id)


def _lowerings(viewer: Viewer) -> QuerySet[Lowering]:
    if not rules.can_edit_directory(viewer):
        return Lowering.objects.none()
    seen = Q(person__in=people_seen_by(viewer)) | Q(organisation__in=organisations_seen_by(viewer))
    rows = Lowering.objects.filter(seen).select_related("person", "organisation")
    return rows.prefetch_related("person__names", "organisation__names")


def care_counted(viewer: Viewer) -> CareCounted:
    """How much waits of each kind; beyond `MOST_COUNTED` nobody needs to know more exactly."""
    return CareCounted(
        stale=_bounded(stale_people(viewer)) + _bounded(stale_contact_points(viewer)),
        notices=_bounded(notices_owed(viewer)),
        lowerings=_bounded(lowerings_waiting(viewer)),
        objections=_bounded(objections(viewer)),
    )


def _bounded(rows: QuerySet[Any]) -> int:
    return rows.prefetch_related(None).order_by()[:MOST_COUNTED].count()
