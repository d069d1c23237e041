"""Memberships of ours, of coalitions, working groups and official bodies: verbs, dates, and both ends' pages."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse
from tests import personas
from tests.factories import MembershipFactory, OrganisationFactory

from overture.accounts.models import Desk
from overture.directory import errors, operations, queries
from overture.directory.given import MembershipGiven
from overture.directory.models import Membership, Organisation
from overture.foundation.access import Viewer
from overture.foundation.history.queries import changes_of
from overture.foundation.partial_dates import PartialDate
from overture.foundation.records import StaleVersion

pytestmark = [pytest.mark.integration, pytest.mark.django_db]

day = PartialDate.parse


@pytest.fixture
def by() -> Viewer:
    return personas.viewer(personas.coordinator())


@pytest.fixture
def client() -> Client:
    return personas.sign_in(personas.coordinator())


@pytest.fixture
def coalition() -> Organisation:
    return OrganisationFactory(name="River Coalition", kind="coalition", standing="other")


def test_a_body_joins_changes_and_leaves_with_its_history(by: Viewer, coalition: Organisation) -> None:
    body = OrganisationFactory()
    row = operations.add_membership(body, network=coalition, by=by, given=MembershipGiven(joined=day("2021-05")))
    operations.change_membership(row, version=1, by=by, status="suspended", member_class="observer")
    operations.end_membership(row, by=by, on=day("2024"))
    row.refresh_from_db()
    assert (row.member_class, row.status, str(row.joined), str(row.left)) == ("observer", "left", "2021-05", "2024")
    assert [(one.field, one.before, one.after) for one in changes_of(row)] == [
        ("left", "", "2024"),
        ("status", "suspended", "left"),
        ("status", "active", "suspended"),
        ("member_class", "full", "observer"),
    ]


@pytest.mark.parametrize(
    ("given", "refusal"),
    [
        ({"joined": day("2024"), "left": day("2023"), "status": "left"}, errors.LeftBeforeJoined),
        ({"left": day("2023")}, errors.LeftButLive),
        ({"left": day("2023"), "status": "suspended"}, errors.LeftButLive),
        ({"left": day("2099"), "status": "left"}, errors.LeftToCome),
        ({"joined": day("2099")}, errors.NotYetJoined),
    ],
)
def test_dates_that_contradict_the_status_are_refused(
    by: Viewer, coalition: Organisation, given: dict, refusal: type[Exception]
) -> None:
    with pytest.raises(refusal):
        operations.add_membership(OrganisationFactory(), network=coalition, by=by, given=MembershipGiven(**given))
    assert not Membership.objects.exists()


def test_one_live_place_at_a_time_and_two_rows_for_who_came_back(by: Viewer, coalition: Organisation) -> None:
    body = OrganisationFactory()
    first = operations.add_membership(body, network=coalition, by=by, given=MembershipGiven(joined=day("2019")))
    with pytest.raises(errors.MemberAlready):
        operations.add_membership(body, network=coalition, by=by)
    with pytest.raises(errors.MemberOfItself):
        operations.add_membership(body, network=body, by=by)
    operations.end_membership(first, by=by, on=day("2022"))
    second = operations.add_membership(body, network=coalition, by=by, given=MembershipGiven(joined=day("2024")))
    with pytest.raises(errors.MemberAlready):
        operations.change_membership(first, version=first.version, by=by, status="active", left=None)
    assert queries.places_of(by, body) == [second, first]


def test_the_networks_own_place_is_the_live_one(by: Viewer) -> None:
    ours = OrganisationFactory(kind="network")
    Desk.objects.create(organisation_id=ours.pk)
    body = OrganisationFactory()
    left = operations.set_membership(body, by=by, given=MembershipGiven(status="left", left=day("2020")))
    live = operations.set_membership(body, by=by, given=MembershipGiven(joined=day("2022")))
    assert (queries.membership_of(body), Membership.objects.count()) == (live, 2)
    assert left != live


def test_a_membership_whose_other_end_is_hidden_is_not_told(coalition: Organisation) -> None:
    hidden = MembershipFactory(network=coalition, member__protection="at_risk")
    shown = MembershipFactory(network=coalition)
    editor = personas.viewer(personas.editor())
    assert queries.members_of(personas.viewer(personas.coordinator()), coalition) != [shown]
    assert queries.members_of(editor, coalition) == [shown]
    with pytest.raises(errors.NotFound):
        queries.membership_for(editor, hidden.pk)


@pytest.mark.parametrize("count", [1, 3])
def test_both_ends_ask_a_fixed_number_of_queries(
    by: Viewer, coalition: Organisation, count: int, django_assert_num_queries
) -> None:
    for _number in range(count):
        MembershipFactory(network=coalition)
    with django_assert_num_queries(2):
        assert [str(row.member) for row in queries.members_of(by, coalition)]


def test_a_member_is_added_on_the_bodys_page_and_shown_at_both_ends(client: Client, coalition: Organisation) -> None:
    body = OrganisationFactory(name="Lantern House")
    address = reverse("desk:membership-add", args=[coalition.pk]) + "?side=members"
    sent = {"other": str(body.pk), "member_class": "associate", "status": "active", "joined": "2021-05", "left": ""}
    assert client.post(address, sent).status_code == 302
    for record, other in ((coalition, "Lantern House"), (body, "River Coalition")):
        page = client.get(reverse("desk:organisation-page", args=[record.pk])).content.decode()
        for words in (other, "Associate", "since May 2021"):
            assert words in page


def test_the_form_says_what_is_wrong_at_its_field(client: Client, coalition: Organisation) -> None:
    body = OrganisationFactory()
    address = reverse("desk:membership-add", args=[body.pk])
    sent = {"other": str(coalition.pk), "member_class": "full", "status": "active", "joined": "2024", "left": "2023"}
    response = client.post(address, sent)
    assert (response.status_code, list(response.context["form"].errors)) == (422, ["left"])
    assert client.post(address, sent | {"other": ""}).status_code == 422


def test_two_people_changing_one_membership_see_both(client: Client, by: Viewer) -> None:
    row = MembershipFactory(joined=day("2020"))
    operations.change_membership(row, version=1, by=by, joined=day("2021"))
    address = reverse("desk:membership-change", args=[row.pk])
    sent = {"member_class": "full", "status": "active", "joined": "2022", "left": "", "version": "1"}
    response = client.post(address, sent)
    assert response.status_code == 409
    assert all(words in response.content.decode() for words in ("2021", "2022"))
    with pytest.raises(StaleVersion):
        operations.change_membership(row, version=1, by=by, joined=day("2022"))


def test_one_written_by_mistake_is_taken_away(client: Client) -> None:
    row = MembershipFactory()
    address = reverse("desk:membership-remove", args=[row.pk])
    assert client.get(address).status_code == 200
    assert client.post(address).status_code == 302
    assert not Membership.objects.exists()


def test_others_than_coordinators_find_no_form(coalition: Organisation) -> None:
    row = MembershipFactory(network=coalition)
    addresses = [reverse(f"desk:membership-{verb}", args=[row.pk]) for verb in ("change", "remove")]
    addresses.append(reverse("desk:membership-add", args=[coalition.pk]))
    assert [personas.sign_in(personas.coordinator()).get(one).status_code for one in addresses] == [200] * 3
    for role in ("editor", "director", "administrator"):
        assert [personas.sign_in(personas.account(role)).get(one).status_code for one in addresses] == [404] * 3
