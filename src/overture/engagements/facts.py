"""What a person or a confirmed draft says of an engagement, before it is a record."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from uuid import UUID

from overture.foundation.partial_dates import PartialDate

from .models import Commitment, Confidentiality, EngagementKind, How, Part, Side, Status


@dataclass(frozen=True, slots=True)
class ParticipantFacts:
    """Somebody who took part: a person, a body, or a group that nobody named ("shadow ministers").

    Attributes:
        person_id, organisation_id: with both, the person came from that organisation.
        spoke_for: ids of the organisations they spoke for there; may differ from their employer.
        mandate: by what mandate they spoke for them.
        instead_of_id: whom they stood in for.
    """

    person_id: UUID | None = None
    organisation_id: UUID | None = None
    group: str = ""
    side: str = Side.OURS
    part: str = Part.ATTENDEE
    role: str = ""
    spoke_for: tuple[UUID, ...] = ()
    mandate: str = ""
    instead_of_id: UUID | None = None


@dataclass(frozen=True, slots=True)
class AskFacts:
    """What was asked for. `to` are organisations, `made_by` are people.

    Attributes:
        ask_id: the ask that this changes; None for a new one.
    """

    text: str
    language: str = "en"
    to: tuple[UUID, ...] = ()
    made_by: tuple[UUID, ...] = ()
    initiative_id: UUID | None = None
    proposal_id: UUID | None = None
    ask_id: UUID | None = None
    is_public: bool = True


@dataclass(frozen=True, slots=True)
class CommitmentFacts:
    """What somebody said they would do."""

    text: str
    side: str = Side.THEIRS
    organisation_id: UUID | None = None
    person_id: UUID | None = None
    due: PartialDate | None = None
    ask_id: UUID | None = None
    state: str = Commitment.State.OPEN


@dataclass(frozen=True, slots=True)
class EngagementFacts:
    """One engagement as told. `starts_on` is not here: it is the first day of `when`."""

    title: str
    kind: str = EngagementKind.MEETING
    status: str = Status.HELD
    when: PartialDate | None = None
    confidentiality: str = Confidentiality.UNSET
    how: str = How.IN_PERSON
    place: str = ""
    occasion: str = ""
    time_of_day: dt.time | None = None
    zone: str = ""
    moment_id: UUID | None = None
    campaign_id: UUID | None = None
    part_of_id: UUID | None = None
    topics: tuple[UUID, ...] = ()
    initiatives: tuple[UUID, ...] = ()
    proposals: tuple[UUID, ...] = ()
    summary: str = ""
    notes: str = ""
    embargo_until: dt.datetime | None = None
    participants: tuple[ParticipantFacts, ...] = ()
    asks: tuple[AskFacts, ...] = ()
    removed_asks: tuple[UUID, ...] = ()
    commitments: tuple[CommitmentFacts, ...] = ()
