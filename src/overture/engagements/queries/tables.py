"""Who sat at each table and spoke for whom, for lists of those who hear every name; no records are made."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from overture.directory.models import Organisation, Person
from overture.directory.queries import called

from ..models import Participant
from ..told import Named

COLUMNS = (
    "engagement_id",
    "pk",
    "side",
    "group",
    "person_id",
    "person__name",
    "organisation_id",
    "organisation__name",
    "mandates__organisation_id",
    "mandates__organisation__name",
)


@dataclass(slots=True)
class Seat:
    """Somebody at a table: the name of the person, body or group; the body a person came from; for whom they spoke."""

    side: str
    name: Named
    body: Named | None
    mandates: list[Named] = field(default_factory=list)

    @property
    def spoke_for(self) -> tuple[Named, ...]:
        """Those that `name` does not say already."""
        return tuple(one for one in self.mandates if one != self.name)


def tables_of(ids: Sequence[UUID], *, language: str) -> dict[UUID, list[Seat]]:
    """The seats of each table in their order, with every name, whoever it is; only for who may read all of it."""
    order = ("engagement_id", "order", "pk", "mandates__pk")
    rows = list(Participant.objects.filter(engagement__in=ids).order_by(*order).values_list(*COLUMNS))
    names = _names_in(rows, language)
    tables: dict[UUID, list[Seat]] = {}
    before = None
    for engagement, pk, side, group, person, _name, body, _body_name, mandate, _mandate_name in rows:
        seats = tables.setdefault(engagement, [])
        if pk != before:
            name = names[person or body] if person or body else Named(group, kind="group")
            seats.append(Seat(side, name, names[body] if person and body else None))
        if mandate:
            seats[-1].mandates.append(names[mandate])
        before = pk
    return tables


def _names_in(rows: Sequence[tuple[Any, ...]], language: str) -> dict[UUID, Named]:
    kinds: dict[UUID, tuple[str, str]] = {}
    for _engagement, _pk, _side, _group, person, person_name, body, body_name, mandate, mandate_name in rows:
        kinds[person] = (Person.record_kind, person_name)
        kinds[body] = (Organisation.record_kind, body_name)
        kinds[mandate] = (Organisation.record_kind, mandate_name)
    known = {pk: kind for pk, kind in kinds.items() if pk}
    shown = called({pk: name for pk, (_kind, name) in known.items()}, language)
    return {pk: Named(shown[pk].text, shown[pk].language, kind, str(pk)) for pk, (kind, _name) in known.items()}
