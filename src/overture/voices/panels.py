"""The quotes on an engagement's page."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from overture.foundation.access import Viewer
from overture.foundation.registry import Panel

from .queries import QuoteShown, quotes_of_engagement
from .rules import can_keep_quotes


@dataclass(frozen=True, slots=True)
class QuotesPanel:
    """The quotes of an engagement, and where another one is kept by those who may."""

    quotes: tuple[QuoteShown, ...]
    add_url: str


def quotes_panel(viewer: Viewer, record: Any, *, at: dt.datetime) -> Panel | None:
    """The panel for those who work with quotes; nothing for the rest when no quote is theirs to see."""
    quotes = tuple(quotes_of_engagement(viewer, record, at))
    may_keep = can_keep_quotes(viewer)
    if not quotes and not may_keep:
        return None
    add_url = reverse("desk:quote-keep", args=[record.pk]) if may_keep else ""
    return Panel("voices/desk/_panel.html", QuotesPanel(quotes, add_url))
