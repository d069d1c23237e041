"""Measuring the palette on one made desk, in a process of its own: ``python -m overture.bench.palette ROUNDS``.

It asks as people type: a letter more each time, whole names, names in another spelling, questions, nonsense.
"""

from __future__ import annotations

import statistics
import sys
import time
from typing import Any

FIND, PALETTE = "/desk/find/", {"Overture-Part": "palette"}
LIMIT = 120
"""Milliseconds in which an answer must stand there."""


def main(rounds: int) -> int:
    """Ask for each of the words in turn and print the table.

    Returns:
        1 when the slower of them miss the limit even in their best round: another programme's load is no verdict.
    """
    import django

    django.setup()

    from .measuring import client_of

    client = client_of("coordinator")
    timed(client, "warm up")
    times: dict[str, list[float]] = {words: [] for words in typed()}
    for _round in range(rounds):
        for words in times:
            times[words].append(timed(client, words))
    medians = {words: statistics.median(found) for words, found in times.items()}
    lines = [
        f"  {words[:44]:46}{medians[words]:8.1f} ms  ({min(found):.1f} to {max(found):.1f})"
        for words, found in times.items()
    ]
    slow = statistics.quantiles(medians.values(), n=20)[-1]
    lines.append(f"  p50 {statistics.median(medians.values()):.1f} ms, p95 {slow:.1f} ms; the limit is {LIMIT} ms")
    sys.stdout.write("\n".join([*lines, ""]))
    return int(statistics.quantiles([min(found) for found in times.values()], n=20)[-1] > LIMIT)


def typed() -> list[str]:
    """What is asked for: names of this desk from the first letters on, and what else people type."""
    from overture.directory.models import Organisation, Person

    body = Organisation.objects.filter(standing="stakeholder").order_by("name", "pk")[5].name
    person = Person.objects.order_by("name", "pk")[50].name
    names = [*(body[:length] for length in (2, 3, 4, 6)), body, person, person[:-1], person.split()[-1]]
    questions = [f"asks to {body}", f"met {body} 2024", "promises late"]
    return [*names, *questions, "bri", "brief", "briefing", "briefing 2024", "letter 2025", "وزارة", "משרד", "zzqqxx"]


def timed(client: Any, words: str) -> float:
    """Milliseconds of one answer."""
    start = time.perf_counter()
    response = client.get(FIND, {"q": words}, headers=PALETTE)
    if response.status_code != 200:
        raise SystemExit(f"{words} was answered with {response.status_code}.")
    return (time.perf_counter() - start) * 1000


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1])))
