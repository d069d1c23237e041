"""A person's file: everything held on them, each look logged, for coordinators alone."""

from __future__ import annotations

import json

import pytest
from django.apps import apps
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from overture.directory import operations
from overture.directory.errors import NotFound
from overture.directory.models import Identifier, Name, Person, Stance, Tie, Topic
from overture.foundation import registry
from overture.foundation.access import Viewer
from overture.foundation.audit.models import AuditEntry
from overture.home.queries import file_as_json, person_file
from overture.home.queries.files import NOT_HELD
from tests import personas
from tests.factories import EngagementFactory, ParticipantFactory, PersonFactory, PostFactory, SpokeForFactory

pytestmark = [pytest.mark.integration, pytest.mark.django_db]


@pytest.fixture
def by() -> Viewer:
    return personas.viewer(personas.coordinator())


@pytest.fixture
def client() -> Client:
    return personas.sign_in(personas.coordinator())


def file_url(person: Person) -> str:
    return reverse("desk:person-file", args=[person.pk])


def test_every_column_that_points_at_a_person_is_in_the_file_or_has_a_reason() -> None:
    pointing = {
        f"{model._meta.label}.{column.name}"
        for model in apps.get_models(include_auto_created=True)
        for column in (*model._meta.concrete_fields, *model._meta.many_to_many)
        if column.related_model is Person
    }
    told = {column for room in registry.personal_data.all() for column in room.covers}
    assert pointing == told | NOT_HELD.keys()


def test_the_file_tells_wrong_names_ties_views_marks_and_requests_as_well(by: Viewer) -> None:
    person = PersonFactory(name="Amra Soling", public_name_form="none")
    Name.objects.create(person=person, text="Amra Solling", kind="wrong", script="latin")
    Identifier.objects.create(person=person, scheme="TWFY", value="10001")
    Tie.objects.create(person=PersonFactory(name="Ilan Torvald"), other=person, said_by="The river newsletter")
    topic = Topic.objects.create(slug="water", name={"en": "Water"})
    Stance.objects.create(person=person, topic=topic, position="for", source="A speech", declared="2024")
    operations.set_mark(person, mark="care", why="Through the office", by=by)
    operations.ask_to_lower(person, public_name_form="full", reason="She wishes it", by=by)
    words = json.dumps(file_as_json(person_file(by, person, at=timezone.now())), ensure_ascii=False)
    held = ("Amra Solling", "TWFY-10001", "Ilan Torvald", "The river newsletter", "Water", "A speech", "2024")
    held += ("Through the office", "She wishes it", "Handle with care")
    assert [one for one in held if one not in words] == []


def test_the_page_and_the_download_hold_the_same_and_each_look_is_logged(client: Client, by: Viewer) -> None:
    person = PersonFactory(name="Amra Soling", basis="Speaks for a member", source_note="Her own mail")
    PostFactory(person=person, role="Director")
    operations.add_contact_point(person, medium="email", value="amra@lantern.example", by=by)
    seat = ParticipantFactory(person=person, engagement=EngagementFactory(title="Briefing on the river"))
    SpokeForFactory(participant=seat, organisation__name="Lantern House")
    page = client.post(file_url(person))
    told = client.post(file_url(person), {"as": "json"})
    held = json.loads(told.content)
    for words in ("Speaks for a member", "Her own mail", "Director", "amra@lantern.example", "Briefing on the river"):
        assert (words in page.content.decode(), words in told.content.decode()) == (True, True), words
    assert told["Content-Disposition"] == 'attachment; filename="file-amra-soling.json"'
    assert held["person"] == {"id": str(person.pk), "name": "Amra Soling"}
    sections = {one["key"]: one for one in held["sections"]}
    assert sections["participations"]["rows"][0]["spoke_for"] == "Lantern House"
    assert all(one["why"] and one["until"] for one in held["sections"])
    assert AuditEntry.objects.filter(verb="open_file", record_id=str(person.pk)).count() == 2
    assert AuditEntry.objects.filter(verb="look", kind="contact_point").count() == 2


def test_what_is_restricted_to_others_is_not_in_the_file(by: Viewer) -> None:
    seat = ParticipantFactory(engagement__title="Closed talk")
    titles = [row.title for part in person_file(by, seat.person, at=timezone.now()).sections for row in part.rows]
    assert "Closed talk" in titles
    seat.engagement.restricted_to.add(personas.coordinator())
    titles = [row.title for part in person_file(by, seat.person, at=timezone.now()).sections for row in part.rows]
    assert "Closed talk" not in titles


def test_who_objected_has_a_file_too(client: Client, by: Viewer) -> None:
    seat = ParticipantFactory(engagement__title="Briefing on the river")
    operations.record_objection(seat.person, by=by)
    assert "Briefing on the river" in client.post(file_url(seat.person)).content.decode()


@pytest.mark.parametrize("role", ["editor", "director", "administrator", "representative"])
def test_nobody_else_opens_it_and_no_link_does(client: Client, role: str) -> None:
    person = PersonFactory()
    other = personas.account(role)
    assert client.post(file_url(person)).status_code == 200
    assert client.get(file_url(person)).status_code == 405
    assert personas.sign_in(other).post(file_url(person)).status_code == 404
    assert Client().post(file_url(person)).status_code == 302
    with pytest.raises(NotFound):
        person_file(personas.viewer(other), person, at=timezone.now())
    assert AuditEntry.objects.filter(verb="open_file").count() == 1
