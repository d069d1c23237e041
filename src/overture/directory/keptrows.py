"""A row of any model as one text, and back: for what a merge lays aside. The text is kept sealed, never open."""

from __future__ import annotations

import json

from django.db.models import Model


def as_kept(row: Model) -> str:
    """A row with all its columns as one text; for a sealed column only."""
    columns = row._meta.concrete_fields
    values = {one.attname: None if getattr(row, one.attname) is None else one.value_to_string(row) for one in columns}
    return json.dumps(values, ensure_ascii=False)


def as_it_was(model: type[Model], kept: str) -> Model:
    """A row from what `as_kept` made of it; not written yet."""
    values = json.loads(kept)
    columns = model._meta.concrete_fields
    return model(**{one.attname: one.to_python(values[one.attname]) for one in columns if one.attname in values})
