"""To protect less takes two people: who may ask, who may answer, and what holds meanwhile."""

from __future__ import annotations

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone
from tests import personas
from tests.factories import OrganisationFactory, PersonFactory

from overture.directory import operations, queries
from overture.directory.errors import (
    LoweringDecided,
    LoweringOvertaken,
    LoweringWaits,
    NotAllowed,
    NothingToLower,
    ProtectionNotLowered,
    PublicNameNotWidened,
    ReasonMissing,
    TwoPeopleNeeded,
)
from overture.directory.models import Lowering, Person
from overture.foundation.access import Viewer
from overture.foundation.audit.models import AuditEntry
from overture.foundation.history.queries import changes_of
from overture.foundation.listing.operations import relist
from overture.foundation.listing.queries import record_ids_seen_by

pytestmark = [pytest.mark.integration, pytest.mark.django_db]


@pytest.fixture
def one() -> Viewer:
    return personas.viewer(personas.coordinator())


@pytest.fixture
def two() -> Viewer:
    return personas.viewer(personas.coordinator())


@pytest.fixture
def at_risk() -> Person:
    person = PersonFactory(protection="at_risk", public_name_form="none")
    relist(person)
    return person


def test_another_coordinator_agrees_and_it_holds(at_risk: Person, one: Viewer, two: Viewer) -> None:
    editor = personas.viewer(personas.editor())
    asked = operations.ask_to_lower(at_risk, by=one, reason="Home for good", protection="none")
    assert not queries.people_seen_by(editor).exists()
    operations.agree_to_lower(asked, by=two, answer="I spoke to her")
    at_risk.refresh_from_db()
    assert (at_risk.protection, at_risk.version) == ("none", 2)
    assert list(record_ids_seen_by(editor, "person")) == [str(at_risk.pk)]
    assert [(row.field, row.before, row.after, row.by_id) for row in changes_of(at_risk)] == [
        ("protection", "at_risk", "none", two.user_id)
    ]
    noted = AuditEntry.objects.filter(record_id=str(at_risk.pk)).order_by("id").values_list("verb", "actor")
    assert list(noted) == [("ask_to_lower", one.user_id), ("lower", two.user_id)]


def test_who_asked_cannot_answer(at_risk: Person, one: Viewer) -> None:
    asked = operations.ask_to_lower(at_risk, by=one, reason="Home for good", protection="none")
    for answer in (operations.agree_to_lower, operations.decline_to_lower):
        with pytest.raises(TwoPeopleNeeded, match="Another coordinator"):
            answer(asked, by=one)
    at_risk.refresh_from_db()
    assert at_risk.protection == "at_risk"


def test_the_database_refuses_one_person_twice(at_risk: Person, one: Viewer) -> None:
    asked = operations.ask_to_lower(at_risk, by=one, reason="Home for good", protection="none")
    rows = Lowering.objects.filter(pk=asked.pk)
    for decided_by in (one.user_id, ""):
        with pytest.raises(IntegrityError), transaction.atomic():
            rows.update(state="agreed", decided_by=decided_by)


@pytest.mark.parametrize("role", ["editor", "director", "administrator"])
def test_no_other_role_asks_or_answers(at_risk: Person, one: Viewer, role: str) -> None:
    other = personas.viewer(personas.account(role))
    with pytest.raises(NotAllowed):
        operations.ask_to_lower(at_risk, by=other, reason="x", protection="none")
    asked = operations.ask_to_lower(at_risk, by=one, reason="x", protection="none")
    for answer in (operations.agree_to_lower, operations.decline_to_lower, operations.take_back_lowering):
        with pytest.raises(NotAllowed):
            answer(asked, by=other)


def test_the_desk_itself_is_nobody(at_risk: Person, one: Viewer) -> None:
    with pytest.raises(NotAllowed):
        operations.ask_to_lower(at_risk, by=Viewer.system(), reason="x", protection="none")
    asked = operations.ask_to_lower(at_risk, by=one, reason="x", protection="none")
    with pytest.raises(NotAllowed):
        operations.agree_to_lower(asked, by=Viewer.system())


