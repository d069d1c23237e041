"""Looking for records that may be one, and keeping what people answer."""

from __future__ import annotations

from typing import Any

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from overture.foundation.access.viewer import Viewer
from overture.foundation.audit.operations import note, operation
from overture_names.folding import fold

from ..merging import answer_about
from ..models import Doubt, Organisation, PairAnswer, Person, Unexamined
from ..queries.sameness import near_parties
from .checks import check_may_edit

Party = Person | Organisation
MODELS: dict[str, Any] = {"person": Person, "organisation": Organisation}
BATCH = 100


@operation
def answer_pair(first: Party, second: Party, *, answer: str, by: Viewer) -> PairAnswer:
    """Keep for ever whether two records are the same; a later answer replaces an earlier one.

    Nothing is merged by it. After "different" nobody is asked about the two again.
    """
    check_may_edit(by)
    row = answer_about(first, second) or PairAnswer(**pair_of(first, second))
    row.answer, row.answered_at, row.answered_by = answer, timezone.now(), by.user_id or "system"
    row.save()
    if answer == PairAnswer.Answer.DIFFERENT:
        Doubt.objects.filter(**pair_of(first, second)).delete()
    note("answer", row, by=by)
    return row


def pair_of(first: Party, second: Party) -> dict[str, Party]:
    """The columns of a pair, with the two always in the same order."""
    one, other = sorted((first, second), key=lambda party: str(party.pk))
    return {first.record_kind: one, f"other_{first.record_kind}": other}


def look_for_doubts(*, most: int = BATCH) -> int:
    """Compare records whose names changed with all the others, and keep which of them may be one.

    Done by the worker beside everything else, a record at a time, so that nobody waits for it.

    Returns:
        How many were compared; none when nothing waits.
    """
    waiting = list(Unexamined.objects.order_by("pk")[:most])
    for row in waiting:
        _examine(row)
    return len(waiting)


@transaction.atomic
def _examine(row: Unexamined) -> None:
    row.delete()
    party = MODELS[row.record_kind].objects.prefetch_related("names").filter(pk=row.record_id).first()
    if party is None:
        return
    kind = party.record_kind
    Doubt.objects.filter(Q(**{kind: party}) | Q(**{f"other_{kind}": party})).delete()
    near = near_parties(party).values()
    rows = [Doubt(**pair_of(party, other), score=score) for other, score in near if not _are_two(party, other)]
    Doubt.objects.bulk_create(rows, ignore_conflicts=True)


def _are_two(party: Party, other: Party) -> bool:
    """Whether somebody said so, of the records or of their names."""
    answer = answer_about(party, other)
    if answer is not None:
        return answer.answer == PairAnswer.Answer.DIFFERENT
    return _is_said_not(party, other) or _is_said_not(other, party)


def _is_said_not(party: Party, other: Party) -> bool:
    return party.name_answers.filter(folded=fold(other.name)[:300], is_same=False).exists()
