"""Sessions end after a time without a request, and after their whole length; pages of signing in are kept by nobody."""

from __future__ import annotations

import time
from collections.abc import Callable

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.cache import add_never_cache_headers
from django.utils.translation import gettext as _

from overture.foundation.access.middleware import first_part, is_public

from .second_factor import must_add_second_factor

Next = Callable[[HttpRequest], HttpResponse]
SEEN = "seen_at"
BEGAN = "began_at"
WRITE_EVERY = 60


class EndIdleSessions:
    """Sign out a session that was idle for OVERTURE_IDLE_MINUTES or is older than OVERTURE_SESSION_HOURS.

    The moment of the last request is written at most once a minute.
    """

    def __init__(self, get_response: Next) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if not is_public(request.path_info) and request.user.is_authenticated:
            now = time.time()
            if self.is_over(request, now):
                logout(request)
            elif now - request.session.get(SEEN, 0) > WRITE_EVERY:
                request.session[SEEN] = now
                request.session.setdefault(BEGAN, now)
        return self.get_response(request)

    def is_over(self, request: HttpRequest, now: float) -> bool:
        idle = now - request.session.get(SEEN, now)
        age = now - request.session.get(BEGAN, now)
        return idle > settings.OVERTURE_IDLE_SECONDS or age > settings.SESSION_COOKIE_AGE


class NothingKeptOfSigningIn:
    """No cache keeps a page under ``/accounts/``: it may hold a code, a link's token or somebody's address."""

    def __init__(self, get_response: Next) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if first_part(request.path_info) == "accounts":
            add_never_cache_headers(response)
        return response


class SecondFactorForTheDesk:
    """Whoever works at the desk adds a second factor before its first page, and again when it was taken away."""

    def __init__(self, get_response: Next) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        at_the_desk = first_part(request.path_info) == "desk" and request.user.is_authenticated
        if at_the_desk and must_add_second_factor(request.user):
            messages.info(request, _("The desk asks for a second factor. Add a passkey, or an authenticator app."))
            return redirect("mfa_index")
        return self.get_response(request)
