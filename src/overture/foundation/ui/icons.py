"""The drawings of the house: 24 by 24, one line weight, drawn with the colour of the words beside them."""

# ruff: noqa: E501 - a drawing is one line

from __future__ import annotations

from typing import Final

ICONS: Final[dict[str, str]] = {
    "mail": ('<rect x="3.5" y="5.5" width="17" height="13" rx="2"/><path d="m4 7 8 6 8-6"/>'),
    "link": (
        '<path d="M10 14a4 4 0 0 0 6 .5l3-3a4 4 0 0 0-6-5.5l-1 1M14 10a4 4 0 0 0-6-.5l-3 3a4 4 0 0 0 6 5.5l1-1"/>'
    ),
    "shield": ('<path d="M12 3.5 5 6v5.5c0 4.5 3 7.5 7 9 4-1.5 7-4.5 7-9V6z"/><path d="m9 12 2.2 2.2L15.5 10"/>'),
    "today": ('<path d="M4 11.5 12 5l8 6.5V19a1 1 0 0 1-1 1h-4.5v-5h-5v5H5a1 1 0 0 1-1-1z"/>'),
    "reader": ('<path d="M5 4h10l4 4v12H5z"/><path d="M15 4v4h4M8.5 12h7M8.5 15.5h5"/>'),
    "introductions": (
        '<path d="M4 18c0-3 2-5 4.5-5s4.5 2 4.5 5M20 18c0-3-1.5-4.5-3.5-4.5"/><circle cx="8.5" cy="8.5" r="3"/><circle cx="16.5" cy="9.5" r="2.3"/>'
    ),
    "engagements": ('<path d="M4 6h11v8H9l-3 3v-3H4z"/><path d="M18 9h2v8h-2v3l-3-3h-3"/>'),
    "stakeholders": ('<path d="M4 20h16M6 20V10M10 20V10M14 20V10M18 20V10M3.5 10 12 4l8.5 6z"/>'),
    "network": (
        '<circle cx="12" cy="6" r="2.5"/><circle cx="5.5" cy="17" r="2.5"/><circle cx="18.5" cy="17" r="2.5"/><path d="M10.8 8.2 6.8 14.8M13.2 8.2l4 6.6M8 17h8"/>'
    ),
    "voices": (
        '<path d="M6 17c-2 0-3-1.5-3-4 0-4 2-7 5-8M6 17a2.5 2.5 0 0 0 2.5-2.5A2.5 2.5 0 0 0 6 12c-.8 0-1.5.2-2 .8M16 17c-2 0-3-1.5-3-4 0-4 2-7 5-8M16 17a2.5 2.5 0 0 0 2.5-2.5A2.5 2.5 0 0 0 16 12c-.8 0-1.5.2-2 .8"/>'
    ),
    "newsroom": ('<path d="M4 5h13v14H6a2 2 0 0 1-2-2zM17 9h3v8a2 2 0 0 1-2 2M7 9h7M7 12.5h7M7 16h4"/>'),
    "planning": ('<rect x="4" y="5.5" width="16" height="14.5" rx="2"/><path d="M4 10h16M8 3v4M16 3v4"/>'),
    "registers": ('<path d="M5 4h14v16H5zM5 9h14M5 14.5h14M11 4v16"/>'),
    "reports": ('<path d="M4 20h16M7 20v-6M12 20V6M17 20v-9"/>'),
    "settings": (
        '<circle cx="12" cy="12" r="3"/><path d="M12 3v3M12 18v3M3 12h3M18 12h3M5.6 5.6l2.1 2.1M16.3 16.3l2.1 2.1M18.4 5.6l-2.1 2.1M7.7 16.3l-2.1 2.1"/>'
    ),
    "help": ('<circle cx="12" cy="12" r="8.5"/><path d="M9.5 9.5a2.5 2.5 0 1 1 3.5 2.3c-.7.3-1 .8-1 1.7M12 16.5v.1"/>'),
    "find": ('<circle cx="11" cy="11" r="6.5"/><path d="m16 16 4.5 4.5"/>'),
    "add": ('<path d="M12 5v14M5 12h14"/>'),
    "language": (
        '<circle cx="12" cy="12" r="8.5"/><path d="M3.5 12h17M12 3.5c5 5.5 5 11.5 0 17M12 3.5c-5 5.5-5 11.5 0 17"/>'
    ),
    "moon": ('<path d="M19 14.5A8 8 0 1 1 9.5 5a6.5 6.5 0 0 0 9.5 9.5z"/>'),
    "onward": ('<path d="m9 5 7 7-7 7"/>'),
    "star": ('<path d="m12 4 2.5 5.2 5.5.7-4 4 1 5.6-5-2.7-5 2.7 1-5.6-4-4 5.5-.7z"/>'),
    "download": ('<path d="M12 4v11M7 11l5 5 5-5M5 20h14"/>'),
    "flag": ('<path d="M6 21V4h12l-3 4 3 4H6"/>'),
    "clock": ('<circle cx="12" cy="12" r="8.5"/><path d="M12 7v5.5l3.5 2"/>'),
    "warning": ('<path d="M12 4 2.8 20h18.4zM12 10v4.5M12 17v.1"/>'),
    "hidden": (
        '<path d="M3 3l18 18M10 6c6-1.5 11.5 6 11.5 6a18 18 0 0 1-3 3.5M6 8c-2.2 1.7-3.5 4-3.5 4S6 18.5 12 18.5c1 0 2-.2 2.8-.5"/>'
    ),
    "check": ('<path d="m5 12.5 4.5 4.5L19 7.5"/>'),
    "more": ('<path d="M5 12h.1M12 12h.1M19 12h.1"/>'),
    "picture": ('<path d="M4 5h16v14H4z"/><path d="m4 16 5-5 4 4 2.5-2.5L20 17"/>'),
    "eye": (
        '<path d="M2.5 12S6 5.5 12 5.5 21.5 12 21.5 12 18 18.5 12 18.5 2.5 12 2.5 12z"/><circle cx="12" cy="12" r="2.8"/>'
    ),
    "lock": ('<rect x="5" y="11" width="14" height="9" rx="2"/><path d="M8 11V8a4 4 0 0 1 8 0v3"/>'),
    "undo": ('<path d="M4 9h10a5.5 5.5 0 0 1 0 11h-4M4 9l4.5-4.5M4 9l4.5 4.5"/>'),
    "bell": ('<path d="M6 16V11a6 6 0 0 1 12 0v5l1.5 2h-15zM10 20.5h4"/>'),
    "sun": (
        '<circle cx="12" cy="12" r="3.8"/><path d="M12 3v2M12 19v2M3 12h2M19 12h2M5.6 5.6 7 7M17 17l1.4 1.4M18.4 5.6 17 7M7 17l-1.4 1.4"/>'
    ),
    "cross": ('<path d="M6 6l12 12M18 6 6 18"/>'),
    "edit": ('<path d="M4 20h4L19 9l-4-4L4 16zM13 7l4 4"/>'),
    "print": ('<path d="M7 9V4h10v5M7 17H4V9h16v8h-3M7 14h10v6H7z"/>'),
    "filter": ('<path d="M4 6h16M7 12h10M10 18h4"/>'),
    "person": ('<circle cx="12" cy="8.5" r="3.5"/><path d="M5 20c0-4 3-6.5 7-6.5s7 2.5 7 6.5"/>'),
    "leave": ('<path d="M10 5H5v14h5M10 12h10M16.5 8.5 20 12l-3.5 3.5"/>'),
    "upload": ('<path d="M12 16V5M7 9l5-5 5 5M5 20h14"/>'),
    "copy": (
        '<rect x="8.5" y="8.5" width="11" height="11" rx="2"/><path d="M15.5 8.5V6a1.5 1.5 0 0 0-1.5-1.5H6A1.5 1.5 0 0 0 4.5 6v8A1.5 1.5 0 0 0 6 15.5h2.5"/>'
    ),
    "menu": ('<path d="M4 7h16M4 12h16M4 17h16"/>'),
    "pause": ('<path d="M9 6v12M15 6v12"/>'),
    "refused": ('<circle cx="12" cy="12" r="8.5"/><path d="M6 6l12 12"/>'),
    "info": ('<circle cx="12" cy="12" r="8.5"/><path d="M12 11v5.5M12 7.5v.1"/>'),
    "outside": ('<path d="M14 4h6v6M20 4l-9 9M18 14v5H5V6h5"/>'),
    "back": ('<path d="m15 5-7 7 7 7"/>'),
    "sort": ('<path d="M8 5v14M5 16l3 3 3-3M16 19V5M13 8l3-3 3 3"/>'),
    "place": ('<path d="M12 21s6.5-6 6.5-11a6.5 6.5 0 0 0-13 0c0 5 6.5 11 6.5 11z"/><circle cx="12" cy="10" r="2.3"/>'),
    "phone": (
        '<path d="M6 4h3.5l1.5 4.5-2 1.5a11 11 0 0 0 5 5l1.5-2 4.5 1.5V18a2 2 0 0 1-2 2A14 14 0 0 1 4 6a2 2 0 0 1 2-2z"/>'
    ),
    "merge": ('<path d="M6 4v5c0 4 6 3 6 8v3M18 4v5c0 4-6 3-6 8"/>'),
    "key": ('<circle cx="8" cy="15.5" r="4"/><path d="m11 12.5 8-8M16 7.5l2.5 2.5"/>'),
    "outbox": ('<path d="M4 13h4.5l1.5 2.5h4l1.5-2.5H20v6H4zM12 11V3.5M8.5 7 12 3.5 15.5 7"/>'),
}

OTHER_NAMES: Final[dict[str, str]] = {
    "home": "today",
    "document": "reader",
    "people": "introductions",
    "engagement": "engagements",
    "organisation": "stakeholders",
    "quote": "voices",
    "voice": "voices",
    "calendar": "planning",
    "table": "registers",
    "chart": "reports",
    "search": "find",
    "plus": "add",
    "globe": "language",
    "chevron": "onward",
    "close": "cross",
    "off": "hidden",
    "user": "person",
    "sign-out": "leave",
}

MIRRORED: Final[frozenset[str]] = frozenset({"onward", "back", "undo", "leave", "outside"})
"""Drawings that point along the line of reading, and turn with it. Clocks, checks and marks do not."""


def drawing(name: str) -> tuple[str, bool]:
    """The paths of an icon, and whether it turns from right to left.

    An unknown name gives an empty drawing: a missing picture must not take a page down. A test reads every template.
    """
    own = OTHER_NAMES.get(name, name)
    return ICONS.get(own, ""), own in MIRRORED
