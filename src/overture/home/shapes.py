"""What the gathering pages show: frozen shapes without a record behind them, so that a template cannot ask for more."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from overture.directory.models import ContactPoint
from overture.directory.told import Route, StanceTold, TieTold, WorkTold
from overture.engagements.queries.evidence import FactEvidence
from overture.foundation.local_text import ShownText
from overture.foundation.registry import Waiting
from overture.foundation.ui.shapes import Fact, Tag, TimelineEntry

from .bodyshapes import DealingsShown
from .careshapes import CareShown, MarkShown, PlacesShown
from .historyshapes import SaveShown


@dataclass(frozen=True, slots=True)
class NameShown:
    """One more name of somebody, with what sort of name it is."""

    text: str
    language: str
    kind: Any


@dataclass(frozen=True, slots=True)
class PartyLink:
    """A person or organisation by the name this viewer reads, and its page. `note` says what they are to the record."""

    name: ShownText
    url: str
    note: Any = ""
    count: int = 0
    mark: Tag | None = None


@dataclass(frozen=True, slots=True)
class PostShown:
    """A post: role, where, and when as far as it is known."""

    role: str
    organisation: PartyLink
    when: str
    is_now: bool
    tags: tuple[Tag, ...] = ()


@dataclass(frozen=True, slots=True)
class AskShown:
    """What was asked for, where it stands, and the engagement it was asked at."""

    text: str
    language: str
    url: str
    when: str
    state: Tag


@dataclass(frozen=True, slots=True)
class MetBefore:
    """What happened with somebody: a sentence, the newest engagements, what was asked there.

    Attributes:
        sentence: how often, since when and when last; empty when they were never met.
        shown: the newest engagements as a timeline.
        older: how many more there are that this viewer may see.
    """

    sentence: str
    shown: tuple[TimelineEntry, ...]
    older: int
    asks: tuple[AskShown, ...]


@dataclass(frozen=True, slots=True)
class QuoteLine:
    """Words that somebody said; covered until a look is logged."""

    text: str
    language: str
    url: str
    is_covered: bool
    state: Tag


@dataclass(frozen=True, slots=True)
class WordsBehind:
    """A field of a person or organisation with the words of the texts that it was read from."""

    field: Any
    evidence: tuple[FactEvidence, ...]


@dataclass(frozen=True, slots=True)
class PersonShown:
    """A person's page. `kept` says how they are treated and why they are in the record, to those who may know."""

    id: str
    name: ShownText
    names: tuple[NameShown, ...]
    side: str
    public_tag: Tag
    posts: tuple[PostShown, ...]
    facts: tuple[Fact, ...]
    views: tuple[StanceTold, ...]
    ties: tuple[TieTold, ...]
    routes: tuple[Route, ...]
    met: MetBefore
    quotes: tuple[QuoteLine, ...]
    contact_count: int | None
    changes: tuple[SaveShown, ...]
    can_edit: bool
    who_sees: str
    is_ours: bool
    is_objected: bool
    care: CareShown
    kept: tuple[Fact, ...] = ()
    words: tuple[WordsBehind, ...] = ()


@dataclass(frozen=True, slots=True)
class OrganisationShown:
    """An organisation's page. A stakeholder's has `dealings`, one of ours has `met`."""

    id: str
    name: ShownText
    names: tuple[NameShown, ...]
    kind: str
    public_tag: Tag
    description: ShownText
    above: tuple[PartyLink, ...]
    parts: tuple[PartyLink, ...]
    people: tuple[PartyLink, ...]
    facts: tuple[Fact, ...]
    views: tuple[StanceTold, ...]
    works: tuple[WorkTold, ...]
    met: MetBefore | None
    quotes: tuple[QuoteLine, ...]
    contact_count: int | None
    changes: tuple[SaveShown, ...]
    can_edit: bool
    who_sees: str
    is_ours: bool
    care: CareShown
    memberships: PlacesShown
    dealings: DealingsShown | None = None
    words: tuple[WordsBehind, ...] = ()


@dataclass(frozen=True, slots=True)
class ContactsShown:
    """Ways to reach somebody, after the look was logged."""

    name: ShownText
    points: Sequence[ContactPoint]
    mark: MarkShown | None = None


@dataclass(frozen=True, slots=True)
class ChangedLately:
    """A record that somebody changed, with its name as this viewer reads it."""

    title: str
    url: str
    by: str
    at: Any
    kind: str


@dataclass(frozen=True, slots=True)
class TodayShown:
    """Today's page: what waits, the next seven days, what changed lately, and which room could not answer."""

    waiting: tuple[Waiting, ...]
    coming: tuple[TimelineEntry, ...]
    changed: tuple[ChangedLately, ...]
    silent: tuple[str, ...]
