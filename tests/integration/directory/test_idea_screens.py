"""The screens of topics, initiatives, proposals, views and ties: who opens them, what they write, what they refuse."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils.html import escape
from tests import personas
from tests.factories import EngagementFactory, OrganisationFactory, PersonFactory, StakeholderFactory

from overture.directory import operations
from overture.directory.given import NamePut
from overture.directory.models import Initiative, Organisation, Proposal, Signature, Stance, Tie, Topic
from overture.foundation.access import Viewer
from overture.foundation.listing.operations import rebuild_listing
from overture.foundation.partial_dates import PartialDate

pytestmark = [pytest.mark.integration, pytest.mark.django_db]
SYSTEM = Viewer.system()
DAY = PartialDate.parse("2024-03-04")


@pytest.fixture
def client() -> Client:
    return personas.sign_in(personas.coordinator())


@pytest.fixture
def plan() -> Proposal:
    proposal = operations.add_proposal(
        title="The river plan", owner=OrganisationFactory(name="Lantern House"), by=SYSTEM
    )
    operations.write_text(proposal, text={"en": "We ask for one seat."}, version=1, by=SYSTEM)
    proposal.refresh_from_db()
    return proposal


@pytest.fixture
def fund() -> Initiative:
    return operations.add_initiative(name="River Fund", by=SYSTEM)


def at(name: str, *ids: object) -> str:
    return reverse(f"desk:{name}", args=[str(one) for one in ids])


def text_of(response) -> str:
    assert response.status_code == 200, response.status_code
    return response.content.decode()


def everything(plan: Proposal, fund: Initiative) -> dict[str, list[str]]:
    """Every screen, by who may open it."""
    topic = operations.add_topic(name={"en": "Water"}, by=SYSTEM)
    person, other = PersonFactory(), PersonFactory()
    [name] = operations.put_names(plan, [NamePut(DAY, OrganisationFactory())], by=SYSTEM)
    view = operations.declare_stance(person, on=fund, position="for", declared=DAY, source="A speech", by=SYSTEM)
    tie = operations.add_tie(person, other=other, said_by="Amra", by=SYSTEM)
    read = [at(f"{kind}-list") for kind in ("topic", "initiative", "proposal")]
    read += [at("topic-page", topic.pk), at("initiative-page", fund.pk), at("proposal-page", plan.pk)]
    read += [at("proposal-names", plan.pk), at("proposal-names-missing", plan.pk)]
    write = [at(f"{kind}-add") for kind in ("topic", "initiative", "proposal")]
    write += [at("topic-change", topic.pk), at("initiative-change", fund.pk), at("proposal-change", plan.pk)]
    write += [at(f"proposal-{what}", plan.pk) for what in ("text", "status", "names-add")]
    write += [at("signature-change", plan.pk, name.pk), at("stance-change", view.pk), at("tie-change", tie.pk)]
    write += [at("tie-add", person.pk), at("person-stance-add", person.pk), at("proposal-stance-add", plan.pk)]
    write += [at("topic-stance-add", topic.pk), at("initiative-stance-add", fund.pk)]
    write += [at("organisation-stance-add", plan.owner_id)]
    return {"read": read, "write": write}


def test_staff_read_and_coordinators_write_and_nobody_else_learns_that_it_exists(client, plan, fund):
    screens = everything(plan, fund)
    editor, director = (personas.sign_in(user) for user in (personas.editor(), personas.director()))
    administrator = personas.sign_in(personas.administrator())

    for address in (*screens["read"], *screens["write"]):
        assert client.get(address).status_code == 200, address
        assert administrator.get(address).status_code == 404, address
        assert Client().get(address).status_code == 302, address
    for reader in (editor, director):
        assert {reader.get(address).status_code for address in screens["read"]} == {200}
        assert {reader.get(address).status_code for address in screens["write"]} == {404}


def test_the_lists_and_pages_belong_to_an_entry_of_the_side_bar(client, plan, fund):
    for address, entry in ((at("initiative-page", fund.pk), "stakeholders"), (at("proposal-page", plan.pk), "network")):
        assert f'href="/desk/{entry}/" aria-current="page"' in text_of(client.get(address))


def test_an_editor_reads_views_but_finds_no_ties_and_no_buttons(client, plan, fund):
    everything(plan, fund)
    editor = personas.sign_in(personas.editor())

    page = text_of(editor.get(at("initiative-page", fund.pk)))

    assert "A speech" in page
    assert "views/add" not in page
    assert "views/add" in text_of(client.get(at("initiative-page", fund.pk)))


def test_a_covered_bodys_initiatives_and_proposals_do_not_exist_for_others(client, plan, fund):
    plan.owner.protection = "at_risk"
    plan.owner.save()
    fund.organisation = plan.owner
    fund.save()
    editor = personas.sign_in(personas.editor())

    for address, words in (
        (at("proposal-page", plan.pk), "river plan"),
        (at("initiative-page", fund.pk), "River Fund"),
    ):
        assert words in text_of(client.get(address))
        assert editor.get(address).status_code == 404
    for address, words in ((at("proposal-list"), "river plan"), (at("initiative-list"), "River Fund")):
        assert words in text_of(client.get(address))
        assert words not in text_of(editor.get(address))


def test_an_initiative_is_added_with_its_names_and_found_by_each(client):
    StakeholderFactory(name="Ministry of Bridges")
    sent = {
        "name": "River Fund",
        "names_ar": "صندوق النهر",
        "organisation": "Ministry of Bridges",
        "stage": "adopted",
        "stage_reached": "2024-02",
        "about_en": "Pays for joint work.",
    }
    response = client.post(at("initiative-add"), sent)

    fund = Initiative.objects.get()
    assert response.url == at("initiative-page", fund.pk)
    assert (fund.names, fund.organisation.name, str(fund.stage_reached)) == (
        {"ar": "صندوق النهر"},
        "Ministry of Bridges",
        "2024-02",
    )
    assert "River Fund" in text_of(client.get(at("initiative-list"), {"q": "صندوق"}))
    assert "River Fund" not in text_of(client.get(at("initiative-list"), {"stage": "dropped"}))


def test_what_was_typed_survives_a_mistake(client):
    sent = {"name": "River Fund", "organisation": "Nobody House", "stage_reached": "2024-02", "about_en": "Pays."}

    response = client.post(at("initiative-add"), sent)

    page = response.content.decode()
    assert response.status_code == 422
    assert "Nobody called Nobody House" in page
    assert "Say where it stands since then" in page
    assert 'value="River Fund"' in page
    assert "Pays." in page
    assert not Initiative.objects.exists()


def test_two_who_change_an_initiative_see_both_versions(client, fund):
    operations.change_initiative(fund, version=1, what="fund", by=SYSTEM)

    response = client.post(at("initiative-change", fund.pk), {"name": "River Fund", "what": "bill", "version": "1"})

    page = response.content.decode()
    assert response.status_code == 409
    assert "Two versions of <bdi>River Fund</bdi>" in page
    assert ">fund<" in page
    assert ">bill<" in page
    fund.refresh_from_db()
    assert fund.what == "fund"


def test_a_proposal_shows_its_texts_side_by_side_and_who_signed_which(client, plan):
    operations.put_names(plan, [NamePut(DAY, OrganisationFactory(name="Early House"))], by=SYSTEM)
    sent = {"text_en": "We ask for two seats.", "text_he": "שני מושבים", "version": str(plan.version)}

    assert client.post(at("proposal-text", plan.pk), sent).status_code == 302

    page = text_of(client.get(at("proposal-page", plan.pk)))
    assert "<del>one seat</del>" in page
    assert "<ins>two seats</ins>" in page
    assert "Early House" in page
    hebrew = text_of(client.get(at("proposal-page", plan.pk), {"language": "he"}))
    assert "Version 1 is not written in this language." in hebrew
    assert "שני מושבים" in hebrew


def test_many_names_are_put_at_once_and_every_bad_line_is_named(client, plan):
    OrganisationFactory(name="Harbour Choir")
    PersonFactory(name="Amra Soling")
    lines = "Harbour Choir; Amra Soling; 2024-02-01\nNobody House\n\nHarbour Choir; Nobody Here"
    sent = {"text": "1", "signed": "2024-03-04", "many": lines}

    response = client.post(at("proposal-names-add", plan.pk), sent)

    page = response.content.decode()
    assert response.status_code == 422
    assert "Line 2: Nobody called Nobody House" in page
    assert "Line 4: Nobody called Nobody Here" in page
    assert not Signature.objects.exists()

    sent["many"] = "Harbour Choir; Amra Soling; 2024-02-01\nNobody House"
    assert client.post(at("proposal-names-add", plan.pk), {**sent, "add_unknown": "on"}).status_code == 302
    signed = {str(row.organisation): (str(row.person or ""), str(row.signed)) for row in Signature.objects.all()}
    assert signed == {"Harbour Choir": ("Amra Soling", "2024-02-01"), "Nobody House": ("", "2024-03-04")}


def test_names_by_the_hundred_are_paged_counted_and_searched(client, plan):
    names = [NamePut(DAY, new_body=f"Guild {number:03}") for number in range(120)]
    operations.put_names(plan, names, by=SYSTEM)
    rebuild_listing()

    first = text_of(client.get(at("proposal-names", plan.pk)))
    found = text_of(client.get(at("proposal-names", plan.pk), {"q": "Guild 117"}))

    assert "120 names stand under it." in first
    assert "Guild 099" in first
    assert "Guild 100" not in first
    assert 'rel="next"' in first
    assert "Guild 117" in found
    assert "Guild 016" not in found


def test_lists_and_pages_ask_as_often_with_one_row_as_with_three(client, plan, fund):
    addresses = (
        at("initiative-list"),
        at("proposal-list"),
        at("initiative-page", fund.pk),
        at("proposal-page", plan.pk),
        at("proposal-names", plan.pk),
    )
    counts = []
    for times in (1, 2):
        for _number in range(times):
            one = operations.add_initiative(name="Another fund", organisation=StakeholderFactory(), by=SYSTEM)
            for subject in (one, fund, plan):
                who, source = StakeholderFactory(), "A speech"
                operations.declare_stance(who, on=subject, position="for", declared=DAY, source=source, by=SYSTEM)
            operations.put_names(plan, [NamePut(DAY, OrganisationFactory(), PersonFactory())], by=SYSTEM)
            EngagementFactory().initiatives.add(fund)
        asked = []
        for address in addresses:
            client.get(address)
            with CaptureQueriesContext(connection) as captured:
                client.get(address)
            asked.append(len(captured))
        counts.append(asked)
    assert counts[0] == counts[1]


def test_a_view_is_noted_from_the_page_of_who_declared_it(client, fund):
    person = PersonFactory(name="Amra Soling")
    engagement = EngagementFactory()
    rebuild_listing()
    sent = {
        "subject": f"initiative:{fund.pk}",
        "position": "for",
        "declared": "2024-03",
        "source": "A briefing",
        "address": f"http://testserver/desk/engagements/{engagement.pk}/".replace("http://testserver", ""),
        "words": "We are for it.",
    }

    response = client.post(at("person-stance-add", person.pk), sent)

    stance = Stance.objects.get()
    assert response.url == at("person-page", person.pk)
    assert (stance.source_kind, stance.source_id, stance.source_url) == ("engagement", str(engagement.pk), "")
    page = text_of(client.get(at("initiative-page", fund.pk)))
    assert "Amra Soling" in page
    assert f'href="/desk/engagements/{engagement.pk}/"' in page


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"source": ""}, "Fill in “Source”."),
        ({"address": "javascript:alert(1)"}, "Write an address that begins with https://"),
        ({"address": "/desk/engagements/0b1d9a3e-5e0c-4b52-8f4c-000000000000/"}, "Write an address that begins"),
        ({"declared": "soon"}, "Write a day (2024-01-16)"),
        ({"party": "Nobody House"}, "Nobody called Nobody House"),
        ({"position": "9"}, "Select a valid choice"),
    ],
)
def test_a_view_without_a_good_source_date_or_party_is_refused(client, fund, change, words):
    PersonFactory(name="Amra Soling")
    sent = {"party": "Amra Soling", "position": "for", "declared": "2024", "source": "A speech", "address": ""}

    response = client.post(at("initiative-stance-add", fund.pk), sent | change)

    assert response.status_code == 422
    assert words in response.content.decode()
    assert not Stance.objects.exists()


def test_a_new_view_leaves_the_old_one_and_a_wrong_one_can_be_corrected_and_removed(client, fund):
    body = StakeholderFactory(name="Harbour Party")
    operations.declare_stance(
        body, on=fund, position="against", declared=PartialDate.parse("2021"), source="Vote", by=SYSTEM
    )
    sent = {"party": "Harbour Party", "position": "for", "declared": "2024", "source": "A speech"}
    client.post(at("initiative-stance-add", fund.pk), sent)
    assert "1 earlier view" in text_of(client.get(at("initiative-page", fund.pk)))

    newest = Stance.objects.get(position="for")
    change = {"position": "open", "declared": "2024", "source": "A speech", "version": "1"}
    response = client.post(f"{at('stance-change', newest.pk)}?from=subject", change)
    assert response.url == at("initiative-page", fund.pk)
    assert client.post(at("stance-remove", newest.pk)).status_code == 302
    assert Stance.objects.get().position == "against"


def test_a_tie_says_who_says_so_and_shows_on_both_pages(client):
    one, other = PersonFactory(name="Amra Soling"), PersonFactory(name="Wren Calloway", standing="stakeholder")
    sent = {
        "other": "Wren Calloway",
        "what": "knows",
        "how_well": "close",
        "who": "me",
        "since": "2019",
        "said": "2024-05",
    }

    response = client.post(at("tie-add", one.pk), sent)

    tie = Tie.objects.get()
    assert response.url == at("person-page", one.pk)
    assert tie.told_by_account is not None
    for page, name in ((one, "Wren Calloway"), (other, "Amra Soling")):
        shown = text_of(client.get(at("person-page", page.pk)))
        assert name in shown
        assert f"<bdi>{escape(tie.told_by_account.name)}</bdi> says so, May 2024" in shown
    assert "Who could introduce us" in text_of(client.get(at("person-page", other.pk)))


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"other": "Amra Soling"}, "Choose two different people."),
        ({"other": ""}, "Write whom they know."),
        ({"who": "person"}, "Say who, or where it is written."),
        ({"who": "written"}, "Say who, or where it is written."),
    ],
)
def test_a_tie_to_nobody_or_on_nobodys_word_is_refused(client, change, words):
    one = PersonFactory(name="Amra Soling")
    PersonFactory(name="Wren Calloway")

    response = client.post(at("tie-add", one.pk), {"other": "Wren Calloway", "what": "knows", "who": "me"} | change)

    assert response.status_code == 422
    assert words in response.content.decode()
    assert not Tie.objects.exists()


def test_a_topic_is_renamed_in_three_languages(client):
    topic = operations.add_topic(name={"en": "Water"}, by=SYSTEM)
    sent = {"name_en": "Shared water", "name_ar": "مياه", "name_he": "מים", "version": "1"}

    assert client.post(at("topic-change", topic.pk), sent).status_code == 302

    assert Topic.objects.get().name == {"en": "Shared water", "ar": "مياه", "he": "מים"}
    assert client.post(at("topic-add"), {"name_he": "מים"}).status_code == 422


def test_statuses_are_noted_and_an_adoption_names_who_adopted(client, plan):
    refused = client.post(at("proposal-status", plan.pk), {"status": "adopted", "reached": "2024-03"})
    assert "Say who adopted it." in refused.content.decode()

    sent = {"status": "adopted", "reached": "2024-03", "organisation": "Lantern House", "how": "By the board"}
    assert client.post(at("proposal-status", plan.pk), sent).status_code == 302

    page = text_of(client.get(at("proposal-page", plan.pk)))
    assert "Adopted by Lantern House, March 2024." in page
    assert Organisation.objects.get(name="Lantern House").proposals.get().status == "adopted"
