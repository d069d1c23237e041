"""The screens: who opens what, filters in the address, evidence, forms, and two people who write at once."""

from __future__ import annotations

import datetime as dt
from html import unescape

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from overture.directory.models import Person
from overture.engagements import operations, rules
from overture.engagements.models import Ask, Engagement
from overture.engagements.queries import with_readers
from overture.foundation.audit.models import AuditEntry
from overture.foundation.evidence.models import Evidence, Source
from overture.foundation.listing.operations import rebuild_listing
from overture.foundation.partial_dates import PartialDate
from tests import personas
from tests.factories import (
    AskFactory,
    EngagementFactory,
    OrganisationFactory,
    ParticipantFactory,
    PersonFactory,
    SpokeForFactory,
    StakeholderFactory,
)

from .cases import LEVELS, Room

pytestmark = [pytest.mark.integration, pytest.mark.django_db]

STAFF = ("coordinator", "editor", "director")
LIST = "/desk/engagements/"


def page(engagement: Engagement, rest: str = "") -> str:
    return reverse("desk:engagement-page", args=[engagement.pk]) + rest


def text(response) -> str:
    return unescape(response.content.decode())


@pytest.fixture
def coordinator() -> Client:
    return personas.sign_in(personas.coordinator())


def test_list_and_page_show_what_the_rule_tells_and_nothing_else():
    room, now = Room(), timezone.now()
    later = now + dt.timedelta(days=9)
    for level in LEVELS:
        for public_from, embargo in ((None, None), (now, None), (now, later)):
            room.engagement((level, public_from, embargo, False))
        room.engagement((level, None, None, False), restricted=True)
    engagements = list(with_readers(Engagement.objects.all()))

    for role in STAFF:
        user = personas.account(role)
        client, viewer = personas.sign_in(user), personas.viewer(user)
        listed = text(client.get(LIST))
        for engagement in engagements:
            seen = rules.can_see_engagement(viewer, engagement)
            assert client.get(page(engagement)).status_code == (200 if seen else 404), (
                role,
                engagement.confidentiality,
            )
            assert (str(engagement.pk) in listed) == seen


@pytest.mark.parametrize("role", ["administrator", "representative"])
def test_the_desks_record_is_closed_to_other_roles(role):
    made = EngagementFactory(public_from=timezone.now())
    assert personas.sign_in(personas.editor()).get(page(made)).status_code == 200
    client = personas.sign_in(personas.account(role))

    assert [client.get(url).status_code for url in (LIST, page(made), page(made, "change/"), "/desk/log/")] == [404] * 4


@pytest.mark.parametrize(
    "rest", ["change/", "publish/", "level/", "restrict/", "notes/", "asks/add/", "promises/add/", "outcomes/add/"]
)
def test_editors_read_and_coordinators_write(rest, coordinator):
    made = EngagementFactory()

    assert coordinator.get(page(made, rest)).status_code == 200
    assert personas.sign_in(personas.editor()).get(page(made, rest)).status_code == 404
    assert coordinator.get(page(EngagementFactory.build(), rest)).status_code == 404


def test_an_editor_reads_the_substance_of_a_chatham_house_meeting():
    made = EngagementFactory(title="Tea with Quill Marr", confidentiality="chatham_house", summary="The fund stays.")
    row = ParticipantFactory(engagement=made, person=PersonFactory(name="Quill Marr"))
    SpokeForFactory(participant=row, organisation=OrganisationFactory(name="Harbour Table"))
    assert "Quill Marr" in text(personas.sign_in(personas.director()).get(page(made)))

    client = personas.sign_in(personas.editor())

    for url in (LIST, page(made)):
        shown = text(client.get(url))
        assert "Briefing, 16 January 2024" in shown
        assert "Quill" not in shown
    assert "The fund stays." in text(client.get(page(made)))


def test_filters_narrow_the_list_and_can_be_dropped(coordinator):
    body = StakeholderFactory(name="Ministry of Bridges")
    made = EngagementFactory(title="With the ministry", kind="meeting")
    ParticipantFactory(engagement=made, person=None, organisation=body, side="theirs")
    EngagementFactory(title="Another one", when=PartialDate.parse("2023"), starts_on=dt.date(2023, 1, 1))
    rebuild_listing()

    for query in (
        f"organisation={body.pk}",
        "kind=meeting",
        "from=2024",
        "q=ministry+bridges",
        "level=on_record&from=2024-01",
    ):
        shown = text(coordinator.get(f"{LIST}?{query}"))
        assert "With the ministry" in shown, query
        assert "Another one" not in shown, query
    assert f'href="{LIST}?from=2024"' in text(coordinator.get(f"{LIST}?kind=meeting&from=2024"))


