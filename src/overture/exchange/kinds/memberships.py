"""Rows that say who belongs to what."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from django.utils.translation import gettext as _

from overture.directory.models import Membership
from overture_names.comparing import Kind
from overture_names.folding import fold

from ..plans import ReadRow
from .rows import Rows

FIELDS = ("member_class", "status", "joined", "left")


class MembershipRows(Rows):
    """A row is an organisation's place in a network, coalition, working group or official body."""

    model = Membership

    def mentions(self, row: ReadRow) -> Iterator[tuple[Kind, str]]:
        yield "organisation", row.values["member"]
        yield "organisation", row.values["network"]

    def there(self, row: ReadRow) -> Membership | None:
        member = self.organisation(row.values["member"], row)
        network = self.organisation(row.values["network"], row)
        rows = [one for one in member.memberships.all() if one.network_id == network.pk]
        return next((one for one in rows if one.status != Membership.Status.LEFT), None)

    def unfit(self, row: ReadRow, record: Membership | None = None) -> Iterator[tuple[str, str]]:
        if fold(row.values["member"]) == fold(row.values["network"]):
            yield "network", _("An organisation cannot be its own member.")

    def make(self, row: ReadRow) -> Membership:
        member = self.organisation(row.values["member"], row)
        network = self.organisation(row.values["network"], row)
        given = {name: row.values[name] for name in FIELDS if name in row.values}
        membership = Membership(member=member, network=network, **given)
        self.batch.hang(membership, on=member, field="membership", words=partial(str, membership))
        return membership

    def change(self, row: ReadRow, record: Membership) -> bool:
        return self.batch.change(record, **{name: row.values[name] for name in FIELDS if name in row.values})
