"""The states an engagement can be in and the people who may look at it: every access test walks all pairs."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from itertools import product

from overture.accounts.models import User
from overture.directory.models import Organisation, Person
from overture.engagements.models import Engagement
from overture.foundation.access import Viewer
from tests import personas
from tests.factories import (
    EngagementFactory,
    OrganisationFactory,
    ParticipantFactory,
    PersonFactory,
    SpokeForFactory,
)

NOW = dt.datetime(2024, 3, 1, 12, 0, tzinfo=dt.UTC)
LEVELS = ("on_record", "chatham_house", "off_record", "")
PUBLISHED = (None, NOW - dt.timedelta(days=1), NOW, NOW + dt.timedelta(seconds=1))
EMBARGOES = (None, NOW, NOW + dt.timedelta(seconds=1))
SHARED = (False, True)
STATES = tuple(product(LEVELS, PUBLISHED, EMBARGOES, SHARED))


@dataclass
class Room:
    """One member's people met somebody; everybody who may look at it stands by."""

    own: Organisation = field(default_factory=OrganisationFactory)
    other: Organisation = field(default_factory=OrganisationFactory)
    speaker: Person = field(default_factory=PersonFactory)
    absent: Person = field(default_factory=PersonFactory)
    viewers: dict[str, Viewer] = field(default_factory=dict)
    named_user: User | None = None

    def __post_init__(self) -> None:
        self.named_user = personas.coordinator()
        accounts = {
            "coordinator": personas.coordinator(),
            "named coordinator": self.named_user,
            "named editor": personas.editor(),
            "named administrator": personas.administrator(),
            "editor": personas.editor(),
            "director": personas.director(),
            "administrator": personas.administrator(),
            "own representative": personas.member_rep(self.own),
            "other representative": personas.member_rep(self.other),
            "representative who was there": self._representative_of(self.speaker),
            "representative who sent apologies": self._representative_of(self.absent),
            "editor and representative": personas.account("editor", "representative", speaks_for=self.own),
        }
        self.named = [user for name, user in accounts.items() if name.startswith("named")]
        self.viewers = {name: personas.viewer(user) for name, user in accounts.items()}
        self.viewers["public"] = personas.viewer()

    def _representative_of(self, person: Person) -> User:
        user = personas.member_rep(self.other)
        user.representations.update(person=person)
        return user

    def engagement(self, state: tuple, *, restricted: bool = False) -> Engagement:
        """An engagement in one state, with a speaker for the own member and somebody who sent apologies."""
        level, public_from, embargo_until, shared = state
        made = EngagementFactory(
            confidentiality=level, public_from=public_from, embargo_until=embargo_until, shared_with_network=shared
        )
        participant = ParticipantFactory(engagement=made, person=self.speaker)
        SpokeForFactory(participant=participant, organisation=self.own)
        ParticipantFactory(engagement=made, person=self.absent, part="apologies")
        if restricted:
            made.restricted_to.set(self.named)
        return made
