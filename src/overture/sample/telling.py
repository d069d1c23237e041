"""Three round-ups, told in three languages."""

from __future__ import annotations

from overture.engagements.models import Engagement

from .engaging import Maker


def add_round_ups(maker: Maker, engagements: list[Engagement], quotes: dict[str, list[str]]) -> None:
    """Compose and publish the round-ups of the last months."""
