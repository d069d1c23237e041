"""One ministry with a history of 2,000 engagements, seeded, for the stakeholder's page."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from random import Random
from typing import Any

SEED = 2000
ENGAGEMENTS, TEAMS, OFFICIALS, DAYS = 2_000, 8, 40, 6 * 365
KINDS = ("briefing", "meeting", "letter", "panel", "testimony", "visit")
LEVELS = ("on_record", "on_record", "on_record", "chatham_house", "off_record")
STATES = ("made", "answered", "promised", "done", "refused", "no_reply", "dropped")


@dataclass(frozen=True, slots=True)
class Cast:
    """Who sits at the tables: theirs as pairs of person and team, ours as pairs of person and member."""

    body: Any
    theirs: list[tuple[Any, Any]]
    ours: list[tuple[Any, Any]]


def add_ministry(today: dt.date) -> Any:
    """Write the ministry with its teams, officials and engagements; returns it."""
    rng = Random(SEED)
    cast = _cast(rng)
    _meet(cast, rng, today)
    return cast.body


def _cast(rng: Random) -> Cast:
    from overture.directory.models import Organisation, Person, Post

    body = Organisation.objects.create(name="Ministry of a Thousand Meetings", kind="ministry", standing="stakeholder")
    teams = [
        Organisation.objects.create(name=f"Team of table {number}", kind="team", standing="stakeholder", parent=body)
        for number in range(TEAMS)
    ]
    people = Person.objects.bulk_create(
        Person(name=f"Official Number-{number}", standing="stakeholder") for number in range(OFFICIALS)
    )
    theirs = [(person, rng.choice(teams)) for person in people]
    Post.objects.bulk_create(Post(person=person, organisation=team, role="Desk officer") for person, team in theirs)
    posts = Post.objects.filter(organisation__kind="ngo").select_related("person", "organisation")
    return Cast(body, theirs, [(post.person, post.organisation) for post in posts])


def _meet(cast: Cast, rng: Random, today: dt.date) -> None:
    from overture.engagements.models import Ask, Commitment, Engagement, Participant, SpokeFor
    from overture.foundation.partial_dates import PartialDate

    met = Engagement.objects.bulk_create(_engagement(rng, today, number) for number in range(ENGAGEMENTS))
    ours = [(one, *who) for one in met for who in rng.sample(cast.ours, 3)]
    theirs = [(one, *who) for one in met for who in rng.sample(cast.theirs, 2)]
    Participant.objects.bulk_create(
        Participant(engagement=one, person=person, organisation=team, side="theirs") for one, person, team in theirs
    )
    rows = Participant.objects.bulk_create(
        Participant(engagement=one, person=person, side="ours", part="speaker") for one, person, _member in ours
    )
    mandates = zip(rows, ours, strict=True)
    SpokeFor.objects.bulk_create(SpokeFor(participant=row, organisation=one[2]) for row, one in mandates)
    asked = [one for one in met if rng.random() < 0.5]
    asks = Ask.objects.bulk_create(
        Ask(engagement=one, text="Keep the river fund open", state=rng.choice(STATES)) for one in asked
    )
    Commitment.objects.bulk_create(
        Commitment(
            engagement=ask.engagement,
            ask=ask,
            side="theirs",
            text="Look at it again",
            due=PartialDate.day(today - dt.timedelta(days=rng.randint(-60, 60))),
        )
        for ask in asks
        if ask.state == "promised"
    )


def _engagement(rng: Random, today: dt.date, number: int) -> Any:
    from overture.engagements.models import Engagement
    from overture.foundation.partial_dates import PartialDate

    day = today - dt.timedelta(days=rng.randint(-40, DAYS))
    return Engagement(
        title=f"Meeting {number} on the river fund",
        kind=rng.choice(KINDS),
        status="held" if day <= today else "planned",
        confidentiality=rng.choice(LEVELS),
        when=PartialDate.day(day),
        starts_on=day,
    )
