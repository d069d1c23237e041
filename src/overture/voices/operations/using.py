"""Where words are used is kept, by kind and id of the place, so that a withdrawal can say where it closed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Any
from uuid import UUID

from overture.foundation.access import Viewer
from overture.foundation.audit.operations import note, operation

from ..errors import NotAllowed
from ..models import Quote, Use
from ..rules import can_publish_quotes


@operation
def note_use(quote: Quote, *, place_kind: str, place_id: str, audience: str, by: Viewer, at: dt.datetime) -> Use:
    """Note that a place shows a quote from now on; a use that is noted already goes on."""
    if not can_publish_quotes(by):
        raise NotAllowed
    going_on = quote.uses.filter(place_kind=place_kind, place_id=str(place_id), ended_at__isnull=True).first()
    if going_on is not None:
        return going_on
    use = Use.objects.create(quote=quote, place_kind=place_kind, place_id=str(place_id), audience=audience, since=at)
    note("use", quote, by=by)
    return use


@operation
def end_use(quote: Quote, *, place_kind: str, place_id: str, by: Viewer, at: dt.datetime) -> None:
    """Note that a place stopped showing a quote."""
    if not can_publish_quotes(by):
        raise NotAllowed
    if quote.uses.filter(place_kind=place_kind, place_id=str(place_id), ended_at__isnull=True).update(ended_at=at):
        note("end_use", quote, by=by)


@operation
def note_uses_of_place(
    quote_ids: Iterable[Any], *, place_kind: str, place_id: str, audience: str, by: Viewer, at: dt.datetime
) -> None:
    """Note that a place shows exactly these quotes from now on; uses of others at this place end."""
    wanted = {UUID(str(quote_id)) for quote_id in quote_ids}
    for quote in (
        Quote.objects.filter(uses__place_kind=place_kind, uses__place_id=str(place_id))
        .exclude(pk__in=wanted)
        .distinct()
    ):
        end_use(quote, place_kind=place_kind, place_id=place_id, by=by, at=at)
    for quote in Quote.objects.filter(pk__in=wanted):
        note_use(quote, place_kind=place_kind, place_id=place_id, audience=audience, by=by, at=at)
