"""Who may use the Reader: the row "document, draft, reading" of the table "who sees what"."""

from __future__ import annotations

from overture.foundation.access.viewer import Viewer


def can_use_reader(viewer: Viewer) -> bool:
    """Coordinators, and the desk itself at work; for everybody else there is no document, draft or reading."""
    return viewer.has_role("coordinator") or "system" in viewer.scopes
