"""Public addresses. `OVERTURE_BASE_URL` is the only source of links that leave the house."""

from __future__ import annotations

from django.conf import settings
from django.urls import reverse


def site_path(name: str, language: str, *args: object) -> str:
    """The path of a public page in a language."""
    return reverse(f"site:{name}", args=[language, *args])


def site_url(name: str, language: str, *args: object) -> str:
    """The whole address of a public page in a language."""
    return absolute(site_path(name, language, *args))


def absolute(path: str) -> str:
    """A path with the desk's own scheme and host before it."""
    return f"{settings.OVERTURE_BASE_URL.rstrip('/')}{path}"
