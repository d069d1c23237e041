"""Who changed what, side by side."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from overture.directory.queries.merges import newest_merge
from overture.foundation.access.views import DeskView

from ..queries.histories import history_page


class History(DeskView):
    """The history of any record, for those who may change it; to all others there is none."""

    def get(self, request: HttpRequest, kind: str, pk: UUID) -> HttpResponse:
        page = history_page(self.viewer, kind, str(pk), mark=request.GET.get("after", ""))
        merge = newest_merge(self.viewer, kind, pk)
        merged_url = reverse("desk:merge-apart", args=[merge.pk]) if merge else ""
        context = {"page": page, "merged_url": merged_url, "crumbs": [(page.title, page.url), (_("What changed"), "")]}
        return render(request, "home/desk/history.html", context)
