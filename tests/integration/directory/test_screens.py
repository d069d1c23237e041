"""The directory's screens: lists that do not grow in queries, forms that lose nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from tests import personas
from tests.factories import MembershipFactory, OrganisationFactory, PersonFactory, PostFactory, StakeholderFactory

from overture.accounts.models import Desk
from overture.directory.models import Membership, NameAnswer, Organisation, Person
from overture.foundation.listing.operations import rebuild_listing

pytestmark = [pytest.mark.integration, pytest.mark.django_db]

LISTS = ["desk:stakeholder-list", "desk:stakeholder-people", "desk:member-list", "desk:network-people"]
PERSON = {
    "name": "Ilan Torvald",
    "standing": "stakeholder",
    "public_name_form": "full",
    "protection": "none",
    "names-rows": "0",
    "names-0-text": "אילן תורוולד",
    "names-0-kind": "official",
    "names-0-language": "he",
    "posts-rows": "",
}
BODY = {
    "name": "Lantern House",
    "kind": "ngo",
    "standing": "network",
    "public_name_form": "full",
    "protection": "none",
    "member_class": "full",
    "status": "active",
    "names-rows": "",
    "identifiers-rows": "0",
    "identifiers-0-scheme": "GB-CHC",
    "identifiers-0-value": "123456",
    "description_en": "A house of lanterns.",
}


@pytest.fixture
def client() -> Client:
    return personas.sign_in(personas.coordinator())


@pytest.fixture
def network() -> Iterator[Organisation]:
    network = OrganisationFactory(kind="network", name="Hazelwater Alliance")
    Desk.objects.create(organisation_id=network.pk)
    return network


def text_of(response) -> str:
    return response.content.decode()


def populate(network: Organisation) -> None:
    top = StakeholderFactory()
    team = StakeholderFactory(kind="team", parent=top)
    member = MembershipFactory(network=network).member
    PostFactory(person=PersonFactory(standing="stakeholder"), organisation=team)
    PostFactory(person=PersonFactory(), organisation=member)


@pytest.mark.parametrize("name", LISTS)
def test_a_list_asks_as_often_for_one_row_as_for_three(client: Client, network: Organisation, name: str) -> None:
    counts = []
    for times in (1, 2):
        for _ in range(times):
            populate(network)
        client.get(reverse(name))
        with CaptureQueriesContext(
            connection,
        ) as asked:
            assert client.get(reverse(name)).status_code == 200
        counts.append(len(asked))
    assert counts[0] == counts[1]
    assert counts[0] < 30


@pytest.mark.parametrize("name", LISTS)
def test_lists_are_for_those_who_read_people(name: str) -> None:
    for user in (personas.coordinator(), personas.editor(), personas.director()):
        assert personas.sign_in(user).get(reverse(name)).status_code == 200
    for user in (personas.administrator(), personas.member_rep(OrganisationFactory())):
        assert personas.sign_in(user).get(reverse(name)).status_code == 404
    assert Client().get(reverse(name)).status_code == 302


def test_the_tree_shows_a_team_below_its_ministry(client: Client) -> None:
    ministry = StakeholderFactory(name="Ministry of Rivers")
    StakeholderFactory(name="A team on dams", kind="team", parent=ministry)
    rows = client.get(reverse("desk:stakeholder-list")).context["rows"]
    assert [(row.depth, re.sub("<.*?>", "", row.name)) for row in rows] == [
        (0, "Ministry of Rivers"),
        (1, "A team on dams"),
    ]


def test_search_finds_in_any_script_and_shows_no_wrong_name(client: Client) -> None:
    client.post(
        reverse("desk:person-add"),
        PERSON | {"names-rows": "0 1", "names-1-text": "Elan Torvold", "names-1-kind": "wrong"},
    )
    for words in ("אילן", "torvold"):
        page = text_of(client.get(reverse("desk:stakeholder-people"), {"q": words}))
        assert "Ilan Torvald" in page
        assert "Elan Torvold" not in page
    assert "Ilan Torvald" not in text_of(client.get(reverse("desk:stakeholder-people"), {"q": "nobody"}))


def test_at_risk_people_are_in_a_coordinators_list_only(client: Client) -> None:
    person = PersonFactory(name="Amra Soling", protection="at_risk")
    PersonFactory(name="Amra Calloway")
    rebuild_listing()
    editor = personas.sign_in(personas.editor())
    for query in ({}, {"q": "am"}):
        assert "Amra Soling" in text_of(client.get(reverse("desk:network-people"), query))
        page = text_of(editor.get(reverse("desk:network-people"), query))
        assert "Amra Soling" not in page
        assert "Amra Calloway" in page
    assert str(person.pk) not in page


def test_people_counts_leave_out_whom_the_viewer_may_not_know(client: Client) -> None:
    body = StakeholderFactory()
    PostFactory(organisation=body)
    PostFactory(organisation=body, person__protection="at_risk")
    name = reverse("desk:stakeholder-list")
    assert client.get(name).context["rows"][0].people == 2
    assert personas.sign_in(personas.editor()).get(name).context["rows"][0].people == 1


def test_a_filter_is_a_chip_that_can_be_dropped_and_nonsense_is_ignored(client: Client) -> None:
    StakeholderFactory(name="Harbour Greens", kind="party")
    StakeholderFactory(name="Ministry of Rivers")
    response = client.get(reverse("desk:stakeholder-list"), {"kind": "party", "colour": "blue"})
    assert [chip.label for chip in response.context["chips"]] == ["Party"]
    assert response.context["chips"][0].without_url == reverse("desk:stakeholder-list")
    assert "Ministry of Rivers" not in text_of(response)
    assert "colour=blue" in text_of(response)
    assert client.get(reverse("desk:stakeholder-list"), {"kind": "nonsense"}).context["chips"] == ()


def test_paging_by_row_walks_forth_and_back(client: Client) -> None:
    for number in range(60):
        PersonFactory(name=f"Person {number // 2:03}")
    first = client.get(reverse("desk:network-people"))
    second = client.get(first.context["next_url"])
    names = [row.url for page in (first, second) for row in page.context["rows"]]
    assert (len(names), len(set(names))) == (60, 60)
    assert second.context["next_url"] == ""
    back = client.get(second.context["previous_url"])
    assert [row.url for row in back.context["rows"]] == [row.url for row in first.context["rows"]]
    assert client.get(reverse("desk:network-people"), {"page": "nonsense"}).status_code == 200


def test_members_show_their_class_and_those_who_left_on_request(client: Client, network: Organisation) -> None:
    MembershipFactory(network=network, member__name="Still Here", member_class="associate")
    MembershipFactory(network=network, member__name="Long Gone", status="left")
    page = text_of(client.get(reverse("desk:member-list")))
    assert "Associate" in page
    assert "Long Gone" not in page
    assert "Long Gone" in text_of(client.get(reverse("desk:member-list"), {"status": "left"}))


def test_add_a_person_with_a_post(client: Client) -> None:
    body = StakeholderFactory()
    post = {
        "posts-rows": "0",
        "posts-0-organisation": str(body.pk),
        "posts-0-role": "Minister",
        "posts-0-started": "2023-05",
    }
    response = client.post(reverse("desk:person-add"), PERSON | post)
    person = Person.objects.get()
    assert response["Location"] == reverse("desk:person-page", args=[person.pk])
    assert (person.posts.get().role, str(person.posts.get().started)) == ("Minister", "2023-05")
    assert [name.script for name in person.names.all()] == ["hebrew"]


def test_what_was_typed_stays_when_something_is_wrong(client: Client) -> None:
    wrong = {
        "name": "",
        "basis": "Met in March",
        "posts-rows": "0",
        "posts-0-role": "Minister",
        "posts-0-started": "soon",
    }
    response = client.post(reverse("desk:person-add"), PERSON | wrong)
    page = text_of(response)
    assert response.status_code == 422
    assert "<title>Error:" in page
    assert set(response.context["form"].errors) == {"name", "posts-0-started", "posts-0-organisation"}
    for typed in ("Met in March", "Minister", "soon", "אילן תורוולד"):
        assert f'value="{typed}"' in page
    assert 'href="#id_posts-0-organisation"' in page
    assert not Person.objects.exists()


def test_rows_are_added_and_taken_away_without_script(client: Client) -> None:
    more = client.post(reverse("desk:person-add"), PERSON | {"name": "", "row": "add:names"})
    assert more.status_code == 200
    assert len(more.context["groups"]["names"]) == 2
    assert not more.context["form"].errors
    assert "אילן תורוולד" in text_of(more)
    two = PERSON | {"names-rows": "0 1", "names-1-text": "Ilan T."}
    fewer = client.post(reverse("desk:person-add"), two | {"row": "drop:names:0"})
    assert "אילן תורוולד" not in text_of(fewer)
    assert "Ilan T." in text_of(fewer)
    assert not Person.objects.exists()


@pytest.mark.parametrize("row", ["", "add", "drop:names", "drop:names:x", "add:nothing", "drop:names:999"])
def test_a_button_that_nobody_drew_does_no_harm(client: Client, row: str) -> None:
    assert client.post(reverse("desk:person-add"), PERSON | {"row": row}).status_code == 200


def test_same_person_is_asked_and_the_answer_no_is_kept(client: Client) -> None:
    known = PersonFactory(name="Ilan Torvald", standing="stakeholder")
    asked = client.post(reverse("desk:person-add"), PERSON)
    assert [one.id for one in asked.context["candidates"]] == [str(known.pk)]
    assert "Same person?" in text_of(asked)
    assert Person.objects.count() == 1
    client.post(reverse("desk:person-add"), PERSON | {"somebody_else": "yes"})
    assert Person.objects.count() == 2
    assert list(NameAnswer.objects.values_list("person_id", "is_same")) == [(known.pk, False)]
    assert client.post(reverse("desk:person-add"), PERSON | {"name": "Ilan Torvald"}).context["candidates"]


def test_same_person_adds_the_spelling_and_nobody(client: Client) -> None:
    known = PersonFactory(name="Ilan Torvald")
    response = client.post(reverse("desk:person-add"), PERSON | {"name": "Ilan Torwald", "same": str(known.pk)})
    assert response["Location"] == reverse("desk:person-page", args=[known.pk])
    assert list(known.names.values_list("text", "kind")) == [("Ilan Torwald", "spelling")]
    assert Person.objects.count() == 1


def stale(client: Client) -> tuple[Person, object]:
    person = PersonFactory(name="Ilan Torvald", standing="stakeholder", basis="Old", public_name_form="full")
    address = reverse("desk:person-change", args=[person.pk])
    mine = PERSON | {"version": "1"}
    client.post(address, mine | {"name": "Ilan Thorvald", "basis": "Theirs", "names-rows": ""})
    return person, client.post(address, mine | {"name": "Ilan Torwald", "basis": "Mine"})


def test_a_stale_edit_shows_both_versions_and_saves_nothing(client: Client) -> None:
    person, response = stale(client)
    page = text_of(response)
    assert response.status_code == 409
    for words in ("Ilan Thorvald", "Ilan Torwald", "Theirs", "Mine", "אילן תורוולד"):
        assert words in page
    assert {one.name for one in response.context["conflicts"]} == {"said:name", "said:basis", "said:names"}
    person.refresh_from_db()
    assert (person.name, person.basis, person.names.count()) == ("Ilan Thorvald", "Theirs", 0)


def test_the_choice_after_a_conflict_is_saved_field_by_field(client: Client) -> None:
    person, response = stale(client)
    hidden = dict(response.context["hidden"])
    chosen = {"keep-said:name": "theirs", "keep-said:basis": "mine", "keep-said:names": "mine"}
    address = reverse("desk:person-change", args=[person.pk])
    saved = client.post(address, hidden | chosen | {"version": response.context["version"]})
    assert saved.status_code == 302
    person.refresh_from_db()
    assert (person.name, person.basis) == ("Ilan Thorvald", "Mine")
    assert list(person.names.values_list("text", flat=True)) == ["אילן תורוולד"]


def test_groups_can_be_taken_from_the_other_version(client: Client) -> None:
    person, response = stale(client)
    hidden = dict(response.context["hidden"])
    address = reverse("desk:person-change", args=[person.pk])
    client.post(address, hidden | {"keep-said:names": "theirs", "version": response.context["version"]})
    assert not person.names.exists()


def test_lowering_a_protection_is_refused_at_its_field(client: Client) -> None:
    person = PersonFactory(protection="at_risk")
    response = client.post(reverse("desk:person-change", args=[person.pk]), PERSON | {"version": "1"})
    assert response.status_code == 422
    assert "two people" in str(response.context["form"].errors["protection"])


def test_add_a_member_with_number_and_description(client: Client, network: Organisation) -> None:
    response = client.post(reverse("desk:organisation-add"), BODY | {"is_member": "on", "joined": "2019"})
    assert response.status_code == 302
    body = Organisation.objects.get(name="Lantern House")
    assert (body.description, [str(one) for one in body.identifiers.all()]) == (
        {"en": "A house of lanterns."},
        ["GB-CHC-123456"],
    )
    assert str(Membership.objects.get(member=body, network=network).joined) == "2019"


def test_a_member_shown_publicly_needs_a_public_name(client: Client) -> None:
    wrong = BODY | {"listed_publicly": "on", "public_name_form": "none", "country": "Norhaven"}
    response = client.post(reverse("desk:organisation-add"), wrong)
    assert set(response.context["form"].errors) == {"public_name_form", "country"}


def test_change_an_organisation_and_not_into_its_own_part(client: Client) -> None:
    body = OrganisationFactory(name="Lantern House")
    part = OrganisationFactory(parent=body)
    address = reverse("desk:organisation-change", args=[body.pk])
    refused = client.post(address, BODY | {"version": "1", "parent": str(part.pk)})
    assert "parent" in refused.context["form"].errors
    assert client.post(address, BODY | {"version": "1", "name": "Lantern Home"}).status_code == 302
    body.refresh_from_db()
    assert body.name == "Lantern Home"


def test_a_stale_organisation_shows_both_versions(client: Client) -> None:
    body = OrganisationFactory(name="Lantern House")
    address = reverse("desk:organisation-change", args=[body.pk])
    client.post(address, BODY | {"version": "1", "kind": "academic"})
    response = client.post(address, BODY | {"version": "1", "listed_publicly": "on"})
    shown = {one.name: (one.theirs, one.mine) for one in response.context["conflicts"]}
    assert shown == {"said:kind": ("Academic body", "NGO"), "said:listed_publicly": ("no", "yes")}


@pytest.mark.parametrize("name", ["desk:person-add", "desk:organisation-add"])
def test_adding_is_for_coordinators(name: str) -> None:
    assert personas.sign_in(personas.coordinator()).get(reverse(name)).status_code == 200
    for user in (personas.editor(), personas.director(), personas.administrator()):
        assert personas.sign_in(user).get(reverse(name)).status_code == 404


def test_a_contact_point_is_added_and_a_wrong_address_is_said(client: Client) -> None:
    person = PersonFactory()
    address = reverse("desk:person-contact-add", args=[person.pk])
    wrong = client.post(address, {"medium": "email", "value": "no address"})
    assert (wrong.status_code, person.contact_points.count()) == (422, 0)
    client.post(address, {"medium": "email", "value": "ilan@rivers.example"})
    assert person.contact_points.get().value == "ilan@rivers.example"


def test_an_objection_is_noted_on_a_page_that_says_what_happens(client: Client) -> None:
    person = PersonFactory(name="Ilan Torvald", standing="stakeholder")
    address = reverse("desk:person-objection", args=[person.pk])
    assert "Only coordinators" not in text_of(client.get(address))
    client.post(address)
    person.refresh_from_db()
    assert person.objected_at is not None
    assert personas.sign_in(personas.editor()).get(reverse("desk:person-page", args=[person.pk])).status_code == 404
