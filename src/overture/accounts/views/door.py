"""Doors that are nobody's screen: health, an invitation's link, the logo."""

from __future__ import annotations

from django.conf import settings
from django.contrib.auth import login
from django.db import DatabaseError, connection
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils import timezone, translation

from overture.accounts.adapter import ClosedAdapter, keep_language
from overture.accounts.errors import AccountsError
from overture.accounts.forms import AcceptForm
from overture.accounts.logos import png_of
from overture.accounts.models import Invitation
from overture.accounts.queries import open_invitation, the_desk
from overture.foundation.access.middleware import LANGUAGE_COOKIE
from overture.foundation.access.views import DoorView, SiteView

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
ONE_DAY = 24 * 3600


class Health(DoorView):
    """Whether the desk answers and its database as well; tells nothing else."""

    def get(self, request: HttpRequest) -> JsonResponse:
        try:
            with connection.cursor() as cursor:
                cursor.execute("SELECT 1")
        except DatabaseError:
            return JsonResponse({"status": "database does not answer"}, status=503)
        return JsonResponse({"status": "ok"})


class ChangePassword(DoorView):
    """Where password managers look for the page that changes a password."""

    def get(self, request: HttpRequest) -> HttpResponse:
        return redirect("account_change_password")


class InvitationAccept(DoorView):
    """An invitation's link: opening it does nothing; sending the form makes the account and signs in."""

    def get(self, request: HttpRequest, token: str) -> HttpResponse:
        invitation = open_invitation(token, at=timezone.now())
        if invitation is None:
            return self.show_ended(request)
        with translation.override(language_of(request, invitation)):
            form = AcceptForm(email=invitation.email, initial={"name": invitation.name})
            return self.show_form(request, form, invitation)

    def post(self, request: HttpRequest, token: str) -> HttpResponse:
        invitation = open_invitation(token, at=timezone.now())
        if invitation is None:
            return self.show_ended(request)
        with translation.override(language_of(request, invitation)):
            form = AcceptForm(request.POST, email=invitation.email)
            if not form.is_valid():
                return self.show_form(request, form, invitation, status=422)
            return self.accept(request, token, form)

    def accept(self, request: HttpRequest, token: str, form: AcceptForm) -> HttpResponse:
        try:
            user = form.save(token, by=self.viewer)
        except AccountsError:
            return self.show_ended(request)
        login(request, user, backend=BACKEND)
        response = redirect(ClosedAdapter(request).get_login_redirect_url(request))
        keep_language(response, user.language)
        return response

    def show_form(
        self, request: HttpRequest, form: AcceptForm, invitation: Invitation, status: int = 200
    ) -> HttpResponse:
        context = {"form": form, "invitation": invitation}
        response = render(request, "accounts/door/invitation.html", context, status=status)
        response.headers["Content-Language"] = translation.get_language() or "en"
        return response

    def show_ended(self, request: HttpRequest) -> HttpResponse:
        return render(request, "accounts/door/invitation_ended.html", status=404)


def language_of(request: HttpRequest, invitation: Invitation) -> str:
    """The language that was chosen on the page; that of the invitation until then."""
    chosen = request.COOKIES.get(LANGUAGE_COOKIE, "")
    return chosen if chosen in dict(settings.LANGUAGES) else invitation.language


class Logo(SiteView):
    """The umbrella's logo. Its address changes with each change, so that a browser may keep it."""

    def get(self, request: HttpRequest) -> HttpResponse:
        logo = the_desk().logo
        if not logo:
            raise Http404
        response = HttpResponse(png_of(logo), content_type="image/png")
        response["Cache-Control"] = f"public, max-age={ONE_DAY}"
        return response
