"""Names for the Reader, and "Same person?"."""

from __future__ import annotations

import pytest
from tests import personas
from tests.factories import OrganisationFactory, PersonFactory, PostFactory

from overture.directory import operations, queries
from overture.directory.models import Name
from overture.foundation.access import Viewer

pytestmark = [pytest.mark.integration, pytest.mark.django_db]


@pytest.fixture
def by() -> Viewer:
    return personas.viewer(personas.coordinator())


def test_a_near_name_asks_and_a_far_one_does_not(by: Viewer) -> None:
    person = PersonFactory(name="Tamsin Aldermoor")
    PersonFactory(name="Joost Wexley")
    (candidate,) = queries.same_person_candidates("Tamsin Aldermor", viewer=by)
    assert (candidate.id, candidate.spelling) == (str(person.pk), "Tamsin Aldermoor")
    assert candidate.band in ("same", "ask")
    assert queries.same_person_candidates("Ottoline Grubb", viewer=by) == []
    assert queries.same_person_candidates(" – ", viewer=by) == []


def test_a_name_in_another_script_is_near(by: Viewer) -> None:
    person = PersonFactory(name="Salma Nahhas")
    assert [one.id for one in queries.same_person_candidates("سلمى نحاس", viewer=by)] == [str(person.pk)]


def test_an_answer_stands_above_any_score(by: Viewer) -> None:
    person, other = PersonFactory(name="Tamsin Aldermoor"), PersonFactory(name="Joost Wexley")
    operations.answer_name("Tamsin Aldermoor", person, is_same=False, by=by)
    operations.answer_name("Tamsin Aldermoor", other, is_same=True, by=by)
    (candidate,) = queries.same_person_candidates("tamsin aldermoor", viewer=by)
    assert (candidate.id, candidate.is_answered, candidate.score) == (str(other.pk), True, 1.0)


def test_somebody_hidden_is_no_candidate(by: Viewer) -> None:
    PersonFactory(name="Tamsin Aldermoor", protection="at_risk")
    assert len(queries.same_person_candidates("Tamsin Aldermoor", viewer=by)) == 1
    assert queries.same_person_candidates("Tamsin Aldermoor", viewer=personas.viewer(personas.editor())) == []


def test_organisations_are_matched_as_organisations(by: Viewer) -> None:
    body = OrganisationFactory(name="Centre for Shared Rivers")
    found = queries.same_organisation_candidates("Center for Shared Rivers", viewer=by)
    assert [one.id for one in found] == [str(body.pk)]


def test_all_names_hold_wrong_and_former_ones_and_where_people_work() -> None:
    post = PostFactory(person__name="Amra Soling", organisation__name="Lantern House")
    Name.objects.create(person=post.person, text="Amra Solling", script="latin", kind="wrong")
    person, body = queries.all_names()
    assert [(name.text, name.kind) for name in person.names] == [("Amra Soling", "main"), ("Amra Solling", "wrong")]
    assert person.organisation_ids == (body.id,)
    assert (body.kind, body.organisation_kind) == ("organisation", "ngo")


def test_name_answers_are_found_by_folded_spelling(by: Viewer) -> None:
    person = PersonFactory()
    operations.answer_name("Amra Solling", person, is_same=False, by=by)
    found = queries.name_answers_for(["AMRA solling", "nobody"])
    assert [answer.person for answer in found["amra solling"]] == [person]
    assert found["nobody"] == []


def test_members_are_those_with_a_live_membership_of_our_own_network(by: Viewer) -> None:
    from tests.factories import MembershipFactory

    from overture.accounts.models import Desk

    ours = OrganisationFactory(kind="network")
    Desk.objects.create(organisation_id=ours.pk)
    live = MembershipFactory(network=ours).member
    MembershipFactory(network=ours, status="left")
    MembershipFactory(network=OrganisationFactory(kind="network"))
    hidden = MembershipFactory(network=ours, member__protection="at_risk").member
    assert set(queries.members(by)) == {live, hidden}
    assert set(queries.members(personas.viewer(personas.editor()))) == {live}
    assert list(queries.public_members()) == []
    live.listed_publicly = True
    live.save()
    assert list(queries.public_members()) == [live]
