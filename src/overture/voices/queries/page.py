"""Everything that the page of one quote shows."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.conf import settings

from overture.foundation.access import Viewer

from ..days import desk_zone, last_day
from ..errors import NotFound
from ..models import Consent, Quote, Wording
from ..rules import can_keep_quotes, can_withdraw, in_force, is_at_risk, is_taken_back
from .asked import RequestShown, requests_shown
from .clearance import cleared_quotes
from .quotes import quote_for, quotes_seen_by
from .shown import QuoteShown, quotes_shown
from .uses import UseFound, where_used


@dataclass(frozen=True, slots=True)
class ConsentShown:
    """One consent to a wording, with its terms in words.

    `proof` is empty for those who may not read it, `shown_as` for those who may not know who spoke.
    """

    consent_id: UUID
    audience: str
    name_form: str
    shown_as: str
    given_by: str
    how: str
    since: dt.datetime
    last_day: dt.date | None
    is_live: bool
    proof: str


@dataclass(frozen=True, slots=True)
class WordingShown:
    """One wording of a quote; its text is empty while it is covered."""

    wording_id: UUID
    text: str
    language: str
    is_covered: bool
    is_original: bool
    translator: str
    consents: tuple[ConsentShown, ...]
    record_basis: str
    record_source: str
    is_erased: bool

    @property
    def language_name(self) -> str:
        """The language as its readers call it."""
        return dict(settings.LANGUAGES).get(self.language, self.language)

    @property
    def is_open(self) -> bool:
        """Whether a consent is live, or the words stand on the public record."""
        return bool(self.record_source) or any(consent.is_live for consent in self.consents)


@dataclass(frozen=True, slots=True)
class QuotePage:
    """A quote's page for one viewer."""

    quote: QuoteShown
    wordings: tuple[WordingShown, ...]
    uses: tuple[UseFound, ...]
    withdrawn_at: dt.datetime | None
    withdrawn_by_speaker: bool
    is_public_now: bool
    requests: tuple[RequestShown, ...]
    may_keep: bool
    may_withdraw: bool
    zone: str


def page_of_quote(viewer: Viewer, quote_id: Any, *, at: dt.datetime, is_revealed: bool = False) -> QuotePage:
    """What the viewer may see of a quote.

    Args:
        viewer: who asks.
        quote_id: which quote.
        at: now.
        is_revealed: that `operations.reveal_words` has noted this look at covered words.

    Raises:
        NotFound: when there is none, or none for this viewer.
    """
    quote = quote_for(viewer, quote_id, at)
    zone, may_keep = desk_zone(), can_keep_quotes(viewer)
    covered = is_at_risk(quote) and not (is_revealed and may_keep)
    wordings = quote.wordings.prefetch_related("consents").select_related("public_record").order_by("made_at")
    withdrawal = quote.withdrawals.order_by("at").last() if is_taken_back(quote) else None
    live = frozenset(consent.pk for consent in in_force(quote, at))
    shown = quotes_shown(viewer, quotes_seen_by(viewer, at).filter(pk=quote.pk), at=at)[0]
    return QuotePage(
        quote=shown,
        wordings=tuple(
            _wording(one, zone, live, covered=covered, may_keep=may_keep, is_named=may_keep or bool(shown.speaker))
            for one in _readable(viewer, quote, list(wordings), at)
        ),
        uses=tuple(where_used(quote)),
        withdrawn_at=withdrawal.at if withdrawal else None,
        withdrawn_by_speaker=withdrawal is not None and withdrawal.through == "speaker",
        is_public_now=bool(cleared_quotes("public", at, ids=[quote.pk])),
        requests=requests_shown(quote, at=at) if may_keep else (),
        may_keep=may_keep,
        may_withdraw=can_withdraw(viewer, quote) and withdrawal is None,
        zone=zone,
    )


def _readable(viewer: Viewer, quote: Quote, wordings: list[Wording], at: dt.datetime) -> list[Wording]:
    """Coordinators and editors work with every wording they may see; a director reads the cleared one."""
    if viewer.has_role("coordinator", "editor") or "system" in viewer.scopes:
        return wordings
    cleared = {one.wording_id for one in cleared_quotes("desk", at, ids=[quote.pk], language=viewer.language)}
    return [wording for wording in wordings if wording.pk in cleared]


def _wording(
    wording: Wording, zone: str, live: frozenset[UUID], *, covered: bool, may_keep: bool, is_named: bool
) -> WordingShown:
    record = getattr(wording, "public_record", None)
    return WordingShown(
        wording_id=wording.pk,
        text="" if covered else wording.text,
        language=wording.language,
        is_covered=covered,
        is_original=wording.translated_from_id is None,
        translator=wording.translator,
        consents=tuple(
            _consent(one, zone, is_live=one.pk in live, may_keep=may_keep, is_named=is_named)
            for one in wording.consents.all()
        ),
        record_basis=record.get_basis_display() if record else "",
        record_source=record.source if record else "",
        is_erased=wording.erased_at is not None,
    )


def _consent(consent: Consent, zone: str, *, is_live: bool, may_keep: bool, is_named: bool) -> ConsentShown:
    return ConsentShown(
        consent_id=consent.pk,
        audience=consent.get_audience_display(),
        name_form=consent.get_name_form_display(),
        shown_as=consent.shown_as if is_named else "",
        given_by=consent.get_given_by_display(),
        how=consent.get_how_display(),
        since=consent.starts_at,
        last_day=last_day(consent.until, zone) if consent.until else None,
        is_live=is_live,
        proof=consent.proof if may_keep else "",
    )


def wording_for(viewer: Viewer, quote_id: Any, wording_id: Any, at: dt.datetime | None = None) -> Wording:
    """One wording of a quote that the viewer may see.

    Raises:
        NotFound: when there is none, or none for this viewer.
    """
    wording = quote_for(viewer, quote_id, at).wordings.filter(pk=wording_id).first()
    if wording is None:
        raise NotFound
    return wording


def consent_for(viewer: Viewer, quote_id: Any, consent_id: Any) -> Consent:
    """One consent to a wording of a quote that the viewer may see.

    Raises:
        NotFound: when there is none, or none for this viewer.
    """
    consent = Consent.objects.filter(wording__quote=quote_for(viewer, quote_id), pk=consent_id).first()
    if consent is None:
        raise NotFound
    return consent