def test_a_filter_that_is_not_understood_is_shown_and_left_out(coordinator):
    EngagementFactory(title="Still here")

    shown = text(coordinator.get(f"{LIST}?kind=banquet&from=soon"))

    assert "kind=banquet" in shown
    assert "from=soon" in shown
    assert "Still here" in shown


def test_an_empty_list_names_the_filter_to_drop(coordinator):
    EngagementFactory()

    assert "Nothing fits the filter “Visit”." in text(coordinator.get(f"{LIST}?kind=visit"))
    Engagement.objects.all().delete()
    assert "No engagement yet." in text(coordinator.get(LIST))


def test_the_filter_by_organisation_tells_nobody_who_sat_at_a_chatham_house_table():
    body = StakeholderFactory()
    made = EngagementFactory(confidentiality="chatham_house")
    ParticipantFactory(engagement=made, person=None, organisation=body, side="theirs")
    ParticipantFactory(engagement=made, organisation=body, side="theirs", order=1)
    query = f"{LIST}?organisation={body.pk}"
    assert str(made.pk) in text(personas.sign_in(personas.director()).get(query))

    assert str(made.pk) not in text(personas.sign_in(personas.editor()).get(query))


def test_the_list_pages_without_loss_and_undated_ones_come_first(coordinator):
    made = {str(EngagementFactory().pk) for _ in range(33)} | {str(EngagementFactory(when=None, starts_on=None).pk)}
    seen: list[str] = []
    url = LIST
    while url:
        response = coordinator.get(url)
        seen += [row.told.id for row in response.context["rows"]]
        url = response.context["next_url"]

    assert len(seen) == len(made)
    assert set(seen) == made
    assert Engagement.objects.get(pk=seen[0]).when is None


@pytest.mark.parametrize("role", STAFF)
def test_the_list_costs_the_same_with_one_and_three_rows(role):
    client = personas.sign_in(personas.account(role))
    body, client_url = StakeholderFactory(), LIST
    counts = []
    for number in (1, 2):
        for _ in range(number):
            made = EngagementFactory()
            row = ParticipantFactory(engagement=made)
            SpokeForFactory(participant=row, organisation=body)
            AskFactory(engagement=made).to.add(body)
        with CaptureQueriesContext(connection) as queries:
            client.get(client_url)
        counts.append(len(queries))

    assert counts[0] == counts[1]


@pytest.mark.parametrize(("when", "words"), [("2024-W02", "week of 8–14 January 2024"), ("2024-01", "January 2024")])
def test_a_date_is_shown_as_far_as_it_is_known(coordinator, when, words):
    made = EngagementFactory(when=PartialDate.parse(when))

    assert words in text(coordinator.get(page(made)))
    assert words in text(coordinator.get(LIST))


def with_evidence(on_record: bool = True) -> Engagement:
    made = EngagementFactory(place="Room Nine")
    words = "A dull sentence. We met in Room Nine, she said. Another one."
    source = Source.objects.create(title="Our news", text=words, text_hash="h", on_record=on_record, language="en")
    start = words.index("Room Nine")
    Evidence.objects.create(
        source=source,
        record_kind="engagement",
        record_id=str(made.pk),
        field="place",
        spans=[[start, start + 9]],
        reason="a place",
    )
    return made


def test_a_fact_opens_the_words_it_came_from(coordinator):
    shown = text(coordinator.get(page(with_evidence())))

    assert "We met in <mark>Room Nine</mark>, she said." in shown
    assert "A dull sentence" not in shown
    assert "a place" in shown


@pytest.mark.parametrize(("on_record", "is_shown"), [(True, True), (False, False)])
def test_others_get_the_span_alone_and_only_of_a_text_on_the_record(on_record, is_shown):
    shown = text(personas.sign_in(personas.editor()).get(page(with_evidence(on_record))))

    assert ("<mark>Room Nine</mark>" in shown) == is_shown
    assert [more in shown for more in ("she said", "Our news", "a place")] == [False] * 3


def test_a_span_that_names_somebody_whom_the_reader_may_not_know_is_for_coordinators():
    made = with_evidence()
    ParticipantFactory(engagement=made, person__name="Amra Nine", person__protection="at_risk")

    assert "<mark>Room Nine</mark>" in text(personas.sign_in(personas.coordinator()).get(page(made)))
    assert "<mark>" not in text(personas.sign_in(personas.editor()).get(page(made)))


