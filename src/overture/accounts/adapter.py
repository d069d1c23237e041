"""What django-allauth may do here: sign people in, never sign them up."""

from __future__ import annotations

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from django.conf import settings
from django.contrib.auth.models import AbstractBaseUser
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import translation

from overture.foundation import registry
from overture.foundation.access.middleware import LANGUAGE_COOKIE
from overture.foundation.access.views import DeskView

from .mails import sender
from .queries import the_desk


class ClosedAdapter(DefaultAccountAdapter):
    """Sign-up is closed: an account begins with an invitation. Links in mails stand on OVERTURE_BASE_URL alone."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def get_from_email(self) -> str:
        return sender(the_desk(), translation.get_language() or "en")

    def render_mail(self, template_prefix: str, email: Any, context: dict[str, Any], headers: Any = None) -> Any:
        desk = registry.desk_facts.get("desk")
        mail = super().render_mail(template_prefix, email, {**context, "desk": desk() if desk else None}, headers)
        mail.reply_to = [address] if (address := the_desk().reply_to) else []
        return mail

    def get_reset_password_from_key_url(self, key: str) -> str:
        uid, _dash, token = key.partition("-")
        path = reverse("account_reset_password_from_key", kwargs={"uidb36": uid, "key": token})
        return f"{settings.OVERTURE_BASE_URL}{path}"

    def get_email_confirmation_url(self, request: HttpRequest, emailconfirmation: Any) -> str:
        return f"{settings.OVERTURE_BASE_URL}{reverse('account_confirm_email', args=[emailconfirmation.key])}"

    def get_login_redirect_url(self, request: HttpRequest) -> str:
        """The desk for its staff, the portal for members' representatives, the public site for everybody else."""
        viewer = registry.viewer_of(request.user)
        if viewer.has_role(*DeskView.roles):
            return "/desk/"
        return "/my/" if viewer.has_role("representative") else "/"

    def post_login(self, request: HttpRequest, user: AbstractBaseUser, **kwargs: Any) -> HttpResponse:
        """From now on pages speak the account's language."""
        response = super().post_login(request, user, **kwargs)
        keep_language(response, getattr(user, "language", ""))
        return response


def keep_language(response: HttpResponse, language: str) -> None:
    """Remember a language for the pages behind the door."""
    if language in dict(settings.LANGUAGES):
        response.set_cookie(
            LANGUAGE_COOKIE,
            language,
            max_age=365 * 24 * 3600,
            httponly=True,
            samesite="Lax",
            secure=settings.SESSION_COOKIE_SECURE,
        )