def test_declined_or_taken_back_changes_nothing(at_risk: Person, one: Viewer, two: Viewer) -> None:
    declined = operations.ask_to_lower(at_risk, by=one, reason="x", protection="none")
    assert operations.decline_to_lower(declined, by=two, answer="Not yet").answer == "Not yet"
    taken = operations.ask_to_lower(at_risk, by=one, reason="x", public_name_form="full")
    with pytest.raises(NotAllowed):
        operations.take_back_lowering(taken, by=two)
    operations.take_back_lowering(taken, by=one)
    with pytest.raises(LoweringDecided):
        operations.agree_to_lower(declined, by=two)
    at_risk.refresh_from_db()
    assert (at_risk.protection, at_risk.public_name_form) == ("at_risk", "none")
    assert [row.state for row in queries.lowerings_of(two, at_risk)] == ["taken_back", "declined"]


def test_what_was_changed_meanwhile_is_not_agreed_to(one: Viewer, two: Viewer) -> None:
    person = PersonFactory(protection="no_public_name", public_name_form="full")
    asked = operations.ask_to_lower(person, by=one, reason="x", protection="none")
    operations.raise_protection(person, to="at_risk", by=two)
    with pytest.raises(LoweringOvertaken):
        operations.agree_to_lower(asked, by=two)
    person.refresh_from_db()
    assert person.protection == "at_risk"


def test_one_request_waits_at_a_time_with_a_reason_and_lowers_something(at_risk: Person, one: Viewer) -> None:
    with pytest.raises(ReasonMissing):
        operations.ask_to_lower(at_risk, by=one, reason=" ", protection="none")
    with pytest.raises(NothingToLower):
        operations.ask_to_lower(at_risk, by=one, reason="x", lifts_objection=True)
    operations.ask_to_lower(at_risk, by=one, reason="x", protection="none")
    with pytest.raises(LoweringWaits):
        operations.ask_to_lower(at_risk, by=one, reason="x", protection="no_public_name")


def test_an_objection_is_taken_back_by_two(one: Viewer, two: Viewer) -> None:
    person = operations.record_objection(PersonFactory(), by=one)
    asked = operations.ask_to_lower(person, by=one, reason="Noted on the wrong person", lifts_objection=True)
    operations.agree_to_lower(asked, by=two)
    assert Person.objects.get().objected_at is None


def test_a_form_neither_protects_less_nor_names_more(at_risk: Person, one: Viewer) -> None:
    with pytest.raises(ProtectionNotLowered, match="two people"):
        operations.change_person(at_risk, version=1, by=one, protection="none")
    for form in ("other", "first", "full"):
        with pytest.raises(PublicNameNotWidened, match="two people"):
            operations.change_person(at_risk, version=1, by=one, public_name_form=form)
    masked = OrganisationFactory(name="Lantern House", public_name_form="other", other_public_name="A house")
    with pytest.raises(PublicNameNotWidened):
        operations.change_organisation(masked, version=1, by=one, other_public_name="LANTERN  house")


def test_a_form_protects_more_and_names_less_at_once(one: Viewer) -> None:
    person = PersonFactory(public_name_form="full")
    operations.change_person(person, version=1, by=one, public_name_form="first", protection="no_public_name")
    person.refresh_from_db()
    assert (person.public_name_form, person.protection) == ("first", "no_public_name")


def test_an_organisation_is_lowered_the_same_way(one: Viewer, two: Viewer) -> None:
    body = OrganisationFactory(public_name_form="none")
    asked = operations.ask_to_lower(body, by=one, reason="They ask for it", public_name_form="full")
    operations.agree_to_lower(asked, by=two)
    body.refresh_from_db()
    assert queries.public_name(body, "public", timezone.now()) == body.name
