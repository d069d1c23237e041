"""What happens when allauth says that somebody signed in or changed how they sign in."""

from __future__ import annotations

import time
from typing import Any

from allauth.account import signals as account_signals
from allauth.mfa import signals as mfa_signals
from django.contrib.auth.signals import user_logged_in
from django.dispatch import Signal

from .middleware import BEGAN, SEEN
from .models import User
from .operations import note_own_act

OWN_ACTS: tuple[tuple[Signal, str], ...] = (
    (account_signals.user_logged_in, "sign_in"),
    (account_signals.password_set, "set_password"),
    (account_signals.password_changed, "change_password"),
    (account_signals.password_reset, "reset_password"),
    (account_signals.email_changed, "change_address"),
    (account_signals.email_added, "add_address"),
    (account_signals.email_removed, "remove_address"),
    (mfa_signals.authenticator_added, "add_second_factor"),
    (mfa_signals.authenticator_removed, "remove_second_factor"),
    (mfa_signals.authenticator_reset, "reset_second_factor"),
)


def begin_session(sender: Any, *, request: Any, **_rest: Any) -> None:
    """A session counts from the moment of signing in, whatever stood in it before."""
    if request is not None and hasattr(request, "session"):
        request.session[BEGAN] = request.session[SEEN] = time.time()


def connect() -> None:
    """Listen to allauth; called when the room is ready."""
    user_logged_in.connect(begin_session, dispatch_uid="accounts.begin_session")
    for signal, verb in OWN_ACTS:
        signal.connect(_noting(verb), weak=False, dispatch_uid=f"accounts.{verb}")


def _noting(verb: str) -> Any:
    def receive(sender: Any, *, user: User, **_rest: Any) -> None:
        note_own_act(user, verb=verb)

    return receive
