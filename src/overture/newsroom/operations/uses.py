"""Voices knows which round-ups show which quotes."""

from __future__ import annotations

import datetime as dt

from overture.foundation.access import Viewer
from overture.voices.operations import note_uses_of_place

from ..models import Block, RoundUp


def keep_uses(round_up: RoundUp, *, at: dt.datetime, by: Viewer) -> None:
    """Note exactly the quotes that a published round-up has places for; none for one that is not public."""
    is_public = round_up.state == RoundUp.State.PUBLISHED
    quotes = (
        round_up.blocks.filter(kind=Block.Kind.QUOTE, record_id__isnull=False) if is_public else Block.objects.none()
    )
    note_uses_of_place(
        list(quotes.values_list("record_id", flat=True)),
        place_kind=RoundUp.record_kind,
        place_id=str(round_up.pk),
        audience="public",
        by=by,
        at=at,
    )
