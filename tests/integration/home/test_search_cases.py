"""The sixty questions of `search_cases`, asked of the whole desk as a coordinator types them."""

from __future__ import annotations

import datetime as dt

import pytest

from overture.directory.models import Name
from overture.directory.scripts import script_of
from overture.foundation.listing.operations import rebuild_listing
from overture.foundation.listing.searching import search
from overture.foundation.partial_dates import PartialDate
from tests import personas
from tests.factories import AskFactory, EngagementFactory, OrganisationFactory, ParticipantFactory, PersonFactory

from . import search_cases as desk

pytestmark = [pytest.mark.integration, pytest.mark.django_db]
WANTED = 57


def name(party, names) -> None:
    for text, kind in names:
        Name.objects.create(**{party.record_kind: party}, text=text, kind=kind, script=script_of(text))


def furnish() -> dict[str, str]:
    """The invented desk; gives the key of each record by its id."""
    made = {}
    for body in desk.BODIES:
        made[body.key] = OrganisationFactory(name=body.name, kind=body.kind, standing=body.standing)
        name(made[body.key], body.names)
    for person in (*desk.PEOPLE, *desk.distractors_people()):
        made[person.key] = PersonFactory(name=person.name, standing=person.standing)
        name(made[person.key], person.names)
    for met in (*desk.MEETINGS, *desk.distractors_met()):
        made[met.key] = EngagementFactory(
            title=met.title,
            kind=met.kind,
            when=PartialDate.parse(met.when),
            starts_on=dt.date.fromisoformat(met.when),
            place=met.place,
            summary=met.summary,
        )
        for side, keys in (("theirs", met.theirs), ("ours", met.ours)):
            for key in keys:
                who = {made[key].record_kind: made[key], "part": "attendee", "side": side}
                ParticipantFactory(engagement=made[met.key], **{"person": None, **who})
        if met.ask:
            AskFactory(engagement=made[met.key], text=met.ask)
    rebuild_listing()
    return {str(record.pk): key for key, record in made.items()}


def test_the_record_that_is_meant_is_found_first_or_second():
    keys, viewer = furnish(), personas.viewer(personas.coordinator())
    assert len(keys) >= 150
    missed = []
    for case in desk.CASES:
        found = [keys[entry.record_id] for entry in search(viewer, case.typed)]
        if case.wanted not in found[:2]:
            missed.append(f"{case.typed}: wanted {case.wanted}, found {found[:4]} ({case.tries})")
    hit = len(desk.CASES) - len(missed)
    print(f"{hit} of {len(desk.CASES)} found first or second", *missed, sep="\n")
    assert len(desk.CASES) == 60
    assert hit >= WANTED, "\n".join(missed)