def test_a_span_that_touches_an_ask_of_a_stricter_record_is_for_coordinators():
    made = with_evidence()
    ask = AskFactory(engagement__confidentiality="off_record")
    Evidence.objects.create(
        source=Source.objects.get(), record_kind="ask", record_id=str(ask.pk), field="text", spans=[[30, 40]]
    )

    assert "<mark>Room Nine</mark>" in text(personas.sign_in(personas.coordinator()).get(page(made)))
    assert "<mark>" not in text(personas.sign_in(personas.editor()).get(page(made)))


@pytest.mark.parametrize("kind", ["quote", "engagement"])
def test_a_span_that_touches_a_quote_or_a_stricter_record_is_for_coordinators(kind):
    made = with_evidence()
    stricter = EngagementFactory(confidentiality="off_record")
    source = Source.objects.get()
    Evidence.objects.create(
        source=source, record_kind=kind, record_id=str(stricter.pk), field="words", spans=[[30, 40]]
    )

    assert "<mark>Room Nine</mark>" in text(personas.sign_in(personas.coordinator()).get(page(made)))
    assert "<mark>" not in text(personas.sign_in(personas.editor()).get(page(made)))


def sent(**given: str) -> dict[str, str]:
    """A log as a browser sends it: one row of people, no ask."""
    return {
        "when": "2024-W02",
        "kind": "meeting",
        "status": "held",
        "how": "in_person",
        "confidentiality": "on_record",
        "people-rows": "0",
        "people-0-name": "Amra Soling",
        "people-0-what": "new_person",
        "people-0-side": "ours",
        "people-0-part": "speaker",
        "asks-rows": "",
        **given,
    }


def test_logging_begins_half_filled():
    user = personas.account("coordinator", name="Amra Soling")
    PersonFactory(name="Amra Soling")
    body = StakeholderFactory(name="Ministry of Bridges")

    form = personas.sign_in(user).get(f"/desk/log/?with={body.pk}").context["form"]

    assert form["when"].value() == str(timezone.localdate())
    assert form["people-0-name"].value() == "Amra Soling"
    assert form["people-1-name"].value() == "Ministry of Bridges"


def parts_of_the_log(response):
    """The names of the fields that stand open, and of those inside a closed "More"."""
    soup = BeautifulSoup(response.content, "html.parser").select_one("form[data-guard]")
    closed = {one["name"] for one in soup.select("details:not([open]) [name]")}
    return {one["name"] for one in soup.select("[name]:not([type=hidden]):not(button)")} - closed, closed


def test_logging_asks_for_four_things_and_the_record_level_first(coordinator):
    first, more = parts_of_the_log(coordinator.get("/desk/log/"))

    assert first == {"people-0-name", "people-1-name", "when", "summary", "asks-0-text", "confidentiality"}
    assert {"kind", "status", "title", "people-1-what", "asks-0-to", "place"} <= more


def test_logging_opens_what_was_sent_and_was_not_right(coordinator):
    first, more = parts_of_the_log(coordinator.post("/desk/log/", sent(**{"people-0-what": "known"})))

    assert {"people-0-name", "people-0-what", "kind", "title"} <= first
    assert more == set()


def test_a_meeting_is_logged_with_somebody_new_and_an_ask(coordinator):
    house, ministry = OrganisationFactory(name="Lantern House"), StakeholderFactory(name="Ministry of Bridges")
    rebuild_listing()
    more = {
        "people-rows": "0 4",
        "people-0-spoke_for": "Lantern House",
        "people-4-name": "ministry of bridges",
        "people-4-what": "known",
        "people-4-side": "theirs",
        "asks-rows": "0",
        "asks-0-text": "Keep the fund open",
        "asks-0-to": "Ministry of Bridges",
        "asks-0-initiative": "River Fund",
        "asks-0-is_private": "on",
    }

    response = coordinator.post("/desk/log/", sent(**more))

    made = Engagement.objects.get()
    assert response.url == page(made)
    assert (made.title, str(made.when)) == ("Meeting with ministry of bridges", "2024-W02")
    ours, theirs = made.participants.all()
    assert (ours.person.name, ours.mandates.get().organisation, theirs.organisation) == ("Amra Soling", house, ministry)
    ask = made.asks.get()
    assert (ask.text, ask.to.get(), ask.initiative.name, ask.is_public) == (
        "Keep the fund open",
        ministry,
        "River Fund",
        False,
    )


