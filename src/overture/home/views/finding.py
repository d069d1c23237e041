"""Finding anything, starting anything, and every part of the desk on one page."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _

from overture.foundation.access.views import DeskView

from ..queries.finding import found_groups, verbs_for


class Find(DeskView):
    """The palette's answers, and the same as a page for those without script."""

    def get(self, request: HttpRequest) -> HttpResponse:
        words = " ".join(request.GET.get("q", "").split())[:200]
        groups = found_groups(self.viewer, words)
        is_palette = request.headers.get("Overture-Part") == "palette"
        template = "ui/components/palette_results.html" if is_palette else "home/desk/find.html"
        response = render(request, template, {"groups": groups, "words": words})
        response.headers["Vary"] = "Overture-Part, Cookie"
        return response


class Add(DeskView):
    """What one can start."""

    def get(self, request: HttpRequest) -> HttpResponse:
        return render(request, "home/desk/add.html", {"verbs": verbs_for(self.viewer)})


class Everything(DeskView):
    """Every part of the desk: the side bar as a page, for phones."""

    def get(self, request: HttpRequest) -> HttpResponse:
        return render(request, "home/desk/everything.html", {"title": _("Everything")})
