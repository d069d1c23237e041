"""Every address of the house, put together: each surface gathers the addresses of the rooms under one namespace."""

from __future__ import annotations

from importlib import import_module
from typing import Any

from django.urls import include, path

from overture.accounts.views import door as accounts_door
from overture.api import api
from overture.foundation.links.views import LinkView

DESK: tuple[str, ...] = (
    "overture.accounts.urls_desk",
    "overture.voices.urls_desk",
    "overture.directory.urls_desk",
    "overture.engagements.urls_desk",
    "overture.home.urls_desk",
    "overture.intake.urls_desk",
    "overture.exchange.urls_desk",
    "overture.newsroom.urls_desk",
)
"""Modules with the desk's addresses, such as ``overture.directory.urls_desk``; their names are ``desk:…``."""

PORTAL: tuple[str, ...] = ("overture.accounts.urls_portal",)
"""Modules with the portal's addresses; their names are ``portal:…``."""


SITE: tuple[str, ...] = ("overture.newsroom.urls_site",)
"""Modules with the public addresses; their names are ``site:…``."""


def together(surface: str, modules: tuple[str, ...]) -> Any:
    """The addresses of several rooms as one namespace; Django knows a namespace once only."""
    patterns = [pattern for module in modules for pattern in import_module(module).urlpatterns]
    return include((patterns, surface))


urlpatterns = [
    path("healthz", accounts_door.Health.as_view(), name="healthz"),
    path("", include("overture.accounts.urls")),
    path("accounts/", include("allauth.urls")),
    path("ui/", include("overture.foundation.ui.urls")),
    path("desk/", together("desk", DESK)),
    path("my/", together("portal", PORTAL)),
    path("l/<str:token>/", LinkView.as_view(), name="link"),
    path("api/", api.urls),
    path("", together("site", SITE)),
]
