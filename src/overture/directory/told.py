"""What the pages are told of ideas and ties: frozen shapes, already narrowed to what their reader may know."""

from __future__ import annotations

from dataclasses import dataclass

from overture.foundation.local_text import ShownText
from overture.foundation.partial_dates import PartialDate

from .differing import Pair

STATE_OF_POSITION = {"for": "ok", "open": "wait", "against": "refused", "silent": "line"}
"""The shape in which a position is drawn beside its word."""


@dataclass(frozen=True, slots=True)
class Named:
    """A record by the name that its reader reads, with the desk's address of its page.

    Attributes:
        kind: the kind of record: person, organisation, topic, initiative or proposal.
        note: who that is, in a few words, such as a role and where; may be empty.
    """

    kind: str
    id: str
    name: ShownText
    url: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class TieTold:
    """That one person knows another, and who says so.

    Attributes:
        one: the person who was asked about; in a map, the one of our network.
        other: the one at the other end.
        what: knows, family of, works with; in words.
        how_well: met_once, in_touch, close, or empty when it is not known.
        how_well_words: the same in words.
        who_says: the person, account or words that it stands on.
        said: when that was said, as far as it is known.
    """

    id: str
    one: Named
    other: Named
    what: str
    how_well: str
    how_well_words: str
    since: PartialDate | None
    who_says: ShownText
    said: PartialDate | None
    note: str


@dataclass(frozen=True, slots=True)
class StanceTold:
    """What a party declared on a subject.

    Attributes:
        position: for, open, against or silent.
        words: what they said, in the language they said it in; may be empty.
        source: where that is written, in words.
        source_url: its address, or that of the desk's own record for those who may see it; may be empty.
        earlier: what the same party declared on the same subject before, newest first.
    """

    id: str
    party: Named
    subject: Named
    position: str
    position_words: str
    words: ShownText
    source: str
    source_url: str
    declared: PartialDate
    earlier: tuple[StanceTold, ...] = ()

    @property
    def state(self) -> str:
        """The shape beside the position's word."""
        return STATE_OF_POSITION[self.position]


@dataclass(frozen=True, slots=True)
class Route:
    """A way from somebody of ours to a person, tie by tie; each step begins where the one before ended."""

    steps: tuple[TieTold, ...]

    @property
    def first(self) -> Named:
        """The one of ours to ask."""
        return self.steps[0].one


@dataclass(frozen=True, slots=True)
class VersionTold:
    """A proposal's text at one time: its number, the languages it is written in, how many names stand under it."""

    number: int
    languages: tuple[str, ...]
    written: PartialDate | None
    note: str
    name_count: int


@dataclass(frozen=True, slots=True)
class TextBeside:
    """One text in one language, beside the version that it is compared with.

    Attributes:
        language: the language that is shown.
        languages: those to choose from.
        newer: the text that is read.
        older: the one it is compared with; None when it stands alone.
        pairs: paragraph beside paragraph; alone, only the newer half is filled.
        missing: the version that is not written in this language, by number; 0 when none is missing.
    """

    language: str
    languages: tuple[str, ...]
    newer: VersionTold
    older: VersionTold | None
    pairs: tuple[Pair, ...]
    missing: int = 0


@dataclass(frozen=True, slots=True)
class StepTold:
    """A status that a proposal reached, when, by whose decision, in which text."""

    status: str
    status_words: str
    reached: PartialDate
    organisation: Named | None
    version: int
    note: str


@dataclass(frozen=True, slots=True)
class SignatureTold:
    """A name under a text. `signer` is who put it there: the one who signed for a body, or the person themselves.

    Attributes:
        party: whose name it is.
        signer: who signed for the body; None when that is not known, or may not be known.
        version: the number of the text that was signed.
    """

    id: str
    party: Named
    signer: Named | None
    signed: PartialDate
    version: int
    source: str
    taken_off: PartialDate | None


@dataclass(frozen=True, slots=True)
class NamesCounted:
    """How many names stand under the texts of a proposal, in all and by version; names taken off are not among them."""

    count: int
    by_version: tuple[tuple[int, int], ...]
    taken_off: int


@dataclass(frozen=True, slots=True)
class WorkTold:
    """An initiative or proposal of a body, or a proposal of others that it put its name to.

    Attributes:
        state: the shape beside its status; empty when nobody said where it stands.
        status: where it stands, in words.
        signed: when the body signed it; None for its own.
    """

    work: Named
    state: str
    status: str
    signed: PartialDate | None = None
