"""What a stakeholder's page shows of the dealings with it: frozen shapes, so that a template cannot ask for more."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from overture.foundation.local_text import ShownText
from overture.foundation.ui.charts import Chart
from overture.foundation.ui.shapes import Chip, Tag, TimelineEntry

PERIODS = ("year", "all")


@dataclass(frozen=True, slots=True)
class Asked:
    """What the address of a stakeholder's page asks for; an empty value asks for nothing.

    Attributes:
        show: what the timeline is narrowed to, a key of `dealings.sums.SHOWN`.
        team: a part of the body.
        person: one of their people.
        period: ``year`` or ``all`` of the lanes.
        before: the mark after which an earlier page of the timeline begins.
    """

    show: str = ""
    team: UUID | None = None
    person: UUID | None = None
    period: str = ""
    before: str = ""


@dataclass(frozen=True, slots=True)
class Said:
    """A sentence of the answer; the part between is a link to the list that it counts."""

    before: str
    linked: str
    after: str
    url: str
    css: str = ""


@dataclass(frozen=True, slots=True)
class View:
    """One of several ways to see the same thing."""

    label: Any
    url: str
    is_current: bool


@dataclass(frozen=True, slots=True)
class YearShown:
    """A year of the timeline; no number for what has no date yet."""

    label: Any
    entries: tuple[TimelineEntry, ...]


@dataclass(frozen=True, slots=True)
class Happened:
    """The timeline, narrowed or not, with its way to what came earlier."""

    years: tuple[YearShown, ...]
    views: tuple[View, ...]
    chips: tuple[Chip, ...]
    clear_url: str
    earlier_url: str
    earlier_words: str
    later_url: str
    list_url: str


@dataclass(frozen=True, slots=True)
class AskStands:
    """An ask and where it stands."""

    text: str
    language: str
    url: str
    note: str
    state: Tag


@dataclass(frozen=True, slots=True)
class AskedFor:
    """What was asked for: the most pressing ones, and all of them as one bar."""

    asks: tuple[AskStands, ...]
    chart: Chart | None
    all_url: str
    total: int


@dataclass(frozen=True, slots=True)
class Unmet:
    """Somebody, or a body, that nobody of ours has met there."""

    name: ShownText
    url: str
    note: str
    side: str
    plan_url: str


@dataclass(frozen=True, slots=True)
class Opener:
    """Somebody of ours who might open the door, whom they know there, and how we know that."""

    name: ShownText
    url: str
    note: str


@dataclass(frozen=True, slots=True)
class DealingsShown:
    """All that a stakeholder's page says of our dealings with it.

    Attributes:
        answer: the sentence of numbers; empty when they were never met.
        openers: who might open the door; only when they were never met.
        log_url: where a meeting with this body is logged; empty for those who may not.
    """

    answer: tuple[Said, ...]
    when: Chart | None
    periods: tuple[View, ...]
    happened: Happened
    who: Chart | None
    asked: AskedFor
    unmet: tuple[Unmet, ...]
    unmet_more: int
    openers: tuple[Opener, ...]
    log_url: str
