"""What the doctor looks at: each finding names the cause and the one thing that mends it."""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from django.apps import apps
from django.conf import settings
from django.core.mail import get_connection
from django.db import DatabaseError, connection
from django.utils import timezone

from overture.foundation.audit.operations import BrokenChain, check_chain
from overture.foundation.listing.queries import out_of_step
from overture.foundation.outbox.models import Message
from overture.foundation.sealing.fields import SealedTextField
from overture.foundation.sealing.keys import CannotOpen

from .desk import unapplied_migrations

LATE_AFTER = dt.timedelta(minutes=10)


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing looked at: whether it is well, and a sentence."""

    what: str
    is_well: bool
    says: str


def examine() -> list[Finding]:
    """Look at everything; without a database or its tables the rest is not asked."""
    findings = [database()]
    if findings[0].is_well:
        findings.append(migrations())
    if all(finding.is_well for finding in findings):
        findings += [look() for look in LOOKS]
    return findings


def database() -> Finding:
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError as error:
        return Finding("database", False, f"does not answer ({str(error).strip()}). Start it, or mend DATABASE_URL.")
    return Finding("database", True, f"{connection.vendor} answers.")


def migrations() -> Finding:
    missing = unapplied_migrations()
    if missing:
        return Finding("tables", False, f"{len(missing)} changes are missing. Run `overture setup` or `overture run`.")
    return Finding("tables", True, "up to date.")


def keys() -> Finding:
    path = Path(settings.OVERTURE_KEY_PATH)
    if not path.exists():
        return Finding("keys", False, f"{path} is not there. Put the desk's key file back before anything is written.")
    try:
        opened = sum(opens_one_of(model, field) for model, field in sealed_fields())
    except CannotOpen as error:
        return Finding("keys", False, str(error))
    return Finding("keys", True, f"the key file opens what is sealed (fields tried: {opened}).")


def sealed_fields() -> list[tuple[type, str]]:
    """Every sealed field of every model."""
    return [
        (model, field.name)
        for model in apps.get_models()
        for field in model._meta.get_fields()
        if isinstance(field, SealedTextField)
    ]


def opens_one_of(model: type, field: str) -> bool:
    """Open the sealed value of one row; False when there is no row."""
    row = model._base_manager.order_by("pk").first()  # type: ignore[attr-defined]
    return row is not None and getattr(row, field) is not None


def mail() -> Finding:
    if settings.EMAIL_BACKEND.endswith("filebased.EmailBackend"):
        folder = settings.HOME / "mail"
        if folder.is_dir() and os.access(folder, os.W_OK):
            return Finding("mail", True, f"goes to files in {folder}.")
        return Finding(
            "mail", False, f"{folder} cannot be written. Make the folder, or name a server in OVERTURE_MAIL."
        )
    server = get_connection()
    try:
        server.open()
        server.close()
    except OSError as error:
        return Finding("mail", False, f"{settings.EMAIL_HOST} does not answer ({error}). Mend OVERTURE_MAIL.")
    return Finding("mail", True, f"{settings.EMAIL_HOST} answers.")


def outbox() -> Finding:
    counts = {
        state: Message.objects.filter(state=state).count() for state in (Message.State.FAILED, Message.State.IN_DOUBT)
    }
    late = Message.objects.filter(state=Message.State.WAITING, due_at__lt=timezone.now() - LATE_AFTER).count()
    if late:
        return Finding("outbox", False, f"{late} messages are late. Start `overture worker`.")
    if any(counts.values()):
        failed, doubtful = counts.values()
        return Finding("outbox", False, f"failed: {failed}, in doubt: {doubtful}. A coordinator decides in the outbox.")
    return Finding("outbox", True, "nothing is late, failed or in doubt.")


def listing() -> Finding:
    wrong = out_of_step()
    if wrong:
        return Finding("lists and search", False, f"records out of step: {wrong}. Run `overture relist`.")
    return Finding("lists and search", True, "in step with the records.")


def audit() -> Finding:
    try:
        count = check_chain()
    except BrokenChain as error:
        return Finding("audit", False, f"{error} Compare with a backup before you change anything.")
    return Finding("audit", True, f"the chain of {count} entries holds.")


LOOKS: tuple[Callable[[], Finding], ...] = (keys, mail, outbox, listing, audit)
