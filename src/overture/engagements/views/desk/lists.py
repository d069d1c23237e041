"""The list of engagements."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone

from overture.directory.queries import organisations_to_choose

from ... import rules
from ...filters import CHOICES, FiltersRead, address, chips_of, read_filters
from ...queries.listing import engagements_listed
from ...rowshapes import engagement_row
from .base import ReadingView


class EngagementList(ReadingView):
    """What was and will be, newest first, with filters in the address."""

    def get(self, request: HttpRequest) -> HttpResponse:
        read = read_filters(request.GET)
        here = reverse("desk:engagement-list")
        found = engagements_listed(self.viewer, read.filters, at=timezone.now(), mark=request.GET.get("after", ""))
        bodies = organisations_to_choose(self.viewer)
        context = {
            "rows": [engagement_row(told) for told in found.rows],
            "totals": found.totals,
            "read": read,
            "here": here,
            "choices": CHOICES,
            "bodies": bodies,
            "chips": chips_of(read, here, organisation=_name_of(read, bodies)),
            "clear_url": here if len(read.asked) > 1 else "",
            "next_url": address(here, {**read.asked, "after": found.next_mark}) if found.next_mark else "",
            "previous_url": address(here, read.asked) if request.GET.get("after") else "",
            "can_record": rules.can_record_engagement(self.viewer),
        }
        return self.show(request, "list", context)


def _name_of(read: FiltersRead, bodies: list) -> str:
    wanted = read.filters.organisation
    return next((body.name for body in bodies if body.pk == wanted), "")
