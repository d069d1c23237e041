import pytest
from tests.factories import OrganisationFactory
from tests.personas import coordinator, member_rep, sign_in

pytestmark = [pytest.mark.integration, pytest.mark.django_db]


def test_a_representative_sees_for_whom_they_speak_and_nobody_elses_house():
    own, other = OrganisationFactory(name="Lantern House"), OrganisationFactory(name="Other House")

    pages = {house.name: sign_in(member_rep(house)).get("/my/").content.decode() for house in (own, other)}

    assert "Lantern House" in pages["Lantern House"]
    assert "Other House" in pages["Other House"]
    assert "Other House" not in pages["Lantern House"]
    assert "Nothing waits for you." in pages["Lantern House"]


def test_the_portal_is_the_representatives():
    assert sign_in(member_rep(OrganisationFactory())).get("/my/").status_code == 200
    assert sign_in(coordinator()).get("/my/").status_code == 404


def test_the_desk_is_not_the_representatives():
    assert sign_in(member_rep(OrganisationFactory())).get("/desk/settings/").status_code == 404
