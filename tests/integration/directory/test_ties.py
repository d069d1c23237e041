"""Who knows whom: told to coordinators alone, from both ends, the closest first."""

from __future__ import annotations

import itertools

import pytest
from django.contrib.auth import get_user_model
from tests import personas
from tests.factories import PersonFactory, PostFactory, StakeholderFactory

from overture.directory import queries
from overture.directory.models import Tie
from overture.directory.queries.routes import routes_to
from overture.foundation.partial_dates import PartialDate

pytestmark = [pytest.mark.integration, pytest.mark.django_db]


def tie(person, other, **facts):
    return Tie.objects.create(person=person, other=other, **{"said_by": "A colleague", **facts})


@pytest.fixture
def ministry():
    return StakeholderFactory(name="Ministry of Bridges")


@pytest.fixture
def official(ministry):
    team = StakeholderFactory(name="River team", kind="team", parent=StakeholderFactory(parent=ministry))
    return PostFactory(person=PersonFactory(name="Ilan Brook", standing="stakeholder"), organisation=team).person


def told(ties):
    return [(one.one.name.text, one.other.name.text, one.how_well) for one in ties]


def test_a_tie_is_told_from_both_ends_the_closest_first(official):
    amra, wren = PersonFactory(name="Amra Soling"), PersonFactory(name="Wren Calloway")
    tie(amra, official, how_well="met_once")
    tie(official, wren, how_well="close", what="family")
    coordinator = personas.viewer(personas.coordinator())

    assert told(queries.ties_of(coordinator, official)) == [
        ("Ilan Brook", "Wren Calloway", "close"),
        ("Ilan Brook", "Amra Soling", "met_once"),
    ]
    assert told(queries.ties_of(coordinator, wren)) == [("Wren Calloway", "Ilan Brook", "close")]


def test_ties_are_for_coordinators_alone(official, ministry):
    tie(PersonFactory(), official)

    for role in ("editor", "director", "administrator"):
        assert queries.ties_of(personas.viewer(personas.account(role)), official) == ()
        assert queries.ties_into(personas.viewer(personas.account(role)), ministry) == ()
    assert len(queries.ties_of(personas.viewer(personas.coordinator()), official)) == 1


def test_ties_into_a_body_reach_its_parts_and_only_those_there_on_the_day(official, ministry):
    amra = PersonFactory(name="Amra Soling")
    tie(official, amra, how_well="in_touch", since=PartialDate.parse("2019"), said=PartialDate.parse("2023-05"))
    gone = PostFactory(person=PersonFactory(standing="stakeholder"), organisation=ministry).person
    gone.posts.update(ended=PartialDate.parse("2020"))
    tie(amra, gone)
    tie(official, PersonFactory(name="Somebody else", standing="stakeholder"))

    found = queries.ties_into(personas.viewer(personas.coordinator()), ministry)

    assert told(found) == [("Amra Soling", "Ilan Brook", "in_touch")]
    assert (str(found[0].since), str(found[0].said)) == ("2019", "2023-05")
    assert found[0].other.note == "director, River team"


def test_who_says_so_is_a_person_an_account_or_words(official):
    teller = PersonFactory(name="Noor Hale")
    account = get_user_model().objects.create(email="clerk@desk.example", name="Clerk Winter")
    tie(PersonFactory(), official, told_by=teller, said_by="")
    tie(PersonFactory(), official, told_by_account=account, said_by="")
    tie(PersonFactory(), official, said_by="The minutes of May")

    found = queries.ties_of(personas.viewer(personas.coordinator()), official)

    assert sorted(one.who_says.text for one in found) == ["Clerk Winter", "Noor Hale", "The minutes of May"]


@pytest.mark.parametrize("count", [1, 3])
def test_ties_into_a_body_cost_the_same_at_any_length(official, ministry, count, django_assert_num_queries):
    for _number in range(count):
        tie(PersonFactory(), official)

    viewer = personas.viewer(personas.coordinator())

    with django_assert_num_queries(13):
        queries.ties_into(viewer, ministry)


def ways(person):
    routes = routes_to(personas.viewer(personas.coordinator()), person)
    return [[route.first.name.text, *(step.other.name.text for step in route.steps)] for route in routes]


def test_the_warmest_way_comes_first_and_begins_with_one_of_ours(official):
    near, far, friend = (
        PersonFactory(name="Near"),
        PersonFactory(name="Far"),
        PersonFactory(standing="other", name="Link"),
    )
    tie(near, official, how_well="met_once")
    tie(friend, official, how_well="close")
    tie(far, friend, how_well="in_touch")

    assert ways(official) == [["Far", "Link", "Ilan Brook"], ["Near", "Ilan Brook"]]


def test_a_way_passes_nobody_who_is_not_to_be_contacted_nor_over_more_than_three_ties(official):
    silent = PersonFactory(standing="other", mark="do_not_contact", name="Silent")
    tie(silent, official, how_well="close")
    tie(PersonFactory(name="Ours"), silent)
    assert ways(official) == []

    links = [official, *(PersonFactory(standing="other") for _number in range(3)), PersonFactory(name="Too far")]
    for one, other in itertools.pairwise(links):
        tie(one, other)
    assert ways(official) == []
    assert ways(links[1])[0][0] == "Too far"


def test_nobody_else_is_told_a_way_and_none_leads_to_one_of_ours(official):
    ours = PersonFactory()
    tie(ours, official)

    assert routes_to(personas.viewer(personas.editor()), official) == ()
    assert routes_to(personas.viewer(personas.coordinator()), ours) == ()
    assert len(ways(official)) == 1
