"""Run every benchmark in turn: ``make bench``. Each prints its own table; a figure is a ratio within the run."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).parent


def main() -> int:
    """Run each folder's ``__main__``; returns 1 when one of them failed."""
    failed = []
    for folder in sorted(path.parent.name for path in HERE.glob("*/__main__.py")):
        print(f"\n== {folder}", flush=True)
        if subprocess.run([sys.executable, "-m", f"benchmarks.{folder}"], cwd=HERE.parent, check=False).returncode:
            failed.append(folder)
    if failed:
        print(f"\nfailed: {', '.join(failed)}")
    return bool(failed)


if __name__ == "__main__":
    sys.exit(main())
