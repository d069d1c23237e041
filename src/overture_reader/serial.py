"""Frozen dataclasses to plain JSON values and back, by their annotations."""

from __future__ import annotations

import dataclasses
import types
import typing
from datetime import date
from functools import cache
from typing import Any, TypeVar

T = TypeVar("T")


def to_plain(value: Any) -> Any:
    """Return the value made of dicts, lists, strings, numbers, booleans and None; dates become ISO strings."""
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return {field.name: to_plain(getattr(value, field.name)) for field in dataclasses.fields(value)}
    if isinstance(value, tuple | list):
        return [to_plain(each) for each in value]
    return value.isoformat() if isinstance(value, date) else value


def from_plain(kind: type[T], plain: Any) -> T:
    """Return an instance of a dataclass from what `to_plain` made.

    Raises:
        ValueError: when a field is missing or has the wrong shape; the sentence names it.
    """
    try:
        return typing.cast(T, _build(kind, plain))
    except (KeyError, TypeError, AttributeError, ValueError) as error:
        raise ValueError(f"This is not a stored {kind.__name__}: {error}") from error


def _build(kind: Any, plain: Any) -> Any:
    if dataclasses.is_dataclass(kind):
        hints = _hints(typing.cast(typing.Hashable, kind))
        return typing.cast(Any, kind)(**{name: _build(hints[name], value) for name, value in plain.items()})
    origin, arguments = typing.get_origin(kind), typing.get_args(kind)
    if origin in (typing.Union, types.UnionType):
        return None if plain is None else _build(next(each for each in arguments if each is not types.NoneType), plain)
    if origin is tuple:
        return _build_tuple(arguments, plain)
    return date.fromisoformat(plain) if kind is date else plain


def _build_tuple(arguments: tuple[Any, ...], plain: Any) -> tuple[Any, ...]:
    if len(arguments) == 2 and arguments[1] is Ellipsis:
        return tuple(_build(arguments[0], each) for each in plain)
    return tuple(_build(kind, each) for kind, each in zip(arguments, plain, strict=True))


@cache
def _hints(kind: Any) -> dict[str, Any]:
    return typing.get_type_hints(kind)
