"""A round-up goes out in every language that is ready, and comes back from all of them at once."""

from __future__ import annotations

import datetime as dt
from typing import Any

from overture.engagements.operations import publish_engagement
from overture.engagements.queries import engagement_for
from overture.foundation.access import Viewer
from overture.foundation.audit.operations import note, operation
from overture.foundation.history.operations import keep_changes
from overture.foundation.records import values_of

from ..errors import GapsUndecided, NotAllowed, NotReady
from ..models import RoundUp
from ..queries.check import publish_check
from ..rules import can_compose
from .uses import keep_uses


@operation
def publish_round_up(
    round_up: RoundUp, *, at: dt.datetime, by: Viewer, with_gaps: bool = False, version: int | None = None
) -> RoundUp:
    """Make a round-up public, and with it the engagements it tells that may be told.

    The quotes are noted as used here. Publishing what is public already opens what was put in since.

    Args:
        round_up: which one.
        at: now.
        by: who publishes.
        with_gaps: that the person chose to leave places closed which may not be shown, or empty.
        version: the version of the round-up that the person checked; the newest when None.

    Raises:
        NotAllowed: when the viewer composes nothing.
        NotReady: when something keeps it from being published; `queries.publish_check` lists what.
        GapsUndecided: when places would stay closed or empty and nobody decided about them.
        StaleVersion: when somebody published or changed it since.
    """
    if not can_compose(by):
        raise NotAllowed
    check = publish_check(by, round_up, at=at)
    if check.blockers:
        raise NotReady
    if check.needs_a_word and not with_gaps:
        raise GapsUndecided
    round_up.claim_version(round_up.version if version is None else version)
    for one in check.engagements:
        if one.will_open:
            _open(one.engagement_id, at=at, by=by)
    _set_state(round_up, RoundUp.State.PUBLISHED, at=at, by=by)
    keep_uses(round_up, at=at, by=by)
    note("publish", round_up, by=by)
    return round_up


def _open(engagement_id: Any, *, at: dt.datetime, by: Viewer) -> None:
    engagement = engagement_for(by, engagement_id, at=at)
    if engagement is not None:
        publish_engagement(engagement, at=at, by=by)


@operation
def unpublish_round_up(round_up: RoundUp, *, at: dt.datetime, by: Viewer) -> RoundUp:
    """Take a round-up down in all languages at once. Its address says that it is gone; its engagements stay public."""
    if not can_compose(by):
        raise NotAllowed
    if round_up.state != RoundUp.State.PUBLISHED:
        return round_up
    round_up.claim_version(round_up.version)
    _set_state(round_up, RoundUp.State.UNPUBLISHED, at=at, by=by)
    keep_uses(round_up, at=at, by=by)
    note("unpublish", round_up, by=by)
    return round_up


def _set_state(round_up: RoundUp, state: str, *, at: dt.datetime, by: Viewer) -> None:
    before = values_of(round_up, ("state", "published_at"))
    round_up.state = state
    round_up.published_at = round_up.published_at or at
    round_up.save(update_fields=["state", "published_at"])
    keep_changes(round_up, before, by=by)
