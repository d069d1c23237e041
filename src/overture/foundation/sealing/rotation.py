"""A new key seals from now on; what older keys sealed is sealed again, a few rows at a time. It can stop anywhere."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from django.apps import apps
from django.conf import settings
from django.db import models, transaction

from overture.foundation import registry

from . import files
from .fields import Sealed, SealedTextField
from .keys import keyring, new_line

BATCH = 200


@dataclass(frozen=True, slots=True)
class Resealed:
    """How many values were sealed again, and how many stood right already."""

    sealed: int
    right: int


def add_key() -> None:
    """Write a new key at the end of the key file. The oldest stays for ever: it makes the hashes and signed links."""
    path = Path(settings.OVERTURE_KEY_PATH)
    keyring()
    with path.open("a", encoding="ascii") as file:
        file.write(new_line())
        file.flush()
        os.fsync(file.fileno())


def reseal() -> Resealed:
    """Seal again, with the newest key and for its own row, every value that is not so yet.

    Raises:
        CannotOpen: when a value opens with no key at hand; what was done before it stays done.
    """
    sealed = right = 0
    for model, fields in sealed_models():
        for some in _batches(model):
            changed = _reseal_rows(model, fields, some)
            sealed, right = sealed + changed, right + len(some) * len(fields) - changed
    moved = files.reseal() + sum(again() for again in registry.resealers.all())
    return Resealed(sealed + moved, right)


def sealed_models() -> Iterator[tuple[type[models.Model], list[SealedTextField]]]:
    """Every model with sealed fields, and these."""
    for model in apps.get_models():
        fields = [one for one in model._meta.concrete_fields if isinstance(one, SealedTextField)]
        if fields:
            yield model, fields


def _batches(model: type[models.Model]) -> Iterator[list[object]]:
    keys = list(model._base_manager.order_by("pk").values_list("pk", flat=True))
    for start in range(0, len(keys), BATCH):
        yield keys[start : start + BATCH]


@transaction.atomic
def _reseal_rows(model: type[models.Model], fields: list[SealedTextField], keys: list[object]) -> int:
    """Seal the fields of some rows again; nobody writes them meanwhile."""
    changed = 0
    for row in model._base_manager.select_for_update().filter(pk__in=keys):
        again = {one.name: value for one in fields if (value := _sealed_again(row, one)) is not None}
        if again:
            model._base_manager.filter(pk=row.pk).update(**again)
        changed += len(again)
    return changed


def _sealed_again(row: models.Model, field: SealedTextField) -> Sealed | None:
    value = row.__dict__[field.attname]
    if not isinstance(value, Sealed) or field.is_sealed_as_it_should_be(value, row):
        return None
    return Sealed(keyring().seal(field.opened(value, row), bound_to=field.bound_to(row)))
