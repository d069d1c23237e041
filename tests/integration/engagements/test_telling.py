"""What a telling says, and what it must never say: a marker stands in every field that could name somebody."""

from __future__ import annotations

import dataclasses
import datetime as dt
import json

import pytest
from django.utils import translation

from overture.directory.models import Name
from overture.engagements.models import Commitment, Outcome
from overture.engagements.queries import (
    engagements_of_organisation,
    engagements_of_person,
    public_engagement_tellings,
    told,
    told_many,
)
from overture.engagements.rules import Telling
from overture.foundation.access import Viewer
from overture.foundation.partial_dates import PartialDate
from tests import personas
from tests.factories import (
    AskFactory,
    EngagementFactory,
    OrganisationFactory,
    ParticipantFactory,
    PersonFactory,
    PostFactory,
    SpokeForFactory,
    StakeholderFactory,
)

pytestmark = [pytest.mark.integration, pytest.mark.django_db]

NOW = dt.datetime(2024, 3, 1, tzinfo=dt.UTC)
EDITOR = Viewer(scopes=frozenset({"public", "role:editor"}))
COORDINATOR = Viewer(scopes=frozenset({"public", "role:coordinator"}))


def said(one) -> str:
    """Everything that a telling holds, as text."""
    return json.dumps(dataclasses.asdict(one), default=str, ensure_ascii=False)


def marked_engagement(**fields):
    """A Chatham House engagement with a marker in every field that names somebody, typed or linked."""
    speaker = PersonFactory(name="Zephyrmark Soling")
    Name.objects.create(person=speaker, text="زفيرعلامة سولينغ", script="arabic")
    member = OrganisationFactory(name="Membermark House")
    ministry = StakeholderFactory(name="Ministrymark of Bridges")
    official = PersonFactory(name="Officialmark Trell", standing="stakeholder", public_name_form="full")
    PostFactory(person=official, organisation=StakeholderFactory(name="Teammark", parent=ministry))
    made = EngagementFactory(
        title="Zephyrmark Soling meets Officialmark Trell",
        confidentiality="chatham_house",
        public_from=NOW,
        summary="Ms Zephyrmark spoke of the river fund.",
        place="Ministrymark of Bridges, room 3",
        occasion="Reception of Membermark House",
        notes="Notesmark",
        **fields,
    )
    row = ParticipantFactory(
        engagement=made, person=speaker, organisation=member, role="Rolemark chair", instead_of=official
    )
    SpokeForFactory(participant=row, organisation=member, mandate="Mandatemark")
    ParticipantFactory(engagement=made, person=official, side="theirs")
    ParticipantFactory(engagement=made, person=None, organisation=ministry, side="theirs")
    ParticipantFactory(engagement=made, person=None, group="Groupmark ministers", side="others")
    ask = AskFactory(engagement=made, text="Zephyrmark wants the river fund open")
    ask.made_by.add(speaker)
    clean = AskFactory(engagement=made, text="Keep the river fund open")
    clean.to.add(ministry)
    Commitment.objects.create(
        engagement=made, side="theirs", person=official, organisation=ministry, text="Look at it again"
    )
    Outcome.objects.create(
        engagement=made,
        what="reply",
        text="The fund stays",
        source="Letter of Officialmark",
        our_part="Zephyrmark wrote",
    )
    return made


@pytest.mark.parametrize("viewer", [Viewer.public(), EDITOR])
def test_substance_holds_no_marker_of_a_person_or_their_organisation(viewer):
    made = marked_engagement()
    assert said(told(COORDINATOR, made, at=NOW)).count("mark") > 10

    one = told(viewer, made, at=NOW)

    assert one.telling is Telling.SUBSTANCE
    assert "mark" not in said(one)
    assert "علامة" not in said(one)
    assert one.title == "Briefing, 16 January 2024"
    assert [ask.text for ask in one.asks] == ["Keep the river fund open"]
    assert (one.ours, one.theirs, one.others, one.spoke_for, one.seats) == ((), (), (), (), 0)
    assert one.withheld


