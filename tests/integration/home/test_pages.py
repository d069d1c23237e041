"""Today, and the pages that gather rooms: who sees what there, and that they do not grow in queries."""

from __future__ import annotations

import datetime as dt

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from overture.accounts.models import User
from overture.directory import operations
from overture.directory.given import NameGiven
from overture.directory.models import Organisation, Person, Stance, Tie, Topic
from overture.engagements.models import Commitment, Engagement
from overture.foundation import registry
from overture.foundation.access import Viewer
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
    PostFactory,
    SpokeForFactory,
    StakeholderFactory,
)

pytestmark = [pytest.mark.integration, pytest.mark.django_db]


@pytest.fixture
def coordinator() -> User:
    return personas.coordinator()


@pytest.fixture
def client(coordinator: User) -> Client:
    return personas.sign_in(coordinator)


@pytest.fixture
def by(coordinator: User) -> Viewer:
    return personas.viewer(coordinator)


def page_of(record: Person | Organisation) -> str:
    return reverse(f"desk:{record.record_kind}-page", args=[record.pk])


def read(client: Client, address: str, **query: str) -> str:
    response = client.get(address, query)
    assert response.status_code == 200
    return response.content.decode()


def meet(person: Person, body: Organisation, **fields: object) -> Engagement:
    engagement = EngagementFactory(**fields)
    ours = ParticipantFactory(engagement=engagement, part="speaker")
    SpokeForFactory(participant=ours)
    ParticipantFactory(engagement=engagement, person=person, organisation=body, side="theirs", part="host")
    AskFactory(engagement=engagement).to.add(body)
    return engagement


def test_a_persons_page_gathers_names_posts_and_meetings(client: Client, by: Viewer) -> None:
    body = StakeholderFactory(name="Ministry of Rivers")
    names = [NameGiven("אילן תורוולד", language="he"), NameGiven("Elan Torvold", kind="wrong")]
    person = operations.add_person(name="Ilan Torvald", standing="stakeholder", by=by, names=names)
    PostFactory(person=person, organisation=body, role="Minister", started="2023-05")
    PostFactory(person=person, organisation=body, role="Clerk", ended="2019")
    meet(person, body, title="Briefing on dams")
    page = read(client, page_of(person))
    for words in ("אילן תורוולד", "Minister", "since May 2023", "until 2019, begin not known", "Briefing on dams"):
        assert words in page
    assert '<bdi lang="he">אילן תורוולד</bdi>' in page
    assert "Elan Torvold" not in page.split("Who changed what")[0]
    assert "Met once: 16 January 2024." in page


def test_an_organisations_page_gathers_people_parts_and_asks(client: Client) -> None:
    body = StakeholderFactory(name="Ministry of Rivers", description={"ar": "وزارة الأنهار"})
    part = StakeholderFactory(name="Team on dams", parent=body)
    post = PostFactory(organisation=body, role="Director", person__name="Ilan Torvald")
    meet(post.person, body, title="Briefing on dams")
    page = read(client, page_of(body))
    for words in (
        "وزارة الأنهار",
        "Team on dams",
        "Ilan Torvald",
        "Director",
        "Briefing on dams",
        "Keep the river fund",
    ):
        assert words in page
    assert page_of(part) in page


@pytest.mark.parametrize("kind", ["person", "organisation"])
def test_pages_ask_as_often_with_one_row_of_each_as_with_three(client: Client, kind: str) -> None:
    body = StakeholderFactory()
    person = PostFactory(organisation=body, person__standing="stakeholder").person
    counts = []
    for times in (1, 2):
        for _ in range(times):
            PostFactory(organisation=body)
            PostFactory(person=person, organisation=OrganisationFactory())
            StakeholderFactory(parent=body)
            topic = Topic.objects.create(name={"en": "Water"}, slug=f"water-{Topic.objects.count()}")
            source = {"topic": topic, "position": "for", "source": "A speech", "declared": PartialDate.parse("2023")}
            Stance.objects.create(person=person, **source)
            Stance.objects.create(organisation=body, **source)
            Tie.objects.create(person=person, other=PersonFactory(), said_by="Amra")
            meet(person, body)
        address = page_of(person if kind == "person" else body)
        client.get(address)
        with CaptureQueriesContext(connection) as asked:
            client.get(address)
        counts.append(len(asked))
    assert counts[0] == counts[1]


