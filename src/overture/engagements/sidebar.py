"""The record's door in the desk's side bar."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from overture.foundation.registry import SidebarEntry

ENGAGEMENTS = SidebarEntry(
    key="engagements",
    group="record",
    order=40,
    label=_("Engagements"),
    url_name="desk:engagement-list",
    icon="engagements",
    roles=("coordinator", "editor", "director"),
)
