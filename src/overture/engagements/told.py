"""The only shapes in which a template sees an engagement. What a viewer may not know is not in them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from overture.foundation.partial_dates import PartialDate

from .models import NOT_THERE
from .rules import Telling


@dataclass(frozen=True, slots=True)
class Named:
    """A person, a body or a subject by the name that the reader may be told.

    Attributes:
        text: the name.
        language: the language the name is written in; empty when nobody can say.
        kind: ``person``, ``organisation``, ``group``, or the kind of a subject such as ``initiative``.
        id: the record's id when the reader may open its page on the desk, else empty.
        slug: the public address of an organisation on the members' pages, else empty.
    """

    text: str
    language: str = ""
    kind: str = ""
    id: str = ""
    slug: str = ""

    def __str__(self) -> str:
        return self.text


@dataclass(frozen=True, slots=True)
class ToldParticipant:
    """Somebody at the table.

    Attributes:
        row_id: the row in the record, for the words behind it; empty when the participant is not named.
        name: the person, body or group; the organisation when the person is not named to this reader.
        is_named: whether `name` is the participant's own.
        organisation: where a named person came from, when that was noted.
        spoke_for: for whom they spoke; what `name` says already is left out.
        instead_of: in whose place they came.
        sent: those who came in their place.
    """

    row_id: str
    name: Named
    is_named: bool
    side: str
    part: str
    part_label: str
    role: str = ""
    organisation: Named | None = None
    spoke_for: tuple[Named, ...] = ()
    mandate: str = ""
    instead_of: Named | None = None
    sent: tuple[Named, ...] = ()

    @property
    def was_there(self) -> bool:
        """Whether they were in the room: neither only invited, nor away, nor stood in for."""
        return self.part not in NOT_THERE


@dataclass(frozen=True, slots=True)
class ToldAsk:
    """What was asked for and where it stands."""

    id: str
    text: str
    language: str
    to: tuple[Named, ...]
    made_by: tuple[Named, ...]
    initiative: Named | None
    proposal: Named | None
    state: str
    state_label: str
    answer: str
    answered_words: str
    is_public: bool
    version: int


@dataclass(frozen=True, slots=True)
class ToldCommitment:
    """What somebody said they would do. `whose` is empty when the reader may not know.

    Attributes:
        ask_id: the ask that it answers; empty when it answers none.
        settled_words: when it was kept or broken, as far as it is known.
    """

    id: str
    text: str
    side: str
    side_label: str
    whose: Named | None
    due: PartialDate | None
    due_words: str
    state: str
    state_label: str
    version: int
    ask_id: str = ""
    settled_words: str = ""
    how_known: str = ""


@dataclass(frozen=True, slots=True)
class ToldFollowUp:
    """What we do next; for the desk alone. `ask_id` and `commitment_id` say what it follows up, when it is one."""

    id: str
    text: str
    owner: str
    due_on: dt.date | None
    done_at: dt.datetime | None
    ask_id: str = ""
    commitment_id: str = ""


@dataclass(frozen=True, slots=True)
class ToldOutcome:
    """What came of it."""

    id: str
    what: str
    what_label: str
    text: str
    when_words: str
    source: str
    our_part: str
    ask_id: str = ""


@dataclass(frozen=True, slots=True)
class ToldAttachment:
    """A file kept with the record: its name, sort and size in words; only for those who may open it."""

    id: str
    name: str
    media_type: str
    size: int


@dataclass(frozen=True, slots=True)
class ToldEngagement:
    """An engagement as one reader may have it at one moment.

    Attributes:
        title: as typed, or made of kind, body and date when what was typed says more than the reader may know.
        withheld: whether words that name somebody were left out.
        when_words: the date as far as it is known, in words; empty when nobody knows.
        time_words: the time by the clock of the place.
        record_level: a key of `Confidentiality`.
        record_sentence: what that level means, as a sentence.
        follow_ups: for staff only; empty for everybody else.
        seats: how many are told to have taken part, for the house picture; 0 in a telling without people.
    """

    id: str
    telling: Telling
    title: str
    kind: str
    kind_label: str
    status: str
    status_label: str
    how: str
    how_label: str
    when: PartialDate | None
    when_words: str
    time_words: str
    place: str
    occasion: str
    part_of: Named | None
    moment: Named | None
    campaign: Named | None
    topics: tuple[Named, ...]
    initiatives: tuple[Named, ...]
    proposals: tuple[Named, ...]
    summary: str
    withheld: bool
    record_level: str
    record_sentence: str
    is_published: bool
    is_shared: bool
    is_restricted: bool
    embargo_until: dt.datetime | None
    ours: tuple[ToldParticipant, ...]
    theirs: tuple[ToldParticipant, ...]
    others: tuple[ToldParticipant, ...]
    spoke_for: tuple[Named, ...]
    asks: tuple[ToldAsk, ...]
    commitments: tuple[ToldCommitment, ...]
    follow_ups: tuple[ToldFollowUp, ...]
    outcomes: tuple[ToldOutcome, ...]
    seats: int
    version: int

    @property
    def is_in_full(self) -> bool:
        return self.telling is Telling.FULL

    @property
    def with_whom(self) -> tuple[Named, ...]:
        """The other side of the table, bodies first, each once."""
        return other_side(self.theirs)

    @property
    def spoke(self) -> tuple[tuple[Named, tuple[Named, ...]], ...]:
        """Our side, each with those they spoke for."""
        return who_spoke(self.ours)

    @property
    def ask_count(self) -> int:
        return len(self.asks)


@dataclass(frozen=True, slots=True)
class ToldRow:
    """An engagement as a list shows it to one reader: as `ToldEngagement`, with less of it.

    Attributes:
        with_whom: the other side of the table, bodies first, each once.
        spoke: our side, each with those they spoke for.
        ask_count: how many asks the reader is told of.
    """

    id: str
    title: str
    kind_label: str
    status: str
    status_label: str
    when: PartialDate | None
    when_words: str
    record_level: str
    is_published: bool
    with_whom: tuple[Named, ...]
    spoke: tuple[tuple[Named, tuple[Named, ...]], ...]
    ask_count: int


def other_side(theirs: Iterable[ToldParticipant]) -> tuple[Named, ...]:
    """The other side of a table, bodies first, each once."""
    return bodies_before_people(named for one in theirs for named in (one.organisation, one.name) if named)


def bodies_before_people(named: Iterable[Named]) -> tuple[Named, ...]:
    """Names, bodies first, each once."""
    return tuple(dict.fromkeys(sorted(named, key=lambda one: one.kind != "organisation")))


def who_spoke(ours: Iterable[ToldParticipant]) -> tuple[tuple[Named, tuple[Named, ...]], ...]:
    """Our side of a table, each with those they spoke for."""
    return tuple((one.name, one.spoke_for) for one in ours)
