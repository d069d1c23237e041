"""What of the accounts leaves with the whole desk: people and roles, and no secret. Everybody sets a new password."""

from __future__ import annotations

from django.contrib.auth.hashers import make_password

from overture.foundation.registry import Portable, PortableTable

from .models import Desk, RoleGrant, User


def _without_passwords() -> None:
    """Let nobody in by a password that was not carried over."""
    for user in User.objects.filter(password=""):
        user.password = make_password(None)
        user.save(update_fields=["password"])


PORTABLE = Portable(
    tables=(
        PortableTable("accounts", User, left_out=("password", "last_login")),
        PortableTable("roles", RoleGrant),
        PortableTable("desk", Desk),
    ),
    stays={
        "accounts.Invitation": "A link that opens an account; it holds at the desk that sent it.",
        "accounts.ApiToken": "A secret, kept as a hash with this desk's key.",
    },
    after_import=_without_passwords,
)
