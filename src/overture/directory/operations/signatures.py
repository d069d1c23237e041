"""Putting names to a proposal's text, correcting them, and taking them off."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from django.utils import formats

from overture.foundation.access.viewer import Viewer
from overture.foundation.audit.operations import note, operation
from overture.foundation.history.operations import forget_history, keep_change, keep_changes
from overture.foundation.partial_dates import PartialDate
from overture.foundation.records import values_of

from ..errors import NoTextToSign, SignedAlready, SigningClosed
from ..given import NamePut
from ..models import OrganisationKind, Proposal, ProposalVersion, Signature, Standing
from .checks import check_may_edit
from .organisations import add_organisation

FIELDS = ("person", "signed", "source", "taken_off")


@operation
def put_names(
    proposal: Proposal, given: Iterable[NamePut], *, by: Viewer, text: ProposalVersion | None = None
) -> list[Signature]:
    """Note that organisations or people put their names to a proposal: to its newest text unless another is given.

    Raises:
        NoTextToSign: when the proposal has no text yet.
        SigningClosed: when one was put after the closing day.
        SignedAlready: when somebody's name stands under this text already.
    """
    check_may_edit(by)
    text = text or proposal.versions.order_by("number").last()
    if text is None:
        raise NoTextToSign
    rows = []
    for one in given:
        check_not_too_late(proposal, one.signed)
        row = put_one(text, with_body(one, by=by))
        keep_change(proposal, "signatures", before="", after=in_words(row), by=by)
        note("sign", row, by=by)
        rows.append(row)
    return rows


@operation
def change_signature(signature: Signature, *, version: int, by: Viewer, **changes: Any) -> Signature:
    """Correct who signed, the day or the source; or say since when the name is off the text again.

    Raises:
        SigningClosed: when the day lies after the closing day.
        StaleVersion: when somebody saved a newer version since.
    """
    check_may_edit(by)
    proposal = signature.version_signed.proposal
    check_not_too_late(proposal, changes.get("signed", signature.signed))
    before, words = values_of(signature, FIELDS), in_words(signature)
    signature.claim_version(version)
    for name in FIELDS:
        setattr(signature, name, changes.get(name, before[name]))
    signature.save(update_fields=FIELDS)
    keep_changes(signature, before, by=by)
    keep_change(proposal, "signatures", before=words, after=in_words(signature), by=by)
    note("change", signature, by=by)
    return signature


@operation
def remove_signature(signature: Signature, *, by: Viewer) -> None:
    """Remove a name that was noted by mistake; one that was taken off keeps its row and says so."""
    check_may_edit(by)
    proposal = signature.version_signed.proposal
    keep_change(proposal, "signatures", before=in_words(signature), after="", by=by)
    note("remove", signature, by=by)
    forget_history(signature)
    signature.delete()


def check_not_too_late(proposal: Proposal, signed: PartialDate | None) -> None:
    """Refuse a name that cannot have been put by the closing day."""
    last_day = proposal.signing_until
    if last_day is not None and signed is not None and signed.first > last_day:
        raise SigningClosed(formats.date_format(last_day, "j F Y"))


def with_body(given: NamePut, *, by: Viewer) -> NamePut:
    """The name with its organisation, which is added when it is new."""
    if not given.new_body:
        return given
    body = add_organisation(name=given.new_body, kind=OrganisationKind.NGO, standing=Standing.OTHER, by=by)
    return replace(given, organisation=body, new_body="")


def put_one(text: ProposalVersion, given: NamePut) -> Signature:
    """One name under one text: a body signs it once, and so does a person on their own behalf.

    Raises:
        SignedAlready: when that name stands there already.
    """
    rest = {"signed": given.signed, "source": given.source}
    if given.organisation is not None:
        row, is_new = Signature.objects.get_or_create(
            version_signed=text, organisation=given.organisation, defaults={"person": given.person, **rest}
        )
    else:
        row, is_new = Signature.objects.get_or_create(
            version_signed=text, organisation=None, person=given.person, defaults=rest
        )
    if not is_new:
        raise SignedAlready(str(given.organisation or given.person))
    return row


def in_words(signature: Signature) -> str:
    """A name under a text, for a row of the history."""
    who = [str(one) for one in (signature.organisation, signature.person) if one]
    off = f" – {signature.taken_off}" if signature.taken_off else ""
    return f"{', '.join(who)} ({signature.version_signed.number}; {signature.signed}{off})"
