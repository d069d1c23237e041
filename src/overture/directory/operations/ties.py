"""Noting who knows whom, and who says so."""

from __future__ import annotations

from typing import Any

from overture.foundation.access.viewer import Viewer
from overture.foundation.audit.operations import note, operation
from overture.foundation.history.operations import forget_history, keep_change, keep_changes
from overture.foundation.records import values_of

from ..errors import NobodySaysSo, TiedToThemselves
from ..models import Person, Tie
from .checks import check_may_edit, take_over

PLAIN = ("what", "how_well", "since", "said", "note")
FIELDS = (*PLAIN, "said_by", "told_by", "told_by_account_id")


@operation
def add_tie(person: Person, *, other: Person, by: Viewer, **more: Any) -> Tie:
    """Say that two people know each other, are family or work together; `more` are fields of `FIELDS`.

    Raises:
        NobodySaysSo: when it is not said who says so.
        TiedToThemselves: when both are the same.
    """
    check_may_edit(by)
    if person.pk == other.pk:
        raise TiedToThemselves
    tie = Tie(person=person, other=other)
    take_over(tie, more, FIELDS)
    check_somebody_says_so(tie)
    tie.save()
    note("add", tie, by=by)
    return tie


@operation
def change_tie(tie: Tie, *, version: int, by: Viewer, **changes: Any) -> Tie:
    """Change what is known of a tie, or who says so.

    Raises:
        NobodySaysSo: when nobody would say so.
        StaleVersion: when somebody saved a newer version since.
    """
    check_may_edit(by)
    before, said_by = values_of(tie, PLAIN), who_says(tie)
    take_over(tie, changes, FIELDS)
    check_somebody_says_so(tie)
    tie.claim_version(version)
    tie.save(update_fields=FIELDS)
    keep_changes(tie, before, by=by)
    keep_change(tie, "said_by", before=said_by, after=who_says(tie), by=by)
    note("change", tie, by=by)
    return tie


@operation
def remove_tie(tie: Tie, *, by: Viewer) -> None:
    """Forget a tie, with its history."""
    check_may_edit(by)
    note("remove", tie, by=by)
    forget_history(tie)
    tie.delete()


def who_says(tie: Tie) -> str:
    """Who a tie stands on, for a row of the history."""
    return str(tie.told_by or tie.told_by_account or tie.said_by)


def check_somebody_says_so(tie: Tie) -> None:
    """Refuse a tie that stands on nobody's word."""
    if not (tie.told_by_id or tie.told_by_account_id or tie.said_by.strip()):
        raise NobodySaysSo