def test_substance_names_a_body_when_nobody_of_it_is_in_the_record():
    made = EngagementFactory(
        title="Tea with Quill Marr", confidentiality="chatham_house", public_from=NOW, summary="On the fund."
    )
    ministry = StakeholderFactory(name="Ministry of Bridges")
    ParticipantFactory(engagement=made, person=None, organisation=ministry, side="theirs")
    ParticipantFactory(engagement=made, person=PersonFactory(name="Quill Marr"))

    one = told(Viewer.public(), made, at=NOW)

    assert one.title == "Briefing with Ministry of Bridges, 16 January 2024"
    assert one.summary == "On the fund."


def test_the_coordinator_reads_all_but_the_sealed_notes():
    one = told(COORDINATOR, marked_engagement(), at=NOW)

    assert one.title == "Zephyrmark Soling meets Officialmark Trell"
    assert [row.name.text for row in one.ours] == ["Zephyrmark Soling"]
    assert [row.name.text for row in one.theirs] == ["Officialmark Trell", "Ministrymark of Bridges"]
    assert [body.text for body in one.spoke_for] == ["Membermark House"]
    assert "Notesmark" not in said(one)
    assert not one.withheld


@pytest.mark.parametrize(
    ("form", "protection", "shown"),
    [
        ("full", "none", "Amra Soling"),
        ("first", "none", "Amra"),
        ("none", "none", "Lantern House"),
        ("full", "no_public_name", "Lantern House"),
    ],
)
def test_the_public_hears_a_name_as_its_bearer_wishes(form, protection, shown):
    made = EngagementFactory(public_from=NOW, title="Amra Soling briefs the ministry")
    row = ParticipantFactory(
        engagement=made, person=PersonFactory(name="Amra Soling", public_name_form=form, protection=protection)
    )
    SpokeForFactory(participant=row, organisation=OrganisationFactory(name="Lantern House"))

    one = told(Viewer.public(), made, at=NOW)

    assert [str(participant.name) for participant in one.ours] == [shown]
    assert ("Soling" in said(one)) == (shown == "Amra Soling")


def test_somebody_at_risk_leaves_no_trace_in_public():
    made = EngagementFactory(public_from=NOW, summary="A story of the river.")
    row = ParticipantFactory(
        engagement=made, person=PersonFactory(name="Amra Soling", public_name_form="full", protection="at_risk")
    )
    SpokeForFactory(participant=row, organisation=OrganisationFactory(name="Lantern House"))

    one = told(Viewer.public(), made, at=NOW)

    assert one.ours == ()
    assert one.summary == "A story of the river."
    assert "Lantern" not in said(one)


def test_a_representative_reads_other_members_people_as_their_organisation():
    own, other = OrganisationFactory(), OrganisationFactory(name="Harbour Table")
    made = EngagementFactory(title="Soling and Trell at the ministry", shared_with_network=True)
    mine = ParticipantFactory(engagement=made, person=PersonFactory(name="Amra Soling"))
    SpokeForFactory(participant=mine, organisation=own)
    theirs = ParticipantFactory(engagement=made, person=PersonFactory(name="Noor Trell"))
    SpokeForFactory(participant=theirs, organisation=other)
    viewer = personas.viewer(personas.member_rep(own))

    one = told(viewer, made, at=NOW)

    assert [(row.name.text, row.is_named) for row in one.ours] == [("Amra Soling", True), ("Harbour Table", False)]
    assert "Trell" not in said(one)


def test_two_unnamed_people_of_one_body_are_one_row():
    made = EngagementFactory(public_from=NOW)
    house = OrganisationFactory(name="Lantern House")
    for name in ("Amra Soling", "Noor Trell"):
        SpokeForFactory(
            participant=ParticipantFactory(engagement=made, person=PersonFactory(name=name)), organisation=house
        )

    one = told(Viewer.public(), made, at=NOW)

    assert [row.name.text for row in one.ours] == ["Lantern House"]


