"""Noting what somebody declared. An older view stays; the newest one stands."""

from __future__ import annotations

from typing import Any

from overture.foundation.access.viewer import Viewer
from overture.foundation.audit.operations import note, operation
from overture.foundation.history.operations import forget_history, keep_changes
from overture.foundation.partial_dates import PartialDate
from overture.foundation.records import values_of

from ..errors import SourceMissing
from ..models import Initiative, Organisation, Person, Proposal, Stance, Topic
from .checks import check_may_edit, take_over

FIELDS = ("position", "words", "words_language", "source", "source_url", "source_kind", "source_id", "declared")


@operation
def declare_stance(
    party: Person | Organisation,
    *,
    on: Topic | Initiative | Proposal,
    position: str,
    declared: PartialDate,
    source: str,
    by: Viewer,
    **more: Any,
) -> Stance:
    """Note the view that a person or body declared on a subject; what they said before stays below it.

    `more` are other fields of `FIELDS`: the words, their language, and where the source is.

    Raises:
        SourceMissing: when it is not said where that is written.
    """
    check_may_edit(by)
    stance = Stance(**{party.record_kind: party, on.record_kind: on})
    take_over(stance, {"position": position, "declared": declared, "source": source.strip(), **more}, FIELDS)
    if not stance.source:
        raise SourceMissing
    stance.save()
    note("add", stance, by=by)
    return stance


@operation
def change_stance(stance: Stance, *, version: int, by: Viewer, **changes: Any) -> Stance:
    """Correct a view that was noted wrongly; a new view is a new row.

    Raises:
        SourceMissing: when the source would be empty.
        StaleVersion: when somebody saved a newer version since.
    """
    check_may_edit(by)
    if not str(changes.get("source", stance.source)).strip():
        raise SourceMissing
    before = values_of(stance, FIELDS)
    stance.claim_version(version)
    take_over(stance, changes, FIELDS)
    stance.save(update_fields=FIELDS)
    keep_changes(stance, before, by=by)
    note("change", stance, by=by)
    return stance


@operation
def remove_stance(stance: Stance, *, by: Viewer) -> None:
    """Remove a view that was noted by mistake, with its history."""
    check_may_edit(by)
    note("remove", stance, by=by)
    forget_history(stance)
    stance.delete()
