"""Desks full of rows that point at a few people and bodies, and every row of every table as it stands."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from typing import Any

from django.apps import apps
from django.db import IntegrityError, models, transaction
from tests.canaries import Canaries, models_of_the_house
from tests.factories import OrganisationFactory, PersonFactory

from overture.directory.models import Merge, MergeStep, Organisation, Person, Unexamined
from overture.directory.pointing import MADE_ANEW, pointers_at
from overture.foundation.audit.models import AuditEntry, ChainHead
from overture.foundation.history.models import FieldChange

GROWS = (AuditEntry, ChainHead, FieldChange, Merge, MergeStep)
"""What tells of a merge, and so is not as it was before."""
FOUND_ANEW = ("listing",)
"""Apps whose rows are made from the records again, under other numbers."""
PARTIES = (Person, Organisation)

Snapshot = dict[str, Counter[Any]]


def every_row(*, moved_on: tuple[Any, ...] = ()) -> Snapshot:
    """Every row of every table of the house, opened. Of the records `moved_on` the version may have grown."""
    kept = [model for model in tables() if model not in GROWS and model is not Unexamined]
    return {model._meta.label: Counter(told(row, moved_on) for row in model._base_manager.all()) for model in kept}


def differences(before: Snapshot, after: Snapshot) -> dict[str, tuple[Any, Any]]:
    """What is missing in each table, and what is new there."""
    apart = {label for label in before if before[label] != after[label]}
    return {label: (before[label] - after[label], after[label] - before[label]) for label in apart}


def tables() -> list[type[models.Model]]:
    """Every table, those of many-to-many fields among them."""
    ours = models_of_the_house()
    return [model for model in apps.get_models(include_auto_created=True) if model in ours or model._meta.auto_created]


def told(row: Any, moved_on: tuple[Any, ...]) -> Any:
    """A row as a value that can be compared."""
    is_derived = isinstance(row, MADE_ANEW) or row._meta.app_label in FOUND_ANEW
    left_out = {"id", "record", "entry_id", "number"} if is_derived else set()
    left_out |= {"version", "changed_at"} if row.pk in moved_on else set()
    columns = [one for one in row._meta.concrete_fields if one.attname not in left_out]
    return tuple((one.attname, repr(getattr(row, one.attname))) for one in columns)


def people_and_bodies(number: int = 3) -> dict[type[models.Model], list[Any]]:
    """A few of each, without anything that points at them."""
    return {Person: PersonFactory.create_batch(number), Organisation: OrganisationFactory.create_batch(number)}


def pointing_rows(parties: dict[type[models.Model], list[Any]], choose: Callable[[int], int], rounds: int) -> int:
    """Rows of every model that points at people or bodies, at some of these; `choose(n)` gives a number below n.

    Returns:
        How many were made; those that the database refuses are not.
    """
    canaries, made = Canaries(), 0
    pointing = {one.model for model in PARTIES for one in pointers_at(model) if one.model not in PARTIES}
    for model in sorted(pointing, key=lambda one: one._meta.label) * rounds:
        given = {
            field.name: _some(field, parties, choose)
            for field in model._meta.concrete_fields
            if isinstance(field, models.ForeignKey) and field.related_model in PARTIES
        }
        if "record_kind" in {field.name for field in model._meta.concrete_fields}:
            kind = PARTIES[choose(2)]
            given |= {"record_kind": kind.record_kind, "record_id": str(parties[kind][choose(3)].pk)}
        known = {one: list(rows) for one, rows in canaries.rows.items()}
        try:
            with transaction.atomic():
                canaries.make(model, f"{model.__name__} {made}", **given)
        except IntegrityError:
            canaries.rows = known
            continue
        made += 1
    for body in parties[Organisation][:2]:
        body.parent = parties[Organisation][2] if choose(2) else None
        body.save()
    return made


def _some(field: Any, parties: dict[type[models.Model], list[Any]], choose: Callable[[int], int]) -> Any:
    known = parties[field.related_model]
    number = choose(len(known) + (2 if field.null else 0))
    return known[number] if number < len(known) else None
