"""Who stands where: the newest view stands, the older ones are kept, and each has its source."""

from __future__ import annotations

import pytest
from tests import personas
from tests.factories import EngagementFactory, OrganisationFactory, PersonFactory, StakeholderFactory

from overture.directory import queries
from overture.directory.models import Initiative, Proposal, Stance, Topic
from overture.foundation.listing.operations import rebuild_listing
from overture.foundation.partial_dates import PartialDate

pytestmark = [pytest.mark.integration, pytest.mark.django_db]


@pytest.fixture
def fund():
    return Initiative.objects.create(name="River Fund", names={"ar": "صندوق النهر"})


def declared(party, subject, position, day, **facts):
    columns = {party.record_kind: party, subject.record_kind: subject}
    date = PartialDate.parse(day)
    return Stance.objects.create(**columns, position=position, source="A speech", declared=date, **facts)


def coordinator():
    return personas.viewer(personas.coordinator())


def test_the_newest_view_stands_and_the_older_ones_are_kept(fund):
    party = StakeholderFactory()
    declared(party, fund, "for", "2024-02", words="We are for it.")
    declared(party, fund, "against", "2021")
    declared(party, fund, "open", "2023-11-05")

    [stands] = queries.stances_of(coordinator(), party)

    assert (stands.position, stands.words.text, stands.words.language) == ("for", "We are for it.", "en")
    assert [(one.position, str(one.declared)) for one in stands.earlier] == [
        ("open", "2023-11-05"),
        ("against", "2021"),
    ]


def test_of_two_views_of_one_day_the_last_one_written_stands(fund):
    party = PersonFactory()
    declared(party, fund, "for", "2024-02-01")
    declared(party, fund, "against", "2024-02-01")

    assert queries.stances_of(coordinator(), party)[0].position == "against"


def test_who_stands_where_goes_by_position_then_name(fund):
    for name, position in (("Zeta House", "for"), ("Beta House", "against"), ("Alpha House", "for")):
        declared(OrganisationFactory(name=name), fund, position, "2024")
    declared(
        OrganisationFactory(name="Elsewhere"), Topic.objects.create(name={"en": "Water"}, slug="water"), "for", "2024"
    )

    found = queries.stances_on(coordinator(), fund)

    assert [(one.party.name.text, one.position) for one in found] == [
        ("Alpha House", "for"),
        ("Zeta House", "for"),
        ("Beta House", "against"),
    ]
    assert queries.stance_counts(coordinator(), [fund])[fund.pk] == {"for": 2, "open": 0, "against": 1, "silent": 0}


def test_editors_and_directors_see_views_but_none_of_those_who_are_covered(fund):
    declared(PersonFactory(), fund, "for", "2024")
    declared(PersonFactory(protection="at_risk"), fund, "for", "2024")
    text = Proposal.objects.create(title="A plan", owner=OrganisationFactory(protection="at_risk"))
    declared(PersonFactory(), text, "for", "2024")

    for user in (personas.editor(), personas.director()):
        viewer = personas.viewer(user)
        assert queries.stances_seen_by(viewer).count() == 1
        assert queries.stance_counts(viewer, [fund])[fund.pk]["for"] == 1
    assert queries.stances_seen_by(coordinator()).count() == 3
    for user in (personas.administrator(), personas.member_rep(OrganisationFactory())):
        assert queries.stances_on(personas.viewer(user), fund) == ()


def test_a_source_in_the_record_is_linked_for_those_who_may_see_it(fund):
    said = {"source_kind": "engagement"}
    open_one, private = EngagementFactory(), EngagementFactory(confidentiality="off_record")
    declared(PersonFactory(name="Ami"), fund, "for", "2024", source_id=str(open_one.pk), **said)
    declared(PersonFactory(name="Bea"), fund, "for", "2024", source_id=str(private.pk), **said)
    declared(PersonFactory(name="Cleo"), fund, "for", "2024", source_url="https://gazette.example/12")
    rebuild_listing()

    seen = {one.party.name.text: one.source_url for one in queries.stances_on(coordinator(), fund)}
    told = {one.party.name.text: one.source_url for one in queries.stances_on(personas.viewer(personas.editor()), fund)}

    assert seen["Bea"] == f"/desk/engagements/{private.pk}/"
    assert told == {"Ami": f"/desk/engagements/{open_one.pk}/", "Bea": "", "Cleo": "https://gazette.example/12"}


@pytest.mark.parametrize("count", [1, 3])
def test_who_stands_where_costs_the_same_at_any_length(fund, count, django_assert_num_queries):
    for _number in range(count):
        declared(StakeholderFactory(), fund, "for", "2024")
        declared(PersonFactory(), fund, "for", "2024", source_kind="engagement", source_id=str(EngagementFactory().pk))
    viewer = coordinator()

    with django_assert_num_queries(5):
        queries.stances_on(viewer, fund)
