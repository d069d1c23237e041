"""Asking about accounts and the desk."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from zoneinfo import ZoneInfo

from django.db.models import Prefetch, Q, QuerySet
from django.urls import reverse
from django.utils import translation

from overture.foundation import registry
from overture.foundation.access.viewer import Viewer
from overture.foundation.local_text import in_language

from .models import ApiToken, Desk, Invitation, RoleGrant, User
from .rules import can_change_desk, can_manage_accounts
from .tokens import hash_of_invitation, hash_of_secret


def the_desk() -> Desk:
    """The one row of the desk; an unsaved one with sensible values before set-up."""
    return Desk.objects.first() or _before_set_up()


def desk_today(at: dt.datetime) -> dt.date:
    """The day that it is where the desk is; "late" and "today" are counted by it."""
    return at.astimezone(ZoneInfo(the_desk().zone)).date()


def _before_set_up() -> Desk:
    return Desk(name={"en": "Overture"}, short_name="Overture", languages=["en", "ar", "he"])


def desks_seen_by(viewer: Viewer) -> QuerySet[Desk]:
    """The desk's settings: the administrator's."""
    return Desk.objects.all() if can_change_desk(viewer) else Desk.objects.none()


def role_scopes(user: Any) -> Iterable[str]:
    """``role:…`` for each role that an account holds."""
    return [f"role:{role}" for role in RoleGrant.objects.filter(user=user).values_list("role", flat=True)]


def accounts_seen_by(viewer: Viewer) -> QuerySet[User]:
    """Every account with its roles, by name: the administrator's."""
    if not can_manage_accounts(viewer):
        return User.objects.none()
    grants = Prefetch("grants", queryset=RoleGrant.objects.order_by("role"))
    return User.objects.prefetch_related(grants).order_by("name", "email")


def accounts_after(viewer: Viewer, *, name: str, email: str) -> QuerySet[User]:
    """The accounts that stand behind one in the list; the keyset of its next page."""
    return accounts_seen_by(viewer).filter(Q(name__gt=name) | Q(name=name, email__gt=email))


def invitations_seen_by(viewer: Viewer, *, at: dt.datetime) -> QuerySet[Invitation]:
    """The invitations that wait for an answer, newest first: the administrator's."""
    if not can_manage_accounts(viewer):
        return Invitation.objects.none()
    return Invitation.objects.filter(accepted_at=None, expires_at__gt=at).order_by("-made_at")


def tokens_seen_by(viewer: Viewer, *, at: dt.datetime) -> QuerySet[ApiToken]:
    """The API tokens that still open something, newest first: the administrator's."""
    if not can_manage_accounts(viewer):
        return ApiToken.objects.none()
    return _live_tokens(at).select_related("user").order_by("-made_at")


def _live_tokens(at: dt.datetime) -> QuerySet[ApiToken]:
    return ApiToken.objects.filter(revoked_at=None, expires_at__gt=at)


def viewer_of_token(secret: str, *, at: dt.datetime) -> Viewer | None:
    """The viewer that an API token acts as; None when it is unknown, revoked, too old, or its account has ended."""
    token = (
        _live_tokens(at).filter(secret_hash=hash_of_secret(secret), user__is_active=True).select_related("user").first()
    )
    return registry.viewer_of(token.user, language=token.user.language) if token else None


def open_invitation(token: str, *, at: dt.datetime) -> Invitation | None:
    """The invitation that a link opens; None when it was used, withdrawn or is too old."""
    rows = Invitation.objects.filter(accepted_at=None, expires_at__gt=at)
    return rows.filter(token_hash=hash_of_invitation(token)).first()


def organisations_of(viewer: Viewer) -> tuple[registry.Represented, ...]:
    """The organisations that this account speaks for."""
    representations = registry.representations.get("directory")
    if viewer.user_id is None or representations is None:
        return ()
    return tuple(representations.held_by(viewer.user_id))


def organisations_to_speak_for() -> tuple[registry.Represented, ...]:
    """The organisations that somebody can be invited to speak for."""
    representations = registry.representations.get("directory")
    return tuple(representations.choices()) if representations else ()


@dataclass(frozen=True, slots=True)
class DeskShown:
    """The desk as a shell shows it, in the active language."""

    name: str
    short_name: str
    accent: str
    logo_url: str
    about: str
    contact_email: str
    languages: tuple[str, ...]
    is_sample: bool


def desk_shown() -> DeskShown:
    """The desk in the active language. The logo stays in its row: a page names its address only."""
    desk = Desk.objects.defer("logo").annotate(has_logo=~Q(logo="")).first() or _before_set_up()
    language = translation.get_language() or "en"
    has_logo = getattr(desk, "has_logo", False)
    return DeskShown(
        name=in_language(desk.name, language).text,
        short_name=desk.short_name,
        accent=desk.accent,
        logo_url=f"{reverse('accounts:logo')}?v={desk.version}" if has_logo else "",
        about=in_language(desk.about, language).text,
        contact_email=desk.contact_email,
        languages=tuple(desk.languages),
        is_sample=desk.is_sample,
    )
