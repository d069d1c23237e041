"""What may be shown to an audience at a moment. The clock is in the question, so nothing has to expire a consent."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Literal
from uuid import UUID

from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet
from django.utils import translation

from overture.directory.models import Organisation, Protection
from overture.engagements.models import Confidentiality, Engagement

from ..models import Audience, Consent, NameForm, PublicRecord, Quote, Withdrawal, Wording
from ..naming import shown_speaker
from ..rules import COVERING, OPEN


@dataclass(frozen=True, slots=True)
class ClearedQuote:
    """Words that may be shown to the audience that was asked for, and only now: ask again at the next read.

    Attributes:
        shown_name: the speaker as they wish to be named and their protection allows; empty when unnamed.
        name_form: the form of the name that the speaker agreed to for these words; full on the public record.
        shown_organisation: whom they belong to, empty where it would give them away or is not told.
        promise: whether a consent or the public record opens the words.
        until: when the consent ends, if it does.
        source: where words on the public record were said.
    """

    quote_id: UUID
    wording_id: UUID
    text: str
    language: str
    shown_name: str
    shown_organisation: str
    promise: Literal["consent", "public_record"]
    until: dt.datetime | None
    source: str
    engagement_id: UUID | None
    is_translated: bool
    name_form: str = NameForm.FULL


def cleared_quotes(
    audience: str, at: dt.datetime, *, ids: Iterable[Any] | None = None, language: str | None = None
) -> list[ClearedQuote]:
    """The quotes that an audience may read at this moment, each once.

    A live consent covers the wording for this audience (or the words stand on the public record), nobody took the quote
    back, and the conversation's own rule allows it: off the record, undecided, restricted or under embargo never; under
    the rule of the room without name and organisation. Four queries at any length.

    Args:
        audience: one of `models.Audience`; a wider consent covers a narrower audience.
        at: now.
        ids: only these quotes; every one when None.
        language: the wording in this language where it is cleared too, else the words as they were said.
    """
    language = language or translation.get_language() or "en"
    wordings = cleared_wordings(audience, at).select_related(
        "quote", "quote__speaker", "quote__organisation", "quote__engagement", "public_record"
    )
    if ids is not None:
        wordings = wordings.filter(quote__in=list(ids))
    wordings = wordings.prefetch_related(
        Prefetch("consents", queryset=live_consents(audience, at), to_attr="live"),
        "quote__speaker__names",
        "quote__organisation__names",
    )
    chosen: dict[UUID, Wording] = {}
    for wording in wordings.order_by("quote__made_at", "quote_id", "made_at"):
        kept = chosen.get(wording.quote_id)
        if kept is None or (kept.language != language and wording.language == language):
            chosen[wording.quote_id] = wording
    return [_cleared(wording, audience, at, language) for wording in chosen.values()]


def cleared_quotes_of_organisation(
    audience: str, at: dt.datetime, organisation: Organisation, *, language: str | None = None
) -> list[ClearedQuote]:
    """The quotes an audience may read under this organisation's name, newest first; none that hides whom it is from."""
    ids = list(Quote.objects.filter(organisation=organisation).order_by("-made_at").values_list("pk", flat=True))
    found = {one.quote_id: one for one in cleared_quotes(audience, at, ids=ids, language=language)}
    return [found[one] for one in ids if one in found and found[one].shown_organisation]


def cleared_wordings(audience: str, at: dt.datetime) -> QuerySet[Wording]:
    """The wordings that may be shown to an audience now."""
    this = OuterRef("pk")
    return Wording.objects.filter(
        Exists(live_consents(audience, at).filter(wording=this)) | Exists(standing_records().filter(wording=this)),
        engagement_allows(at, "quote__engagement"),
    )


def live_consents(audience: str, at: dt.datetime) -> QuerySet[Consent]:
    """The consents that cover an audience now, the newest first: it is the one that says how to name the speaker."""
    return consents_in_force(at).filter(audience__in=COVERING[Audience(audience)]).order_by("-made_at", "-id")


def consents_in_force(at: dt.datetime) -> QuerySet[Consent]:
    """The consents that hold now, for whomever they name; `rules.in_force` says the same of one quote.

    What was agreed before a withdrawal is void for ever; after one only the speaker's own yes by link counts.
    """
    unbroken = Q(how=Consent.How.LINK) & ~Exists(_withdrawals(at__gte=OuterRef("starts_at")))
    return Consent.objects.filter(
        unbroken | ~Exists(_withdrawals()), Q(until__isnull=True) | Q(until__gt=at), starts_at__lte=at
    )


