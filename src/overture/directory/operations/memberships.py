"""An organisation's place in our network, in a coalition, a working group or an official body."""

from __future__ import annotations

from typing import Any

from django.utils import timezone

from overture.accounts.queries import the_desk
from overture.foundation.access.viewer import Viewer
from overture.foundation.audit.operations import note, operation
from overture.foundation.history.operations import keep_changes
from overture.foundation.partial_dates import PartialDate
from overture.foundation.records import values_of

from ..errors import LeftBeforeJoined, LeftButLive, LeftToCome, MemberAlready, MemberOfItself, NoNetwork, NotYetJoined
from ..given import MembershipGiven
from ..models import Membership, Organisation
from ..queries.memberships import LIVE, order_of
from .checks import check_may_edit, take_over

FIELDS = ("member_class", "status", "joined", "left")


@operation
def add_membership(
    member: Organisation, *, network: Organisation, by: Viewer, given: MembershipGiven | None = None
) -> Membership:
    """Give an organisation a place in a network, coalition, working group or official body.

    One that left stays as it is: who comes back has two rows, one for each time.

    Raises:
        MemberAlready: while a live place stands there.
        MembershipDates: when the status and the dates do not fit.
    """
    check_may_edit(by)
    row = Membership(member=member, network=network)
    take_over(row, values_of_given(given or MembershipGiven()), FIELDS)
    _check(row)
    row.save()
    note("add", row, by=by)
    return row


@operation
def change_membership(row: Membership, *, version: int, by: Viewer, **changes: Any) -> Membership:
    """Change the class, status or dates of a membership.

    Raises:
        StaleVersion: when somebody saved a newer version since.
        MembershipDates: when the status and the dates do not fit.
    """
    check_may_edit(by)
    before = values_of(row, FIELDS)
    row.claim_version(version)
    take_over(row, changes, FIELDS)
    _check(row)
    row.save(update_fields=FIELDS)
    keep_changes(row, before, by=by)
    note("change", row, by=by)
    return row


@operation
def end_membership(row: Membership, *, by: Viewer, on: PartialDate | None = None) -> Membership:
    """Say that an organisation left, and when as far as it is known."""
    return change_membership(row, version=row.version, by=by, status=Membership.Status.LEFT, left=on)


@operation
def remove_membership(row: Membership, *, by: Viewer) -> None:
    """Take a membership away that was written by mistake; one that ended is ended instead, and stays."""
    check_may_edit(by)
    note("remove", row, by=by)
    row.delete()


@operation
def set_membership(
    member: Organisation, *, by: Viewer, given: MembershipGiven | None = None, network: Organisation | None = None
) -> Membership:
    """Say which place an organisation has in a network, the desk's own by default; an older saying is replaced.

    Raises:
        NoNetwork: when the desk has no organisation of its own yet.
        MembershipDates: when the status and the dates do not fit.
    """
    check_may_edit(by)
    network = network or Organisation.objects.filter(pk__in=[the_desk().organisation_id]).first()
    if network is None:
        raise NoNetwork
    values = values_of_given(given or MembershipGiven())
    row = latest_membership(member, network)
    if row is None or (row.status == Membership.Status.LEFT and values["status"] in LIVE):
        return add_membership(member, network=network, by=by, given=given)
    if values == values_of(row, FIELDS):
        return row
    return change_membership(row, version=row.version, by=by, **values)


def latest_membership(member: Organisation, network: Organisation) -> Membership | None:
    """The live place of an organisation in a network, or else the one it left last."""
    rows = Membership.objects.filter(member=member, network=network)
    return max(rows, key=order_of, default=None)


def values_of_given(given: MembershipGiven) -> dict[str, Any]:
    """The fields of a membership as they were given."""
    return {name: getattr(given, name) for name in FIELDS}


def _check(row: Membership) -> None:
    """Refuse a membership whose status and dates contradict each other."""
    if row.member_id == row.network_id:
        raise MemberOfItself
    check_membership_dates(row.status, joined=row.joined, left=row.left)
    if row.status in LIVE:
        others = Membership.objects.filter(member=row.member_id, network=row.network_id, status__in=LIVE)
        if others.exclude(pk=row.pk).exists():
            raise MemberAlready


def check_membership_dates(status: str, *, joined: PartialDate | None, left: PartialDate | None) -> None:
    """Refuse dates that do not fit each other, or the status, today.

    Raises:
        LeftBeforeJoined, LeftButLive, LeftToCome, NotYetJoined: each says what to change.
    """
    today = timezone.localdate()
    if joined and left and left.last < joined.first:
        raise LeftBeforeJoined
    if status in LIVE and left and left.last < today:
        raise LeftButLive
    if status == Membership.Status.LEFT and left and left.first > today:
        raise LeftToCome
    if joined and joined.first > today:
        raise NotYetJoined
