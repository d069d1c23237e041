"""The second factor: a passkey or an authenticator app. Whoever works at the desk has one."""

from __future__ import annotations

import base64
from typing import Any

from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from overture.foundation.sealing.keys import keyring

from .models import Desk, Role, RoleGrant

BOUND_TO = "mfa.Authenticator.secret"
SECRETS = ("secret", "seed")
"""The entries of an authenticator's data that are sealed: of an app, and of recovery codes."""


class SealedSecrets(DefaultMFAAdapter):
    """Keeps the secrets of second factors sealed with the desk's key, which is not in the database."""

    error_messages = {
        **DefaultMFAAdapter.error_messages,
        "incorrect_code": _("This code is not right any more. Wait for the next one in the app, and type it."),
    }

    def encrypt(self, text: str) -> str:
        return base64.b64encode(keyring().seal(text, bound_to=BOUND_TO)).decode()

    def decrypt(self, encrypted_text: str) -> str:
        return keyring().open(base64.b64decode(encrypted_text), bound_to=BOUND_TO)


def reseal_secrets() -> int:
    """Seal the secrets of second factors again with the newest key.

    Returns:
        How many.
    """
    adapter, changed = SealedSecrets(), 0
    for one in Authenticator.objects.all():
        kept = {name: one.data[name] for name in SECRETS if one.data.get(name)}
        old = {name: value for name, value in kept.items() if not keyring().is_of_newest(base64.b64decode(value))}
        if old:
            one.data.update({name: adapter.encrypt(adapter.decrypt(value)) for name, value in old.items()})
            one.save(update_fields=["data"])
        changed += len(old)
    return changed


def must_add_second_factor(user: Any) -> bool:
    """Whether an account works at the desk and has no second factor yet.

    Signing in asks for the factor once there is one, whatever the first step was; a code sent by e-mail never counts as
    one. A sample desk, which is served on this machine alone, is spared.
    """
    if not settings.OVERTURE_SECOND_FACTOR or not _is_staff(user):
        return False
    if SealedSecrets().is_mfa_enabled(user):
        return False
    return not Desk.objects.filter(is_sample=True).exists()


def _is_staff(user: Any) -> bool:
    return RoleGrant.objects.filter(user=user).exclude(role=Role.REPRESENTATIVE).exists()
