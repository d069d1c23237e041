"""What followed from each ask, as one chain: the answer, the promises, what we do next, what came of it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from overture.foundation.ui.shapes import Tag

from .models import Commitment
from .queries.evidence import EvidenceByField, FactEvidence
from .tags import ask_tag, promise_tag
from .told import ToldAsk, ToldCommitment, ToldEngagement, ToldFollowUp, ToldOutcome


@dataclass(frozen=True, slots=True)
class FollowUpRow:
    """What we do next; late when it is not done and its day is over."""

    told: ToldFollowUp
    is_late: bool


@dataclass(frozen=True, slots=True)
class PromiseRow:
    """A promise, with what we do about it."""

    told: ToldCommitment
    tag: Tag
    is_open: bool
    follow_ups: tuple[FollowUpRow, ...] = ()


@dataclass(frozen=True, slots=True)
class Chain:
    """An ask and what followed; without an ask, what stands for itself."""

    ask: ToldAsk | None
    tag: Tag | None = None
    evidence: tuple[FactEvidence, ...] = ()
    promises: tuple[PromiseRow, ...] = ()
    follow_ups: tuple[FollowUpRow, ...] = ()
    outcomes: tuple[ToldOutcome, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether nothing is in it at all."""
        return not (self.ask or self.promises or self.follow_ups or self.outcomes)


def chains_of(told: ToldEngagement, evidence: EvidenceByField, *, today: dt.date) -> list[Chain]:
    """A chain for each ask, and last one without an ask for whatever answers none; that one is left out when empty."""
    chains = [_chain(told, ask, evidence.get(f"ask:{ask.id}", ()), today) for ask in told.asks]
    rest = _chain(told, None, (), today)
    return chains if rest.is_empty else [*chains, rest]


def _chain(told: ToldEngagement, ask: ToldAsk | None, evidence: tuple[FactEvidence, ...], today: dt.date) -> Chain:
    ask_id = ask.id if ask else ""
    promised = {one.id for one in told.commitments}
    follow_ups = [one for one in told.follow_ups if one.commitment_id not in promised]
    return Chain(
        ask=ask,
        tag=ask_tag(ask.state) if ask else None,
        evidence=evidence,
        promises=tuple(_promise(told, one, today) for one in told.commitments if one.ask_id == ask_id),
        follow_ups=tuple(_follow_up(one, today) for one in follow_ups if one.ask_id == ask_id),
        outcomes=tuple(one for one in told.outcomes if one.ask_id == ask_id),
    )


def _promise(told: ToldEngagement, one: ToldCommitment, today: dt.date) -> PromiseRow:
    is_open = one.state == Commitment.State.OPEN
    is_late = is_open and one.due is not None and one.due.last < today
    behind = tuple(_follow_up(row, today) for row in told.follow_ups if row.commitment_id == one.id)
    return PromiseRow(one, promise_tag(one.state, is_late=is_late), is_open, behind)


def _follow_up(one: ToldFollowUp, today: dt.date) -> FollowUpRow:
    return FollowUpRow(one, one.done_at is None and one.due_on is not None and one.due_on < today)
