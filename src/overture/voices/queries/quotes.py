"""Which quotes a viewer may see on the desk, and how each stands."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import Case, Exists, OuterRef, Q, QuerySet, TextChoices, Value, When
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from overture.directory.models import Protection
from overture.engagements.models import Engagement
from overture.foundation.access import Viewer

from ..errors import NotFound
from ..models import Audience, Consent, Quote
from ..rules import is_the_desks
from .clearance import (
    cleared_wordings,
    consents_in_force,
    engagement_allows,
    standing_records,
    standing_withdrawals,
)

SOON = dt.timedelta(days=14)


class QuoteState(TextChoices):
    """How a quote stands, the first that fits."""

    WITHDRAWN = "withdrawn", pgettext_lazy("a quote", "Withdrawn")
    ENDING = "ending", _("Consent ends soon")
    CLEARED = "cleared", _("With consent")
    PUBLIC_RECORD = "public_record", _("On the public record")
    ENDED = "ended", _("Consent ended")
    NO_CONSENT = "no_consent", _("No consent yet")


def quotes_seen_by(viewer: Viewer, at: dt.datetime | None = None) -> QuerySet[Quote]:
    """The quotes this viewer may see, newest first, each with its `state`.

    A coordinator sees all; an editor the cleared ones and drafts not at risk; a director the cleared ones; a
    representative their own speakers' and what is cleared for members; anybody else what is cleared for the public.
    What belongs to a restricted conversation is seen only by those it names.
    """
    at = at or timezone.now()
    quotes = with_state(Quote.objects.all(), at).order_by("-made_at", "-id")
    return quotes.filter(_named(viewer)).filter(_seen(viewer, at))


def quote_for(viewer: Viewer, quote_id: Any, at: dt.datetime | None = None) -> Quote:
    """One quote that the viewer may see.

    Raises:
        NotFound: when there is none, or none for them.
    """
    try:
        return quotes_seen_by(viewer, at).select_related("speaker", "organisation", "engagement").get(pk=quote_id)
    except (Quote.DoesNotExist, ValidationError, ValueError) as error:
        raise NotFound from error


def quotes_without_consent(viewer: Viewer) -> QuerySet[Quote]:
    """The quotes in the state `QuoteState.NO_CONSENT`, which wait for somebody to ask their speaker; to be counted."""
    if not is_the_desks(viewer):
        return Quote.objects.none()
    consents = Consent.objects.filter(wording__quote=OuterRef("pk"))
    records = standing_records().filter(wording__quote=OuterRef("pk"))
    asked = Exists(standing_withdrawals()) | Exists(consents) | Exists(records)
    return Quote.objects.filter(_named(viewer), ~asked)


def in_state(quotes: QuerySet[Quote], state: str) -> QuerySet[Quote]:
    """Those of `quotes_seen_by` that stand in a state."""
    return quotes.filter(Q(("state", state)))


def with_state(quotes: QuerySet[Quote], at: dt.datetime) -> QuerySet[Quote]:
    """Quotes annotated with their `state` at a moment."""
    consents = Consent.objects.filter(wording__quote=OuterRef("pk"))
    live = consents_in_force(at).filter(wording__quote=OuterRef("pk"))
    lasting = live.filter(Q(until__isnull=True) | Q(until__gt=at + SOON))
    record = standing_records().filter(wording__quote=OuterRef("pk"))
    return quotes.annotate(
        state=Case(
            When(Exists(standing_withdrawals()), then=Value(QuoteState.WITHDRAWN)),
            When(Exists(lasting), then=Value(QuoteState.CLEARED)),
            When(Exists(record), then=Value(QuoteState.PUBLIC_RECORD)),
            When(Exists(live), then=Value(QuoteState.ENDING)),
            When(Exists(consents), then=Value(QuoteState.ENDED)),
            default=Value(QuoteState.NO_CONSENT),
        )
    )


def _named(viewer: Viewer) -> Q:
    if "system" in viewer.scopes:
        return Q()
    named = Engagement.restricted_to.through.objects.filter(engagement_id=OuterRef("engagement_id"))
    return ~Exists(named) | Exists(named.filter(user_id__in=viewer.ids("user")))


def _seen(viewer: Viewer, at: dt.datetime) -> Q:
    if is_the_desks(viewer):
        return Q()
    seen: list[Q] = []
    if viewer.has_role("editor"):
        seen += [_cleared(Audience.DESK, at), _open_drafts(at)]
    if viewer.has_role("director"):
        seen.append(_cleared(Audience.DESK, at))
    if viewer.has_role("representative"):
        seen += [Q(organisation__in=viewer.ids("org")), _cleared(Audience.MEMBERS, at)]
    if not viewer.has_role("editor", "director", "representative", "administrator"):
        seen.append(_cleared(Audience.PUBLIC, at))
    return _any_of(seen)


def _any_of(conditions: list[Q]) -> Q:
    whole = Q(pk__in=[])
    for condition in conditions:
        whole |= condition
    return whole


def _cleared(audience: str, at: dt.datetime) -> Q:
    return Q(Exists(cleared_wordings(audience, at).filter(quote=OuterRef("pk"))))


def _open_drafts(at: dt.datetime) -> Q:
    at_risk = Q(speaker__protection=Protection.AT_RISK) | ~Q(speaker_hash="")
    unseen = Quote.objects.filter(at_risk, pk=OuterRef("pk"))
    allowed = Quote.objects.filter(engagement_allows(at, "engagement"), pk=OuterRef("pk"))
    return Q(Exists(allowed)) & ~Exists(unseen) & ~Exists(standing_withdrawals())
