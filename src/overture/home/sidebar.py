"""The first entry of the side bar."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from overture.foundation.registry import SidebarEntry

STAFF = ("coordinator", "editor", "director", "administrator")

TODAY = SidebarEntry(
    key="today", group="waiting", order=0, label=_("Today"), url_name="desk:today", icon="today", roles=STAFF
)
