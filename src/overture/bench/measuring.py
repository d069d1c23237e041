"""Measuring one desk in a process of its own: ``python -m overture.bench.measuring ROUNDS``; a line of JSON a page."""

from __future__ import annotations

import json
import sys
import time
from dataclasses import asdict, dataclass
from typing import Any

ROLES = ("coordinator", "editor", "director")
LONGEST = 8.0
"""Seconds that one page may take altogether before its further rounds are left out."""


@dataclass(slots=True)
class Measured:
    """Milliseconds of one page, in the order of the rounds; how many queries it asks, and its bytes."""

    key: str
    who: str
    times: list[float]
    queries: int
    size: int


def main(rounds: int) -> int:
    """Measure every page in turn and print a line of JSON for each, the figures of every reader in it."""
    import django

    django.setup()
    from django.conf import settings

    from .cases import cases

    settings.LOGGING_CONFIG = None
    clients = {role: client_of(role) for role in ROLES}
    for case in cases():
        sys.stdout.write(json.dumps([asdict(one) for one in measure(case, clients, rounds)]) + "\n")
        sys.stdout.flush()
    return 0


def client_of(role: str) -> Any:
    """A client signed in as the first account of a role."""
    from django.test import Client

    from overture.accounts.models import User

    client = Client()
    user = User.objects.filter(grants__role=role).earliest("email")
    client.force_login(user, backend="allauth.account.auth_backends.AuthenticationBackend")
    return client


def measure(case: Any, clients: dict[str, Any], rounds: int) -> list[Measured]:
    """The page of each role, then the admin's two, in turn: A B C, C B A."""
    asked = [(role, client, case.ours, "overture.urls") for role, client in clients.items()]
    admin = clients["coordinator"]
    asked += [("admin", admin, case.admin, "overture.bench.admin"), ("lean", admin, case.lean, "overture.bench.admin")]
    found = {who: Measured(case.key, who, [], *checked(client, url, urls)) for who, client, url, urls in asked}
    for number in range(rounds):
        for who, client, url, urls in asked if number % 2 == 0 else reversed(asked):
            if sum(found[who].times) < LONGEST * 1000 or len(found[who].times) < 2:
                found[who].times.append(timed(client, url, urls))
    return list(found.values())


def checked(client: Any, url: str, urls: str) -> tuple[int, int]:
    """Queries and bytes of a page; before any time counts, that it is a page with rows on it."""
    from django.db import connection
    from django.test import override_settings
    from django.test.utils import CaptureQueriesContext

    with override_settings(ROOT_URLCONF=urls), CaptureQueriesContext(connection) as asked:
        response = client.get(url)
    text = response.content.decode()
    rows = text.count("data-item") + text.count('class="action-select"')
    if response.status_code != 200 or not rows:
        raise SystemExit(f"{url} answered {response.status_code} with {rows} rows.")
    return len(asked), len(response.content)


def timed(client: Any, url: str, urls: str) -> float:
    """Milliseconds of one answer."""
    from django.test import override_settings

    with override_settings(ROOT_URLCONF=urls):
        start = time.perf_counter()
        client.get(url)
        return (time.perf_counter() - start) * 1000


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1])))
