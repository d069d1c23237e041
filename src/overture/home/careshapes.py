"""What is owed to a person or body, as their page shows it: frozen, so that a template cannot ask for more."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

from overture.directory.careshapes import LoweringRow
from overture.foundation.local_text import ShownText
from overture.foundation.registry import Held
from overture.foundation.ui.shapes import Tag


@dataclass(frozen=True, slots=True)
class MarkShown:
    """How somebody is treated. Why, by whom and when only for coordinators; empty for others."""

    tag: Tag
    why: str = ""
    by: str = ""
    at: dt.datetime | None = None


@dataclass(frozen=True, slots=True)
class StillRight:
    """When somebody last said that it is right, and whether that is too long ago."""

    on: dt.date
    is_stale: bool


@dataclass(frozen=True, slots=True)
class CareShown:
    """What stands and waits about a person or body.

    Attributes:
        kind: ``person`` or ``organisation``.
        asked: the request to protect less that waits, if any.
        still_right: for a person, to those who may write.
    """

    id: str
    kind: str
    mark: MarkShown | None
    asked: LoweringRow | None
    still_right: StillRight | None
    can_edit: bool


@dataclass(frozen=True, slots=True)
class PlaceShown:
    """A membership, seen from one of its ends: the other end, the class, the status and the dates."""

    name: ShownText
    url: str
    member_class: str
    status: Tag | None
    when: str
    is_live: bool
    change_url: str


@dataclass(frozen=True, slots=True)
class PlacesShown:
    """The places that a body holds elsewhere, and those that others hold in it.

    Attributes:
        can_have_members: whether it is a kind of body that others are members of.
        sentence: how many members it has, in words; empty when it has none.
    """

    id: str
    places: tuple[PlaceShown, ...]
    members: tuple[PlaceShown, ...]
    sentence: str
    can_have_members: bool
    can_edit: bool


@dataclass(frozen=True, slots=True)
class FileShown:
    """Everything held on a person, at a moment; `empty` names the sections in which nothing is held."""

    id: str
    name: ShownText
    made_at: dt.datetime
    made_by: str
    controller: str
    sections: tuple[Held, ...]
    empty: tuple[Any, ...]
