"""Numbers of registers on people and bodies, and a tree that does not bite its tail: what the forms say."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse
from tests import personas
from tests.factories import OrganisationFactory, PersonFactory

from overture.directory import operations
from overture.directory.errors import NumberNotKept, NumberTaken, PartOfItself
from overture.directory.given import IdentifierGiven
from overture.directory.models import Identifier
from overture.foundation.access import Viewer
from overture.foundation.history.queries import changes_of

pytestmark = [pytest.mark.integration, pytest.mark.django_db]

BODY = {
    "name": "Lantern House",
    "kind": "ngo",
    "standing": "network",
    "public_name_form": "full",
    "protection": "none",
    "names-rows": "",
    "identifiers-rows": "0 1",
    "version": "1",
}


@pytest.fixture
def by() -> Viewer:
    return personas.viewer(personas.coordinator())


@pytest.fixture
def client() -> Client:
    return personas.sign_in(personas.coordinator())


def rows(*numbers: tuple[str, str]) -> dict[str, str]:
    return {
        f"identifiers-{place}-{name}": word
        for place, number in enumerate(numbers)
        for name, word in zip(("scheme", "value"), number, strict=True)
    }


def test_what_is_wrong_stands_at_its_own_field(client: Client) -> None:
    body = OrganisationFactory()
    address = reverse("desk:organisation-change", args=[body.pk])
    refused = client.post(address, BODY | rows(("IL-RA", "580197771"), ("KNESSET", "965")))
    errors = refused.context["form"].errors
    assert (refused.status_code, set(errors)) == (422, {"identifiers-0-value", "identifiers-1-scheme"})
    assert "580197770" in errors["identifiers-0-value"][0]
    half = client.post(address, BODY | rows(("IL-RA", ""), ("", "965")))
    assert set(half.context["form"].errors) == {"identifiers-0-value", "identifiers-1-scheme"}
    assert client.post(address, BODY | rows(("il-ra", "58 0197770"), ("Wikidata", "q43229"))).status_code == 302
    assert sorted(str(one) for one in body.identifiers.all()) == ["IL-RA-580197770", "XI-WIKIDATA-Q43229"]


def test_a_number_that_another_record_has_is_refused_with_its_name(client: Client, by: Viewer) -> None:
    OrganisationFactory(name="Harbour Circle").identifiers.create(scheme="GB-CHC", value="1090095")
    body = OrganisationFactory()
    with pytest.raises(NumberTaken, match="Harbour Circle"):
        operations.change_organisation(body, version=1, identifiers=[IdentifierGiven("GB-CHC", "1090095")], by=by)
    address = reverse("desk:organisation-change", args=[body.pk])
    refused = client.post(address, BODY | rows(("GB-CHC", "109 0095"), ("", "")))
    assert refused.status_code == 422
    assert "Harbour Circle has the number GB-CHC-1090095 already" in refused.content.decode()


def test_rows_that_stay_keep_their_ids_and_the_history_says_what_changed(by: Viewer) -> None:
    person = PersonFactory()
    first = [IdentifierGiven("TWFY", "10001"), IdentifierGiven("UK-PARLIAMENT", "172")]
    operations.change_person(person, version=1, identifiers=first, by=by)
    kept = Identifier.objects.get(scheme="TWFY")
    then = [IdentifierGiven("TWFY", "10001"), IdentifierGiven("XI-WIKIDATA", "Q43229")]
    operations.change_person(person, version=2, identifiers=then, by=by)
    assert Identifier.objects.get(scheme="TWFY") == kept
    newest = changes_of(person)[0]
    assert (newest.field, newest.before, newest.after) == (
        "identifiers",
        "TWFY-10001\nUK-PARLIAMENT-172",
        "TWFY-10001\nXI-WIKIDATA-Q43229",
    )


def test_for_a_person_at_risk_no_number_is_kept(by: Viewer) -> None:
    person = PersonFactory(protection="at_risk")
    with pytest.raises(NumberNotKept):
        operations.change_person(person, version=1, identifiers=[IdentifierGiven("TWFY", "10001")], by=by)


def test_a_body_is_offered_neither_itself_nor_anything_inside_it(client: Client, by: Viewer) -> None:
    ministry, other = OrganisationFactory(), OrganisationFactory()
    directorate = OrganisationFactory(parent=ministry)
    team = OrganisationFactory(parent=directorate)
    form = client.get(reverse("desk:organisation-change", args=[ministry.pk])).context["form"]
    assert {key for key, _words in form.fields["parent"].choices} == {"", str(other.pk)}
    with pytest.raises(PartOfItself):
        operations.change_organisation(ministry, version=1, parent=team, by=by)
