"""To protect less takes two people: one asks with a reason, another one agrees or declines."""

from __future__ import annotations

from typing import Any

from django.utils import timezone

from overture.foundation.access.viewer import Viewer
from overture.foundation.audit.operations import note, operation
from overture.foundation.history.operations import keep_changes
from overture.foundation.records import values_of

from .. import rules
from ..errors import (
    LoweringDecided,
    LoweringOvertaken,
    LoweringWaits,
    NotAllowed,
    NothingToLower,
    ReasonMissing,
    TwoPeopleNeeded,
)
from ..models import Lowering, Organisation, Person, PublicNameForm
from .checks import check_may_edit, is_weaker, tells_more
from .names import next_version, owner_of
from .works import relist_where_named

Party = Person | Organisation

STANDS = ("protection", "public_name_form", "other_public_name")


@operation
def ask_to_lower(
    party: Party,
    *,
    by: Viewer,
    reason: str,
    protection: str | None = None,
    public_name_form: str | None = None,
    other_public_name: str | None = None,
    lifts_objection: bool = False,
) -> Lowering:
    """Ask that a party be protected less, or named more in public. Nothing changes until another coordinator agrees.

    Args:
        party: whom it is about.
        by: who asks; an account, never the desk itself.
        reason: why, for the one who answers.
        protection, public_name_form, other_public_name: what shall stand there; as it is when None.
        lifts_objection: whether a person's objection is taken back.

    Raises:
        NothingToLower: when that would not protect less than what stands.
        LoweringWaits: while an earlier request waits.
    """
    check_may_edit(by)
    _check_account(by)
    if not reason.strip():
        raise ReasonMissing
    wish = {
        "protection": party.protection if protection is None else protection,
        "public_name_form": party.public_name_form if public_name_form is None else public_name_form,
        "other_public_name": party.other_public_name if other_public_name is None else other_public_name.strip(),
    }
    lifts_objection = lifts_objection and getattr(party, "objected_at", None) is not None
    if not (lifts_objection or lowers(party, wish)):
        raise NothingToLower
    if Lowering.objects.filter(**owner_of(party), state=Lowering.State.WAITING).exists():
        raise LoweringWaits
    asked = Lowering.objects.create(
        **owner_of(party),
        **wish,
        lifts_objection=lifts_objection,
        stood=what_stands(party),
        reason=reason.strip(),
        asked_by=by.user_id or "",
        asked_by_name=by.name,
    )
    note("ask_to_lower", party, by=by)
    return asked


@operation
def agree_to_lower(asked: Lowering, *, by: Viewer, answer: str = "") -> Lowering:
    """Agree as the second person: what was asked holds from now on, with history, audit and listing.

    Raises:
        TwoPeopleNeeded: when the one who asked would agree.
        LoweringDecided: when it waits no more.
        LoweringOvertaken: when the record was changed since it was asked.
    """
    asked = _open(asked, by=by)
    if not rules.can_decide_lowering(by, asked):
        raise TwoPeopleNeeded
    party = type(asked.party).objects.select_for_update(of=("self",)).get(pk=asked.party.pk)
    if asked.stood != what_stands(party):
        raise LoweringOvertaken
    names = (*STANDS, "objected_at") if asked.lifts_objection else STANDS
    before = values_of(party, names)
    for name in STANDS:
        setattr(party, name, getattr(asked, name))
    if isinstance(party, Person) and asked.lifts_objection:
        party.objected_at = None
    next_version(party)
    party.save(update_fields=names)
    keep_changes(party, before, by=by)
    note("lower", party, by=by)
    relist_where_named(party)
    return _decide(asked, Lowering.State.AGREED, answer, by=by)


@operation
def decline_to_lower(asked: Lowering, *, by: Viewer, answer: str = "") -> Lowering:
    """Decline as the second person; everything stays as it is.

    Raises:
        TwoPeopleNeeded: when the one who asked would answer; they take it back instead.
        LoweringDecided: when it waits no more.
    """
    asked = _open(asked, by=by)
    if not rules.can_decide_lowering(by, asked):
        raise TwoPeopleNeeded
    note("decline_to_lower", asked.party, by=by)
    return _decide(asked, Lowering.State.DECLINED, answer, by=by)


@operation
def take_back_lowering(asked: Lowering, *, by: Viewer) -> Lowering:
    """Take one's own request back."""
    asked = _open(asked, by=by)
    if by.user_id != asked.asked_by:
        raise NotAllowed
    note("take_back_lowering", asked.party, by=by)
    return _decide(asked, Lowering.State.TAKEN_BACK, "", by=by)


def what_stands(party: Party) -> dict[str, Any]:
    """The protection as it is now, for comparing when somebody agrees."""
    objected_at = getattr(party, "objected_at", None)
    return {**values_of(party, STANDS), "objected": objected_at is not None}


def lowers(party: Party, wish: dict[str, str]) -> bool:
    """Whether a wish protects less than what stands: a weaker protection, more of the name, or another public name."""
    is_renamed = (
        wish["public_name_form"] == PublicNameForm.OTHER and wish["other_public_name"] != party.other_public_name
    )
    return (
        is_weaker(party.protection, wish["protection"])
        or tells_more(party.public_name_form, wish["public_name_form"])
        or is_renamed
    )


def _check_account(by: Viewer) -> None:
    if by.user_id is None:
        raise NotAllowed


def _open(asked: Lowering, *, by: Viewer) -> Lowering:
    """The request, locked, as it stands now."""
    check_may_edit(by)
    _check_account(by)
    row = Lowering.objects.select_for_update(of=("self",)).select_related("person", "organisation").get(pk=asked.pk)
    if row.state != Lowering.State.WAITING:
        raise LoweringDecided
    return row


def _decide(asked: Lowering, state: Lowering.State, answer: str, *, by: Viewer) -> Lowering:
    asked.claim_version(asked.version)
    asked.state, asked.answer = state, answer.strip()
    asked.decided_by, asked.decided_by_name, asked.decided_at = by.user_id or "", by.name, timezone.now()
    asked.save()
    return asked
