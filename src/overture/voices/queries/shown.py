"""Quotes as the desk shows them: covered where the speaker is at risk, named as this viewer may know them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import Prefetch, QuerySet
from django.utils import timezone

from overture.directory.models import Person
from overture.directory.rules import is_covered
from overture.engagements.models import Confidentiality, Engagement
from overture.engagements.queries import tellings
from overture.foundation.access import Viewer

from ..days import desk_zone, last_day
from ..models import Audience, Consent, NameForm, Quote, Wording
from ..naming import known_name, shown_speaker
from ..rules import in_force, is_at_risk, is_the_desks
from .quotes import QuoteState, quotes_seen_by


@dataclass(frozen=True, slots=True)
class QuoteShown:
    """One quote in a list of the desk.

    Attributes:
        text: the words as they were said; empty while they are covered.
        is_covered: whether a person must ask to see the words, which is logged.
        speaker: the name this viewer may know; empty when none.
        state: one of `QuoteState`.
        last_day: the last day of the longest live consent, where the desk is, if it ends.
    """

    quote_id: UUID
    kind: str
    text: str
    language: str
    is_covered: bool
    speaker: str
    speaker_id: UUID | None
    organisation: str
    organisation_id: UUID | None
    engagement_id: UUID | None
    engagement_title: str
    state: str
    state_label: str
    last_day: dt.date | None
    made_at: dt.datetime


def quotes_of_engagement(viewer: Viewer, engagement: Engagement, at: dt.datetime | None = None) -> list[QuoteShown]:
    """The quotes that fell at an engagement, as far as the viewer may see them."""
    return quotes_shown(viewer, quotes_seen_by(viewer, at).filter(engagement=engagement), at=at)


def quotes_of_person(viewer: Viewer, person: Person, at: dt.datetime | None = None) -> list[QuoteShown]:
    """The quotes of a person. For others than coordinators only those that stand under their name."""
    shown = quotes_shown(viewer, quotes_seen_by(viewer, at).filter(speaker=person), at=at)
    return [one for one in shown if one.speaker_id == person.pk]


def quotes_shown(
    viewer: Viewer, quotes: QuerySet[Quote] | Iterable[Any], *, at: dt.datetime | None = None
) -> list[QuoteShown]:
    """Quotes of `quotes_seen_by` as a list shows them. As many queries at any length."""
    at = at or timezone.now()
    fetched = quotes.select_related("speaker", "organisation", "engagement").prefetch_related(  # type: ignore[union-attr]
        Prefetch("wordings", queryset=Wording.objects.order_by("made_at")),
        Prefetch("wordings__consents", queryset=Consent.objects.order_by("-made_at", "-id")),
        "withdrawals",
        "speaker__names",
        "organisation__names",
    )
    zone, quotes_fetched = desk_zone(), list(fetched)
    titles = _engagement_titles(viewer, quotes_fetched, at)
    return [_shown(viewer, quote, at, zone, titles.get(str(quote.engagement_id), "")) for quote in quotes_fetched]


def _shown(viewer: Viewer, quote: Any, at: dt.datetime, zone: str, engagement_title: str) -> QuoteShown:
    until = _until(quote, at)
    first = next(iter(quote.wordings.all()), None)
    is_covered = is_at_risk(quote)
    speaker, organisation, is_known = speaker_for(viewer, quote, at)
    return QuoteShown(
        quote_id=quote.pk,
        kind=quote.kind,
        text="" if is_covered or first is None else first.text,
        language=first.language if first else "",
        is_covered=is_covered,
        speaker=speaker,
        speaker_id=quote.speaker_id if is_known else None,
        organisation=organisation,
        organisation_id=quote.organisation_id if organisation else None,
        engagement_id=quote.engagement_id,
        engagement_title=engagement_title,
        state=quote.state,
        state_label=str(QuoteState(quote.state).label),
        last_day=last_day(until, zone) if until else None,
        made_at=quote.made_at,
    )


def speaker_for(viewer: Viewer, quote: Quote, at: dt.datetime) -> tuple[str, str, bool]:
    """Speaker and organisation as a viewer of the desk may know them, and whether they may know who it is.

    A coordinator knows both, the quote's own representative too. For the rest the rule of the room, a protection and an
    objection hold on the desk as well.
    """
    is_own = viewer.has_role("representative") and str(quote.organisation_id) in viewer.ids("org")
    told = quote.engagement is None or quote.engagement.confidentiality == Confidentiality.ON_RECORD
    is_hidden = is_at_risk(quote) or (quote.speaker is not None and is_covered(quote.speaker))
    if is_the_desks(viewer) or is_own or (told and not is_hidden and viewer.has_role("editor", "director")):
        return *known_name(quote, viewer.language), quote.speaker is not None
    consent = _newest_live(quote, at)
    audience = Audience.MEMBERS if viewer.has_role("representative") else Audience.DESK
    name, organisation = shown_speaker(quote, consent, audience=audience, at=at, language=viewer.language)
    return name, organisation, bool(name) and (consent is None or consent.name_form == NameForm.FULL)


def _newest_live(quote: Quote, at: dt.datetime) -> Consent | None:
    return max(in_force(quote, at), key=lambda consent: consent.made_at, default=None)


def _until(quote: Quote, at: dt.datetime) -> dt.datetime | None:
    ends = [consent.until for consent in in_force(quote, at)]
    return None if None in ends else max((end for end in ends if end), default=None)


def _engagement_titles(viewer: Viewer, quotes: list[Any], at: dt.datetime) -> dict[str, str]:
    """The titles of engagements by id as text: as typed to coordinators, to staff as told of those on the record."""
    told = {quote.engagement_id: quote.engagement for quote in quotes if quote.engagement}
    if is_the_desks(viewer):
        return {str(key): one.title for key, one in told.items()}
    if not viewer.has_role("editor", "director"):
        return {}
    open_ones = [key for key, one in told.items() if one.confidentiality == Confidentiality.ON_RECORD]
    return {key: one.title for key, one in tellings(viewer, open_ones, at=at).items()} if open_ones else {}
