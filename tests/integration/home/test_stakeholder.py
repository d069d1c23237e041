"""A stakeholder's page: the sentence and its lists, who sees what of it, and its ways on."""

from __future__ import annotations

import datetime as dt
import re
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from overture.accounts.models import Desk
from overture.directory.models import Organisation, Person, Tie
from overture.engagements.models import Commitment, Engagement, Moment
from overture.foundation.partial_dates import PartialDate
from tests import personas
from tests.factories import (
    AskFactory,
    EngagementFactory,
    MembershipFactory,
    OrganisationFactory,
    ParticipantFactory,
    PersonFactory,
    PostFactory,
    SpokeForFactory,
    StakeholderFactory,
)

pytestmark = [pytest.mark.integration, pytest.mark.django_db]

DAY = dt.timedelta(days=1)


@pytest.fixture
def client() -> Client:
    return personas.sign_in(personas.coordinator())


@pytest.fixture
def ministry() -> Organisation:
    return StakeholderFactory(name="Ministry of Rivers")


def page_of(body: Organisation) -> str:
    return reverse("desk:organisation-page", args=[body.pk])


def read(client: Client, address: str, **query: Any) -> str:
    response = client.get(address, query)
    assert response.status_code == 200
    return response.content.decode()


def shown(client: Client, body: Organisation, **query: Any) -> Any:
    return client.get(page_of(body), query).context["page"].dealings


def meet(
    body: Organisation, *, days: int = 10, person: Person | None = None, ours: Person | None = None, **facts: Any
) -> Engagement:
    day = timezone.localdate() - days * DAY
    made = EngagementFactory(when=PartialDate.day(day), starts_on=day, **facts)
    speaker = ParticipantFactory(engagement=made, person=ours or PersonFactory(), part="speaker")
    SpokeForFactory(participant=speaker)
    person = person or PersonFactory(standing="stakeholder")
    ParticipantFactory(engagement=made, person=person, organisation=body, side="theirs")
    return made


def sentence(dealings: Any) -> str:
    return " ".join(f"{one.before}{one.linked}{one.after}" for one in dealings.answer)


def test_one_sentence_answers_and_each_of_its_numbers_opens_its_list(client, ministry):
    official = PersonFactory(standing="stakeholder")
    made = meet(ministry, person=official, title="Talk on dams")
    meet(ministry, days=400, person=official, title="Talk on fords")
    meet(ministry, days=30, kind="letter", title="Letter on weirs")
    meet(ministry, days=-5, status="planned", title="Visit to the weir")
    ask = AskFactory(engagement=made)
    promise = {"side": "theirs", "ask": ask, "text": "Look again", "due": PartialDate.parse("2024")}
    Commitment.objects.create(engagement=made, **promise)

    said = shown(client, ministry)

    assert "we have met them 2 times. 2 of our people were in the room. We met 1 of theirs." in sentence(said)
    assert "1 text under names went to them. We asked for 1 thing. 1 is open. 1 promise is late." in sentence(said)
    assert "Next: Visit to the weir" in sentence(said)
    lists = {one.linked: read(client, one.url.partition("#")[0]) for one in said.answer if "show=" in one.url}
    assert set(lists) == {"2 times", "1 text", "1 thing", "1 is open", "1 promise is late"}
    titles = {words: set(re.findall(r"data-open><bdi>([^<]+)", page)) for words, page in lists.items()}
    assert titles["2 times"] == {"Talk on dams", "Talk on fords"}
    assert titles["1 text"] == {"Letter on weirs"}
    assert titles["1 thing"] == titles["1 is open"] == titles["1 promise is late"] == {"Talk on dams"}


def test_what_the_timeline_is_narrowed_to_stands_as_a_chip_and_can_be_taken_away(client, ministry):
    meet(ministry)

    page = read(client, page_of(ministry), show="letters")

    assert "Texts under names" in page
    assert "Nothing fits. Take a filter away to see more." in page
    assert shown(client, ministry, show="letters").happened.chips[0].without_url == f"{page_of(ministry)}#happened"


@pytest.mark.parametrize(
    "query", [{"show": "nonsense"}, {"team": "7"}, {"person": "x"}, {"before": "y"}, {"period": "z"}]
)
def test_what_the_address_does_not_say_rightly_is_left_out(client, ministry, query):
    meet(ministry, title="Talk on dams")

    assert "Talk on dams" in read(client, page_of(ministry), **query)


