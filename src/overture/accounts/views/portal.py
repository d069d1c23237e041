"""The members' portal: what waits for somebody who speaks for a member."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from overture.accounts.queries import organisations_of
from overture.foundation.access.views import PortalView


class Portal(PortalView):
    """What waits for this person, and for whom they speak."""

    def get(self, request: HttpRequest) -> HttpResponse:
        context = {"section": "today", "organisations": organisations_of(self.viewer)}
        return render(request, "accounts/portal/today.html", context)
