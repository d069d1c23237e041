"""The room's door in the desk's side bar, and what can be started in it."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from overture.foundation.registry import SidebarEntry, Verb

IN_AND_OUT = SidebarEntry(
    key="exchange",
    group="foot",
    order=85,
    label=_("In and out"),
    url_name="desk:import-list",
    icon="registers",
    roles=("coordinator",),
)
IMPORT_A_LIST = Verb(
    label=_("Import a list"),
    note=_("People, organisations or past engagements from a spreadsheet."),
    url_name="desk:import-list",
    icon="registers",
    roles=("coordinator",),
    order=48,
)
