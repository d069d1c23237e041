"""The mails of this room, written at the moment they are sent. None holds a name, a quote or a place."""

from __future__ import annotations

from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.translation import gettext as _

from overture.accounts.mails import sender
from overture.accounts.queries import the_desk
from overture.foundation.links.models import SignedLink
from overture.foundation.links.queries import address_of
from overture.foundation.local_text import in_language

from .models import ConsentRequest


def request_mail(*, record_ids: tuple[str, ...], recipient: str, language: str) -> EmailMessage | None:
    """The mail that asks a speaker to decide; nothing when they have decided, or the link was cut off or has ended."""
    request = ConsentRequest.objects.filter(pk=record_ids[0], answer="").first()
    link = SignedLink.objects.filter(pk=record_ids[1], revoked_at=None, expires_at__gt=timezone.now()).first()
    if request is None or link is None:
        return None
    desk = the_desk()
    context = {
        "desk_name": in_language(desk.name, language).text,
        "link": address_of(link),
        "until": link.expires_at,
    }
    return EmailMessage(
        subject=_("One decision waits for you"),
        body=render_to_string("voices/mail/request.txt", context),
        from_email=sender(desk, language),
        to=[recipient],
        reply_to=[desk.reply_to] if desk.reply_to else None,
    )
