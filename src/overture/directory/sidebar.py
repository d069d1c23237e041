"""The directory's two doors in the desk's side bar."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from overture.foundation.registry import SidebarEntry

READERS = ("coordinator", "editor", "director")

ENTRIES = (
    SidebarEntry(
        key="stakeholders",
        group="record",
        order=50,
        label=_("Stakeholders"),
        url_name="desk:stakeholder-list",
        icon="stakeholders",
        roles=READERS,
    ),
    SidebarEntry(
        key="network",
        group="record",
        order=60,
        label=_("Network"),
        url_name="desk:member-list",
        icon="network",
        roles=READERS,
    ),
)
