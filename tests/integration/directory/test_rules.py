"""Who may know of whom: every persona against every sort of person and organisation."""

from __future__ import annotations

import pytest
from django.utils import timezone
from tests import personas
from tests.factories import OrganisationFactory, PersonFactory, PostFactory, StakeholderFactory

from overture.directory import queries, rules
from overture.directory.errors import NotFound
from overture.directory.models import Organisation, Person
from overture.foundation.access import Viewer

pytestmark = [pytest.mark.integration, pytest.mark.django_db]

PEOPLE = {
    "official": {"standing": "stakeholder", "public_name_form": "full"},
    "ours": {"standing": "network", "public_name_form": "none"},
    "ours by first name": {"standing": "network", "public_name_form": "first"},
    "ours by another name": {"standing": "network", "public_name_form": "other", "other_public_name": "Nightjar"},
    "ours by no other name": {"standing": "network", "public_name_form": "other"},
    "journalist": {"standing": "other", "public_name_form": "none"},
    "no public name": {"standing": "network", "public_name_form": "full", "protection": "no_public_name"},
    "at risk": {"standing": "network", "public_name_form": "full", "protection": "at_risk"},
    "objected": {"standing": "stakeholder", "public_name_form": "full", "objected_at": timezone.now()},
}
BEHIND_THE_DOOR = set(PEOPLE) - {"at risk", "objected"}
SEEN = {
    "coordinator": set(PEOPLE),
    "editor": BEHIND_THE_DOOR,
    "director": BEHIND_THE_DOOR,
    "representative": BEHIND_THE_DOOR - {"journalist"},
    "administrator": set(),
    "visitor": {"official", "ours by first name", "ours by another name"},
}


def viewers() -> dict[str, Viewer]:
    member = OrganisationFactory()
    return {
        "coordinator": personas.viewer(personas.coordinator()),
        "editor": personas.viewer(personas.editor()),
        "director": personas.viewer(personas.director()),
        "representative": personas.viewer(personas.member_rep(member)),
        "administrator": personas.viewer(personas.administrator()),
        "visitor": personas.viewer(),
    }


@pytest.fixture
def people() -> dict[str, Person]:
    return {name: PersonFactory(name=name, **fields) for name, fields in PEOPLE.items()}


@pytest.mark.parametrize("persona", SEEN)
def test_people_seen_by_each_persona(people: dict[str, Person], persona: str) -> None:
    seen = queries.people_seen_by(viewers()[persona])
    assert {person.name for person in seen} == SEEN[persona]


def test_rule_and_query_agree_on_people(people: dict[str, Person]) -> None:
    for persona, viewer in viewers().items():
        by_rule = {name for name, person in people.items() if rules.can_see_person(viewer, person)}
        assert by_rule == SEEN[persona], persona


def test_rule_and_query_agree_on_organisations() -> None:
    for fields in PEOPLE.values():
        OrganisationFactory(**{name: value for name, value in fields.items() if name != "objected_at"})
    for persona, viewer in viewers().items():
        by_query = set(queries.organisations_seen_by(viewer))
        by_rule = {one for one in Organisation.objects.all() if rules.can_see_organisation(viewer, one)}
        assert by_query == by_rule, persona
    assert Organisation.objects.filter(protection="at_risk").exists()


def test_a_representative_sees_their_own_organisation_at_risk() -> None:
    own, other = OrganisationFactory(protection="at_risk"), OrganisationFactory(protection="at_risk")
    viewer = personas.viewer(personas.member_rep(own))
    assert own in queries.organisations_seen_by(viewer)
    assert other not in queries.organisations_seen_by(viewer)


def test_the_system_sees_everybody(people: dict[str, Person]) -> None:
    assert queries.people_seen_by(Viewer.system()).count() == len(PEOPLE)


def test_a_hidden_person_looks_like_none(people: dict[str, Person]) -> None:
    hidden = people["at risk"]
    assert queries.person_for(personas.viewer(personas.coordinator()), hidden.pk) == hidden
    for record_id in (hidden.pk, "00000000-0000-4000-8000-000000000000", "no id at all"):
        with pytest.raises(NotFound):
            queries.person_for(personas.viewer(personas.editor()), record_id)


@pytest.mark.parametrize(
    ("persona", "edits", "stances", "notes"),
    [
        ("coordinator", True, True, True),
        ("editor", False, True, False),
        ("director", False, True, False),
        ("representative", False, False, False),
        ("administrator", False, False, False),
        ("visitor", False, False, False),
    ],
)
def test_editing_stances_and_notes(persona: str, edits: bool, stances: bool, notes: bool) -> None:
    viewer = viewers()[persona]
    found = (rules.can_edit_directory(viewer), rules.can_see_stances(viewer), rules.can_see_notes(viewer))
    assert found == (edits, stances, notes)


@pytest.mark.parametrize("persona", ["editor", "director", "administrator", "visitor"])
def test_contact_points_are_for_coordinators(persona: str) -> None:
    person, everybody = PersonFactory(), viewers()
    assert rules.can_see_contact_points(everybody["coordinator"], person)
    assert not rules.can_see_contact_points(everybody[persona], person)


def test_a_representative_reaches_their_own_people_while_they_are_there() -> None:
    own = OrganisationFactory()
    viewer = personas.viewer(personas.member_rep(own))
    here, gone, elsewhere = PersonFactory(), PersonFactory(), PersonFactory()
    PostFactory(person=here, organisation=own)
    PostFactory(person=gone, organisation=own, ended="2001")
    PostFactory(person=elsewhere, organisation=StakeholderFactory())
    for post in Person.objects.all():
        assert rules.can_see_contact_points(viewer, post) == (post == here)
    assert rules.can_see_contact_points(viewer, own)
