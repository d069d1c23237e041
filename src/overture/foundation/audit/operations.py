"""Writing the chain: `operation` wraps every verb of the house, `note` says what it did.

An operation is one transaction. Its audit entries are kept aside while it works and written at its very end, so that
the one row everybody must lock is locked for the shortest time. Effects (mails, announcements) leave after the commit.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from contextvars import ContextVar
from dataclasses import dataclass, field
from functools import wraps
from hashlib import sha256
from typing import Any, ParamSpec, TypeVar
from uuid import uuid4

from django.db import models, transaction
from django.utils import timezone

from overture.foundation.access.viewer import Viewer

from .models import AuditEntry, ChainHead

P = ParamSpec("P")
R = TypeVar("R")
Noted = tuple[str, str, str, str]


@dataclass(slots=True)
class OpenOperation:
    """What an operation has gathered while it works.

    Attributes:
        act: a word of its own, by which all that it changed is told together.
        noted: its audit entries.
        gathered: things to do once at its end, each with the items that came together.
    """

    act: str = field(default_factory=lambda: uuid4().hex)
    noted: list[Noted] = field(default_factory=list)
    gathered: dict[Callable[[list[Any]], None], dict[Any, None]] = field(default_factory=dict)


_open: ContextVar[OpenOperation | None] = ContextVar("open_operation", default=None)


class NotInOperation(Exception):
    """Something was written outside an operation; a programming error."""


class BrokenChain(Exception):
    """The audit chain does not hold; the message names the first entry that does not fit."""


def operation(function: Callable[P, R]) -> Callable[P, R]:
    """Make a verb one transaction with its audit entries. Inside another operation it joins that one."""

    @wraps(function)
    def run(*args: P.args, **kwargs: P.kwargs) -> R:
        if _open.get() is not None:
            return function(*args, **kwargs)
        opened = OpenOperation()
        token = _open.set(opened)
        try:
            with transaction.atomic():
                result = function(*args, **kwargs)
                for finish, items in opened.gathered.items():
                    finish(list(items))
                write_chain(opened.noted)
                return result
        finally:
            _open.reset(token)

    return run


def note(verb: str, subject: models.Model, *, by: Viewer) -> None:
    """Note an act on a record; it is written with the operation that is under way.

    Raises:
        NotInOperation: when no operation is under way.
    """
    opened = _open.get()
    if opened is None:
        raise NotInOperation(f"{verb} was noted outside an operation.")
    kind = getattr(subject, "record_kind", "") or subject._meta.model_name or ""
    opened.noted.append((by.user_id or by.name or "system", verb, kind, str(subject.pk)))


def act_under_way() -> str:
    """The word of the operation under way; empty outside of one."""
    opened = _open.get()
    return opened.act if opened else ""


def at_the_end(finish: Callable[[list[Any]], None], item: Any) -> None:
    """Gather an item for work that is done once, in the same transaction, when the operation under way is through.

    Outside an operation the work is done at once.

    Args:
        finish: does the work for all the items that were gathered for it, each once.
        item: one of them; hashable.
    """
    opened = _open.get()
    if opened is None:
        finish([item])
    else:
        opened.gathered.setdefault(finish, {})[item] = None


def write_chain(noted: list[Noted]) -> None:
    """Append entries to the chain; the head row is locked here, last of all locks."""
    if not noted:
        return
    ChainHead.objects.get_or_create(pk=1)
    head = ChainHead.objects.select_for_update().get(pk=1)
    now = timezone.now()
    entries = []
    for actor, verb, kind, record_id in noted:
        digest = digest_of(head.digest, now, actor, verb, kind, record_id)
        entries.append(
            AuditEntry(
                at=now, actor=actor, verb=verb, kind=kind, record_id=record_id, previous=head.digest, digest=digest
            )
        )
        head.digest = digest
    AuditEntry.objects.bulk_create(entries)
    head.save(update_fields=["digest"])


def digest_of(previous: str, at: dt.datetime, actor: str, verb: str, kind: str, record_id: str) -> str:
    """SHA-256 (hex) over the previous digest and the fields of one entry."""
    words = "\x1f".join([previous, at.astimezone(dt.UTC).isoformat(), actor, verb, kind, record_id])
    return sha256(words.encode()).hexdigest()


def check_chain() -> int:
    """Walk the whole chain.

    Returns:
        The number of entries.

    Raises:
        BrokenChain: at the first entry that was edited, removed or added from outside.
    """
    previous, count = "0" * 64, 0
    for entry in AuditEntry.objects.order_by("id").iterator():
        expected = digest_of(previous, entry.at, entry.actor, entry.verb, entry.kind, entry.record_id)
        if entry.previous != previous or entry.digest != expected:
            raise BrokenChain(f"Audit entry {entry.pk} does not fit the one before it.")
        previous, count = entry.digest, count + 1
    head = ChainHead.objects.filter(pk=1).first()
    if head and head.digest != previous:
        raise BrokenChain("Entries are missing at the end of the audit chain.")
    return count
