"""What an engagement leads to: promises, what we do next, and what came of it."""

from __future__ import annotations

import datetime as dt
from uuid import UUID

from django.utils import timezone

from overture.foundation.access.viewer import Viewer
from overture.foundation.audit.operations import note, operation
from overture.foundation.history.operations import keep_changes
from overture.foundation.listing.operations import relist
from overture.foundation.partial_dates import PartialDate
from overture.foundation.records import values_of

from .. import rules
from ..errors import NotAllowed, WordsMissing
from ..facts import CommitmentFacts
from ..models import Ask, Commitment, Engagement, FollowUp, Outcome

SETTLING = ("state", "settled", "how_known")


def _check(engagement: Engagement, text: str, *, by: Viewer) -> None:
    if not rules.can_edit_engagement(by, engagement):
        raise NotAllowed
    if not text.strip():
        raise WordsMissing


@operation
def add_commitment(engagement: Engagement, facts: CommitmentFacts, *, by: Viewer) -> Commitment:
    """Note what somebody said they would do, theirs or ours."""
    _check(engagement, facts.text, by=by)
    commitment = save_commitment(engagement, facts, by=by)
    relist(engagement)
    return commitment


def save_commitment(engagement: Engagement, facts: CommitmentFacts, *, by: Viewer) -> Commitment:
    """Write a promise unless its words stand there; call inside an operation that checked the right to."""
    if not facts.text.strip():
        raise WordsMissing
    known = engagement.commitments.filter(text=facts.text.strip()).first()
    if known is not None:
        return known
    commitment = Commitment.objects.create(
        engagement=engagement,
        text=facts.text.strip(),
        side=facts.side,
        organisation_id=facts.organisation_id,
        person_id=facts.person_id,
        due=facts.due,
        ask_id=facts.ask_id,
        state=facts.state,
    )
    note("commitment.add", commitment, by=by)
    return commitment


@operation
def settle_commitment(
    commitment: Commitment,
    state: str,
    *,
    settled: PartialDate | None = None,
    how_known: str = "",
    version: int | None = None,
    by: Viewer,
) -> Commitment:
    """Say whether a promise was kept or broken, when, and how we know; or open it again, which forgets both."""
    if not rules.can_edit_engagement(by, commitment.engagement):
        raise NotAllowed
    commitment.claim_version(commitment.version if version is None else version)
    before = values_of(commitment, SETTLING)
    commitment.state = Commitment.State(state)
    is_open = commitment.state == Commitment.State.OPEN
    commitment.settled, commitment.how_known = (None, "") if is_open else (settled, how_known.strip())
    commitment.save(update_fields=SETTLING)
    keep_changes(commitment, before, by=by)
    note("commitment.settle", commitment, by=by)
    return commitment


@operation
def add_follow_up(
    engagement: Engagement,
    text: str,
    *,
    owner_id: UUID | None = None,
    due_on: dt.date | None = None,
    ask: Ask | None = None,
    commitment: Commitment | None = None,
    by: Viewer,
) -> FollowUp:
    """Note what we do next, who does it and by when; behind an ask or a promise when it follows one up."""
    _check(engagement, text, by=by)
    ask = ask or (commitment.ask if commitment else None)
    follow_up = FollowUp.objects.create(
        engagement=engagement, text=text.strip(), owner_id=owner_id, due_on=due_on, ask=ask, commitment=commitment
    )
    note("follow_up.add", follow_up, by=by)
    return follow_up


@operation
def finish_follow_up(follow_up: FollowUp, *, at: dt.datetime | None = None, by: Viewer) -> FollowUp:
    """Say that it is done; a second time changes nothing."""
    if not rules.can_edit_engagement(by, follow_up.engagement):
        raise NotAllowed
    if follow_up.done_at is None:
        before = values_of(follow_up, ("done_at",))
        follow_up.claim_version(follow_up.version)
        follow_up.done_at = at or timezone.now()
        follow_up.save(update_fields=["done_at"])
        keep_changes(follow_up, before, by=by)
        note("follow_up.finish", follow_up, by=by)
    return follow_up


@operation
def add_outcome(
    engagement: Engagement,
    what: str,
    text: str,
    *,
    when: PartialDate | None = None,
    source: str = "",
    our_part: str = "",
    ask: Ask | None = None,
    by: Viewer,
) -> Outcome:
    """Note what came of an engagement, with its source and our part in it."""
    _check(engagement, text, by=by)
    outcome = Outcome.objects.create(
        engagement=engagement,
        what=Outcome.What(what),
        text=text.strip(),
        when=when,
        source=source.strip(),
        our_part=our_part.strip(),
        ask=ask,
    )
    note("outcome.add", outcome, by=by)
    relist(engagement)
    return outcome
