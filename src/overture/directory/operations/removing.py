"""Taking a record away again that was made by mistake and that nothing stands on."""

from __future__ import annotations

from overture.foundation.access.viewer import Viewer
from overture.foundation.audit.operations import note, operation
from overture.foundation.history.operations import forget_history
from overture.foundation.listing.operations import unlist

from ..merging import parts_of
from ..models import Initiative, Organisation, Person
from .checks import check_may_edit

LEAVE_WITH_IT = {
    "person": ("names", "posts", "identifiers", "name_answers", "name_keys"),
    "organisation": ("names", "identifiers", "name_answers", "name_keys", "memberships"),
}


@operation
def remove_unused(record: Person | Organisation | Initiative, *, by: Viewer) -> bool:
    """Remove a person, body or initiative with its names and history, unless something else stands on it.

    Returns:
        Whether it was removed.
    """
    check_may_edit(by)
    if stands_under_something(record):
        return False
    note("remove", record, by=by)
    unlist(record.record_kind, record.pk)
    forget_history(record)
    for membership in record.memberships.all() if isinstance(record, Organisation) else ():
        forget_history(membership)
    record.delete()
    return True


def stands_under_something(record: Person | Organisation | Initiative) -> bool:
    """Whether any row outside the record itself points at it, or another record became a part of it."""
    if any(parts_of(record.record_kind, record.pk)):
        return True
    own = LEAVE_WITH_IT.get(record.record_kind, ())
    return any(
        relation.related_model._base_manager.filter(**{relation.field.name: record}).exists()
        for relation in record._meta.related_objects
        if relation.get_accessor_name() not in own
    )
