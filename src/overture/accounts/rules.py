"""Who may do what with accounts and with the desk itself: the administrator, and the desk's own command line."""

from __future__ import annotations

from overture.foundation.access.viewer import Viewer

ADMINISTRATORS = ("administrator",)


def can_manage_accounts(viewer: Viewer) -> bool:
    """Invite, give and take roles, end accounts, make and revoke API tokens, and see all of these."""
    return viewer.has_role(*ADMINISTRATORS) or "system" in viewer.scopes


def can_change_desk(viewer: Viewer) -> bool:
    """See and change what the desk is called, how it looks and whence its mail comes."""
    return viewer.has_role(*ADMINISTRATORS) or "system" in viewer.scopes
