"""The listing of people and organisations: who finds whom, by which words."""

from __future__ import annotations

import pytest
from tests import personas
from tests.factories import OrganisationFactory, PersonFactory

from overture.directory import operations
from overture.directory.given import NameGiven
from overture.foundation import registry
from overture.foundation.access import Viewer
from overture.foundation.listing.operations import rebuild_listing
from overture.foundation.listing.queries import entries_seen_by

pytestmark = [pytest.mark.integration, pytest.mark.django_db]


@pytest.fixture
def by() -> Viewer:
    return personas.viewer(personas.coordinator())


def found(viewer: Viewer, text: str = "") -> list[str]:
    return [entry.title for entry in entries_seen_by(viewer, kinds=("person", "organisation"), text=text)]


@pytest.mark.parametrize("text", ["soling", "SÓLING amra", "عمرة", "solling", "fenwick"])
def test_a_person_is_found_by_any_of_their_names(by: Viewer, text: str) -> None:
    names = [NameGiven("عمرة سولنغ"), NameGiven("Amra Solling", kind="wrong"), NameGiven("Amra Fenwick", kind="former")]
    operations.add_person(name="Amra Soling", standing="network", by=by, names=names)
    assert found(by, text) == ["Amra Soling"]


def test_at_risk_is_found_by_coordinators_only(by: Viewer) -> None:
    person = operations.add_person(name="Amra Soling", standing="network", by=by)
    others = [personas.viewer(make()) for make in (personas.editor, personas.director)]
    others.append(personas.viewer(personas.member_rep(OrganisationFactory())))
    assert [found(viewer, "amra") for viewer in others] == [["Amra Soling"]] * 3
    operations.raise_protection(person, to="at_risk", by=by)
    assert [found(viewer, "amra") for viewer in others] == [[]] * 3
    assert found(by, "amra") == ["Amra Soling"]


def test_an_objection_hides_at_once(by: Viewer) -> None:
    person = operations.add_person(name="Amra Soling", standing="stakeholder", by=by)
    editor = personas.viewer(personas.editor())
    assert found(editor) == ["Amra Soling"]
    operations.record_objection(person, by=by)
    assert found(editor) == []


def test_others_are_not_for_representatives_and_nobody_is_for_administrators_or_the_public(by: Viewer) -> None:
    operations.add_person(name="Wren Calloway", standing="other", by=by)
    operations.add_person(name="Ilan Torvald", standing="stakeholder", by=by)
    assert found(personas.viewer(personas.member_rep(OrganisationFactory()))) == ["Ilan Torvald"]
    assert found(personas.viewer(personas.administrator())) == []
    assert found(Viewer.public()) == []


def test_a_representative_finds_their_own_body_at_risk(by: Viewer) -> None:
    body = operations.add_organisation(name="Lamp", kind="ngo", standing="network", by=by, protection="at_risk")
    assert found(personas.viewer(personas.member_rep(body))) == ["Lamp"]
    assert found(personas.viewer(personas.member_rep(OrganisationFactory()))) == []


def test_a_rebuild_makes_the_same_listing(by: Viewer) -> None:
    operations.add_person(name="Amra Soling", standing="network", by=by, names=[NameGiven("Ami", kind="nickname")])
    before = found(by, "ami")
    rebuild_listing()
    assert found(by, "ami") == before == ["Amra Soling"]


def test_a_live_representation_gives_the_scope_and_an_ended_one_takes_it(by: Viewer) -> None:
    body, user = OrganisationFactory(), personas.account("representative")
    row = operations.represent(user, organisation=body, by=by, person=PersonFactory())
    assert registry.viewer_of(user).ids("org") == {str(body.pk)}
    operations.end_representation(row, by=by)
    assert registry.viewer_of(user).ids("org") == frozenset()
