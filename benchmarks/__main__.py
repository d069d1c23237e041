"""Run every benchmark in turn: ``make bench``. Each prints its own table; a figure is a ratio within the run.

With arguments only the lists are measured, and the arguments are theirs: ``make bench ARGS="--size 1m"``.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).parent


def main() -> int:
    """Run each folder's ``__main__``; returns 1 when one of them failed."""
    failed = []
    arguments = sys.argv[1:]
    folders = ["lists"] if arguments else sorted(path.parent.name for path in HERE.glob("*/__main__.py"))
    for folder in folders:
        print(f"\n== {folder}", flush=True)
        command = [sys.executable, "-m", f"benchmarks.{folder}", *arguments]
        if subprocess.run(command, cwd=HERE.parent, check=False).returncode:
            failed.append(folder)
    if failed:
        print(f"\nfailed: {', '.join(failed)}")
    return bool(failed)


if __name__ == "__main__":
    sys.exit(main())
