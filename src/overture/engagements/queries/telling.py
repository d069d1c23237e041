"""Telling an engagement to somebody: what they may read of it now, in the shapes of `told`."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from uuid import UUID

from django.utils import translation

from overture.foundation import registry
from overture.foundation.access.viewer import Viewer

from ..errors import NotAllowed
from ..models import Confidentiality, Engagement
from ..rules import Telling
from ..told import Named, ToldEngagement
from .fetching import engagements_to_tell
from .naming import NameLimit
from .pieces import Piece
from .silence import Silence, typed_texts
from .wording import engagement_title, tell_engagement

Limits = Mapping[str, NameLimit]


def told(viewer: Viewer, engagement: Engagement, *, at: dt.datetime) -> ToldEngagement:
    """An engagement as this viewer may have it.

    Raises:
        NotAllowed: when they may not know of it.
    """
    found = told_many(viewer, [engagement], at=at)
    if not found:
        raise NotAllowed
    return found[0]


def told_many(
    viewer: Viewer, engagements: Iterable[Engagement], at: dt.datetime, limits: Limits | None = None
) -> list[ToldEngagement]:
    """Engagements as this viewer may have them, in the given order; those they may not know of are left out."""
    wanted = [engagement.pk for engagement in engagements]
    return list(tellings(viewer, wanted, at=at, limits=limits).values())


def tellings(
    viewer: Viewer, ids: Iterable[UUID | str], *, at: dt.datetime, limits: Limits | None = None
) -> dict[str, ToldEngagement]:
    """As `told_many`, by id as text, in the order of the ids.

    `limits` are the people who are named more narrowly on the page these stand on, since their words stand there too.
    """
    wanted = [str(one) for one in ids]
    above = Engagement.objects.filter(pk__in=wanted, part_of__isnull=False).values_list("part_of_id", flat=True)
    found = engagements_to_tell({*wanted, *(str(one) for one in above)})
    spoken = _spoken_words(viewer, found.values())
    pieces = {
        key: Piece.of(viewer, engagement, at=at, spoken=spoken, limits=limits) for key, engagement in found.items()
    }
    return {
        key: tell_engagement(pieces[key], part_of=_part_of(pieces, found[key]))
        for key in dict.fromkeys(wanted)
        if key in found and pieces[key].telling is not Telling.NONE
    }


def silence_for(viewer: Viewer, engagement_id: str, *, at: dt.datetime) -> Silence:
    """What none of the words of an engagement may hold for this viewer."""
    return Piece.of(viewer, engagements_to_tell([engagement_id])[engagement_id], at=at).silence


def _spoken_words(viewer: Viewer, engagements: Iterable[Engagement]) -> frozenset[str]:
    """The typed texts that repeat somebody's words: outside the staff those are read as a quote or not at all."""
    if viewer.has_role("coordinator", "editor", "director") or "system" in viewer.scopes:
        return frozenset()
    return registry.texts_that_repeat(text for one in engagements for text in typed_texts(one))


def _part_of(pieces: dict[str, Piece], engagement: Engagement) -> Named | None:
    whole = pieces.get(str(engagement.part_of_id))
    if whole is None or whole.telling is Telling.NONE:
        return None
    return Named(engagement_title(whole), kind=Engagement.record_kind, id=str(engagement.part_of_id))


def public_engagement_tellings(
    ids: Iterable[UUID | str], *, at: dt.datetime, language: str = "en", limits: Limits | None = None
) -> dict[str, ToldEngagement]:
    """What the public may read of these engagements now, by id as text; a missing id is a slot that stays closed."""
    with translation.override(language):
        return tellings(Viewer.public(language), ids, at=at, limits=limits)


def tellings_once_published(
    ids: Iterable[UUID | str], *, at: dt.datetime, language: str = "en", limits: Limits | None = None
) -> dict[str, ToldEngagement]:
    """What the public would read of these engagements if each of them were published now; for the preview of a page."""
    found = engagements_to_tell(str(one) for one in ids)
    with translation.override(language):
        for engagement in found.values():
            engagement.public_from = engagement.public_from or at
        public = Viewer.public(language)
        pieces = {key: Piece.of(public, one, at=at, limits=limits) for key, one in found.items()}
        shown = {key: piece for key, piece in pieces.items() if piece.telling is not Telling.NONE}
        return {key: tell_engagement(piece, part_of=None) for key, piece in shown.items()}


def whole_telling(fetched: Engagement, *, at: dt.datetime) -> ToldEngagement:
    """All of it, as the desk itself reads it; of an engagement that `engagements_to_tell` fetched."""
    piece = Piece.of(Viewer.system(), fetched, at=at, level=Telling.FULL)
    return tell_engagement(piece, part_of=None)


def outside_telling(fetched: Engagement, *, at: dt.datetime) -> ToldEngagement:
    """What anybody outside would read once it is published; of an engagement that `engagements_to_tell` fetched.

    On the record: as the public. Chatham House: what was said. Otherwise nothing but its kind and date.
    """
    level = Telling.FULL if fetched.confidentiality == Confidentiality.ON_RECORD else Telling.SUBSTANCE
    return tell_engagement(Piece.of(Viewer.public(), fetched, at=at, level=level), part_of=None)
