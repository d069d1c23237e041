"""``overture relist``: make lists and search anew from the records."""

from __future__ import annotations

from collections.abc import Sequence

from . import DID_NOT_WORK, DONE
from .desk import is_prepared, on_the_desk, parser_of


@on_the_desk
def main(arguments: Sequence[str]) -> int:
    parser_of("relist", "Make lists and search anew from the records.").parse_args(arguments)
    if not is_prepared():
        return DID_NOT_WORK
    from django.db import transaction

    from overture.directory.operations import rebuild_name_keys
    from overture.foundation.listing.operations import rebuild_listing

    with transaction.atomic():
        counts = rebuild_listing()
        rebuild_name_keys()
    for kind, count in counts.items():
        print(f"{kind}: {count}")
    return DONE
