"""How long the palette takes to answer on a desk of a hundred thousand engagements."""

from __future__ import annotations

import sys

from overture.cli.bench import main

sys.exit(main(["palette", "--size", "100k", "--db", "sqlite"]))
