"""Where initiatives, proposals and people stand, as words with a shape."""

from __future__ import annotations

from overture.foundation.ui.shapes import Tag

from .models import Initiative, Proposal, Stance
from .told import STATE_OF_POSITION

STAGE_STATES = {
    Initiative.Stage.ANNOUNCED: "wait",
    Initiative.Stage.DEBATED: "wait",
    Initiative.Stage.ADOPTED: "ok",
    Initiative.Stage.AT_WORK: "ok",
    Initiative.Stage.ENDED: "line",
    Initiative.Stage.DROPPED: "refused",
}
STATUS_STATES = {
    Proposal.Status.DRAFT: "line",
    Proposal.Status.OPEN: "wait",
    Proposal.Status.ADOPTED: "ok",
    Proposal.Status.DELIVERED: "ok",
    Proposal.Status.WITHDRAWN: "refused",
}


def position_tag(position: str) -> Tag:
    """A position as a word with a shape."""
    return Tag(STATE_OF_POSITION[position], Stance.Position(position).label)


def stage_tag(initiative: Initiative) -> Tag | None:
    """Where an initiative stands; None when nobody said."""
    if not initiative.stage:
        return None
    return Tag(STAGE_STATES[Initiative.Stage(initiative.stage)], initiative.get_stage_display())


def status_tag(status: str) -> Tag:
    """A proposal's status as a word with a shape."""
    return Tag(STATUS_STATES[Proposal.Status(status)], Proposal.Status(status).label)
