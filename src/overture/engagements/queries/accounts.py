"""The accounts that an engagement can name: who does a follow-up, and to whom it can be restricted."""

from __future__ import annotations

from django.db.models import QuerySet

from overture.accounts.models import User

from ..rules import WORKING_ROLES


def those_who_follow_up() -> QuerySet[User]:
    """The staff of the desk."""
    return _holding("coordinator", "editor", "director")


def those_who_read() -> QuerySet[User]:
    """Everybody whose role reads records."""
    return _holding(*WORKING_ROLES)


def _holding(*roles: str) -> QuerySet[User]:
    return User.objects.filter(is_active=True, grants__role__in=roles).distinct().order_by("name", "pk")
