"""The one address of all signed links: looking at it shows, sending its form acts."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.utils import timezone, translation
from django.utils.cache import add_never_cache_headers, patch_cache_control

from overture.foundation import registry
from overture.foundation.access.form_tokens import comes_from_here, is_form_token
from overture.foundation.access.viewer import Viewer
from overture.foundation.access.views import SurfaceView

from .models import SignedLink
from .queries import link_behind


class LinkView(SurfaceView):
    """A page behind a signed link. It knows no session and no cookie; nothing of it is cached or passed on.

    The room of the link's purpose draws it (`registry.link_pages`). A form is taken only with its signed token and
    from this very site.
    """

    surface = "link"
    http_method_names = ["get", "head", "post", "options"]
    csrf_exempt = True

    @classmethod
    def as_view(cls, **initkwargs: Any) -> Any:
        view: Any = super().as_view(**initkwargs)
        view.csrf_exempt = True
        return view

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        self.at: dt.datetime = timezone.now()
        self.link: SignedLink | None = link_behind(kwargs["token"], at=self.at)
        super().setup(request, *args, **kwargs)

    def make_viewer(self, request: HttpRequest) -> Viewer:
        language = self.language_of(request)
        if self.link is None:
            return Viewer.public(language)
        scope = f"link:{self.link.purpose}:{self.link.subject_id}"
        return Viewer(scopes=frozenset({"public", scope}), name=f"link {self.link.pk.hex[:12]}", language=language)

    def language_of(self, request: HttpRequest) -> str:
        """The language chosen on the page, else the link's own, else the browser's."""
        chosen = request.GET.get("in", "")
        if chosen in dict(settings.LANGUAGES):
            return chosen
        return self.link.language if self.link else translation.get_language() or "en"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        with translation.override(self.viewer.language):
            response = super().dispatch(request, *args, **kwargs)
        add_never_cache_headers(response)
        patch_cache_control(response, no_store=True, private=True)
        response.headers["Referrer-Policy"] = "no-referrer"
        response.headers["X-Robots-Tag"] = "noindex"
        response.headers["Content-Language"] = self.viewer.language
        return response

    def get(self, request: HttpRequest, token: str) -> HttpResponse:
        page = self.page()
        return page.show(request, self.link, self.viewer, at=self.at) if page else self.nothing_here(request)

    def post(self, request: HttpRequest, token: str) -> HttpResponse:
        page = self.page()
        if page is None:
            return self.nothing_here(request)
        purpose = self.link.purpose if self.link else ""
        if not comes_from_here(request) or not is_form_token(request.POST.get("form_token", ""), purpose):
            return page.show(request, self.link, self.viewer, at=self.at, is_refused=True)
        return page.act(request, self.link, self.viewer, at=self.at)

    def page(self) -> registry.LinkPage | None:
        """Who draws this link's page."""
        return registry.link_pages.get(self.link.purpose) if self.link else None

    def nothing_here(self, request: HttpRequest) -> HttpResponse:
        """The same answer for a link that ended, was cut off, was changed, or never was."""
        return render(request, "links/ended.html", status=404)
