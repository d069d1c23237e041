"""Which columns of the whole house hold the id of a record, and which rows would clash if two records became one.

Found by asking Django's models, so that a room that comes later is found as well. A column that holds an id without
being a foreign key is said in the registry's slot ``loose_references``.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.db.models import Exists, Field, Model, OuterRef, Q, QuerySet, UniqueConstraint

from overture.foundation import registry

from .models import Doubt, NameKey

MADE_ANEW: tuple[type[Model], ...] = (NameKey, Doubt)
"""Tables that are made from the records again, and so neither moved nor kept."""


@dataclass(frozen=True, slots=True)
class Pointer:
    """A column that holds ids of a kind of record.

    Attributes:
        model: the model with the column.
        column: the name of its attribute, such as ``person_id``.
        only: what else must hold of a row for the column to hold this kind of id.
        is_nullable: whether the column may stand empty.
    """

    model: type[Model]
    column: str
    only: tuple[tuple[str, Any], ...] = ()
    is_nullable: bool = False

    @property
    def label(self) -> str:
        """The model as the journal calls it: ``engagements.participant``."""
        return self.model._meta.label_lower

    def rows(self, record_id: Any) -> QuerySet[Any]:
        """The rows that point at a record, in the order of their ids."""
        found: QuerySet[Any] = self.model._base_manager.filter(**dict(self.only), **{self.column: record_id})
        return found.order_by("pk")


def pointers_at(model: type[Model]) -> tuple[Pointer, ...]:
    """Every column that points at a model, foreign keys of many-to-many tables among them, in a steady order."""
    relations: list[Any] = list(model._meta.get_fields(include_hidden=True))
    keys = [_pointer(relation.field) for relation in relations if _is_key(relation)]
    kind = getattr(model, "record_kind", "")
    loose = [one for one in registry.loose_references.all() if one.kind == kind]
    found = [Pointer(apps.get_model(one.model), one.column, one.only) for one in loose]
    return tuple(sorted({*keys, *found}, key=lambda one: (one.label, one.column)))


def _is_key(relation: Any) -> bool:
    is_back = relation.auto_created and not relation.concrete and (relation.one_to_many or relation.one_to_one)
    return bool(is_back) and relation.related_model not in MADE_ANEW


def _pointer(field: Any) -> Pointer:
    return Pointer(field.model, field.attname, is_nullable=field.null)


def columns_once(model: type[Model]) -> Iterator[tuple[tuple[str, ...], Q]]:
    """The sets of columns of which a model allows each combination once, with the condition under which it does."""
    for constraint in model._meta.total_unique_constraints + _conditional(model):
        yield _attributes(model, constraint.fields), constraint.condition or Q()
    for names in model._meta.unique_together:
        yield _attributes(model, names), Q()
    for column in model._meta.concrete_fields:
        if column.unique and not column.primary_key:
            yield (column.attname,), Q()


def _conditional(model: type[Model]) -> list[UniqueConstraint]:
    found = model._meta.constraints
    return [one for one in found if isinstance(one, UniqueConstraint) and one.condition is not None and one.fields]


def _attributes(model: type[Model], names: Iterable[str]) -> tuple[str, ...]:
    fields: Iterable[Field[Any, Any]] = (model._meta.get_field(name) for name in names)  # type: ignore[misc]
    return tuple(field.attname for field in fields)


def clashes(pointer: Pointer, *, kept: Any, gone: Any) -> list[tuple[Any, Any]]:
    """The rows that could not point at the kept record beside one that does: pairs of ids, the one that stays first."""
    found: dict[Any, Any] = {}
    for columns, condition in columns_once(pointer.model):
        if pointer.column in columns:
            found |= _clashing(pointer, columns, condition, kept=kept, gone=gone)
    return [(stays, leaves) for leaves, stays in sorted(found.items())]


def _clashing(pointer: Pointer, columns: tuple[str, ...], condition: Q, *, kept: Any, gone: Any) -> dict[Any, Any]:
    others = [name for name in columns if name != pointer.column]
    there = pointer.rows(kept).filter(condition, **{name: OuterRef(name) for name in others})
    rows = pointer.rows(gone).filter(condition).filter(Exists(there))
    return {
        leaves: pointer.rows(kept).filter(condition, **dict(zip(others, values, strict=True))).values_list("pk")[0][0]
        for leaves, *values in rows.values_list("pk", *others)
    }


def twins(pointer: Pointer, *, kept: Any, gone: Any) -> list[tuple[Any, Any]]:
    """The rows that would say the same of the one record twice: pairs of ids, the one that stays first.

    Only rows on which nothing else stands; of long lists only the beginning is compared.
    """
    there = {_content(row, pointer): row.pk for row in reversed(list(pointer.rows(kept)[:MOST_COMPARED]))}
    if not there:
        return []
    doubled = [
        (there[said], row.pk) for row in pointer.rows(gone)[:MOST_COMPARED] if (said := _content(row, pointer)) in there
    ]
    onto = pointers_at(pointer.model) if doubled else ()
    return [(stays, leaves) for stays, leaves in doubled if not any(one.rows(leaves).exists() for one in onto)]


MOST_COMPARED = 300
OWN = ("made_at", "changed_at", "version", "checked_on")
"""Columns that say of a row when it was written, and nothing of what it tells."""


def _content(row: Model, pointer: Pointer) -> tuple[str, ...]:
    columns = [one for one in row._meta.concrete_fields if not one.primary_key and one.name not in OWN]
    return tuple(repr(getattr(row, one.attname)) for one in columns if one.attname != pointer.column)


def pointing_at_both(pointers: Iterable[Pointer], *, kept: Any, gone: Any) -> Iterator[tuple[type[Model], Any]]:
    """The rows that tie the two records to each other and would tie the one to itself."""
    by_model: dict[type[Model], list[str]] = {}
    for pointer in pointers:
        by_model.setdefault(pointer.model, []).append(pointer.column)
    for model, columns in by_model.items():
        both = Q()
        for first in columns:
            for second in columns:
                if first != second:
                    both |= Q(**{first: kept, second: gone})
        if both:
            for key in model._base_manager.filter(both).order_by("pk").values_list("pk", flat=True):
                yield model, key