def _withdrawals(**narrowed: Any) -> QuerySet[Withdrawal]:
    return Withdrawal.objects.filter(quote=OuterRef("wording__quote_id"), **narrowed)


def standing_withdrawals() -> QuerySet[Withdrawal]:
    """For a quote: its withdrawals with no later yes of the speaker's own."""
    later = Consent.objects.filter(
        wording__quote=OuterRef("quote_id"), starts_at__gt=OuterRef("at"), how=Consent.How.LINK
    )
    return Withdrawal.objects.filter(~Exists(later), quote=OuterRef("pk"))


def standing_records() -> QuerySet[PublicRecord]:
    """Words on the public record whose speaker is unprotected, has not objected and never took the quote back."""
    return PublicRecord.objects.filter(
        ~Exists(_withdrawals()),
        Q(wording__quote__engagement__isnull=True)
        | Q(wording__quote__engagement__confidentiality=Confidentiality.ON_RECORD),
        wording__quote__speaker__protection=Protection.NONE,
        wording__quote__speaker__objected_at__isnull=True,
    ).exclude(wording__quote__kind=Quote.Kind.STORY)


def engagement_allows(at: dt.datetime, to: str) -> Q:
    """The condition that the conversation behind a quote lets any of its words out. `to` is the path to it."""
    named = Engagement.restricted_to.through.objects.filter(engagement_id=OuterRef(f"{to}_id"))
    told = Q(**{f"{to}__confidentiality__in": OPEN})
    told &= Q(**{f"{to}__embargo_until__isnull": True}) | Q(**{f"{to}__embargo_until__lte": at})
    return Q(**{f"{to}__isnull": True}) | (told & Q(~Exists(named)))


def _cleared(wording: Wording, audience: str, at: dt.datetime, language: str) -> ClearedQuote:
    live: list[Consent] = wording.live  # type: ignore[attr-defined]
    consent = live[0] if live else None
    name, organisation = shown_speaker(wording.quote, consent, audience=audience, at=at, language=language)
    return ClearedQuote(
        quote_id=wording.quote_id,
        wording_id=wording.pk,
        text=wording.text,
        language=wording.language,
        shown_name=name,
        shown_organisation=organisation,
        promise="consent" if consent else "public_record",
        until=consent.until if consent else None,
        source="" if consent else wording.public_record.source,
        engagement_id=wording.quote.engagement_id,
        is_translated=wording.translated_from_id is not None,
        name_form=consent.name_form if consent else NameForm.FULL,
    )


Reason = Literal["cleared", "no_consent", "ended", "withdrawn", "engagement", "other_audience"]


def uncleared_reasons(audience: str, at: dt.datetime, *, ids: Iterable[Any]) -> dict[UUID, Reason]:
    """Why each of these quotes may not be shown to an audience, or that it may. Two queries at any length."""
    now_cleared = Exists(cleared_wordings(audience, at).filter(quote=OuterRef("pk")))
    this = OuterRef("pk")
    quotes = Quote.objects.filter(pk__in=list(ids)).annotate(
        is_now_cleared=now_cleared,
        is_withdrawn=Exists(standing_withdrawals()),
        was_consented=Exists(Consent.objects.filter(wording__quote=this)),
        is_live=Exists(consents_in_force(at).filter(wording__quote=this)),
        is_allowed=Exists(Quote.objects.filter(engagement_allows(at, "engagement"), pk=OuterRef("pk"))),
    )
    return {quote.pk: _reason(quote) for quote in quotes.only("pk")}


def uncleared_reason(audience: str, at: dt.datetime, quote_id: Any) -> Reason:
    """Why one quote may not be shown to an audience; a quote that is not there counts as without consent."""
    return uncleared_reasons(audience, at, ids=[quote_id]).get(UUID(str(quote_id)), "no_consent")


def _reason(quote: Any) -> Reason:
    if quote.is_now_cleared:
        return "cleared"
    if quote.is_withdrawn:
        return "withdrawn"
    if not quote.is_allowed:
        return "engagement"
    if quote.is_live:
        return "other_audience"
    return "ended" if quote.was_consented else "no_consent"
