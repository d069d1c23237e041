"""Django's admin over the same rows, as somebody would write it who wants the list of engagements and knows Django.

The same columns and the same filters as the desk's list, words sought where the desk seeks them, the related rows
fetched beforehand. What the desk decides for each row, who may see it and who may be named to whom, it does not do.
"""

from __future__ import annotations

from typing import Any

from django.contrib.admin import AdminSite, ModelAdmin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import path

from overture.engagements.models import Engagement

ROWS = 30
"""Rows on a page, as on the desk's; the admin's own default is 100."""


class OpenSite(AdminSite):
    """Whoever is signed in may come in; roles are not what is compared."""

    def has_permission(self, request: HttpRequest) -> bool:
        return bool(request.user.is_authenticated)


class EngagementAdmin(ModelAdmin):
    """The list of engagements."""

    list_display = ("title", "kind", "status", "starts_on", "with_whom", "who_spoke", "ask_number", "confidentiality")
    list_filter = ("kind", "status", "confidentiality", "topics")
    search_fields = (
        "title",
        "summary",
        "place",
        "participants__person__name",
        "participants__organisation__name",
        "asks__text",
    )
    date_hierarchy = "starts_on"
    list_per_page = ROWS

    def get_queryset(self, request: HttpRequest) -> QuerySet[Engagement]:
        rows = super().get_queryset(request)
        return rows.prefetch_related("participants__person", "participants__organisation", "asks")

    def with_whom(self, row: Engagement) -> str:
        """Names of the other side."""
        return ", ".join(str(one) for one in row.participants.all() if one.side == "theirs")

    def who_spoke(self, row: Engagement) -> str:
        """Names of our side."""
        return ", ".join(str(one) for one in row.participants.all() if one.side == "ours")

    def ask_number(self, row: Engagement) -> int:
        """How many asks were made."""
        return len(row.asks.all())

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return True

    has_change_permission = has_delete_permission = has_view_permission

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return True

    has_module_permission = has_add_permission


class LeanEngagementAdmin(EngagementAdmin):
    """The same without what is known to be slow: no hierarchy of dates, no count of everything, no search in asks."""

    date_hierarchy = None  # type: ignore[assignment]
    show_full_result_count = False
    search_fields = ("title", "summary", "place")  # type: ignore[assignment]


SITE = OpenSite(name="admin")
SITE.register(Engagement, EngagementAdmin)
LEAN_SITE = OpenSite(name="lean")
LEAN_SITE.register(Engagement, LeanEngagementAdmin)
urlpatterns = [path("desk/admin/", SITE.urls), path("desk/lean/", LEAN_SITE.urls)]