@pytest.mark.parametrize(
    ("given", "field"),
    [
        ({"confidentiality": ""}, "confidentiality"),
        ({"when": ""}, "when"),
        ({"when": "next week"}, "when"),
        ({"people-0-what": "known"}, "people-0-name"),
        ({"people-0-spoke_for": "Nobody Known"}, "people-0-spoke_for"),
        ({"people-0-name": "", "people-0-role": "chair"}, "people-0-name"),
        ({"asks-rows": "0", "asks-0-to": "Amra"}, "asks-0-text"),
    ],
)
def test_what_is_not_right_is_said_at_its_field_and_the_typed_text_survives(coordinator, given, field):
    response = coordinator.post("/desk/log/", sent(summary="Typed words", **given))

    assert response.status_code == 422
    assert field in response.context["form"].errors
    shown = text(response)
    assert "Typed words" in shown
    assert "<title>Error:" in shown
    assert (Engagement.objects.count(), Person.objects.count()) == (0, 0)


def test_two_people_of_one_name_are_told_apart(coordinator):
    PersonFactory(name="Amra Soling")
    PersonFactory(name="Amra Soling")
    rebuild_listing()

    response = coordinator.post("/desk/log/", sent(**{"people-0-what": "known"}))

    assert "Several are called Amra Soling." in text(response)


def test_rows_are_added_and_taken_away_without_a_judgement(coordinator):
    more = coordinator.post("/desk/log/", sent(row="add:people", confidentiality="", summary="Typed"))
    less = coordinator.post("/desk/log/", sent(row="drop:people:0"))

    assert [row.fields["name"].value() for row in more.context["groups"]["people"]] == ["Amra Soling", ""]
    assert not more.context["form"].errors
    assert "Typed" in text(more)
    assert less.context["groups"]["people"] == []
    assert Engagement.objects.count() == 0


def as_browser(client: Client, url: str) -> dict[str, str]:
    """The form of a page as a browser would send it back untouched."""
    form = client.get(url).context["form"]
    values = {bound.html_name: form.fields[bound.name].prepare_value(bound.value()) for bound in form}
    return {name: value for name, value in values.items() if value not in (None, False, "")}


def as_it_stands() -> dict[str, object]:
    """Every field of the one engagement, sealed ones opened."""
    made = Engagement.objects.get()
    return {column.attname: getattr(made, column.attname) for column in Engagement._meta.concrete_fields}


def test_a_change_that_changes_nothing_changes_nothing(coordinator):
    house = OrganisationFactory()
    made = EngagementFactory(notes="sealed words", time_of_day=dt.time(9, 30), summary="Said")
    row = ParticipantFactory(engagement=made, organisation=OrganisationFactory(), instead_of=PersonFactory())
    SpokeForFactory(participant=row, organisation=house, mandate="by vote")
    ParticipantFactory(engagement=made, person=None, group="shadow ministers", side="others", order=1)
    ask = AskFactory(engagement=made)
    ask.made_by.add(row.person)
    before = as_it_stands()
    people = list(made.participants.values())

    response = coordinator.post(page(made, "change/"), as_browser(coordinator, page(made, "change/")))

    assert response.status_code == 302
    after = as_it_stands()
    assert {key for key, value in after.items() if before[key] != value} == {"version", "changed_at"}
    assert list(made.participants.values()) == people
    assert Ask.objects.get().made_by.get() == row.person
    assert "sealed words" not in text(coordinator.get(page(made, "change/")))


def test_the_second_of_two_saves_is_refused_with_both_versions_and_can_be_merged(coordinator):
    made = EngagementFactory(title="Old", place="Room One")
    ParticipantFactory(engagement=made)
    mine = as_browser(coordinator, page(made, "change/")) | {"title": "Mine", "place": "My room"}
    theirs = as_browser(coordinator, page(made, "change/")) | {"title": "Theirs"}
    coordinator.post(page(made, "change/"), theirs)

    refused = coordinator.post(page(made, "change/"), mine)

    assert refused.status_code == 409
    shown = text(refused)
    assert "Mine" in shown
    assert "Theirs" in shown
    assert Engagement.objects.get().title == "Theirs"

    chosen = dict(refused.context["hidden"]) | {"version": refused.context["version"]}
    chosen |= {f"keep-{one.name}": "theirs" for one in refused.context["conflicts"] if one.name.endswith("title")}
    assert coordinator.post(page(made, "change/"), chosen).status_code == 302
    saved = Engagement.objects.get()
    assert (saved.title, saved.place) == ("Theirs", "My room")


