"""Filters that the desk saved by name: they stand above their lists and in the palette."""

from __future__ import annotations

from overture.foundation.access.viewer import Viewer
from overture.foundation.listing.saving import save_filter

SAVED = (
    ("engagements", "Asks without an answer", "asks=open"),
    ("engagements", "Off the record", "level=off_record"),
    ("promises", "Late, theirs", "whose=theirs&state=late"),
    ("stakeholder-list", "Parliament's committees", "kind=committee"),
)


def add_saved_filters(*, by: Viewer) -> None:
    """Save them for the whole desk."""
    for list_name, name, asked in SAVED:
        save_filter(name, list_name=list_name, asked=asked, is_shared=True, by=by)
