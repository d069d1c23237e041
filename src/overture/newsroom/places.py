"""Round-ups as places where a quote can be read."""

from __future__ import annotations

from collections.abc import Iterable

from overture.foundation.registry import PlaceFound

from .addresses import site_path
from .models import RoundUp


class RoundUpPlace:
    """A published round-up, at one address a language, and the feeds that carry it."""

    kind = RoundUp.record_kind

    def find(self, record_id: str) -> Iterable[PlaceFound]:
        """Where the round-up can be read; nowhere when it is a draft or was taken down."""
        published = RoundUp.objects.filter(pk=record_id, state=RoundUp.State.PUBLISHED).prefetch_related("texts")
        return [
            PlaceFound(text.title, site_path("roundup", text.language, round_up.slug), text.language)
            for round_up in published
            for text in round_up.texts.all()
            if text.is_ready
        ]
