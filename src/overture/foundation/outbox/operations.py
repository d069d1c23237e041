"""The life of a message: put in by an operation, claimed by a worker, sent, confirmed.

The claim is committed before sending and the confirmation after it. A worker that dies between the two leaves the
message claimed; when the claim is old it is shown as *in doubt* and a person decides. It is never silently repeated.
"""

from __future__ import annotations

import datetime as dt
import smtplib
from collections.abc import Iterable

from django.core.mail import EmailMessage
from django.db import connection, transaction
from django.utils import timezone, translation

from overture.foundation import registry
from overture.foundation.access.viewer import Viewer
from overture.foundation.audit.operations import note, operation

from .models import Message

MOST_TRIES = 5
IN_DOUBT_AFTER = dt.timedelta(minutes=10)


class UnknownTemplate(Exception):
    """No room has filled a composer under this name."""


@operation
def enqueue(template: str, *, record_ids: Iterable[object], recipient: str, language: str, by: Viewer) -> Message:
    """Put a message into the outbox; it leaves only when the surrounding operation commits.

    Raises:
        UnknownTemplate: when nobody composes this template.
    """
    if registry.composers.get(template) is None:
        raise UnknownTemplate(f"No room composes the message {template!r}.")
    message = Message.objects.create(
        template=template, record_ids=[str(one) for one in record_ids], recipient=recipient, language=language
    )
    note("enqueue", message, by=by)
    return message


def claim_next(*, now: dt.datetime) -> Message | None:
    """Take the next due message, committed before anything is sent; None when nothing is due."""
    with transaction.atomic():
        rows = Message.objects.select_for_update(skip_locked=_skips_locked())
        message = rows.filter(state=Message.State.WAITING, due_at__lte=now).order_by("due_at").first()
        if message is None:
            return None
        message.state, message.claimed_at, message.tries = Message.State.CLAIMED, now, message.tries + 1
        message.save(update_fields=["state", "claimed_at", "tries"])
        return message


def deliver(message: Message, *, now: dt.datetime) -> Message:
    """Compose a claimed message as things stand now, send it, and confirm.

    A server's refusal puts it back with a pause that doubles (1, 2, 4, 8 minutes), and fails it after the fifth try.
    """
    composer = registry.composers.get(message.template)
    with translation.override(message.language):
        mail: EmailMessage | None = None
        if composer is not None:
            about = tuple(message.record_ids)
            mail = composer(record_ids=about, recipient=message.recipient, language=message.language)
        if mail is None:
            return _settle(message, Message.State.DROPPED, now=now)
        try:
            mail.send()
        except (smtplib.SMTPException, OSError) as error:
            return _put_back(message, error, now=now)
    return _settle(message, Message.State.SENT, now=now)


def send_due(*, now: dt.datetime | None = None, most: int = 100) -> int:
    """Send what is due; returns how many messages were taken up."""
    mark_doubtful(now=now or timezone.now())
    for count in range(most):
        moment = now or timezone.now()
        message = claim_next(now=moment)
        if message is None:
            return count
        deliver(message, now=moment)
    return most


def mark_doubtful(*, now: dt.datetime) -> int:
    """Show claims that were never confirmed as in doubt; returns how many."""
    old = Message.objects.filter(state=Message.State.CLAIMED, claimed_at__lt=now - IN_DOUBT_AFTER)
    return old.update(state=Message.State.IN_DOUBT)


@operation
def retry(message: Message, *, by: Viewer) -> Message:
    """Send a failed or doubtful message again, because a person said so."""
    message.state, message.due_at, message.trouble = Message.State.WAITING, timezone.now(), ""
    message.save(update_fields=["state", "due_at", "trouble"])
    note("retry", message, by=by)
    return message


def _settle(message: Message, state: str, *, now: dt.datetime) -> Message:
    message.state, message.sent_at, message.trouble = state, now, ""
    message.save(update_fields=["state", "sent_at", "trouble"])
    return message


def _put_back(message: Message, error: Exception, *, now: dt.datetime) -> Message:
    last = message.tries >= MOST_TRIES
    message.state = Message.State.FAILED if last else Message.State.WAITING
    message.due_at = now + dt.timedelta(minutes=2 ** (message.tries - 1))
    message.trouble = type(error).__name__
    message.save(update_fields=["state", "due_at", "trouble"])
    return message


def _skips_locked() -> bool:
    return bool(connection.features.has_select_for_update_skip_locked)
