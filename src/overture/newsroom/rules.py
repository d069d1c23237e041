"""Who composes round-ups, and who reads them."""

from __future__ import annotations

from overture.foundation.access import Viewer

from .models import RoundUp


def can_compose(viewer: Viewer) -> bool:
    """Coordinators and editors write, publish and take down; the desk itself makes a sample."""
    return viewer.has_role("coordinator", "editor") or "system" in viewer.scopes


def can_see_round_up(viewer: Viewer, round_up: RoundUp) -> bool:
    """A published round-up is everybody's; drafts and what was taken down are for composers and the director."""
    return round_up.state == RoundUp.State.PUBLISHED or can_compose(viewer) or viewer.has_role("director")
