"""What a view hands to a component: small frozen shapes, so that templates never compute."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Tag:
    """A state as a word with a shape. `state` is a key of `templatetags.ui.TAG_STATES`."""

    state: str
    text: Any
    icon: str = ""


@dataclass(frozen=True, slots=True)
class Fact:
    """One row of `ui/components/facts.html`: label, value, why, evidence, Change.

    Attributes:
        label: what the row is about.
        value: text, or safe HTML; empty when nothing is known.
        why: how it was worked out, as a sentence.
        snippet: the words of the source, quoted on small screens.
        evidence: id of the `mark` these words carry in the text on the same page.
        evidence_url: where the source is read, when it is on another page.
        change_url: where the row is changed; no link when empty.
        change_word: what the link says instead of Change.
        missing: what an empty row invites to, as the link's text.
        lang: the value's own language, when it is not the page's.
        tag: a state shown behind the value.
    """

    label: Any
    value: Any = ""
    why: Any = ""
    snippet: str = ""
    evidence: str = ""
    evidence_url: str = ""
    change_url: str = ""
    change_word: Any = ""
    missing: Any = ""
    lang: str = ""
    tag: Tag | None = None


@dataclass(frozen=True, slots=True)
class Column:
    """A column of `ui/components/table.html`; numbers stand at the end side."""

    label: Any
    numeric: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """A row of the table: where it opens, and one cell a column. The first cell is the row's name."""

    url: str
    cells: Sequence[Any]


@dataclass(frozen=True, slots=True)
class Chip:
    """A filter in force, and the address without it."""

    label: Any
    without_url: str


@dataclass(frozen=True, slots=True)
class Step:
    """A step of a long road. `state` is ok, now, bad or empty for not yet."""

    label: Any
    note: Any = ""
    state: str = ""


@dataclass(frozen=True, slots=True)
class TimelineEntry:
    """One card of the timeline.

    Attributes:
        day: the date's upper line, for example ``9 Jan``.
        year: its lower line.
        iso: the date for machines, as precise as it is known.
        kind: shape of the dot: a key of `templatetags.ui.DOT_SHAPES`.
        asks: pairs of an ask's text and its `Tag`.
        private: drawn dashed, as what is off the record.
        planned: drawn empty.
    """

    day: Any
    year: Any
    title: Any
    url: str
    iso: str = ""
    kind: str = "meeting"
    meta: Any = ""
    tags: Sequence[Tag] = ()
    asks: Sequence[tuple[Any, Tag]] = ()
    private: bool = False
    planned: bool = False


@dataclass(frozen=True, slots=True)
class ConflictField:
    """A field that two people changed: theirs stands in the record, mine was just sent."""

    name: str
    label: Any
    theirs: Any
    mine: Any


@dataclass(frozen=True, slots=True)
class FoundEntry:
    """One answer of the palette."""

    label: Any
    url: str
    note: Any = ""
    icon: str = ""
    initials: str = ""
    side: str = ""
    key: str = ""


@dataclass(frozen=True, slots=True)
class FoundGroup:
    """Answers of one sort: Go to, Do, Ask."""

    label: Any
    entries: Sequence[FoundEntry]
