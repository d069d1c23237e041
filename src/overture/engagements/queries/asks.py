"""Asks as they may be told, on their own: for the public page of asks and for the places in a round-up."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.utils import translation

from overture.foundation.access.viewer import Viewer

from ..models import Ask
from ..told import ToldAsk, ToldEngagement
from .seen import engagements_seen_by
from .telling import tellings


@dataclass(frozen=True, slots=True)
class PublicAsk:
    """An ask with the engagement at which it was made, as the public may read both."""

    ask: ToldAsk
    engagement_id: str
    engagement_title: str
    when_words: str


def public_asks(*, at: dt.datetime, language: str = "en", state: str = "", most: int = 50) -> list[PublicAsk]:
    """The asks that the public may read now, newest engagement first; of one state when it is given."""
    asks = Ask.objects.filter(engagement__in=engagements_seen_by(Viewer.public(language), at=at), is_public=True)
    if state:
        asks = asks.filter(state=state)
    ids = list(asks.order_by("-engagement__starts_on", "-made_at").values_list("pk", flat=True)[:most])
    return list(public_ask_tellings(ids, at=at, language=language).values())


def public_ask_tellings(ids: Iterable[UUID | str], *, at: dt.datetime, language: str = "en") -> dict[str, PublicAsk]:
    """What the public may read of these asks now, by id as text; a missing id is a slot that stays closed."""
    wanted = [str(one) for one in ids]
    engagements = Ask.objects.filter(pk__in=wanted).values_list("engagement_id", flat=True)
    with translation.override(language):
        told = tellings(Viewer.public(language), engagements, at=at)
    found = {ask.id: _public_ask(ask, one) for one in told.values() for ask in one.asks}
    return {key: found[key] for key in dict.fromkeys(wanted) if key in found}


def _public_ask(ask: ToldAsk, engagement: ToldEngagement) -> PublicAsk:
    return PublicAsk(ask, engagement.id, engagement.title, engagement.when_words)
