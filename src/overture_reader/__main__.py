"""``python -m overture_reader``."""

import sys

from overture_reader.command import main

sys.exit(main())
