"""A speaker is asked for their yes by a signed link, and answers themselves."""

from __future__ import annotations

import datetime as dt

from overture.foundation.access import Viewer
from overture.foundation.audit.operations import note, operation
from overture.foundation.links.models import SignedLink
from overture.foundation.links.operations import issue_link, revoke_links, use_up
from overture.foundation.outbox.operations import enqueue

from ..errors import AddressNeeded, AlreadyAnswered, NotAllowed, NoWords
from ..models import Consent, ConsentRequest, Wording
from ..rules import ANSWER, TAKE_BACK, can_answer, can_keep_quotes
from .consenting import note_consent

LASTS = dt.timedelta(days=30)
"""How long a link that asks is open."""
TAKE_BACK_LASTS = dt.timedelta(days=3650)
"""How long a link that takes back is open: as good as always."""


@operation
def ask_speaker(
    wording: Wording,
    *,
    audience: str,
    sent_by: str,
    language: str,
    by: Viewer,
    at: dt.datetime,
    purpose: str = "",
    recipient: str = "",
) -> ConsentRequest:
    """Make the link that asks the speaker for their yes to one wording; a mail leaves through the outbox.

    A question about the wording that was not answered yet is closed: one link is open at a time.

    Raises:
        NotAllowed: when the viewer keeps no quotes.
        NoWords: when the words were erased.
        AddressNeeded: when it is to be mailed and no address is given.
    """
    if not can_keep_quotes(by):
        raise NotAllowed
    if wording.erased_at is not None:
        raise NoWords
    if sent_by == ConsentRequest.SentBy.MAIL and not recipient:
        raise AddressNeeded
    for earlier in wording.requests.filter(answer=""):
        revoke_links(ANSWER, earlier.pk, by=by, at=at)
    request = ConsentRequest.objects.create(
        wording=wording,
        audience=audience,
        purpose=purpose.strip(),
        language=language,
        sent_by=sent_by,
        asked_by=by.user_id or by.name,
    )
    link = issue_link(ANSWER, request, language=language, expires_at=at + LASTS, by=by)
    if sent_by == ConsentRequest.SentBy.MAIL:
        enqueue("voices.request", record_ids=[request.pk, link.pk], recipient=recipient, language=language, by=by)
    note("ask_speaker", wording.quote, by=by)
    return request


@operation
def agree(
    request: ConsentRequest,
    *,
    link: SignedLink,
    name_form: str,
    by: Viewer,
    at: dt.datetime,
    shown_as: str = "",
    until: dt.datetime | None = None,
) -> Consent:
    """The speaker says yes by their link, to this wording and these terms, and gets a link that takes it back.

    Raises:
        NotAllowed: when the link is not this question's.
        AlreadyAnswered: when it was answered before.
        VoicesError: what `note_consent` refuses.
    """
    _take_answer(request, ConsentRequest.Answer.YES, link=link, by=by, at=at)
    consent = note_consent(
        request.wording,
        audience=request.audience,
        name_form=name_form,
        shown_as=shown_as,
        until=until,
        how=Consent.How.LINK,
        request=request,
        by=by,
        at=at,
    )
    request.consent = consent
    request.save(update_fields=["consent"])
    issue_link(TAKE_BACK, request.wording.quote, language=by.language, expires_at=at + TAKE_BACK_LASTS, by=by)
    return consent


@operation
def decline(request: ConsentRequest, *, link: SignedLink, by: Viewer, at: dt.datetime) -> ConsentRequest:
    """The speaker says that these words are not to be published. No reason is asked.

    Raises:
        NotAllowed: when the link is not this question's.
        AlreadyAnswered: when it was answered before.
    """
    _take_answer(request, ConsentRequest.Answer.NO, link=link, by=by, at=at)
    note("decline", request.wording.quote, by=by)
    return request


def _take_answer(request: ConsentRequest, answer: str, *, link: SignedLink, by: Viewer, at: dt.datetime) -> None:
    if not can_answer(by, request) or link.subject_id != str(request.pk):
        raise NotAllowed
    claimed = ConsentRequest.objects.filter(pk=request.pk, answer="").update(answer=answer, answered_at=at)
    if not claimed:
        raise AlreadyAnswered
    request.answer, request.answered_at = answer, at
    use_up(link, by=by, at=at)
