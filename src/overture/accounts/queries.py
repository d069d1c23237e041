"""Asking about accounts and the desk."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.utils import translation

from overture.foundation.local_text import in_language

from .models import Desk, RoleGrant


def the_desk() -> Desk:
    """The one row of the desk; an unsaved one with sensible values before set-up."""
    return Desk.objects.first() or Desk(name={"en": "Overture"}, short_name="Overture", languages=["en", "ar", "he"])


def role_scopes(user: Any) -> Iterable[str]:
    """``role:…`` for each role that an account holds."""
    return [f"role:{role}" for role in RoleGrant.objects.filter(user=user).values_list("role", flat=True)]


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
    """The desk in the active language."""
    desk, language = the_desk(), translation.get_language() or "en"
    return DeskShown(
        name=in_language(desk.name, language).text,
        short_name=desk.short_name,
        accent=desk.accent,
        logo_url=desk.logo,
        about=in_language(desk.about, language).text,
        contact_email=desk.contact_email,
        languages=tuple(desk.languages),
        is_sample=desk.is_sample,
    )
