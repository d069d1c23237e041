"""What django-allauth may do here: sign people in, never sign them up."""

from __future__ import annotations

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest

from overture.accounts.queries import the_desk


class ClosedAdapter(DefaultAccountAdapter):
    """Sign-up is closed: an account begins with an invitation."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def get_from_email(self) -> str:
        return the_desk().from_address or "overture@localhost"
