"""What a body put forward is found by those who may know of the body."""

from __future__ import annotations

from overture.foundation.listing.operations import relist

from ..models import Organisation, Person


def relist_with_works(party: Person | Organisation) -> None:
    """Write the listing rows of a party anew, and those of its initiatives and proposals, which are found with it."""
    relist(party)
    if isinstance(party, Organisation):
        for work in (*party.initiatives.all(), *party.proposals.all()):
            relist(work)
