"""The mails of this room, written at the moment they are sent."""

from __future__ import annotations

from email.utils import formataddr

from django.conf import settings
from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from overture.foundation.local_text import in_language

from .models import Desk, Invitation
from .queries import the_desk
from .tokens import invitation_token


def sender(desk: Desk, language: str) -> str:
    """The desk's From: its name and its address."""
    return formataddr((in_language(desk.name, language).text, desk.from_address or "overture@localhost"))


def invitation_mail(*, record_ids: tuple[str, ...], recipient: str, language: str) -> EmailMessage | None:
    """The mail with an invitation's link; nothing when the invitation was used, withdrawn or is too old."""
    invitation = Invitation.objects.filter(pk=record_ids[0], accepted_at=None, expires_at__gt=timezone.now()).first()
    if invitation is None:
        return None
    desk = the_desk()
    path = reverse("accounts:invitation-accept", args=[invitation_token(invitation.pk)])
    body = render_to_string(
        "accounts/mail/invitation.txt",
        {
            "name": invitation.name,
            "desk_name": in_language(desk.name, language).text,
            "role": invitation.get_role_display(),
            "link": settings.OVERTURE_BASE_URL + path,
            "until": invitation.expires_at,
        },
    )
    return EmailMessage(
        subject=_("Set your password: you are invited to our desk"),
        body=body,
        from_email=sender(desk, language),
        to=[recipient],
        reply_to=[desk.reply_to] if desk.reply_to else None,
    )
