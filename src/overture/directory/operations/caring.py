"""What is owed to the people in the record: marks, notices, and asking again whether it is still right."""

from __future__ import annotations

import datetime as dt

from django.utils import timezone
from django.utils.translation import gettext as _

from overture.foundation.access.viewer import Viewer
from overture.foundation.audit.operations import note, operation
from overture.foundation.history.operations import keep_changes
from overture.foundation.records import values_of

from .. import rules
from ..errors import NotAllowed, NoticeIncomplete, ReasonMissing
from ..models import ContactPoint, Mark, Notice, Organisation, Person
from .checks import check_may_edit
from .contacts import reveal_contact_points
from .names import next_version

Party = Person | Organisation

MARK_FIELDS = ("mark", "mark_why", "marked_by", "marked_at")
NOTICE_FIELDS = ("notice", "notice_sent", "notice_why")


@operation
def set_mark(party: Party, *, mark: str, by: Viewer, why: str = "", version: int | None = None) -> Party:
    """Say that nobody contacts a party, or that they are handled with care, and why; an empty mark takes it away.

    Who set it and when stands beside it. Taking it away needs a reason too, which the history keeps.

    Raises:
        ReasonMissing: without a reason.
        StaleVersion: when somebody saved a newer version than `version` since.
    """
    check_may_edit(by)
    if not why.strip():
        raise ReasonMissing
    before = values_of(party, MARK_FIELDS)
    party.mark, party.mark_why = (Mark(mark) if mark else ""), why.strip()
    party.marked_by, party.marked_at = by.name, timezone.now()
    _claim(party, version)
    party.save(update_fields=MARK_FIELDS)
    keep_changes(party, {name: before[name] for name in ("mark", "mark_why")}, by=by)
    note("mark", party, by=by)
    return party


@operation
def record_notice(
    person: Person,
    *,
    state: str,
    by: Viewer,
    on: dt.date | None = None,
    why: str = "",
    version: int | None = None,
) -> Person:
    """Keep whether a person was told that they are in the record.

    Raises:
        NoticeIncomplete: when it was sent on no day or on a day to come, or is not needed for no reason.
        StaleVersion: when somebody saved a newer version than `version` since.
    """
    check_may_edit(by)
    if state == Notice.SENT and (on is None or on > timezone.localdate()):
        raise NoticeIncomplete(_("Write the day on which the notice was sent; today or earlier."))
    if state == Notice.NOT_NEEDED and not why.strip():
        raise NoticeIncomplete(_("Write why no notice is needed."))
    before = values_of(person, NOTICE_FIELDS)
    person.notice = Notice(state)
    person.notice_sent = on if state == Notice.SENT else None
    person.notice_why = why.strip() if state == Notice.NOT_NEEDED else ""
    _claim(person, version)
    person.save(update_fields=NOTICE_FIELDS)
    keep_changes(person, before, by=by)
    note("notice", person, by=by)
    return person


@operation
def confirm_still_right(subject: Person | ContactPoint, *, by: Viewer, on: dt.date | None = None) -> None:
    """Say that a person's facts, or a way to reach somebody, are still right today; asked again after a year."""
    check_may_edit(by)
    before = values_of(subject, ("checked_on",))
    subject.checked_on = on or timezone.localdate()
    subject.claim_version(type(subject).objects.values_list("version", flat=True).get(pk=subject.pk))
    subject.save(update_fields=["checked_on"])
    keep_changes(subject, before, by=by)
    note("still_right", subject, by=by)


def _claim(party: Party, version: int | None) -> None:
    """Take the next version: after the one that somebody had in front of them, or after whatever stands."""
    if version is None:
        next_version(party)
    else:
        party.claim_version(version)


@operation
def open_file(person: Person, *, by: Viewer) -> Person:
    """Note that somebody looked at everything held on a person, and at each way to reach them, before it is shown.

    Raises:
        NotAllowed: for everybody but coordinators.
    """
    if not rules.can_see_file(by):
        raise NotAllowed
    note("open_file", person, by=by)
    reveal_contact_points(person, by=by)
    return person
