"""Words are opened: by their speaker's consent, or because they were said in public in an office."""

from __future__ import annotations

import datetime as dt

from django.db.models import Q

from overture.engagements.models import Confidentiality
from overture.foundation.access import Viewer
from overture.foundation.audit.operations import note, operation
from overture.foundation.history.operations import keep_changes
from overture.foundation.records import values_of

from ..errors import (
    EndsBeforeItStarts,
    NameNeeded,
    NotAllowed,
    SaidInConfidence,
    SpeakerProtected,
    SpokeForThemselves,
    StoryNeedsConsent,
    TakenBack,
)
from ..models import Consent, ConsentRequest, NameForm, PublicRecord, Quote, Wording
from ..posts import holds_public_post
from ..rules import can_answer, can_keep_quotes, is_taken_back, is_unprotected


@operation
def note_consent(
    wording: Wording,
    *,
    audience: str,
    name_form: str,
    how: str,
    by: Viewer,
    at: dt.datetime,
    shown_as: str = "",
    until: dt.datetime | None = None,
    given_by: str = Consent.GivenBy.SELF,
    proof: str = "",
    picture: bool = False,
    request: ConsentRequest | None = None,
) -> Consent:
    """Note that the speaker said yes to this wording, for an audience, from now until a moment or until taken back.

    The newest yes is what the speaker allows now: an earlier one that still holds for the wording ends here, so that a
    narrower yes narrows. After a withdrawal only the speaker's own answer to a `request` opens the words again.

    Raises:
        NotAllowed: when the viewer notes no consents, or says to answer by a link that is not theirs.
        TakenBack: when the speaker withdrew the quote.
        NameNeeded: when another name is asked for and none is written.
        EndsBeforeItStarts: when it would end before now.
    """
    is_own_answer = request is not None and request.wording_id == wording.pk and can_answer(by, request)
    if not (is_own_answer or can_keep_quotes(by)) or is_own_answer != (how == Consent.How.LINK):
        raise NotAllowed
    if not is_own_answer and is_taken_back(wording.quote):
        raise TakenBack
    if name_form == NameForm.OTHER and not shown_as.strip():
        raise NameNeeded
    if until is not None and until <= at:
        raise EndsBeforeItStarts
    for earlier in wording.consents.filter(Q(until__isnull=True) | Q(until__gt=at), starts_at__lte=at):
        _end(earlier, by=by, at=at)
    consent = Consent.objects.create(
        wording=wording,
        audience=audience,
        name_form=name_form,
        shown_as=shown_as.strip(),
        picture=picture,
        starts_at=at,
        until=until,
        given_by=given_by,
        how=how,
        proof=proof,
        noted_by=by.user_id or by.name,
    )
    note("consent", wording.quote, by=by)
    return consent


@operation
def end_consent(consent: Consent, *, by: Viewer, at: dt.datetime) -> Consent:
    """End one consent now; the words close for its audience at the next read. A consent that ended stays as it was."""
    if not can_keep_quotes(by):
        raise NotAllowed
    return _end(consent, by=by, at=at)


def _end(consent: Consent, *, by: Viewer, at: dt.datetime) -> Consent:
    if consent.until is not None and consent.until <= at:
        return consent
    before = values_of(consent, ("until",))
    consent.claim_version(consent.version)
    consent.until = at
    consent.save(update_fields=["until"])
    keep_changes(consent, before, by=by)
    note("end_consent", consent.wording.quote, by=by)
    return consent


@operation
def put_on_public_record(wording: Wording, *, basis: str, source: str, by: Viewer, at: dt.datetime) -> PublicRecord:
    """Confirm that the words were said in public by an office holder or named spokesperson, in that role.

    Raises:
        NotAllowed: when the viewer confirms nothing of the kind.
        TakenBack, SaidInConfidence, StoryNeedsConsent, SpeakerProtected, SpokeForThemselves: as their sentences say.
    """
    if not can_keep_quotes(by):
        raise NotAllowed
    _check_may_stand(wording.quote, basis, at)
    record, _ = PublicRecord.objects.update_or_create(
        wording=wording, defaults={"basis": basis, "source": source.strip(), "confirmed_by": by.user_id or by.name}
    )
    note("put_on_record", wording.quote, by=by)
    return record


def _check_may_stand(quote: Quote, basis: str, at: dt.datetime) -> None:
    told = quote.engagement
    if quote.withdrawals.exists():
        raise TakenBack
    if quote.kind == Quote.Kind.STORY:
        raise StoryNeedsConsent
    if quote.speaker_hash or (quote.speaker is not None and not is_unprotected(quote)):
        raise SpeakerProtected
    if told is not None and told.confidentiality != Confidentiality.ON_RECORD:
        raise SaidInConfidence
    day = told.when.first if told is not None and told.when else at.date()
    if quote.speaker is None or not holds_public_post(quote.speaker, day, basis=basis):
        raise SpokeForThemselves
