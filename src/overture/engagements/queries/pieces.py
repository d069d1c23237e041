"""One engagement in the hands of one reader: how much they may have, how they hear names, what stays unsaid."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, replace

from overture.directory.models import Organisation, Person
from overture.foundation.access.viewer import Viewer

from .. import rules
from ..models import Engagement, Participant
from ..rules import Telling
from ..told import Named
from .naming import NameLimit, Naming, bodies_to_name, organisations_of, people_of
from .silence import Silence, silence_about


@dataclass(frozen=True, slots=True)
class Piece:
    """What the words of a telling are made from.

    Attributes:
        named: the people of the table by person id, with the name that the reader may hear.
        silence: what none of the typed words may hold for this reader.
    """

    engagement: Engagement
    telling: Telling
    naming: Naming
    named: dict[str, Named]
    silence: Silence

    @classmethod
    def of(
        cls,
        viewer: Viewer,
        engagement: Engagement,
        *,
        at: dt.datetime,
        level: Telling | None = None,
        spoken: frozenset[str] = frozenset(),
        limits: Mapping[str, NameLimit] | None = None,
    ) -> Piece:
        """The piece of a viewer; `level` takes the place of what the rules would give them.

        `spoken` are texts that repeat somebody's words, which this viewer may not have from the record. `limits` are
        the people who are named more narrowly here, by id as text.
        """
        granted = rules.telling(viewer, engagement, at=at) if level is None else level
        naming = Naming(viewer, at, viewer.language, limits or {})
        if granted is not Telling.FULL:
            return cls(engagement, granted, naming, {}, replace(_silence_about_all(engagement), spoken=spoken))
        published = rules.is_published(engagement, at=at)
        named = _named_people(engagement, naming, is_published=published)
        if rules.is_coordinator(viewer):
            return cls(engagement, granted, naming, named, Silence(spoken=spoken))
        silence = replace(_silence_about_unnamed(engagement, naming, named), spoken=spoken)
        return cls(engagement, granted, naming, named, silence)

    @property
    def is_coordinators(self) -> bool:
        return rules.is_coordinator(self.naming.viewer)

    def person(self, person: Person | None) -> Named | None:
        """A person by the name that this reader may hear, or None."""
        return None if person is None else self.named.get(str(person.pk))

    def organisation(self, body: Organisation | None) -> Named | None:
        """An organisation by name; in a telling without people only those that give nobody away."""
        if body is None or (self.telling is not Telling.FULL and body not in bodies_to_name(self.engagement)):
            return None
        return self.naming.of(body)

    def kept(self, text: str) -> str:
        """Typed words, or nothing when they name somebody the reader may not know."""
        return text if not text or self.is_free_to_read else self.silence.kept(text)

    @property
    def is_free_to_read(self) -> bool:
        """Coordinators read what they typed."""
        return self.is_coordinators and self.telling is Telling.FULL


def _named_people(engagement: Engagement, naming: Naming, *, is_published: bool) -> dict[str, Named]:
    at_the_table = {row.person_id: row for row in engagement.participants.all() if row.person_id}
    found = {}
    for person in people_of(engagement):
        row = at_the_table.get(person.pk) or Participant(person=person, side="")
        if name := naming.of_participant(row, is_published=is_published):
            found[str(person.pk)] = name
    return found


def _silence_about_all(engagement: Engagement) -> Silence:
    open_bodies = set(bodies_to_name(engagement))
    bodies = [body for body in organisations_of(engagement) if body not in open_bodies]
    rows = engagement.participants.all()
    others = [row.group for row in rows] + [row.role for row in rows if " " in row.role.strip()]
    return silence_about([(person, "") for person in people_of(engagement)], bodies, others)


def _silence_about_unnamed(engagement: Engagement, naming: Naming, named: dict[str, Named]) -> Silence:
    people = [
        (person, named[str(person.pk)].text if str(person.pk) in named else "") for person in people_of(engagement)
    ]
    bodies = [body for body in organisations_of(engagement) if naming.of(body) is None]
    return silence_about([(person, name) for person, name in people if not _is_whole(person, name)], bodies)


def _is_whole(person: Person, name: str) -> bool:
    """Whether a reader hears a name of the person as it is: no form of it needs to be kept from them."""
    return bool(name) and name in {person.name, *(row.text for row in person.names.all())}