def test_existence_is_hidden(client: Client) -> None:
    hidden = [PersonFactory(protection="at_risk"), PersonFactory(objected_at=timezone.now())]
    hidden.append(OrganisationFactory(protection="at_risk"))
    for record in hidden:
        assert client.get(page_of(record)).status_code == 200
        for user in (personas.editor(), personas.director(), personas.administrator()):
            assert personas.sign_in(user).get(page_of(record)).status_code == 404
        assert personas.sign_in(personas.member_rep(OrganisationFactory())).get(page_of(record)).status_code == 404
        assert Client().get(page_of(record)).status_code == 302


def test_a_post_in_a_hidden_body_is_left_out_for_others(client: Client) -> None:
    post = PostFactory(organisation=OrganisationFactory(name="Nightjar House", protection="at_risk"))
    assert "Nightjar House" in read(client, page_of(post.person))
    assert "Nightjar House" not in read(personas.sign_in(personas.editor()), page_of(post.person))


def test_a_hidden_person_is_not_among_the_people_of_their_organisation(client: Client) -> None:
    post = PostFactory(person__name="Amra Soling", person__protection="at_risk")
    assert "Amra Soling" in read(client, page_of(post.organisation))
    assert "Amra Soling" not in read(personas.sign_in(personas.editor()), page_of(post.organisation))


def test_views_are_for_staff_and_ties_and_reasons_for_coordinators(client: Client) -> None:
    person = PersonFactory(basis="Met in March")
    topic = Topic.objects.create(name={"en": "Water"}, slug="water")
    Stance.objects.create(
        person=person, topic=topic, position="for", source="Speech", declared=PartialDate.parse("2023")
    )
    Tie.objects.create(person=person, other=PersonFactory(name="Wren Calloway"), said_by="Ami")
    page, edited = read(client, page_of(person)), read(personas.sign_in(personas.editor()), page_of(person))
    assert all(words in page for words in ("<bdi>Speech</bdi> · 2023", "Wren Calloway", "Met in March"))
    assert "<bdi>Speech</bdi> · 2023" in edited
    assert not any(words in edited for words in ("Wren Calloway", "Met in March", "Who changed what"))


def test_an_off_record_engagement_is_on_no_page_but_a_coordinators(client: Client) -> None:
    body = StakeholderFactory()
    person = PersonFactory(standing="stakeholder")
    meet(person, body, title="A quiet talk", confidentiality="off_record")
    for record in (person, body):
        assert "A quiet talk" in read(client, page_of(record))
        page = read(personas.sign_in(personas.editor()), page_of(record))
        assert "A quiet talk" not in page
        assert "Met once" not in page


def test_contact_points_are_shown_after_a_look_that_is_logged(client: Client, by: Viewer) -> None:
    person = PersonFactory()
    operations.add_contact_point(person, medium="email", value="ilan@rivers.example", by=by)
    address = reverse("desk:person-contacts", args=[person.pk])
    page = read(client, page_of(person))
    assert "ilan@rivers.example" not in page
    assert address in page
    assert not AuditEntry.objects.filter(verb="look").exists()
    assert "ilan@rivers.example" in client.post(address).content.decode()
    assert AuditEntry.objects.filter(verb="look", kind="contact_point").count() == 1
    assert client.get(address).status_code == 405


def test_contact_points_do_not_exist_for_others(client: Client, by: Viewer) -> None:
    body = OrganisationFactory()
    operations.add_contact_point(body, medium="phone", value="00 1234", by=by)
    address = reverse("desk:organisation-contacts", args=[body.pk])
    assert client.post(address).status_code == 200
    editor = personas.sign_in(personas.editor())
    assert address not in read(editor, page_of(body))
    assert editor.post(address).status_code == 404
    assert AuditEntry.objects.filter(verb="look").count() == 1


def test_history_is_shown_to_coordinators(client: Client, by: Viewer) -> None:
    person = PersonFactory(name="Ilan Torvald")
    operations.change_person(person, version=1, by=by, name="Ilan Torwald")
    page = read(client, page_of(person))
    assert "Who changed what" in page
    assert "<del>Torvald</del>" in page
    assert "<ins>Torwald</ins>" in page
    assert "Ilan Torvald" not in read(personas.sign_in(personas.director()), page_of(person))


