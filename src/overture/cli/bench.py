"""``overture bench``: desks of any size, and what their lists cost beside Django's own admin."""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

from . import DID_NOT_WORK, DONE, WRONG_USAGE
from .desk import parser_of

if TYPE_CHECKING:
    from overture.bench.homes import BenchHome

SIZES = ("10k", "100k", "1m")
ENGINES = ("sqlite", "pg")
ROUNDS, QUICK_ROUNDS = 9, 5


def main(arguments: Sequence[str]) -> int:
    parser = parser_of("bench", "Make a desk of any size and measure its lists beside Django's own admin.")
    parser.add_argument(
        "step", nargs="?", choices=("seed", "lists", "palette"), default="lists", help="only make, or measure too"
    )
    parser.add_argument("--size", default="10k,100k", help="engagements, of 10k, 100k and 1m; several with commas")
    parser.add_argument("--db", default="", help="sqlite, pg or both with a comma; pg needs DATABASE_URL")
    parser.add_argument("--quick", action="store_true", help="fewer rounds")
    parser.add_argument("--json", action="store_true", help="the figures as JSON")
    asked = parser.parse_args(arguments)
    sizes = asked.size.lower().split(",")
    engines = asked.db.split(",") if asked.db else [name for name in ENGINES if name == "sqlite" or _has_server()]
    if not set(sizes) <= set(SIZES) or not set(engines) <= set(ENGINES):
        print("overture: write sizes of 10k, 100k, 1m and databases of sqlite, pg.", file=sys.stderr)
        return WRONG_USAGE
    if "pg" in engines and not _has_server():
        print("overture: set DATABASE_URL to a PostgreSQL server that may hold a database of its own.", file=sys.stderr)
        return WRONG_USAGE
    return _run(asked, sizes, engines)


def _run(asked: argparse.Namespace, sizes: list[str], engines: list[str]) -> int:
    from overture.bench import telling
    from overture.bench.homes import home_of

    found: dict[tuple[str, str], list[dict]] = {}
    is_table = asked.step == "lists" and not asked.json
    if is_table:
        print(telling.heading(), flush=True)
    for engine in engines:
        for size in sizes:
            home = home_of(size, engine)
            if not home.is_made and _make(home):
                return DID_NOT_WORK
            if asked.step == "palette" and _palette(home, QUICK_ROUNDS if asked.quick else ROUNDS):
                return DID_NOT_WORK
            if asked.step == "lists":
                rows = _measured(home, QUICK_ROUNDS if asked.quick else ROUNDS)
                if rows is None:
                    return DID_NOT_WORK
                found[(engine, size)] = rows
            if is_table:
                print(f"\n{telling.desk(engine, size, found[(engine, size)])}", flush=True)
    if is_table:
        print("", *telling.growth(found), sep="\n")
    elif asked.step == "lists":
        print(json.dumps({f"{engine} {size}": rows for (engine, size), rows in found.items()}))
    return DONE


def _has_server() -> bool:
    return bool(os.environ.get("DATABASE_URL"))


def _make(home: BenchHome) -> int:
    """Make a desk in a process of its own, as its settings are its own; returns that process's exit code."""
    from overture.bench.homes import forget_others

    print(f"making {home.size} on {home.engine} in {home.folder}", file=sys.stderr, flush=True)
    forget_others(home)
    home.folder.mkdir(parents=True, exist_ok=True)
    command = [sys.executable, "-m", "overture.bench.making", home.size]
    code = subprocess.run(command, env=home.environment, check=False, stdout=sys.stderr).returncode  # noqa: S603 (our own)
    if code == 0:
        home.note_made()
    return code


def _palette(home: BenchHome, rounds: int) -> int:
    """Measure the palette of one desk, which prints its own table; not 0 when it is too slow."""
    print(f"palette, {home.engine}, {home.size}", flush=True)
    command = [sys.executable, "-m", "overture.bench.palette", str(rounds)]
    return subprocess.run(command, env=home.environment, check=False).returncode  # noqa: S603 (our own)


def _measured(home: BenchHome, rounds: int) -> list[dict] | None:
    """The figures of one desk; None when its process failed, which has said why."""
    command = [sys.executable, "-m", "overture.bench.measuring", str(rounds)]
    done = subprocess.run(command, env=home.environment, check=False, stdout=subprocess.PIPE, text=True)  # noqa: S603 (our own)
    lines = done.stdout.splitlines()
    return [row for line in lines for row in json.loads(line)] if done.returncode == 0 else None
