"""What templates are given while pages are compared."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest

from overture.foundation.access.context import surface
from overture.foundation.ui.context_processors import appearance


def ours_on_our_pages(request: HttpRequest) -> dict[str, Any]:
    """The context of the desk's own pages; the admin is not made to pay for it."""
    if hasattr(request, "surface"):
        return surface(request) | appearance(request)
    return {}
