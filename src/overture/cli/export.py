"""``overture export``: the whole desk as one ZIP in open formats."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from pathlib import Path

from . import DID_NOT_WORK, DONE, WRONG_USAGE
from .desk import is_prepared, on_the_desk, parser_of


@on_the_desk
def main(arguments: Sequence[str]) -> int:
    parser = parser_of("export", "Write the whole desk into one ZIP in open formats, readable by its owner alone.")
    parser.add_argument("file", type=Path, help="the ZIP to make; it must not be there yet")
    parser.add_argument(
        "--sealed", action="store_true", help="with contact details, notes, texts and quotes, in plain words"
    )
    chosen = parser.parse_args(arguments)
    if not is_prepared():
        return DID_NOT_WORK
    if chosen.file.exists():
        print(f"overture: {chosen.file} is there already. Choose another name.", file=sys.stderr)
        return WRONG_USAGE
    from overture.exchange.errors import ExchangeError
    from overture.exchange.operations import export_desk
    from overture.foundation.access import Viewer

    making = chosen.file.with_name(f"{chosen.file.name}.part")
    try:
        with os.fdopen(os.open(making, os.O_RDWR | os.O_CREAT | os.O_TRUNC, 0o600), "w+b") as file:
            count = export_desk(file, by=Viewer.system(), sealed=chosen.sealed)
        making.replace(chosen.file)
    except (ExchangeError, OSError) as error:
        print(f"overture: {error}", file=sys.stderr)
        return DID_NOT_WORK
    finally:
        making.unlink(missing_ok=True)
    print(f"{chosen.file}: {count} rows{', with sealed values in plain words' if chosen.sealed else ''}")
    return DONE
