"""Which places an organisation holds in networks, coalitions, working groups and official bodies; and its members."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from django.db.models import QuerySet

from overture.accounts.queries import the_desk
from overture.foundation.access.viewer import Viewer

from ..models import Membership, Organisation
from .seen import one_of, organisations_seen_by

LIVE = (Membership.Status.ACTIVE, Membership.Status.SUSPENDED)


@dataclass(frozen=True, slots=True)
class MembersCounted:
    """How many members a body has by now: live ones, suspended ones among them, and those that left."""

    live: int
    suspended: int
    left: int


def memberships_seen_by(viewer: Viewer) -> QuerySet[Membership]:
    """The memberships whose both ends this viewer may know of."""
    seen = organisations_seen_by(viewer).values("pk")
    return Membership.objects.filter(member__in=seen, network__in=seen)


def membership_for(viewer: Viewer, membership_id: UUID | str) -> Membership:
    """One membership.

    Raises:
        NotFound: when there is none, or this viewer may not know of one of its ends.
    """
    return one_of(memberships_seen_by(viewer).select_related("member", "network"), membership_id)


def places_of(viewer: Viewer, organisation: Organisation) -> list[Membership]:
    """The places an organisation holds or held elsewhere, live ones first, then by when they began; latest first."""
    rows = memberships_seen_by(viewer).filter(member=organisation)
    return _in_order(rows.select_related("network").prefetch_related("network__names"))


def members_of(viewer: Viewer, organisation: Organisation) -> list[Membership]:
    """Who holds or held a place in an organisation, live ones first, by name."""
    rows = memberships_seen_by(viewer).filter(network=organisation)
    found = list(rows.select_related("member").prefetch_related("member__names").order_by("member__name", "pk"))
    return sorted(found, key=lambda row: row.status not in LIVE)


def members_counted(rows: list[Membership]) -> MembersCounted:
    """The numbers of a list of members."""
    states = [row.status for row in rows]
    live = sum(state in LIVE for state in states)
    return MembersCounted(live, states.count(Membership.Status.SUSPENDED), len(states) - live)


def membership_of(organisation: Organisation) -> Membership | None:
    """An organisation's membership in the desk's own network: the live one, or else the one it left last."""
    rows = Membership.objects.filter(member=organisation, network_id=the_desk().organisation_id)
    return next(iter(_in_order(rows)), None)


def _in_order(rows: QuerySet[Membership]) -> list[Membership]:
    return sorted(rows, key=order_of, reverse=True)


def order_of(row: Membership) -> tuple[bool, object, object]:
    """Sorts places: live ones last, then by when they began."""
    return row.status in LIVE, row.joined.first if row.joined else row.made_at.date(), row.made_at
