"""What speakers were asked by link, and what the page behind a link shows them."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from overture.directory.models import Protection
from overture.directory.queries import display_name
from overture.engagements.models import Confidentiality
from overture.foundation.links.queries import address_of, links_to
from overture.foundation.partial_dates import PartialDate

from ..days import desk_zone, last_day
from ..errors import NotFound
from ..models import Audience, Consent, ConsentRequest, Quote, Withdrawal
from ..rules import ANSWER, TAKE_BACK, is_taken_back
from .clearance import cleared_quotes, consents_in_force
from .uses import UseFound, where_used


@dataclass(frozen=True, slots=True)
class RequestShown:
    """A question to the speaker, as the desk sees it. `link` is empty once it was answered or has ended."""

    request_id: UUID
    wording_id: UUID
    audience: str
    sent_by: str
    asked_at: dt.datetime
    answer: str
    answer_label: str
    answered_at: dt.datetime | None
    link: str


@dataclass(frozen=True, slots=True)
class Question:
    """What the speaker reads behind the link that asks for their yes.

    Attributes:
        words, language: the wording in question, whole.
        occasion: where it was said, as far as the speaker's own page should say; the day with it.
        may_be_named: whether any form of their name may ever stand under the words.
        take_back_link: the address that takes the words back, once they agreed and it still opens.
        consent: the yes that was given by this link, if it holds.
    """

    request_id: UUID
    words: str
    language: str
    is_story: bool
    occasion: str
    when: PartialDate | None
    audience: str
    audience_label: str
    purpose: str
    speaker: str
    first_name_only: str
    may_be_named: bool
    answer: str
    answered_at: dt.datetime | None
    consent: ConsentGiven | None
    take_back_link: str


@dataclass(frozen=True, slots=True)
class ConsentGiven:
    """The terms of a yes as its speaker reads them."""

    audience: str
    name_form: str
    shown_as: str
    last_day: dt.date | None
    zone: str


@dataclass(frozen=True, slots=True)
class WordsToTakeBack:
    """What the speaker reads behind the link that takes their words back."""

    words: str
    language: str
    places: tuple[UseFound, ...]
    is_open: bool
    is_public_now: bool
    withdrawn_at: dt.datetime | None


def requests_shown(quote: Quote, *, at: dt.datetime) -> tuple[RequestShown, ...]:
    """The questions asked about a quote, the newest first; three queries."""
    requests = list(ConsentRequest.objects.filter(wording__quote=quote))
    links = links_to(ANSWER, [one.pk for one in requests if not one.answer], at=at)
    return tuple(_request(one, links) for one in requests)


def _request(request: ConsentRequest, links: dict[str, Any]) -> RequestShown:
    link = links.get(str(request.pk))
    return RequestShown(
        request_id=request.pk,
        wording_id=request.wording_id,
        audience=request.get_audience_display(),
        sent_by=request.get_sent_by_display(),
        asked_at=request.made_at,
        answer=request.answer,
        answer_label=request.get_answer_display(),
        answered_at=request.answered_at,
        link=address_of(link) if link else "",
    )


def question_behind(request_id: str) -> ConsentRequest:
    """The question that a link asks, with what its page shows.

    Raises:
        NotFound: when it is gone.
    """
    found = ConsentRequest.objects.select_related(
        "wording__quote__speaker", "wording__quote__engagement", "consent"
    ).filter(pk=request_id)
    request = found.first()
    if request is None:
        raise NotFound
    return request


def question(request: ConsentRequest, *, language: str, at: dt.datetime) -> Question:
    """What the page behind the link shows of a question."""
    quote, wording = request.wording.quote, request.wording
    name = display_name(quote.speaker, language).text if quote.speaker else ""
    told = quote.engagement
    link = links_to(TAKE_BACK, [quote.pk], at=at).get(str(quote.pk)) if request.consent else None
    return Question(
        request_id=request.pk,
        words=wording.text,
        language=wording.language,
        is_story=quote.kind == Quote.Kind.STORY,
        occasion=told.occasion if told else "",
        when=told.when if told else None,
        audience=request.audience,
        audience_label=str(Audience(request.audience).label),
        purpose=request.purpose,
        speaker=name,
        first_name_only=name.split(" ")[0],
        may_be_named=_may_be_named(quote),
        answer=request.answer,
        answered_at=request.answered_at,
        consent=_given(request.consent, at),
        take_back_link=address_of(link) if link else "",
    )


def _may_be_named(quote: Quote) -> bool:
    """Whether the speaker can choose a form of their own name: not under the rule of the room, nor under protection."""
    if quote.speaker is None or quote.speaker.protection != Protection.NONE:
        return False
    return quote.engagement is None or quote.engagement.confidentiality == Confidentiality.ON_RECORD


def _given(consent: Consent | None, at: dt.datetime) -> ConsentGiven | None:
    if consent is None or not consents_in_force(at).filter(pk=consent.pk).exists():
        return None
    zone = desk_zone()
    return ConsentGiven(
        audience=consent.get_audience_display(),
        name_form=consent.get_name_form_display(),
        shown_as=consent.shown_as,
        last_day=last_day(consent.until, zone) if consent.until else None,
        zone=zone,
    )


def quote_to_take_back(quote_id: str) -> Quote:
    """The quote that a link takes back.

    Raises:
        NotFound: when it is gone.
    """
    quote = Quote.objects.prefetch_related("wordings__consents", "withdrawals").filter(pk=quote_id).first()
    if quote is None:
        raise NotFound
    return quote


def words_to_take_back(quote: Quote, *, at: dt.datetime) -> WordsToTakeBack:
    """What the page behind a take-back link shows: the words, and where they stand now."""
    wordings = list(quote.wordings.all())
    first = min(wordings, key=lambda one: one.made_at, default=None)
    taken: Withdrawal | None = quote.withdrawals.order_by("at").last() if is_taken_back(quote) else None
    return WordsToTakeBack(
        words=first.text if first else "",
        language=first.language if first else "",
        places=tuple(where_used(quote)),
        is_open=consents_in_force(at).filter(wording__quote=quote).exists(),
        is_public_now=bool(cleared_quotes(Audience.PUBLIC, at, ids=[quote.pk])),
        withdrawn_at=taken.at if taken else None,
    )
