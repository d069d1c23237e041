"""What every template of the house is given: the viewer, the desk, the side bar, the languages."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.conf import settings
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse
from django.utils import translation

from overture.foundation import registry
from overture.foundation.counting import MOST_COUNTED, counts_of

from .viewer import Viewer

GROUPS = ("waiting", "record", "publish", "foot")


def surface(request: HttpRequest) -> dict[str, Any]:
    """Context of the shells. The desk's facts come from the room that fills ``desk_facts``."""
    viewer: Viewer = getattr(request, "viewer", None) or Viewer.public(translation.get_language() or "en")
    facts = registry.desk_facts.get("desk")
    context: dict[str, Any] = {
        "viewer": viewer,
        "viewer_name": viewer.name,
        "viewer_role": next(iter(sorted(viewer.ids("role"))), ""),
        "desk": facts() if facts else None,
        "language": translation.get_language() or "en",
        "direction": "rtl" if translation.get_language_bidi() else "ltr",
        "languages": languages(request),
    }
    if getattr(request, "surface", "") == "desk":
        context["sidebar"] = sidebar_for(viewer, request.path)
    return context


def languages(request: HttpRequest) -> list[tuple[str, str, str]]:
    """Each language with its own name and the address of this page in it (public pages), or of the choice (desk)."""
    parts = request.path.split("/")
    public = len(parts) > 1 and parts[1] in dict(settings.LANGUAGES)
    found = []
    for code, name in settings.LANGUAGES:
        url = "/".join(["", code, *parts[2:]]) if public else f"{reverse('ui:language')}?to={code}"
        found.append((code, name, url))
    return found


def sidebar_for(viewer: Viewer, path: str) -> list[list[dict[str, Any]]]:
    """The side bar as groups of entries, without what the viewer's role does not open."""
    entries = [entry for entry in registry.sidebar.all() if viewer.has_role(*entry.roles)]
    counts = counts_in(entries, viewer)
    return [
        [
            _shown(entry, counts.get(entry.key), path)
            for entry in sorted(entries, key=lambda entry: entry.order)
            if entry.group == group
        ]
        for group in GROUPS
    ]


def counts_in(entries: Iterable[registry.SidebarEntry], viewer: Viewer) -> dict[str, int]:
    """What waits for a viewer at each entry that counts, by key; one query for all that is counted in rows."""
    asked = {entry.key: entry.count(viewer) for entry in entries if entry.count}
    rows = {key: one for key, one in asked.items() if isinstance(one, QuerySet)}
    return asked | dict(zip(rows, counts_of(list(rows.values())), strict=True))  # type: ignore[return-value]


def _shown(entry: registry.SidebarEntry, count: int | None, path: str) -> dict[str, Any]:
    try:
        url = reverse(entry.url_name)
    except NoReverseMatch:
        url = "#"
    return {
        "key": entry.key,
        "label": entry.label,
        "url": url,
        "icon": entry.icon,
        "count": min(count, MOST_COUNTED) if count else count,
        "is_more": (count or 0) > MOST_COUNTED,
        "current": path == url if url == "/desk/" else path.startswith((url, *map(reverse, entry.also))),
    }