def test_today_lists_what_waits_most_urgent_first(client: Client) -> None:
    engagement = EngagementFactory(title="Briefing on dams")
    today = timezone.localdate()
    for text, day in (("Send the plan", today), ("Send the figures", today - dt.timedelta(days=9))):
        Commitment.objects.create(engagement=engagement, side="theirs", text=text, due=PartialDate.day(day))
    waiting = client.get(reverse("desk:today")).context["today"].waiting
    assert [(one.title, one.urgency) for one in waiting] == [("Send the figures", 0), ("Send the plan", 1)]


def test_today_shows_the_next_seven_days_and_not_the_eighth(client: Client) -> None:
    today = timezone.localdate()
    for title, days in (("Soon", 6), ("Later", 7)):
        EngagementFactory(title=title, status="planned", starts_on=today + dt.timedelta(days=days))
    page = read(client, reverse("desk:today"))
    assert "Soon" in page
    assert "Later" not in page


def test_today_with_nothing_says_so(client: Client) -> None:
    assert "Nothing waits for you." in read(client, reverse("desk:today"))


def test_a_room_that_fails_does_not_take_the_day_away(client: Client) -> None:
    def fails(viewer: Viewer, *, at: dt.datetime) -> list[registry.Waiting]:
        raise ValueError("no answer")

    registry.waiting.fill("a broken room", fails)
    try:
        page = read(client, reverse("desk:today"))
    finally:
        registry.waiting._entries.pop("a broken room")
    assert "a broken room" in page
    assert "Next seven days" in page


def test_what_changed_is_for_those_who_may_read_history(client: Client, by: Viewer) -> None:
    person = operations.add_person(name="Ilan Torvald", standing="stakeholder", by=by)
    operations.change_person(person, version=person.version, by=by, name="Ilan Torwald")
    assert "Ilan Torwald" in read(client, reverse("desk:today"))
    assert "Ilan Torwald" not in read(personas.sign_in(personas.editor()), reverse("desk:today"))


def test_today_opens_for_every_role_of_the_staff() -> None:
    for user in (personas.editor(), personas.director(), personas.administrator()):
        read(personas.sign_in(user), reverse("desk:today"))
    assert personas.sign_in(personas.member_rep(OrganisationFactory())).get(reverse("desk:today")).status_code == 404


def test_find_answers_with_records_parts_and_verbs(client: Client) -> None:
    PersonFactory(name="Stella Maris")
    rebuild_listing()
    groups = client.get(reverse("desk:find"), {"q": "st"}).context["groups"]
    labels = [str(entry.label) for group in groups for entry in group.entries]
    assert "Stella Maris" in labels
    assert "Stakeholders" in labels
    labels = [
        str(one.label)
        for group in client.get(reverse("desk:find"), {"q": "add person"}).context["groups"]
        for one in group.entries
    ]
    assert labels == ["Add a person"]


def test_find_finds_nobody_whom_the_viewer_may_not_know(client: Client) -> None:
    PersonFactory(name="Amra Soling", protection="at_risk")
    rebuild_listing()
    assert "<b>Amra</b> Soling" in read(client, reverse("desk:find"), q="amra")
    assert "Nothing found" in read(personas.sign_in(personas.editor()), reverse("desk:find"), q="amra")


def test_the_palette_gets_a_part_of_a_page(client: Client) -> None:
    response = client.get(reverse("desk:find"), {"q": "stake"}, headers={"Overture-Part": "palette"})
    page = response.content.decode()
    assert 'role="option"' in page
    assert "<html" not in page


def test_add_lists_what_a_role_may_start(client: Client) -> None:
    assert reverse("desk:person-add") in read(client, reverse("desk:add"))
    assert reverse("desk:person-add") not in read(personas.sign_in(personas.director()), reverse("desk:add"))


def test_everything_lists_the_parts_of_the_desk(client: Client) -> None:
    assert reverse("desk:stakeholder-list") in read(client, reverse("desk:everything"))


def test_lists_say_when_somebody_was_met_last_and_a_ministry_is_met_with_its_team(client: Client) -> None:
    ministry = StakeholderFactory(name="Ministry of Rivers")
    team = StakeholderFactory(name="Team on dams", parent=ministry)
    person = PersonFactory(standing="stakeholder")
    meet(person, team)
    meet(person, team, status="cancelled", starts_on=dt.date(2024, 3, 1))
    rows = client.get(reverse("desk:stakeholder-list")).context["rows"]
    assert [row.last_met for row in rows] == ["16 January 2024", "16 January 2024"]
    assert "16 January 2024" in read(client, reverse("desk:stakeholder-people"))


