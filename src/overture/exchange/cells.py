"""A value as the text of a spreadsheet cell that no program takes for a formula, and the value of such a text.

A cell that begins like a formula, or with an apostrophe, gets an apostrophe before it; reading takes one away. An empty
cell is no value; an apostrophe alone is an empty text where there could also be none.
"""

from __future__ import annotations

import datetime as dt
import json
from typing import Any

from django.db import models

MARK = "'"
BEGIN_LIKE_A_FORMULA = frozenset("=+-@\t\r\n＝＋－＠")


def defused(text: str) -> str:
    """A text that a spreadsheet shows and does not compute.

    Example:
        >>> defused("=1+1"), defused("a=1"), defused("'tis")
        ("'=1+1", 'a=1', "''tis")
    """
    return f"{MARK}{text}" if text[:1] == MARK or text[:1] in BEGIN_LIKE_A_FORMULA else text


def undone(cell: str) -> str:
    """The text behind a cell that `defused` wrote."""
    return cell.removeprefix(MARK)


def cell_of(value: Any, field: models.Field[Any, Any]) -> str:
    """The value of a column as a cell; `value_of` reads it back."""
    if isinstance(field, models.JSONField):
        return defused(json.dumps(value, ensure_ascii=False, sort_keys=True))
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, dt.datetime):
        return value.astimezone(dt.UTC).isoformat()
    if isinstance(value, dt.date | dt.time):
        return value.isoformat()
    text = str(value)
    return MARK if field.null and not text else defused(text)


def value_of(cell: str, field: models.Field[Any, Any]) -> Any:
    """The value that a cell stands for.

    Raises:
        ValueError, ValidationError: when the cell holds no value of this kind.
    """
    if not cell and field.null:
        return None
    text = undone(cell)
    if isinstance(field, models.JSONField):
        return json.loads(text)
    if isinstance(field, models.BooleanField):
        return {"true": True, "false": False}[text]
    if isinstance(field, models.ForeignKey):
        return field.target_field.to_python(text)
    return field.to_python(text)
