"""The quick log on the server: half filled, names found, new ones asked about, nothing typed lost; and the picker."""

from __future__ import annotations

import datetime as dt

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from overture.accounts.models import Desk
from overture.directory.models import Name, Organisation, Person
from overture.engagements.models import Ask, Engagement, Participant
from overture.foundation.listing.operations import rebuild_listing
from tests import personas
from tests.factories import EngagementFactory, OrganisationFactory, PersonFactory, PostFactory, StakeholderFactory

from .test_desk import text

pytestmark = [pytest.mark.integration, pytest.mark.django_db]
QUICK, PICK = "/desk/quick/", "/desk/pick/"


@pytest.fixture
def coordinator() -> Client:
    return personas.sign_in(personas.account("coordinator", name="Edda Quill"))


def sent(**given: str) -> dict[str, str]:
    return {
        "theirs": "Ministry of Bridges",
        "ours": "",
        "summary": "They listened.",
        "when": "2024-01-16",
        "kind": "meeting",
        "confidentiality": "on_record",
        **given,
    }


def test_it_begins_with_me_today_the_last_place_and_the_level_that_gives_nothing_away(coordinator):
    Desk.objects.update_or_create(defaults={"zone": "Asia/Jerusalem", "name": {"en": "Desk"}, "short_name": "Desk"})
    PersonFactory(name="Edda Quill", standing="network")
    EngagementFactory(place="Room One")

    with time_machine.travel(dt.datetime(2024, 1, 16, 23, tzinfo=dt.UTC), tick=False):
        form = coordinator.get(QUICK).context["form"]

    begun = {name: form[name].value() for name in ("ours", "when", "place", "confidentiality")}
    assert begun == {
        "ours": "Edda Quill",
        "when": "2024-01-17",
        "place": "Room One",
        "confidentiality": "off_record",
    }


def test_everybody_comes_from_where_they_work_and_ours_speak_for_it(coordinator):
    ministry, house = StakeholderFactory(name="Ministry of Bridges"), OrganisationFactory(name="Harbour Table")
    official = PersonFactory(name="Quill Marr", standing="stakeholder")
    PostFactory(person=official, organisation=ministry)
    PostFactory(person=PersonFactory(name="Dana Reiss"), organisation=house)
    rebuild_listing()

    answer = coordinator.post(QUICK, sent(theirs="Quill Marr", ours="dana reiss", asks="A hearing\n\nA visit\n"))

    made = Engagement.objects.get()
    assert answer.url == reverse("desk:engagement-page", args=[made.pk])
    theirs, ours = Participant.objects.order_by("order")
    assert (theirs.side, theirs.person, theirs.organisation) == ("theirs", official, ministry)
    assert [mandate.organisation for mandate in ours.mandates.all()] == [house]
    assert not theirs.mandates.exists()
    assert [(ask.text, [*ask.to.all()]) for ask in Ask.objects.order_by("made_at")] == [
        ("A hearing", [ministry]),
        ("A visit", [ministry]),
    ]
    assert made.title == "Meeting with Ministry of Bridges"


def test_an_unknown_name_is_asked_about_and_nothing_typed_is_lost(coordinator):
    StakeholderFactory(name="Ministry of Bridges")

    answer = coordinator.post(QUICK, sent(theirs="Ministry of Bridges; Wenzel Ostrova", asks="A hearing"))

    assert answer.status_code == 422
    shown = text(answer)
    assert "Who is <bdi>Wenzel Ostrova</bdi>?" in shown
    assert all(words in shown for words in ("They listened.", "A hearing", "Ministry of Bridges; Wenzel Ostrova"))
    assert not Person.objects.exists()
    assert not Engagement.objects.exists()


def test_who_is_said_to_be_new_is_added_with_the_record(coordinator):
    answers = ["new_person:Wenzel Ostrova", "new_body:Board of Millers", "group:shadow ministers", "nonsense:x"]
    names = "Wenzel Ostrova; Board of Millers; shadow ministers"

    assert coordinator.post(QUICK, sent(theirs=names) | {"new": answers}).status_code == 302

    rows = Participant.objects.order_by("order")
    assert [str(row) for row in rows] == ["Wenzel Ostrova", "Board of Millers", "shadow ministers"]
    assert (Person.objects.get().standing, Organisation.objects.get().standing) == ("stakeholder", "stakeholder")


@pytest.mark.parametrize(("field", "value"), [("when", ""), ("when", "yesterday"), ("confidentiality", "")])
def test_what_is_missing_is_said_at_its_field_and_the_words_stay(field, value, coordinator):
    StakeholderFactory(name="Ministry of Bridges")

    answer = coordinator.post(QUICK, sent(**{field: value}))

    assert answer.status_code == 422
    assert field in answer.context["form"].errors
    assert "They listened." in text(answer)
    assert not Engagement.objects.exists()


@pytest.mark.parametrize("role", ["editor", "director", "representative"])
def test_the_log_is_the_coordinators(role, coordinator):
    assert coordinator.get(QUICK).status_code == 200
    client = personas.sign_in(personas.account(role))

    assert (client.get(QUICK).status_code, client.post(QUICK, sent()).status_code) == (404, 404)


def offered(client: Client, words: str, **more: str) -> list[str]:
    return [offer.choice.name for offer in client.get(PICK, {"q": words, **more}).context["found"]]


def test_the_picker_finds_other_scripts_and_the_side_first(coordinator):
    person = PersonFactory(name="Nabil Tamari", standing="network")
    Name.objects.create(person=person, text="نبيل تماري", script="arabic", kind="official")
    PersonFactory(name="Nabila Orr", standing="stakeholder")
    rebuild_listing()

    assert offered(coordinator, "nabil", kinds="person", side="ours")[0] == "Nabil Tamari"
    assert offered(coordinator, "nabila", kinds="person organisation", side="theirs")[0] == "Nabila Orr"
    assert offered(coordinator, "نبيل تماري", kinds="person")[0] == "Nabil Tamari"
    assert offered(coordinator, "", kinds="person") == []


def test_the_picker_offers_nobody_whom_the_viewer_may_not_know(coordinator):
    hidden = EngagementFactory(title="Tea with the heron", confidentiality="off_record")
    rebuild_listing()
    assert offered(coordinator, "heron", kinds="engagement person") == [hidden.title]
    editor = personas.sign_in(personas.editor())

    assert offered(editor, "heron", kinds="engagement person organisation") == []
    assert personas.sign_in(personas.account("representative")).get(PICK, {"q": "heron"}).status_code == 404


def test_the_picker_asks_as_many_questions_at_any_length(coordinator):
    def asked() -> int:
        with CaptureQueriesContext(connection) as captured:
            coordinator.get(PICK, {"q": "heron", "kinds": "person organisation"})
        return len(captured)

    PersonFactory(name="Heron One")
    StakeholderFactory(name="Heron House 1")
    rebuild_listing()
    asked()
    few = asked()
    for number in range(6):
        PersonFactory(name=f"Heron {'ABCDEF'[number]}ye")
        StakeholderFactory(name=f"Heron House {number}")
    rebuild_listing()

    assert asked() <= few