def test_the_timeline_goes_back_to_the_first_each_once(client, ministry):
    for number in range(23):
        meet(ministry, days=number * 30, title=f"Talk {number:02}")

    address, found, pages = page_of(ministry), [], 0
    while address:
        happened = client.get(address).context["page"].dealings.happened
        found += [entry.title for year in happened.years for entry in year.entries]
        address, pages = happened.earlier_url, pages + 1

    assert found == [f"Talk {number:02}" for number in range(23)]
    assert pages == 3
    assert "13 earlier, back to" in shown(client, ministry).happened.earlier_words


def without_tokens(page: str) -> str:
    return re.sub(r'csrfmiddlewaretoken" value="\w+"|X-CSRFToken": "\w+"', "", page)


@pytest.mark.parametrize(
    "facts",
    [
        {"confidentiality": "off_record"},
        {"confidentiality": ""},
        {"confidentiality": "chatham_house"},
        {"embargo_until": timezone.now() + DAY},
        {"restricted": True},
    ],
)
def test_what_an_editor_may_not_see_leaves_no_trace_not_even_a_number(client, ministry, facts):
    part = StakeholderFactory(name="Team on dams", parent=ministry)
    PostFactory(organisation=part, person__name="Ilan Torvald", person__standing="stakeholder")
    meet(ministry, title="Talk on fords")
    editor = personas.sign_in(personas.editor())
    before, mine = (without_tokens(read(who, page_of(ministry))) for who in (editor, client))

    facts = dict(facts)
    restricted = facts.pop("restricted", False)
    moment = Moment.objects.create(name={"en": "Summit"}, slug="summit", when=PartialDate.day(timezone.localdate()))
    made = meet(
        part, days=5, title="Talk on dams", person=Person.objects.get(name="Ilan Torvald"), moment=moment, **facts
    )
    AskFactory(engagement=made)
    if restricted:
        made.restricted_to.add(personas.editor())

    assert without_tokens(read(editor, page_of(ministry))) == before
    if not restricted:
        assert without_tokens(read(client, page_of(ministry))) != mine


def test_under_the_rule_of_the_house_an_editor_reads_the_meeting_and_nobodys_name(client, ministry):
    when = {"when": PartialDate.parse("2024-05-06"), "starts_on": dt.date(2024, 5, 6)}
    made = EngagementFactory(confidentiality="chatham_house", title="Talk with Zumra", **when)
    ours = ParticipantFactory(engagement=made, person__name="Zumra Quillfeather", part="speaker")
    SpokeForFactory(participant=ours, organisation__name="House of Quills")
    ParticipantFactory(engagement=made, person=None, organisation=ministry, side="theirs")

    editor = read(personas.sign_in(personas.editor()), page_of(ministry))
    director = read(personas.sign_in(personas.director()), page_of(ministry))

    assert "Briefing with Ministry of Rivers" in editor
    assert "shape private" in editor
    assert not any(word in editor for word in ("Zumra", "Quill"))
    assert "Zumra Quillfeather" in director


def test_somebody_at_risk_is_in_no_chart_but_a_coordinators(client, ministry):
    meet(ministry, ours=PersonFactory(name="Zumra Quillfeather", protection="at_risk"))

    assert "Z. Quillfeather" in read(client, page_of(ministry))
    for user in (personas.editor(), personas.director()):
        assert "Quillfeather" not in read(personas.sign_in(user), page_of(ministry))


def test_a_chart_stands_with_its_table_and_says_what_it_shows(client, ministry):
    official = PersonFactory(name="Ilan Torvald", standing="stakeholder")
    for days in (10, 40):
        AskFactory(engagement=meet(ministry, days=days, person=official))

    said = shown(client, ministry)

    for chart in (said.when, said.who, said.asked.chart):
        assert chart.drawing.title
        assert len(chart.rows) >= 1
        assert all(len(row) == len(chart.columns) for row in chart.rows)
    assert [row[1:5] for row in said.when.rows] == [[2, 0, 2, 0]]
    assert sum(row[2] for row in said.who.rows) == 2
    assert dict(said.asked.chart.rows)["Open"] == 2


def test_many_people_stand_in_a_matrix(client, ministry):
    for _ in range(13):
        meet(ministry)

    assert "node none" in read(client, page_of(ministry))


def test_whom_we_have_not_met(client, ministry):
    part = StakeholderFactory(name="Team on dams", parent=ministry)
    met = PostFactory(organisation=part, person__name="Ilan Torvald", person__standing="stakeholder").person
    written = PostFactory(organisation=ministry, person__name="Joan Pellworm", person__standing="stakeholder").person
    PostFactory(organisation=ministry, person__name="Ada Gone", ended="2019")
    member = MembershipFactory(member__name="Quiet House")
    Desk.objects.update_or_create(defaults={"organisation_id": member.network_id})
    meet(ministry, person=met)
    meet(ministry, person=written, kind="letter")

    unmet = {one.name.text: one.note for one in shown(client, ministry).unmet}

    assert set(unmet) == {"Joan Pellworm", "Team on dams", "Quiet House"}
    assert unmet["Joan Pellworm"] == "director. Texts only, no meeting."


