"""Asks: adding one, changing it, and saying where it stands."""

from __future__ import annotations

from overture.directory.models import Organisation, Person
from overture.foundation.access.viewer import Viewer
from overture.foundation.audit.operations import note, operation
from overture.foundation.evidence.models import Evidence
from overture.foundation.history.operations import forget_history, keep_changes
from overture.foundation.listing.operations import relist
from overture.foundation.partial_dates import PartialDate
from overture.foundation.records import values_of

from .. import rules
from ..errors import NotAllowed, OthersStandOnIt, WordsMissing
from ..facts import AskFacts
from ..models import Ask, Engagement

STATE_FIELDS = ("state", "answer", "answered")


@operation
def add_ask(engagement: Engagement, facts: AskFacts, *, by: Viewer) -> Ask:
    """Note what was asked for at an engagement."""
    if not rules.can_edit_engagement(by, engagement):
        raise NotAllowed
    ask = save_ask(engagement, facts, by=by)
    relist(engagement)
    return ask


@operation
def set_ask_state(
    ask: Ask,
    state: str,
    *,
    answer: str = "",
    answered: PartialDate | None = None,
    version: int | None = None,
    by: Viewer,
) -> Ask:
    """Say where an ask stands; the state before is kept in its history.

    Args:
        ask: the ask.
        state: one of `Ask.State`.
        answer: what they said, when they said something.
        answered: when, as far as it is known.
        version: the version the person had before them; the newest when left out.
    """
    if not rules.can_edit_engagement(by, ask.engagement):
        raise NotAllowed
    ask.claim_version(ask.version if version is None else version)
    before = values_of(ask, STATE_FIELDS)
    ask.state, ask.answer, ask.answered = Ask.State(state), answer.strip(), answered
    ask.save(update_fields=STATE_FIELDS)
    keep_changes(ask, before, by=by)
    note("ask.set_state", ask, by=by)
    relist(ask.engagement)
    return ask


def answer_ask(
    ask: Ask, answer: str, *, state: str = Ask.State.ANSWERED, answered: PartialDate | None = None, by: Viewer
) -> Ask:
    """Note the answer to an ask; `state` says what the answer was."""
    return set_ask_state(ask, state, answer=answer, answered=answered, by=by)


@operation
def remove_ask(ask: Ask, *, by: Viewer) -> None:
    """Erase an ask that was noted by mistake; one that was dropped keeps its state instead.

    Raises:
        OthersStandOnIt: when a promise or an outcome stands on it.
    """
    if not rules.can_edit_engagement(by, ask.engagement):
        raise NotAllowed
    engagement = ask.engagement
    delete_ask(ask, by=by)
    relist(engagement)


def delete_ask(ask: Ask, *, by: Viewer) -> None:
    """Erase an ask with its evidence and history; call inside an operation that checked the right to."""
    standing = [str(row) for row in (*ask.commitments.all(), *ask.outcomes.all(), *ask.follow_ups.all())]
    if standing:
        raise OthersStandOnIt(standing)
    note("ask.remove", ask, by=by)
    Evidence.objects.filter(record_kind=ask.record_kind, record_id=str(ask.pk)).delete()
    forget_history(ask)
    ask.delete()


def save_ask(engagement: Engagement, facts: AskFacts, *, by: Viewer) -> Ask:
    """Write one ask of an engagement; call inside an operation that checked the right to."""
    if not facts.text.strip():
        raise WordsMissing
    ask = _known_ask(engagement, facts)
    before = values_of(ask, ("text", "language", "initiative_id", "proposal_id", "is_public"))
    is_new = ask._state.adding
    ask.text, ask.language, ask.is_public = facts.text.strip(), facts.language, facts.is_public
    ask.initiative_id, ask.proposal_id = facts.initiative_id, facts.proposal_id
    if not is_new and before != values_of(ask, tuple(before)):
        ask.claim_version(ask.version)
    ask.save()
    ask.to.set(Organisation.objects.filter(pk__in=facts.to))
    ask.made_by.set(Person.objects.filter(pk__in=facts.made_by))
    if is_new:
        note("ask.add", ask, by=by)
    else:
        _keep(ask, before, by=by)
    return ask


def _known_ask(engagement: Engagement, facts: AskFacts) -> Ask:
    """The ask that is meant: by its id, or one of the same words; else a new one."""
    asks = engagement.asks.all()
    known = asks.get(pk=facts.ask_id) if facts.ask_id else asks.filter(text=facts.text.strip()).first()
    return known or Ask(engagement=engagement)


def _keep(ask: Ask, before: dict[str, object], *, by: Viewer) -> None:
    named = {name.removesuffix("_id"): value for name, value in before.items() if not name.endswith("_id")}
    if keep_changes(ask, named, by=by):
        note("ask.change", ask, by=by)
