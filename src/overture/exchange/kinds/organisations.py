"""Rows of organisations, with their place in our own network."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import partial
from typing import Any, ClassVar
from uuid import UUID

from django.utils.translation import gettext as _

from overture.accounts.queries import the_desk
from overture.directory.models import Identifier, Membership, Organisation, Person
from overture_names.comparing import Kind

from ..finding import chunks
from ..meanings import new_organisation
from ..plans import ReadRow
from .rows import Rows, contacts_of, standing_of

FIELDS = ("kind", "website", "country")


class OrganisationRows(Rows):
    """A row is an organisation; with a class or a day of joining it is a member of ours as well."""

    model = Organisation
    owned: ClassVar[Kind | None] = "organisation"

    def __init__(self, **given: Any) -> None:
        super().__init__(**given)
        self.numbers: dict[Any, Any] = {}

    def mentions(self, row: ReadRow) -> Iterator[tuple[Kind, str]]:
        if name := row.values.get("parent"):
            yield "organisation", name

    def fetched(self, ids: list[UUID]) -> Mapping[UUID, Any]:
        related = ("names", "identifiers", "memberships", "contact_points")
        return Organisation.objects.prefetch_related(*related).in_bulk(ids)

    def make(self, row: ReadRow) -> Organisation:
        values = row.values
        given = {name: values[name] for name in FIELDS if name in values}
        organisation = new_organisation(values["name"], standing_of(row), **given)
        self.batch.make(organisation)
        self.meanings.know("organisation", values["name"], organisation)
        self.add_names(organisation, values.get("other_names", ()), ())
        self.add_contacts(organisation, row, ())
        self._add_number(organisation, row, ())
        self._add_membership(organisation, row, ())
        return organisation

    def change(self, row: ReadRow, record: Organisation) -> bool:
        values = {name: row.values[name] for name in FIELDS if name in row.values}
        if row.key.startswith("id:"):
            values["name"] = row.values["name"]
        differs = self.batch.change(record, **values)
        names = [] if "name" in values else [row.values["name"]]
        known = [one.text for one in record.names.all()]
        differs |= self.add_names(record, [*names, *row.values.get("other_names", ())], known)
        differs |= self.add_contacts(record, row, contacts_of(record))
        differs |= self._add_number(record, row, [(one.scheme, one.value) for one in record.identifiers.all()])
        differs |= self._add_membership(record, row, [one.network_id for one in record.memberships.all()])
        return differs

    def settle(self, row: ReadRow, record: Organisation) -> bool:
        """Put a body under the one that it is part of, when all rows have their record."""
        name = row.values.get("parent")
        parent = self.organisation(name, row) if name else None
        if parent is None or parent.pk in (record.pk, record.parent_id) or record.pk == parent.parent_id:
            return False
        if record in self.batch.made:
            record.parent = parent
            return True
        return self.batch.change(record, parent_id=parent.pk)

    def look(self, rows: Iterable[ReadRow]) -> None:
        wanted = {row.values["register"] for row in rows if "register" in row.values}
        for some in chunks({value for _scheme, value in wanted}):
            for one in Identifier.objects.filter(value__in=some).select_related("organisation", "person"):
                self.numbers[one.scheme, one.value] = one.organisation or one.person

    def unfit(self, row: ReadRow, record: Organisation | None = None) -> Iterator[tuple[str, str]]:
        number = row.values.get("register")
        owner = self.numbers.setdefault(number, row.key) if number else None
        if owner not in (None, record, row.key):
            whose = owner if isinstance(owner, Organisation | Person) else _("an earlier row of this file")
            yield "register", _("This number belongs to %(name)s already.") % {"name": whose}

    def _add_number(self, organisation: Organisation, row: ReadRow, known: Any) -> bool:
        number = row.values.get("register")
        if not number or number in known:
            return False
        made = Identifier(organisation=organisation, scheme=number[0], value=number[1])
        self.batch.hang(made, on=organisation, field="identifiers", words=partial(str, made))
        return True

    def _add_membership(self, organisation: Organisation, row: ReadRow, known: Any) -> bool:
        given = {name: row.values[name] for name in ("member_class", "joined") if name in row.values}
        network = the_desk().organisation_id
        if not given or network is None or network in known or network == organisation.pk:
            return False
        membership = Membership(member=organisation, network_id=network, **given)
        self.batch.hang(membership, on=organisation, field="membership", words=membership.get_member_class_display)
        return True