def test_never_met_says_who_might_open_the_door(client, ministry):
    there = PostFactory(organisation=ministry, person__name="Ilan Torvald", person__standing="stakeholder").person
    Tie.objects.create(person=PersonFactory(name="Wren Calloway"), other=there, said_by="Ami")
    meet(StakeholderFactory(), person=there, ours=PersonFactory(name="Pell Ashdown"))

    page, editor = read(client, page_of(ministry)), read(personas.sign_in(personas.editor()), page_of(ministry))

    assert "We have never met them. People who might open the door:" in page
    assert "Wren Calloway" in page
    assert "Has met Ilan Torvald 1 time." in page
    assert "Wren Calloway" not in editor
    assert "Pell Ashdown" in editor


def test_a_meeting_is_logged_with_the_body_filled_in(client, ministry):
    address = f"{reverse('desk:engagement-log')}?with={ministry.pk}"

    page = read(client, page_of(ministry))

    assert f'href="{address}" data-key="KeyL"' in page
    assert "Ministry of Rivers" in read(client, *address.split("?")[:1], **{"with": ministry.pk})
    assert address not in read(personas.sign_in(personas.editor()), page_of(ministry))


def test_one_of_ours_keeps_the_page_of_a_member(client):
    member = OrganisationFactory()
    SpokeForFactory(
        participant=ParticipantFactory(engagement=EngagementFactory(title="Talk on dams")), organisation=member
    )

    page = client.get(page_of(member)).context["page"]

    assert page.dealings is None
    assert [one.title for one in page.met.shown] == ["Talk on dams"]


def test_the_list_says_how_many_asks_are_open_and_counts_a_teams_with_its_ministry(client, ministry):
    team = StakeholderFactory(name="Team on dams", parent=ministry)
    made = meet(team)
    AskFactory(engagement=made).to.set([team, ministry])
    AskFactory(engagement=made)
    AskFactory(engagement=made, state="done")
    AskFactory(engagement=meet(team, confidentiality="off_record"))
    AskFactory(engagement=meet(team, ours=PersonFactory(protection="at_risk")))
    address = reverse("desk:stakeholder-list")

    counts = [
        {row.depth: row.open_asks for row in personas.sign_in(user).get(address).context["rows"]}
        for user in (personas.coordinator(), personas.editor())
    ]

    assert counts == [{0: 4, 1: 4}, {0: 2, 1: 2}]
    assert f'href="{page_of(ministry)}?show=open#happened"' in read(client, address)


def test_what_is_read_as_typed_is_what_is_told(client, ministry):
    from overture.home.bodyshapes import Asked
    from overture.home.queries.dealings.reading import reading_of
    from overture.home.queries.dealings.telling import as_told, as_typed

    for facts in ({}, {"kind": "letter"}, {"confidentiality": "off_record"}, {"status": "planned", "days": -4}):
        AskFactory(engagement=meet(ministry, **facts), state="done", answered=PartialDate.parse("2024-03"))
    made = EngagementFactory(when=PartialDate.parse("2024-W10"))
    ParticipantFactory(engagement=made, person=None, organisation=ministry, side="theirs")
    ParticipantFactory(engagement=made, person=None, group="shadow ministers", side="theirs")
    viewer = personas.viewer(personas.coordinator())
    reading = reading_of(viewer, ministry, at=timezone.now(), asked=Asked())
    ids = [one.pk for one in Engagement.objects.all()]

    typed, told = as_typed(reading, ids), as_told(reading, ids)

    assert typed.asks == told.asks
    assert len(typed.cards) == 5
    assert {
        key: (card.when, card.when_words, card.entry.title, card.entry.meta) for key, card in typed.cards.items()
    } == {key: (card.when, card.when_words, card.entry.title, card.entry.meta) for key, card in told.cards.items()}
    assert [list(card.entry.asks) for card in typed.cards.values()] == [
        list(told.cards[key].entry.asks) for key in typed.cards
    ]


def test_the_meetings_with_somebody_covered_are_no_list_for_others(client, ministry):
    covered = PersonFactory(standing="stakeholder", objected_at=timezone.now())
    meet(ministry, person=covered, title="Talk on dams")
    readers = (client, personas.sign_in(personas.editor()))

    lists = [shown(who, ministry, person=str(covered.pk)).happened.years for who in readers]

    assert [len(years) for years in lists] == [1, 0]
