"""Four doors without a record behind them: theme, single keys, language, and the accent's stylesheet."""

from __future__ import annotations

from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.http import url_has_allowed_host_and_scheme

from overture.foundation import registry
from overture.foundation.access.middleware import LANGUAGE_COOKIE
from overture.foundation.access.views import DoorView, SiteView

from .accent import NotAColour, accent_stylesheet
from .context_processors import KEYS_COOKIE, THEME_COOKIE, THEMES

ONE_YEAR = 365 * 24 * 3600


def back(request: HttpRequest) -> HttpResponseRedirect:
    """Back to the page the choice was made on; to the front page when that page is not ours."""
    wanted = request.POST.get("next") or request.META.get("HTTP_REFERER", "")
    if not url_has_allowed_host_and_scheme(wanted, allowed_hosts={request.get_host()}):
        return HttpResponseRedirect("/")
    parts = urlsplit(wanted)
    path = "/" + parts.path.replace("\\", "/").lstrip("/")  # two slashes in front would be the name of another host
    return HttpResponseRedirect(path + (f"?{parts.query}" if parts.query else ""))


def remember(response: HttpResponse, name: str, value: str) -> HttpResponse:
    """Keep a choice of this person for a year; an empty value forgets it."""
    if not value:
        response.delete_cookie(name, samesite="Lax")
        return response
    response.set_cookie(
        name, value, max_age=ONE_YEAR, httponly=True, samesite="Lax", secure=settings.SESSION_COOKIE_SECURE
    )
    return response


class ThemeChoice(DoorView):
    """Light, dark, or as the device wishes."""

    http_method_names = ["post", "options"]

    def post(self, request: HttpRequest) -> HttpResponse:
        wanted = request.POST.get("theme", "")
        return remember(back(request), THEME_COOKIE, wanted if wanted in THEMES else "")


class KeysChoice(DoorView):
    """Single keys on or off (WCAG 2.1.4)."""

    http_method_names = ["post", "options"]

    def post(self, request: HttpRequest) -> HttpResponse:
        return remember(back(request), KEYS_COOKIE, "off" if request.POST.get("keys") == "off" else "")


class LanguageChoice(DoorView):
    """The language behind the door; public pages carry theirs in the address."""

    http_method_names = ["get", "head", "options"]

    def get(self, request: HttpRequest) -> HttpResponse:
        wanted = request.GET.get("to", "")
        response = back(request)
        return remember(response, LANGUAGE_COOKIE, wanted) if wanted in dict(settings.LANGUAGES) else response


class AccentStylesheet(SiteView):
    """The desk's accent as a stylesheet. A colour that cannot be read is bent; what is no colour is left out."""

    def get(self, request: HttpRequest) -> HttpResponse:
        facts = registry.desk_facts.get("desk")
        desk = facts() if facts else None
        try:
            css = accent_stylesheet(getattr(desk, "accent", "") or "")
        except NotAColour:
            css = accent_stylesheet("")
        response = HttpResponse(css, content_type="text/css; charset=utf-8")
        response["Cache-Control"] = "public, max-age=300"
        return response
