"""What a body put forward is found by those who may know of the body, and what names somebody by how they are named."""

from __future__ import annotations

from overture.foundation import registry
from overture.foundation.listing.operations import relist

from ..models import Organisation, Person

Party = Person | Organisation
NAMED_BY = ("name", "protection", "public_name_form", "other_public_name", "objected_at")
"""The fields that say how a party is named, and to whom."""


def relist_with_works(party: Party) -> None:
    """Write the listing rows of a party anew, and those of its initiatives and proposals, which are found with it."""
    relist(party)
    if isinstance(party, Organisation):
        for work in (*party.initiatives.all(), *party.proposals.all()):
            relist(work)


def relist_where_named(party: Party) -> None:
    """The same, with everything in other rooms that names the party: search must not know what nobody may read."""
    relist_with_works(party)
    for follow in registry.name_followers.all():
        follow(party.record_kind, [str(party.pk)])
