"""``python -m overture.cli``."""

import sys

from . import main

sys.exit(main())
