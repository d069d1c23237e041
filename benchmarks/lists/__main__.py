"""What the list of engagements costs beside Django's own admin over the same rows, at 10,000 and 100,000 of them."""

from __future__ import annotations

import sys

from overture.cli.bench import main

sys.exit(main(["lists", *(sys.argv[1:] or ["--quick"])]))
