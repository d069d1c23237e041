"""``overture sample``: fill an empty desk with an invented alliance."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence
from typing import Any

from . import DID_NOT_WORK, DONE
from .desk import on_the_desk, parser_of, prepare

SIZES = ("small", "normal", "large")


@on_the_desk
def main(arguments: Sequence[str]) -> int:
    parser = parser_of("sample", "Fill an empty desk with an invented alliance, and print its accounts.")
    parser.add_argument("--size", choices=SIZES, default="normal", help="how much (default: normal, 120 engagements)")
    chosen = parser.parse_args(arguments)
    prepare()
    from overture.sample.loading import SampleRefused, load

    try:
        accounts = load(size=chosen.size)
    except SampleRefused as error:
        print(f"overture: {error}", file=sys.stderr)
        return DID_NOT_WORK
    print(told(accounts))
    return DONE


def told(accounts: Iterable[Any]) -> str:
    """The sample accounts with their passwords, one a line."""
    rows = [(one.role, one.email, one.password) for one in accounts]
    widths = [max(len(row[place]) for row in rows) for place in range(3)] if rows else [0, 0, 0]
    lines = ["  ".join(word.ljust(width) for word, width in zip(row, widths, strict=True)).rstrip() for row in rows]
    return "\n".join(f"  {line}" for line in lines)
