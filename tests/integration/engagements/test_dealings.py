"""What counts as dealings with a body, and for whom: the sums are those of the tellings; nothing hidden is in one."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from django.utils import timezone

from overture.directory.models import Organisation, Person
from overture.directory.queries.tree import body_with_parts
from overture.engagements.models import Commitment, Engagement
from overture.engagements.queries.dealings import (
    Dealings,
    Narrowed,
    ask_rows,
    asks_of,
    dealings_with,
    late_promises,
    marks_of,
    moments_between,
    narrowed,
    our_side,
    pairs_of,
    people_met,
    sums_of,
    unsaid_in,
)
from overture.engagements.queries.dealings.sums import SHOWN
from overture.engagements.queries.fetching import engagements_to_tell
from overture.engagements.queries.naming import bodies_to_name
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

NOW = timezone.now()
DAY = dt.timedelta(days=1)


def role(name: str, *more: str) -> Viewer:
    return Viewer(scopes=frozenset({"public", f"role:{name}", *more}), user_id="1", name=name)


COORDINATOR, EDITOR, DIRECTOR = role("coordinator"), role("editor"), role("director")


def dealings(viewer: Viewer, body: Organisation) -> Dealings:
    return dealings_with(viewer, [one.pk for one in body_with_parts(viewer, body)], at=NOW)


def meet(body: Organisation, *, person: Person | None = None, ours: Person | None = None, **facts: Any) -> Engagement:
    made = EngagementFactory(**facts)
    speaker = ParticipantFactory(engagement=made, person=ours or PersonFactory(), part="speaker")
    SpokeForFactory(participant=speaker)
    ParticipantFactory(engagement=made, person=person or PersonFactory(standing="stakeholder"), organisation=body,
                       side="theirs")  # fmt: skip
    return made


def as_a_body(body: Organisation, **facts: Any) -> Engagement:
    """A body took part, with nobody by name on their side."""
    made = EngagementFactory(**facts)
    SpokeForFactory(participant=ParticipantFactory(engagement=made, part="speaker"))
    ParticipantFactory(engagement=made, person=None, organisation=body, side="theirs")
    return made


@pytest.fixture
def ministry() -> Organisation:
    return StakeholderFactory(name="Ministry of Rivers")


@pytest.fixture
def team(ministry: Organisation) -> Organisation:
    return StakeholderFactory(name="Team on dams", kind="team", parent=ministry)


def test_the_parts_count_with_the_body_and_not_the_other_way(ministry, team):
    meet(team)
    meet(ministry)

    assert sums_of(dealings(COORDINATOR, ministry)).met == 2
    assert sums_of(dealings(COORDINATOR, ministry)).teams == {team.pk}
    assert sums_of(dealings(COORDINATOR, team)).met == 1


def test_a_part_that_one_may_not_know_counts_for_nobody_else(ministry, team):
    meet(team)
    Organisation.objects.filter(pk=team.pk).update(protection="at_risk")

    assert sums_of(dealings(COORDINATOR, ministry)).met == 1
    assert sums_of(dealings(EDITOR, ministry)) == sums_of(dealings(EDITOR, StakeholderFactory()))


@pytest.mark.parametrize(
    ("facts", "counts"),
    [
        ({"confidentiality": "on_record"}, {"coordinator": 1, "editor": 1, "director": 1}),
        ({"confidentiality": "chatham_house"}, {"coordinator": 1, "editor": 0, "director": 1}),
        ({"confidentiality": "off_record"}, {"coordinator": 1, "editor": 0, "director": 0}),
        ({"confidentiality": ""}, {"coordinator": 1, "editor": 0, "director": 0}),
        ({"confidentiality": "on_record", "embargo_until": NOW + DAY}, {"coordinator": 1, "editor": 0, "director": 0}),
    ],
)
def test_each_role_counts_what_it_is_told_in_full(ministry, facts, counts):
    made = meet(ministry, **facts)
    AskFactory(engagement=made).to.add(ministry)

    for name, number in counts.items():
        found = dealings(role(name), ministry)
        unsaid = unsaid_in(found)
        assert sums_of(found).met == number, name
        assert len(ask_rows(asks_of(found, unsaid))) == number, name
        assert len(pairs_of(found)) == len(marks_of(found, None, None)) == number, name


def test_a_restricted_engagement_counts_for_those_named_alone(ministry):
    made, named = meet(ministry), personas.coordinator()
    made.restricted_to.add(named)

    assert sums_of(dealings(personas.viewer(named), ministry)).met == 1
    for viewer in (COORDINATOR, EDITOR, DIRECTOR):
        assert sums_of(dealings(viewer, ministry)).everything == 0


def chatham_house_tables(ministry: Organisation, team: Organisation) -> list[Engagement]:
    """Under the rule: the body alone, and with somebody from it in every place of the record."""
    rule = {"confidentiality": "chatham_house"}
    clerk = PostFactory(organisation=team, person__standing="stakeholder").person
    alone, part_alone = as_a_body(ministry, **rule), as_a_body(team, **rule)
    with_clerk = as_a_body(ministry, **rule)
    ParticipantFactory(engagement=with_clerk, person=clerk, side="others")
    instead = as_a_body(ministry, **rule)
    ParticipantFactory(engagement=instead, side="theirs", instead_of=clerk)
    promised = as_a_body(ministry, **rule)
    Commitment.objects.create(engagement=promised, side="theirs", text="Read it", person=clerk)
    asked = as_a_body(ministry, **rule)
    AskFactory(engagement=asked).made_by.add(clerk)
    spoke = as_a_body(team, **rule)
    SpokeForFactory(participant=ParticipantFactory(engagement=spoke, side="others"), organisation=ministry)
    return [alone, part_alone, with_clerk, instead, promised, asked, spoke, meet(team, **rule)]


def test_under_the_rule_a_body_counts_where_its_telling_names_it(ministry, team):
    tables = chatham_house_tables(ministry, team)
    tree = {ministry.pk, team.pk}
    told = engagements_to_tell([str(one.pk) for one in tables])
    expected = {key for key, one in told.items() if tree & {body.pk for body in bodies_to_name(one)}}

    found = {str(one.pk) for one in dealings(EDITOR, ministry).engagements}

    assert found == expected == {str(tables[0].pk), str(tables[1].pk)}
    assert dealings(COORDINATOR, ministry).engagements.count() == len(tables)


def test_under_the_rule_nobody_is_in_a_map(ministry):
    as_a_body(ministry, confidentiality="chatham_house")
    found = dealings(EDITOR, ministry)

    assert sums_of(found).met == 1
    assert len(marks_of(found, None, None)) == 1
    assert pairs_of(found) == []
    assert our_side(found).people == {}
    assert our_side(dealings(DIRECTOR, ministry)).people != {}


@pytest.mark.parametrize("covered", [{"protection": "at_risk"}, {"objected_at": NOW - DAY}])
def test_somebody_covered_is_in_no_sum_but_a_coordinators(ministry, covered):
    meet(ministry, ours=PersonFactory(**covered))
    meet(ministry, person=PersonFactory(standing="stakeholder", **covered))

    assert len(our_side(dealings(COORDINATOR, ministry)).met.met) == 2
    assert len(people_met(dealings(COORDINATOR, ministry)).met) == 2
    for viewer in (EDITOR, DIRECTOR):
        found = dealings(viewer, ministry)
        assert len(our_side(found).met.met) <= 1
        assert len(people_met(found).met) <= 1
        assert pairs_of(found) == []


def test_an_ask_whose_words_are_not_told_is_not_counted(ministry):
    silent = PersonFactory(name="Zumra Quillfeather", protection="at_risk")
    made = meet(ministry)
    ParticipantFactory(engagement=made, person=silent)
    AskFactory(engagement=made, text="Open the river fund")
    AskFactory(engagement=made, text="Hear Quillfeather before the vote")
    AskFactory(engagement=made, text="For our eyes", is_public=False)

    counted = {}
    for viewer in (COORDINATOR, EDITOR):
        found = dealings(viewer, ministry)
        counted[viewer.name] = len(ask_rows(asks_of(found, unsaid_in(found))))

    assert counted == {"coordinator": 3, "editor": 1}


def test_an_ask_of_somebody_else_at_the_same_table_is_not_theirs(ministry, team):
    made = meet(team)
    AskFactory(engagement=made).to.add(OrganisationFactory())
    AskFactory(engagement=made).to.add(team)
    AskFactory(engagement=made)
    found = dealings(COORDINATOR, ministry)

    assert len(ask_rows(asks_of(found, unsaid_in(found)))) == 2


def test_a_promise_is_late_when_its_last_day_is_over(ministry):
    made = meet(ministry)
    for text, due in (("late", "2024-03"), ("open", str(NOW.date() + DAY)), ("kept", "2023")):
        state = "kept" if text == "kept" else "open"
        Commitment.objects.create(
            engagement=made, side="theirs", text=text, due=PartialDate.parse(due), state=state
        )  # fmt: skip
    Commitment.objects.create(engagement=made, side="ours", text="ours", due=PartialDate.parse("2024"))
    found = dealings(COORDINATOR, ministry)

    assert [one.text for one in late_promises(found, unsaid_in(found))] == ["late"]


def test_each_number_is_the_length_of_the_list_that_it_opens(ministry, team):
    coming = timezone.localdate() + 3 * DAY
    meet(team, kind="letter")
    made = meet(team)
    asked = meet(ministry)
    AskFactory(engagement=asked, state="done")
    AskFactory(engagement=made)
    meet(ministry, status="planned", when=PartialDate.day(coming), starts_on=coming)
    meet(ministry, status="cancelled")
    found = dealings(COORDINATOR, ministry)
    unsaid, sums = unsaid_in(found), sums_of(found)

    lengths = {show: narrowed(found, Narrowed(show=show), unsaid).count() for show in SHOWN}

    assert lengths == {"met": 2, "letters": 1, "asks": 2, "open": 1, "done": 1, "late": 0, "planned": 1}
    assert (sums.met, sums.letters, sums.planned, sums.everything) == (2, 1, 1, 5)
    assert narrowed(found, Narrowed(team=team.pk), unsaid).count() == 2


def test_a_pair_is_counted_once_a_meeting_however_many_came(ministry):
    house, official = OrganisationFactory(), PersonFactory(standing="stakeholder")
    for kind in ("briefing", "briefing", "letter"):
        made = EngagementFactory(kind=kind)
        for _ in range(2):
            SpokeForFactory(participant=ParticipantFactory(engagement=made), organisation=house)
        ParticipantFactory(engagement=made, person=official, organisation=ministry, side="theirs")

    [pair] = pairs_of(dealings(COORDINATOR, ministry))

    assert (pair.ours, pair.theirs, pair.met, pair.letters) == (house.pk, official.pk, 2, 1)


def test_who_was_not_there_has_met_nobody(ministry):
    made = meet(ministry)
    absent = PersonFactory(standing="stakeholder")
    ParticipantFactory(engagement=made, person=absent, organisation=ministry, side="theirs", part="apologies")

    assert absent.pk not in people_met(dealings(COORDINATOR, ministry)).met
    assert len(people_met(dealings(COORDINATOR, ministry)).met) == 1


def test_a_moment_known_from_a_hidden_engagement_alone_is_no_band(ministry):
    from overture.engagements.models import Moment

    moment = Moment.objects.create(name={"en": "A quiet summit"}, slug="quiet", when=PartialDate.parse("2024-01"))
    meet(ministry, moment=moment, confidentiality="off_record")
    span = (dt.date(2023, 1, 1), dt.date(2025, 1, 1))

    assert moments_between(dealings(COORDINATOR, ministry), *span) == [moment]
    assert moments_between(dealings(EDITOR, ministry), *span) == []
