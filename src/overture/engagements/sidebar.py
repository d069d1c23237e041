"""The record's door in the desk's side bar, and logging a meeting from anywhere."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from overture.foundation.registry import SidebarEntry, Verb

ENGAGEMENTS = SidebarEntry(
    key="engagements",
    group="record",
    order=40,
    label=_("Engagements"),
    url_name="desk:engagement-list",
    icon="engagements",
    roles=("coordinator", "editor", "director"),
)

LOG_A_MEETING = Verb(
    label=_("Log a meeting"),
    note=_("Who, with whom, when, what was asked"),
    url_name="desk:log",
    icon="engagements",
    roles=("coordinator",),
    order=20,
)