def test_asks_that_are_not_for_the_public_are_for_coordinators():
    made = EngagementFactory(public_from=NOW)
    ask = AskFactory(engagement=made, text="A quiet word", is_public=False)
    Commitment.objects.create(engagement=made, side="theirs", text="They will think", ask=ask)

    assert [one.text for one in told(COORDINATOR, made, at=NOW).asks] == ["A quiet word"]
    public = told(Viewer.public(), made, at=NOW)
    assert (public.asks, public.commitments) == ((), ())


@pytest.mark.parametrize(
    ("when", "words"),
    [
        ("2024-01-16", "16 January 2024"),
        ("2024-W02", "week of 8–14 January 2024"),
        ("2024-01", "January 2024"),
        ("2024", "2024"),
        ("2024-01-13/2024-01-14", "13–14 January 2024"),
        (None, ""),
    ],
)
def test_a_date_is_told_as_far_as_it_is_known(when, words):
    made = EngagementFactory(when=PartialDate.parse(when) if when else None)

    assert told(COORDINATOR, made, at=NOW).when_words == words


def test_public_tellings_close_the_slots_that_may_not_be_shown():
    shown, hidden, off = (
        EngagementFactory(public_from=NOW),
        EngagementFactory(),
        EngagementFactory(confidentiality="off_record", public_from=NOW),
    )

    found = public_engagement_tellings([shown.pk, hidden.pk, off.pk], at=NOW, language="ar")

    assert list(found) == [str(shown.pk)]
    assert translation.get_language() == "en"


def test_the_whole_of_a_part_is_named_only_to_who_may_see_it():
    whole = EngagementFactory(title="The delegation", confidentiality="off_record")
    part = EngagementFactory(part_of=whole)

    assert told(COORDINATOR, part, at=NOW).part_of.text == "The delegation"
    assert told(EDITOR, part, at=NOW).part_of is None


@pytest.mark.parametrize("viewer", [COORDINATOR, EDITOR, Viewer.public()])
def test_many_are_told_in_as_many_queries_as_one(viewer, django_assert_num_queries):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    made = [marked_engagement() for _ in range(3)]
    with CaptureQueriesContext(connection) as one:
        told_many(viewer, made[:1], NOW)
    with CaptureQueriesContext(connection) as three:
        told_many(viewer, made, NOW)

    assert len(three) == len(one) > 5


def test_the_engagements_of_a_person_are_hidden_where_the_person_is():
    own, other = OrganisationFactory(), OrganisationFactory()
    person = PersonFactory(name="Noor Trell")
    made = EngagementFactory(shared_with_network=True, public_from=NOW)
    SpokeForFactory(participant=ParticipantFactory(engagement=made, person=person), organisation=own)

    def found(viewer):
        return list(engagements_of_person(viewer, person.pk, at=NOW))

    assert found(COORDINATOR) == [made]
    assert found(personas.viewer(personas.member_rep(own))) == [made]
    assert found(personas.viewer(personas.member_rep(other))) == []
    assert found(Viewer.public()) == []


def test_somebody_at_risk_leaves_no_trace_on_the_page_of_their_organisation():
    house = OrganisationFactory(name="Membermark House")
    made = EngagementFactory(public_from=NOW)
    row = ParticipantFactory(engagement=made)
    SpokeForFactory(participant=row, organisation=house)
    public = Viewer.public()
    assert list(engagements_of_organisation(public, house, at=NOW)) == [made]
    assert told(public, made, at=NOW).seats == 1

    type(row.person).objects.filter(pk=row.person_id).update(protection="at_risk")

    assert list(engagements_of_organisation(public, house, at=NOW)) == []
    assert list(engagements_of_organisation(EDITOR, house, at=NOW)) == []
    assert list(engagements_of_organisation(COORDINATOR, house, at=NOW)) == [made]
    assert told(public, made, at=NOW).seats == 0
