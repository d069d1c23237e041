"""The Reader: its scores on labelled cases, and its time beside the cheapest thing that could be done with a text.

The floor is one pass over the text that looks each pair of words up among 2,000 known names. Each figure is the median
of seven rounds, the two taken in turn, in one process.
"""

from __future__ import annotations

import datetime as dt
import os
import statistics
import subprocess
import sys
import tempfile
import time
from itertools import pairwise
from pathlib import Path

from overture_reader import Directory, KnownPerson, read

HERE = Path(__file__).parent
SHARED = Path(os.environ.get("OVERTURE_SHARED", HERE.parents[1].parent / "shared")) / "samples" / "reader"
ROUNDS = 7


def main() -> int:
    """Print scores and ratios; returns 0."""
    for cases in (HERE / "cases", HERE / "unseen" / "cases"):
        print(f"-- {cases.relative_to(HERE)}")
        print(scored(cases, HERE / "score.py"))
    if SHARED.exists():
        print("-- the shared samples, by their own scorer")
        print(scored(SHARED, SHARED / "score.py"))
    timed()
    return 0


def scored(cases: Path, scorer: Path) -> str:
    """Read every case of a folder and score the predictions."""
    with tempfile.TemporaryDirectory() as out:
        command = [sys.executable, "-m", "overture_reader", "--cases", str(cases), "--out", out]
        subprocess.run(command, check=True, capture_output=True)
        return subprocess.run([sys.executable, scorer, cases, out], check=True, capture_output=True, text=True).stdout


def timed() -> None:
    """Time a post of about 2,000 words against the floor."""
    text = "\n\n".join(path.read_text(encoding="utf8") for path in sorted(HERE.glob("cases/*.txt")))
    words = len(text.split())
    names = [f"Name{number:04} Family{number:04}" for number in range(2000)]
    directory = Directory(people=tuple(KnownPerson(str(at), (name,)) for at, name in enumerate(names)))
    known = set(names)
    read(text, on=dt.date(2029, 1, 1), directory=directory)
    ours, least = [], []
    for _ in range(ROUNDS):
        ours.append(seconds(lambda: read(text, on=dt.date(2029, 1, 1), directory=directory)))
        least.append(seconds(lambda: scanned(text, known)))
    mine, base = statistics.median(ours), statistics.median(least)
    print(f"-- time: {words} words in {mine * 1000:.0f} ms; {mine / base:.0f} x the floor ({base * 1000:.2f} ms)")


def scanned(text: str, known: set[str]) -> int:
    """How many pairs of words in a row are a known name."""
    words = text.split()
    return sum(f"{one} {two}" in known for one, two in pairwise(words))


def seconds(work: object) -> float:
    """Processor seconds of one call."""
    start = time.process_time()
    work()  # type: ignore[operator]
    return time.process_time() - start


if __name__ == "__main__":
    sys.exit(main())