@pytest.mark.parametrize(
    ("known", "words"),
    [("2024-W02", "week of 8–14 January 2024"), ("2024-01", "January 2024"), ("2024", "2024")],
)
def test_a_date_is_shown_as_far_as_it_is_known(client: Client, known: str, words: str) -> None:
    when = PartialDate.parse(known)
    body, member = StakeholderFactory(), OrganisationFactory()
    official = PersonFactory(standing="stakeholder")
    engagement = meet(official, body, when=when, starts_on=when.first)
    SpokeForFactory(participant=ParticipantFactory(engagement=engagement), organisation=member)

    assert client.get(reverse("desk:stakeholder-list")).context["rows"][0].last_met == words
    assert f">{words}<" in read(client, reverse("desk:stakeholder-people"))
    assert f"Met once: {words}." in read(client, page_of(official))
    assert f"Took part once: {words}." in read(client, page_of(member))


def test_a_row_of_dates_is_as_precise_as_each(client: Client) -> None:
    official = PersonFactory(standing="stakeholder")
    for known in ("2023", "2024-W02"):
        when = PartialDate.parse(known)
        meet(official, StakeholderFactory(), when=when, starts_on=when.first)

    assert "Met 2 times since 2023, last: week of 8–14 January 2024." in read(client, page_of(official))


def test_the_day_of_an_engagement_that_is_told_in_substance_is_not_given_away(client: Client) -> None:
    body = StakeholderFactory()
    meet(PersonFactory(standing="stakeholder"), body, confidentiality="chatham_house")
    editor = personas.sign_in(personas.editor())
    assert client.get(reverse("desk:stakeholder-list")).context["rows"][0].last_met == "16 January 2024"
    assert editor.get(reverse("desk:stakeholder-list")).context["rows"][0].last_met == ""


def test_a_member_took_part_when_somebody_spoke_for_it(client: Client) -> None:
    member = OrganisationFactory()
    SpokeForFactory(organisation=member, participant__engagement=EngagementFactory())
    assert "Took part once: 16 January 2024." in read(client, page_of(member))


def test_an_empty_fact_invites_those_who_may_fill_it(client: Client) -> None:
    body = OrganisationFactory()
    assert "Add the website" in read(client, page_of(body))
    assert "Add the website" not in read(personas.sign_in(personas.editor()), page_of(body))


def test_what_a_room_counts_in_the_side_bar_waits_on_today(client: Client) -> None:
    entry = registry.SidebarEntry(
        "test", "waiting", 1, "Letters", "desk:everything", "mail", ("coordinator",), count=lambda viewer: 3
    )
    registry.sidebar.fill("test", entry)
    try:
        assert "Letters: 3 wait" in read(client, reverse("desk:today"))
        assert "Letters: 3 wait" not in read(personas.sign_in(personas.editor()), reverse("desk:today"))
    finally:
        registry.sidebar._entries.pop("test")


@pytest.mark.parametrize("make", [PersonFactory, OrganisationFactory])
def test_what_was_read_from_a_text_opens_the_words_to_coordinators_alone(client: Client, make: type) -> None:
    text = "It rained. Amra Soling came late. They ate."
    source = Source.objects.create(title="A post", text=text, text_hash="x", language="en", on_record=True)
    record = make()
    Evidence.objects.create(
        source=source, record_kind=record.record_kind, record_id=str(record.pk), field="name", spans=[[11, 22]]
    )

    shown = read(client, page_of(record))
    told = read(personas.sign_in(personas.editor()), page_of(record))

    assert "Amra Soling</mark> came late." in shown
    assert ["came late" in told, "A post" in told] == [False, False]


def test_a_page_asks_as_often_for_three_words_behind_it_as_for_one(client: Client) -> None:
    record = PersonFactory()
    source = Source.objects.create(title="A post", text="Amra Soling came.", text_hash="x")

    def queries() -> int:
        Evidence.objects.create(
            source=source, record_kind="person", record_id=str(record.pk), field="name", spans=[[0, 4]]
        )
        with CaptureQueriesContext(connection) as asked:
            read(client, page_of(record))
        return len(asked)

    queries()
    assert queries() == queries()
