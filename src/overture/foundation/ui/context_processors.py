"""How this person wants pages to look and answer: cookies that the server reads, so that no script is needed."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import HttpRequest

THEME_COOKIE = "overture_theme"
KEYS_COOKIE = "overture_keys"
THEMES = ("light", "dark")


def appearance(request: HttpRequest) -> dict[str, Any]:
    """`theme` (light, dark, or empty for the device's wish), `single_keys` (on unless switched off), and after how
    many idle seconds a session ends."""
    theme = request.COOKIES.get(THEME_COOKIE, "")
    return {
        "theme": theme if theme in THEMES else "",
        "single_keys": request.COOKIES.get(KEYS_COOKIE, "") != "off",
        "idle_seconds": settings.OVERTURE_IDLE_SECONDS,
    }