def test_where_an_ask_stands_is_saved_and_a_newer_answer_is_not_overwritten(coordinator):
    ask = AskFactory()
    url = page(ask.engagement, f"asks/{ask.pk}/")

    assert coordinator.post(url, {"state": "promised", "answer": "In spring", "version": "1"}).status_code == 302
    refused = coordinator.post(url, {"state": "refused", "answer": "Never", "version": "1"})

    assert refused.status_code == 409
    assert "In spring" in text(refused)
    assert "Never" in text(refused)
    assert Ask.objects.get().state == "promised"
    assert coordinator.post(url, {"state": "refused", "answer": "Never", "version": "2"}).status_code == 302


@pytest.mark.parametrize(
    ("rest", "given", "related"),
    [
        ("asks/add/", {"text": "Words", "language": "en"}, "asks"),
        ("promises/add/", {"text": "Words", "side": "theirs"}, "commitments"),
        ("follow-ups/add/", {"text": "Words"}, "follow_ups"),
        ("outcomes/add/", {"text": "Words", "what": "reply"}, "outcomes"),
    ],
)
def test_small_forms_add_one_thing(coordinator, rest, given, related):
    made = EngagementFactory()

    assert coordinator.post(page(made, rest), given | {"text": ""}).status_code == 422
    assert coordinator.post(page(made, rest), given).url == page(made)

    assert getattr(made, related).get().text == "Words"
    assert "Words" in text(coordinator.get(page(made)))


def test_the_level_of_a_source_stops_a_lower_one_on_the_screen(coordinator):
    made = with_evidence(on_record=False)
    Engagement.objects.update(confidentiality="off_record")

    response = coordinator.post(page(made, "level/"), {"confidentiality": "on_record", "version": "1"})

    assert response.status_code == 422
    assert "Our news" in text(response)


def test_publishing_reads_back_what_the_public_reads(coordinator):
    made = EngagementFactory(title="Amra Soling at the ministry")
    ParticipantFactory(engagement=made, person=PersonFactory(name="Amra Soling"))

    assert "What the public will read" in text(coordinator.get(page(made, "publish/")))
    assert coordinator.get(page(made, "publish/")).context["told"].title == "Briefing, 16 January 2024"
    coordinator.post(page(made, "publish/"))
    assert Engagement.objects.get().public_from is not None


def test_looks_at_restricted_records_and_notes_are_logged():
    user = personas.coordinator()
    client = personas.sign_in(user)
    made = EngagementFactory(notes="between us")
    operations.restrict_to(made, [user], by=personas.viewer(user))

    client.get(page(made))
    assert "between us" not in text(client.get(page(made, "notes/")))
    assert "between us" in text(client.post(page(made, "notes/"), {"open": "yes"}))

    verbs = list(AuditEntry.objects.filter(record_id=str(made.pk)).values_list("verb", flat=True))
    assert verbs.count("engagement.look") == 1
    assert verbs.count("engagement.read_notes") == 1


def test_coordinators_go_from_a_fact_to_its_text():
    from tests.readings import document

    taken, made = document(), EngagementFactory(place="Room Nine")
    Evidence.objects.create(
        source=taken.source, record_kind="engagement", record_id=str(made.pk), field="place", spans=[[0, 4]]
    )
    Source.objects.update(on_record=True)
    url = reverse("desk:document-review", args=[taken.pk])

    assert url in text(personas.sign_in(personas.coordinator()).get(page(made)))
    assert url not in text(personas.sign_in(personas.editor()).get(page(made)))


@pytest.mark.parametrize("rest", ["change/", "signatories/", "files/add/", "follow-ups/add/", "promises/add/"])
def test_every_field_of_a_form_stands_on_its_page(rest, coordinator):
    made = EngagementFactory(kind="letter")
    ParticipantFactory(engagement=made, instead_of=PersonFactory())
    AskFactory(engagement=made)

    answer = coordinator.get(page(made, rest))

    shown = {field.get("name") for field in BeautifulSoup(answer.content, "html.parser").select("main [name]")}
    assert {name for name in answer.context["form"].fields if not name.endswith("-gone")} - shown == set()


@pytest.mark.parametrize("url", ["/desk/log/", "/desk/quick/"])
def test_every_field_of_a_log_stands_on_its_page(url, coordinator):
    answer = coordinator.get(url)

    shown = {field.get("name") for field in BeautifulSoup(answer.content, "html.parser").select("main [name]")}
    assert {name for name in answer.context["form"].fields if not name.endswith("-gone")} - shown == set()
