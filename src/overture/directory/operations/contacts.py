"""Ways to reach somebody: sealed, and each look is noted before anything is shown."""

from __future__ import annotations

from overture.foundation.access.viewer import Viewer
from overture.foundation.audit.operations import note, operation

from .. import rules
from ..errors import NotAllowed
from ..models import ContactPoint, Organisation, Person
from .checks import check_may_edit
from .names import owner_of

Party = Person | Organisation


@operation
def add_contact_point(party: Party, *, medium: str, value: str, by: Viewer, note_on_it: str = "") -> ContactPoint:
    """Keep a way to reach a party, sealed."""
    check_may_edit(by)
    fields = {"medium": medium, "value": value.strip(), "note": note_on_it.strip()}
    point = ContactPoint.objects.create(**owner_of(party), **fields)
    note("add", point, by=by)
    return point


@operation
def remove_contact_point(point: ContactPoint, *, by: Viewer) -> None:
    """Forget a way to reach a party."""
    check_may_edit(by)
    note("remove", point, by=by)
    point.delete()


@operation
def reveal_contact_points(party: Party, *, by: Viewer) -> list[ContactPoint]:
    """The ways to reach a party. That somebody looked is in the audit before this returns.

    Raises:
        NotAllowed: when this viewer may not look.
    """
    if not rules.can_see_contact_points(by, party):
        raise NotAllowed
    points = list(ContactPoint.objects.filter(**owner_of(party)).order_by("medium", "made_at"))
    for point in points:
        note("look", point, by=by)
    return points
