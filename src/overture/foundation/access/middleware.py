"""Languages and cookies at the door: a public address carries its language and takes no cookie."""

from __future__ import annotations

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import translation

Next = Callable[[HttpRequest], HttpResponse]
LANGUAGE_COOKIE = "overture_language"
PRIVATE_SURFACES = ("desk", "my", "accounts", "ui")


def first_part(path: str) -> str:
    """The first part of an address: ``desk`` of ``/desk/reader/``."""
    return path.lstrip("/").split("/", 1)[0]


def is_public(path: str) -> bool:
    """Whether an address is a public one, which knows no session."""
    return first_part(path) not in PRIVATE_SURFACES


class CookielessPublicPages:
    """Take cookies away from public requests, and refuse to set any on their answers.

    A public page that could read a session would one day show something of it; so it cannot.
    """

    def __init__(self, get_response: Next) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if not is_public(request.path_info):
            return self.get_response(request)
        request.COOKIES.clear()
        response = self.get_response(request)
        response.cookies.clear()
        return response


class ReaderLanguage:
    """Activate the language of a request: that of the address in public, the chosen one behind the door."""

    def __init__(self, get_response: Next) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        with translation.override(self.language(request)):
            request.LANGUAGE_CODE = translation.get_language()
            response = self.get_response(request)
            response.headers.setdefault("Content-Language", translation.get_language() or "en")
        return response

    def language(self, request: HttpRequest) -> str:
        known = dict(settings.LANGUAGES)
        part = first_part(request.path_info)
        if part in known:
            return part
        chosen = request.COOKIES.get(LANGUAGE_COOKIE, "")
        if chosen in known:
            return chosen
        return translation.get_language_from_request(request)
