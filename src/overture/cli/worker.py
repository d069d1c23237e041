"""``overture worker``: send what waits in the outbox and open what the clock opens, until it is stopped."""

from __future__ import annotations

import datetime as dt
import logging
import signal
import threading
import time
from collections.abc import Sequence

from django.utils import timezone

from . import DID_NOT_WORK, DONE
from .desk import is_prepared, on_the_desk, parser_of

PAUSE = 2.0
SWEEP_EVERY = 3600.0
FORGET_EVERY = 24 * 3600.0
RELIST_EVERY = dt.timedelta(minutes=1)
LOOK_BACK = dt.timedelta(days=1)
log = logging.getLogger("overture.worker")


@on_the_desk
def main(arguments: Sequence[str]) -> int:
    parser = parser_of("worker", "Send what waits in the outbox, until it is stopped. Any number may run at once.")
    parser.add_argument("--once", action="store_true", help="send what is due now, then end")
    chosen = parser.parse_args(arguments)
    if not is_prepared():
        return DID_NOT_WORK
    if chosen.once:
        from overture.directory.operations import look_for_doubts
        from overture.foundation.outbox.operations import send_due

        look_for_doubts()
        relist_when_due(first_look(), now=timezone.now())
        do_chores(now=timezone.now())
        print(f"Messages taken up: {send_due()}")
        return DONE
    work_until(stop_signal())
    return DONE


def stop_signal() -> threading.Event:
    """An event that a polite end (SIGTERM, Ctrl-C) sets, so that a message under way is finished first."""
    stopped = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_frame: stopped.set())
    return stopped


def work_until(stopped: threading.Event) -> None:
    """Send what is due every two seconds, open what the clock opened every minute, sweep ended sessions every hour.

    Once a day what was removed from search is taken out of the index's bytes, where the database does not do so itself.
    """
    from django.contrib.sessions.backends.db import SessionStore
    from django.db import close_old_connections

    from overture.directory.operations import look_for_doubts
    from overture.foundation.listing.index import forget_removed_words
    from overture.foundation.outbox.operations import send_due

    relisted, swept, forgot = first_look(), time.monotonic(), time.monotonic()
    while not stopped.is_set():
        close_old_connections()
        try:
            send_due()
            relisted = relist_when_due(relisted, now=timezone.now())
            look_for_doubts()
            if time.monotonic() - swept > SWEEP_EVERY:
                SessionStore.clear_expired()
                do_chores(now=timezone.now())
                swept = time.monotonic()
            if time.monotonic() - forgot > FORGET_EVERY:
                forget_removed_words()
                forgot = time.monotonic()
        except Exception:
            log.exception("A message could not be dealt with; it is shown as in doubt after ten minutes.")
        stopped.wait(PAUSE)


def do_chores(*, now: dt.datetime) -> int:
    """What the rooms do by the clock, such as erasing what was taken back a week ago.

    Returns:
        How much was done.
    """
    from overture.foundation import registry
    from overture.foundation.access import Viewer

    return sum(do(at=now, by=Viewer.system()) for do in registry.chores.all())


def first_look() -> dt.datetime:
    """From when on a worker that starts looks: a day back, so that what opened while none ran is found as well."""
    return timezone.now() - LOOK_BACK


def relist_when_due(since: dt.datetime, *, now: dt.datetime) -> dt.datetime:
    """Put into search the engagements whose embargo ended or publication came since; at most once a minute.

    Returns:
        From when on to look the next time.
    """
    from overture.engagements.operations import relist_those_due
    from overture.foundation.access import Viewer

    if now - since < RELIST_EVERY:
        return since
    relist_those_due(since=since, now=now, by=Viewer.system())
    return now
