"""Who at the table may be named to whom. Every name passes the directory; this adds what a table of people adds."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from overture.directory.models import Organisation, Person, Protection, PublicNameForm, Standing
from overture.directory.queries import PUBLIC, display_name, public_name
from overture.directory.rules import can_see_organisation, can_see_person
from overture.directory.scripts import language_of
from overture.foundation.access.viewer import Viewer

from .. import rules
from ..models import Engagement, Participant, Side
from ..told import Named

Party = Person | Organisation


@dataclass(frozen=True, slots=True)
class NameLimit:
    """How narrowly somebody is named where their own words stand: as they agreed to for these words.

    Attributes:
        form: ``first`` and ``other`` come with `text`, ``none`` without.
        text: the name in that form.
    """

    form: Literal["first", "other", "none"]
    text: str = ""

    @property
    def hides_organisation(self) -> bool:
        """Whoever speaks under another name is not given away by the organisation beside it."""
        return self.form == "other"

    def narrowed(self, person: Person, name: str | None) -> str | None:
        """The narrower of a public name and this limit: full, first, another name, none."""
        if name is None or (self.form == "first" and person.public_name_form == PublicNameForm.OTHER):
            return name
        return self.text or None


@dataclass(frozen=True, slots=True)
class Naming:
    """How one viewer hears names at one moment.

    Attributes:
        limits: people who are named more narrowly on this page than elsewhere in public, by id as text.
        opens_pages: whether a name carries the id of its page on the desk.
    """

    viewer: Viewer
    at: dt.datetime
    language: str
    limits: Mapping[str, NameLimit] = field(default_factory=dict)

    @property
    def opens_pages(self) -> bool:
        return rules.is_coordinator(self.viewer) or self.viewer.has_role("editor", "director")

    @property
    def is_a_members(self) -> bool:
        return self.viewer.has_role("representative") and not self.opens_pages

    def of(self, party: Party | None) -> Named | None:
        """A party by name, or None when the viewer may not be told."""
        if party is None:
            return None
        if self.opens_pages or self.is_a_members:
            return self._known(party)
        return self._public(party)

    def of_participant(self, participant: Participant, *, is_published: bool) -> Named | None:
        """A person at the table. To representatives, other members' people are their organisation only.

        What everybody may read of a published engagement, they may read as well.
        """
        person = participant.person
        if person is None or not self.is_a_members or not self._is_others(participant):
            return self.of(person)
        return self._public(person) if is_published else None

    def hides_organisation(self, person: Person | None) -> bool:
        """Whether nothing beside the name may say where this person comes from."""
        limit = self.limits.get(str(person.pk)) if person else None
        return limit is not None and limit.hides_organisation

    def _is_others(self, participant: Participant) -> bool:
        if not _is_ours(participant) or str(participant.person_id) in self.viewer.ids("person"):
            return False
        own = self.viewer.ids("org")
        return participant.pk is None or not any(
            str(mandate.organisation_id) in own for mandate in participant.mandates.all()
        )

    def _known(self, party: Party) -> Named | None:
        see = can_see_person if isinstance(party, Person) else can_see_organisation
        if not see(self.viewer, party):  # type: ignore[arg-type]
            return None
        shown = display_name(party, self.language)
        return _named(party, shown.text, shown.language, page=self.opens_pages)

    def _public(self, party: Party) -> Named | None:
        name = public_name(party, PUBLIC, self.at, self.language)
        if isinstance(party, Person) and (limit := self.limits.get(str(party.pk))):
            name = limit.narrowed(party, name)
        return _named(party, name, language_of(name), page=False) if name else None


def _is_ours(participant: Participant) -> bool:
    """Whose side somebody is on; a person who is only mentioned is on the side where they usually sit."""
    person = participant.person
    usual = person is not None and person.standing == Standing.NETWORK
    return participant.side == Side.OURS or (not participant.side and usual)


def _named(party: Party, text: str, language: str, *, page: bool) -> Named:
    listed = isinstance(party, Organisation) and party.listed_publicly and party.protection == Protection.NONE
    return Named(
        text=text,
        language=language,
        kind=party.record_kind,
        id=str(party.pk) if page else "",
        slug=(party.slug or "") if listed else "",
    )


def people_of(engagement: Engagement) -> list[Person]:
    """Every person that the record of an engagement mentions in a field."""
    rows = engagement.participants.all()
    people = [person for row in rows for person in (row.person, row.instead_of)]
    people += [person for ask in engagement.asks.all() for person in ask.made_by.all()]
    people += [commitment.person for commitment in engagement.commitments.all()]
    return [person for person in people if person is not None]


def organisations_of(engagement: Engagement) -> list[Organisation]:
    """Every organisation that the record mentions in a field, and those where its people hold posts."""
    rows = engagement.participants.all()
    bodies = [row.organisation for row in rows]
    bodies += [mandate.organisation for row in rows for mandate in row.mandates.all()]
    bodies += [body for ask in engagement.asks.all() for body in ask.to.all()]
    bodies += [commitment.organisation for commitment in engagement.commitments.all()]
    bodies += [body for person in people_of(engagement) for body in workplaces_of(person)]
    return [body for body in bodies if body is not None]


def workplaces_of(person: Person) -> list[Organisation]:
    """Where somebody holds or held posts, and the bodies above those."""
    return [body for post in person.posts.all() for body in with_those_above(post.organisation)]


def with_those_above(body: Organisation | None) -> list[Organisation]:
    """A body and those above it, as far as they were fetched."""
    found: list[Organisation] = []
    while body is not None and body not in found:
        found.append(body)
        body = body.parent if "parent" in body._state.fields_cache else None
    return found


def bodies_to_name(engagement: Engagement) -> list[Organisation]:
    """The stakeholder bodies that a telling without people may name.

    They took part as bodies, and nobody in the record comes from them, speaks for them or works there, above or below.
    """
    rows = list(engagement.participants.all())
    tied = [mandate.organisation for row in rows for mandate in row.mandates.all()]
    tied += [row.organisation for row in rows if row.person_id and row.organisation]
    tied += [body for person in people_of(engagement) for body in workplaces_of(person)]
    closed = {above.pk for body in tied for above in with_those_above(body)}
    bodies = [
        row.organisation for row in rows if row.person_id is None and row.side == Side.THEIRS and row.organisation
    ]
    return [body for body in bodies if closed.isdisjoint(above.pk for above in with_those_above(body))]
