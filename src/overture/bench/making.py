"""Making a desk of one size, in a process and an environment of its own: ``python -m overture.bench.making SIZE``."""

from __future__ import annotations

import os
import sys
import time


def main(size: str) -> int:
    """Make the database when there is none, fill it, and print what it took."""
    make_database()
    import django

    django.setup()
    from django.core.management import call_command

    from overture.bench.seeding import SIZES, seed, size_on_disk

    call_command("migrate", verbosity=0)
    start = time.perf_counter()
    seed(SIZES[size], say=say)
    say(f"{size_on_disk() / 1e6:.0f} MB on disk, {time.perf_counter() - start:.0f} s")
    return 0


def say(line: str) -> None:
    sys.stdout.write(f"  {line}\n")
    sys.stdout.flush()


def make_database() -> None:
    """Make an empty database on the server; what an earlier attempt left there goes first."""
    url = os.environ.get("DATABASE_URL", "")
    if not url:
        return
    import psycopg
    from psycopg import sql

    from overture.settings.env import read_environment

    name = sql.Identifier(read_environment()["DATABASE_URL"]["NAME"])
    with psycopg.connect(url.rpartition("/")[0] + "/postgres", autocommit=True) as server:
        server.execute(sql.SQL("DROP DATABASE IF EXISTS {}").format(name))
        server.execute(sql.SQL("CREATE DATABASE {}").format(name))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
