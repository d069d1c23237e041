"""Every address of the house, put together: each surface gathers the addresses of the rooms under one namespace."""

from __future__ import annotations

from importlib import import_module
from typing import Any

from django.urls import include, path

from overture.accounts.views import door as accounts_door

DESK: tuple[str, ...] = ()
"""Modules with the desk's addresses, such as ``overture.directory.urls_desk``; their names are ``desk:…``."""


def together(surface: str, modules: tuple[str, ...]) -> Any:
    """The addresses of several rooms as one namespace; Django knows a namespace once only."""
    patterns = [pattern for module in modules for pattern in import_module(module).urlpatterns]
    return include((patterns, surface))


urlpatterns = [
    path("healthz", accounts_door.Health.as_view(), name="healthz"),
    path("accounts/", include("allauth.urls")),
    path("ui/", include("overture.foundation.ui.urls")),
    path("desk/", together("desk", DESK)),
]
