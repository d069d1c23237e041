"""What the page of a record's history shows."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

from overture.directory.differing import Pair


@dataclass(frozen=True, slots=True)
class FieldShown:
    """A field that was changed, before and after side by side.

    Attributes:
        about: which part of the record it belongs to, such as an ask; empty for the record itself.
        pairs: the lines of both, with the words that differ.
        is_covered: only that it changed is kept, or may be shown.
    """

    label: Any
    about: Any = ""
    pairs: tuple[Pair, ...] = ()
    is_covered: bool = False

    @property
    def has_before(self) -> bool:
        return any(pair.older for pair in self.pairs)

    @property
    def has_after(self) -> bool:
        return any(pair.newer for pair in self.pairs)


@dataclass(frozen=True, slots=True)
class SaveShown:
    """What one person changed at once."""

    at: dt.datetime
    by: str
    fields: tuple[FieldShown, ...]


@dataclass(frozen=True, slots=True)
class HistoryShown:
    """A record's history, or a page of it."""

    kind: str
    record_id: str
    label: Any
    title: str
    url: str
    saves: tuple[SaveShown, ...]
    next_mark: str = ""
