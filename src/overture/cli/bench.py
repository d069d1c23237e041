"""``overture bench``: the benchmarks need the development requirements and stand beside the source."""

from __future__ import annotations

from collections.abc import Sequence

from . import DONE
from .desk import parser_of


def main(arguments: Sequence[str]) -> int:
    parser_of("bench", "Say how to run the benchmarks.").parse_args(arguments)
    print("Run `make bench` in a checkout of the source: it installs what the benchmarks need and prints ratios.")
    return DONE
