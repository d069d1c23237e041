"""`python -m overture_names`."""

import sys

from overture_names.command import main

if __name__ == "__main__":
    sys.exit(main())
