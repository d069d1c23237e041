"""The palette and the page behind it: go to, do, ask; what each answers to, for whom, and at what cost."""

from __future__ import annotations

import datetime as dt
from urllib.parse import parse_qs, urlsplit

import pytest
from django.test import Client
from django.urls import reverse

from overture.accounts.models import User
from overture.directory import operations
from overture.foundation.access import Viewer
from overture.foundation.listing.operations import rebuild_listing
from overture.home.queries.finding import found_groups
from tests import personas
from tests.factories import AskFactory, EngagementFactory, ParticipantFactory, PersonFactory, StakeholderFactory

pytestmark = [pytest.mark.integration, pytest.mark.django_db]
FIND = "/desk/find/"


@pytest.fixture
def coordinator() -> User:
    return personas.coordinator()


@pytest.fixture
def by(coordinator: User) -> Viewer:
    return personas.viewer(coordinator)


@pytest.fixture
def office():
    body = StakeholderFactory(name="External Relations Office")
    for year in (2023, 2025):
        met = EngagementFactory(title=f"Talk of {year}", starts_on=dt.date(year, 5, 1), when=f"{year}-05-01")
        ParticipantFactory(engagement=met, person=None, organisation=body, side="theirs")
        AskFactory(engagement=met)
    rebuild_listing()
    return body


def groups(viewer: Viewer, words: str) -> dict[str, list[str]]:
    return {str(one.label): [str(entry.label) for entry in one.entries] for one in found_groups(viewer, words)}


def asked(viewer: Viewer, words: str) -> list[tuple[str, str, dict[str, str]]]:
    """The questions: sentence, address, filters."""
    found = next((one.entries for one in found_groups(viewer, words) if str(one.label) == "Ask"), [])
    split = [(str(entry.label), urlsplit(entry.url)) for entry in found]
    return [(label, url.path, {key: one[0] for key, one in parse_qs(url.query).items()}) for label, url in split]


def test_a_body_is_gone_to_a_meeting_with_it_begun_and_a_question_about_it_asked(by, office):
    found = groups(by, "external rel")
    assert found["Go to"] == ["External Relations Office"]
    assert "Log a meeting with External Relations Office" in found["Do"]
    assert found["Ask"] == ["Who have we met at External Relations Office, and what did we ask?"]


@pytest.mark.parametrize(
    ("words", "sentence", "filters"),
    [
        ("asks to external relations", "What did we ask for with External Relations Office?", {"asks": "any"}),
        ("open asks external", "Which asks with External Relations Office wait for an answer?", {"asks": "open"}),
        (
            "met external relations 2025",
            "When did we meet External Relations Office in 2025?",
            {"status": "held", "from": "2025", "until": "2025"},
        ),
        ("briefings external", "“Briefing” with External Relations Office", {"kind": "briefing"}),
    ],
)
def test_a_question_leads_to_the_list_narrowed(by, office, words, sentence, filters):
    first = asked(by, words)[0]
    assert first == (sentence, reverse("desk:engagement-list"), {**filters, "organisation": str(office.pk)})


def test_a_body_is_called_as_the_viewer_reads_it(coordinator, office):
    operations.add_name(office, text="مكتب العلاقات", kind="official", by=personas.viewer(coordinator))
    found = groups(personas.viewer(coordinator, language="ar"), "external relations")
    assert found.popitem()[1] == ["Who have we met at \u2068مكتب العلاقات\u2069, and what did we ask?"]
    assert found["Go to"][0] == "مكتب العلاقات"


@pytest.mark.parametrize("words", ["promises late", "late promise", "الوعود المتأخرة", "הבטחות באיחור"])
def test_late_promises_are_asked_for_in_three_languages(by, words):
    assert asked(by, words) == [("Which promises are late?", reverse("desk:promise-list"), {"state": "late"})]


def test_what_a_question_asks_for_is_what_its_list_shows(coordinator, by, office):
    (_sentence, path, filters), *_more = asked(by, "met external relations 2025")
    page = personas.sign_in(coordinator).get(path, filters).content.decode()
    assert "Talk of 2025" in page
    assert "Talk of 2023" not in page


def test_nothing_typed_offers_parts_verbs_and_what_is_asked_most(by):
    found = groups(by, "")
    assert "Stakeholders" in found["Go to"]
    assert "Log a meeting" in found["Do"]
    assert found["Ask"] == ["Which promises are late?", "Which asks wait for an answer?"]


def test_whoever_may_not_log_is_not_offered_it_and_whoever_may_not_read_is_not_asked(office):
    director, administrator = (personas.viewer(make()) for make in (personas.director, personas.administrator))
    assert not any("Log" in label for label in groups(director, "external").get("Do", []))
    assert asked(director, "met external 2025")
    assert groups(administrator, "external relations") == {}
    assert asked(administrator, "promises late") == []


def test_what_the_index_still_holds_and_the_rule_hides_is_not_shown(by):
    met = EngagementFactory(title="Talk at the ford", confidentiality="on_record")
    rebuild_listing()
    director = personas.viewer(personas.director())
    assert "Talk at the ford" in groups(director, "ford talk")["Go to"]
    type(met).objects.filter(pk=met.pk).update(confidentiality="off_record")
    assert "Talk at the ford" not in groups(director, "ford talk").get("Go to", [])
    assert "Talk at the ford" in groups(by, "ford talk")["Go to"]


def test_the_letters_sought_are_set_in_bold_and_nothing_typed_is_markup(client: Client, coordinator):
    PersonFactory(name="Zoë <b>Harrow</b>")
    rebuild_listing()
    client = personas.sign_in(coordinator)
    page = client.get(FIND, {"q": "zoe <b>harr"}, headers={"Overture-Part": "palette"}).content.decode()
    assert "<b>Zoë</b> &lt;<b>b</b>&gt;<b>Harr</b>ow" in page


def test_the_palette_costs_the_same_with_one_and_with_many(coordinator, django_assert_max_num_queries):
    client = personas.sign_in(coordinator)
    for count in (1, 25):
        for number in range(count):
            PersonFactory(name=f"Amra Riverdale {number}")
            EngagementFactory(title="River talk with Amra")
            StakeholderFactory(name=f"Office of Amra {number}")
        rebuild_listing()
        for words in ("amra", "asks amra 2024", "nothing-like-it", ""):
            with django_assert_max_num_queries(18):
                client.get(FIND, {"q": words}, headers={"Overture-Part": "palette"})
