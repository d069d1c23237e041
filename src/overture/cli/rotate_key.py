"""``overture rotate-key``: a new key seals from now on, and everything sealed before is sealed again."""

from __future__ import annotations

import sys
from collections.abc import Sequence

from . import DID_NOT_WORK, DONE
from .desk import is_prepared, on_the_desk, parser_of


@on_the_desk
def main(arguments: Sequence[str]) -> int:
    parser = parser_of("rotate-key", "Add a key to the key file, and seal everything again with it.")
    parser.add_argument("--resume", action="store_true", help="add no key: go on where a run was cut off")
    chosen = parser.parse_args(arguments)
    if not is_prepared():
        return DID_NOT_WORK
    from overture.foundation.sealing.keys import CannotOpen
    from overture.foundation.sealing.rotation import add_key, reseal

    if not chosen.resume:
        add_key()
        print("A new key stands in the key file, and seals from now on.")
    try:
        done = reseal()
    except CannotOpen as error:
        print(f"overture: {error} Then run `overture rotate-key --resume`.", file=sys.stderr)
        return DID_NOT_WORK
    print(f"Sealed again: {done.sealed}. Right already: {done.right}. Copy the key file to where you keep its copy.")
    return DONE
