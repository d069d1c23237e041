"""Who may see a quote, and who may do what with it (table of architecture, "Who sees what")."""

from __future__ import annotations

import datetime as dt

from overture.directory.models import Protection
from overture.engagements.models import Confidentiality
from overture.foundation.access import Viewer

from .models import Audience, Consent, ConsentRequest, Quote, Wording

COVERING = {
    Audience.PUBLIC: (Audience.PUBLIC,),
    Audience.MEMBERS: (Audience.PUBLIC, Audience.MEMBERS),
    Audience.NAMED_READER: (Audience.PUBLIC, Audience.MEMBERS, Audience.NAMED_READER),
    Audience.DESK: (Audience.PUBLIC, Audience.MEMBERS, Audience.NAMED_READER, Audience.DESK),
}
OPEN = (Confidentiality.ON_RECORD, Confidentiality.CHATHAM_HOUSE)
ANSWER, TAKE_BACK = "consent", "take-back"
"""Purposes of signed links: to answer a request for consent, and to take a quote back."""


def is_the_desks(viewer: Viewer) -> bool:
    """A coordinator, or the desk itself at work."""
    return viewer.has_role("coordinator") or "system" in viewer.scopes


def can_keep_quotes(viewer: Viewer) -> bool:
    """Keep words, note consent, put on public record, note uses."""
    return is_the_desks(viewer)


def can_publish_quotes(viewer: Viewer) -> bool:
    """Say where a quote is shown: whoever composes a round-up."""
    return is_the_desks(viewer) or viewer.has_role("editor")


def can_withdraw(viewer: Viewer, quote: Quote) -> bool:
    """Take a quote down. It needs no more than seeing it: taking down too much is mended by asking the speaker."""
    if f"{TAKE_BACK}:{quote.pk}" in viewer.ids("link"):
        return True
    return is_the_desks(viewer) or viewer.has_role("editor") or _is_own(viewer, quote)


def can_answer(viewer: Viewer, request: ConsentRequest) -> bool:
    """Say yes or no for the speaker: whoever holds the link that was made for this question, and nobody on the desk."""
    return f"{ANSWER}:{request.pk}" in viewer.ids("link")


def can_see_quote(viewer: Viewer, quote: Quote, *, at: dt.datetime) -> bool:
    """Whether a viewer may see this quote; `queries.quotes_seen_by` answers the same for lists."""
    if not _is_named(viewer, quote):
        return False
    if is_the_desks(viewer):
        return True
    if viewer.has_role("editor") and (is_cleared(quote, Audience.DESK, at) or _is_open_draft(quote, at)):
        return True
    if viewer.has_role("director") and is_cleared(quote, Audience.DESK, at):
        return True
    if viewer.has_role("representative"):
        return _is_own(viewer, quote) or is_cleared(quote, Audience.MEMBERS, at)
    if viewer.has_role("editor", "director", "administrator"):
        return False
    return is_cleared(quote, Audience.PUBLIC, at)


def can_read_at_once(viewer: Viewer, quote: Quote) -> bool:
    """Whether the words stand open on the desk. Those of a speaker at risk are covered until they are revealed."""
    return not is_at_risk(quote)


def is_at_risk(quote: Quote) -> bool:
    """Whether the speaker needs to stay unseen: at risk, or anonymous and sealed."""
    return bool(quote.speaker_hash) or (quote.speaker is not None and quote.speaker.protection == Protection.AT_RISK)


def is_cleared(quote: Quote, audience: str, at: dt.datetime) -> bool:
    """Whether any wording of the quote may be shown to an audience now."""
    if not engagement_allows(quote, at):
        return False
    if any(consent.audience in COVERING[Audience(audience)] for consent in in_force(quote, at)):
        return True
    return last_taken_back(quote) is None and any(_stands_on_record(wording) for wording in quote.wordings.all())


def last_taken_back(quote: Quote) -> dt.datetime | None:
    """When the speaker took the quote back last, if ever."""
    return max((one.at for one in quote.withdrawals.all()), default=None)


def is_taken_back(quote: Quote) -> bool:
    """Whether the quote was taken back and its speaker has said no yes of their own since."""
    if last_taken_back(quote) is None:
        return False
    return not any(
        is_unbroken(quote, consent) for wording in quote.wordings.all() for consent in wording.consents.all()
    )


def is_unbroken(quote: Quote, consent: Consent) -> bool:
    """Whether no withdrawal voids a consent: after one, only a later yes that the speaker gave by their link counts."""
    taken = last_taken_back(quote)
    return taken is None or (consent.starts_at > taken and consent.how == Consent.How.LINK)


def in_force(quote: Quote, at: dt.datetime) -> list[Consent]:
    """The consents to any wording of a quote that hold now, for whomever they name."""
    given = [consent for wording in quote.wordings.all() for consent in wording.consents.all()]
    return [
        one for one in given if is_unbroken(quote, one) and one.starts_at <= at and (not one.until or at < one.until)
    ]


def engagement_allows(quote: Quote, at: dt.datetime) -> bool:
    """Whether the conversation in which the words fell lets any of them out."""
    told = quote.engagement
    if told is None:
        return True
    if told.confidentiality not in OPEN or told.restricted_to.exists():
        return False
    return told.embargo_until is None or told.embargo_until <= at


def hides_speaker(quote: Quote) -> bool:
    """Whether neither name nor organisation may stand under the words, whatever the consent says."""
    return quote.engagement is not None and quote.engagement.confidentiality == Confidentiality.CHATHAM_HOUSE


def _stands_on_record(wording: Wording) -> bool:
    if not hasattr(wording, "public_record"):
        return False
    quote = wording.quote
    said_on_record = quote.engagement is None or quote.engagement.confidentiality == Confidentiality.ON_RECORD
    return said_on_record and quote.kind != Quote.Kind.STORY and is_unprotected(quote)


def is_unprotected(quote: Quote) -> bool:
    """Whether the speaker is known, asked for no protection, and has not objected."""
    speaker = quote.speaker
    return speaker is not None and speaker.protection == Protection.NONE and speaker.objected_at is None


def _is_open_draft(quote: Quote, at: dt.datetime) -> bool:
    return not is_taken_back(quote) and not is_at_risk(quote) and engagement_allows(quote, at)


def _is_own(viewer: Viewer, quote: Quote) -> bool:
    return viewer.has_role("representative") and str(quote.organisation_id) in viewer.ids("org")


def _is_named(viewer: Viewer, quote: Quote) -> bool:
    """Whether the conversation is open to everybody, or names this viewer."""
    if quote.engagement is None or "system" in viewer.scopes:
        return True
    named = {str(user_id) for user_id in quote.engagement.restricted_to.values_list("pk", flat=True)}
    return not named or viewer.user_id in named
