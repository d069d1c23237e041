"""What a form gives to `write_engagement`: facts, with what must first be found or added still by name."""

from __future__ import annotations

from dataclasses import dataclass

from .facts import AskFacts, EngagementFacts, ParticipantFacts


@dataclass(frozen=True, slots=True)
class ParticipantGiven:
    """A row of the people: somebody known, or the name of a person or body to add."""

    facts: ParticipantFacts
    new_person: str = ""
    new_body: str = ""


@dataclass(frozen=True, slots=True)
class AskGiven:
    """An ask, with the name of the initiative it is about."""

    facts: AskFacts
    initiative: str = ""


@dataclass(frozen=True, slots=True)
class EngagementGiven:
    """An engagement as written on a screen. People and asks stand here, not in `facts`."""

    facts: EngagementFacts
    moment: str = ""
    topics: tuple[str, ...] = ()
    initiatives: tuple[str, ...] = ()
    participants: tuple[ParticipantGiven, ...] = ()
    asks: tuple[AskGiven, ...] = ()
    language: str = "en"
