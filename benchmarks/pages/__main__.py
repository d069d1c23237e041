"""Pages: what a public round-up and the desk's lists cost beside a bare Django page with the same bytes.

One process, the two in turn, medians of 20 rounds; queries are counted. The sample desk is made in a temporary folder.
The stakeholder's page stands on a history of 2,000 engagements (`stakeholder.py`) and has a limit of 300 ms. On a busy
machine the processor's own milliseconds say more than the clock's.
"""

from __future__ import annotations

import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

ROUNDS = 20


def main() -> int:
    """Print a row a page: milliseconds, the ratio to the bare page, queries, bytes; returns 0."""
    with tempfile.TemporaryDirectory() as home:
        os.environ.update(OVERTURE_HOME=home, DJANGO_SETTINGS_MODULE="overture.settings.test")
        import django

        django.setup()
        from django.core.management import call_command

        call_command("migrate", verbosity=0)
        measure()
    return 0


def measure() -> None:
    """Fill the desk and time its pages."""
    from django.conf import settings
    from django.test import Client, override_settings
    from django.utils import timezone

    from benchmarks.pages.stakeholder import add_ministry
    from overture.accounts.models import User
    from overture.newsroom.models import RoundUp
    from overture.sample.loading import load

    settings.ALLOWED_HOSTS.append("testserver")
    load(size="normal")
    staff = Client()
    backend = "allauth.account.auth_backends.AuthenticationBackend"
    staff.force_login(User.objects.get(email__startswith="coordinator"), backend=backend)
    public = Client()
    slug = RoundUp.objects.first().slug
    ministry = f"/desk/organisations/{add_ministry(timezone.localdate()).pk}/"
    pages = [(public, f"/en/round-ups/{slug}/"), (public, "/en/"), (staff, "/desk/engagements/"), (staff, "/desk/")]
    pages += [(staff, ministry), (staff, f"{ministry}?period=all")]
    print(f"{'page':72} {'ms':>7} {'cpu ms':>7} {'x bare':>7} {'queries':>8} {'bytes':>8}")
    with override_settings(ROOT_URLCONF="benchmarks.pages.bare"):
        from benchmarks.pages import bare

        for client, path in pages:
            bare.BODY = client.get(path).content
            mine, least = in_turn(partial(client.get, path), partial(client.get, "/bare/"))
            shown = f"{mine.wall * 1000:7.1f} {mine.busy * 1000:7.1f} {mine.wall / least.wall:7.1f}"
            print(f"{path:72} {shown} {queries(client, path):8} {len(bare.BODY):8}")


@dataclass(frozen=True, slots=True)
class Took:
    """Seconds of the clock, and seconds in which the processor was at work for it."""

    wall: float
    busy: float


def in_turn(ours: Callable[[], object], bare: Callable[[], object]) -> tuple[Took, Took]:
    """The medians of each, taken in turn."""
    mine, least = [], []
    for _ in range(ROUNDS):
        mine.append(took(ours))
        least.append(took(bare))
    return median(mine), median(least)


def median(times: list[Took]) -> Took:
    """The median of each kind of seconds."""
    return Took(statistics.median(one.wall for one in times), statistics.median(one.busy for one in times))


def queries(client: object, path: str) -> int:
    """How many queries a page asks."""
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    with CaptureQueriesContext(connection) as asked:
        client.get(path)  # type: ignore[attr-defined]
    return len(asked)


def took(work: Callable[[], object]) -> Took:
    """One call."""
    wall, busy = time.perf_counter(), time.process_time()
    work()
    return Took(time.perf_counter() - wall, time.process_time() - busy)


if __name__ == "__main__":
    sys.exit(main())
