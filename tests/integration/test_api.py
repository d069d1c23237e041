"""The API: its description, its tokens, and that nothing unpublished is in it."""

import datetime as dt
import json

import pytest
import time_machine
from django.test import Client
from django.urls import URLResolver, get_resolver
from django.utils import timezone

from overture.accounts import operations
from overture.accounts.models import ApiToken, Desk
from overture.foundation.access.api import SURFACE
from tests.factories import MembershipFactory, OrganisationFactory
from tests.personas import account, administrator, member_rep, viewer

pytestmark = [pytest.mark.integration, pytest.mark.django_db]


def token_for(user, **changes):
    return operations.make_token(user, label="Newsletter", by=viewer(administrator()), **changes)


def ask(path, secret=""):
    headers = {"authorization": f"Bearer {secret}"} if secret else {}
    return Client().get(path, headers=headers)


def operations_of_the_api():
    (api,) = (one for one in get_resolver().url_patterns if isinstance(one, URLResolver) and str(one.pattern) == "api/")
    for pattern in api.url_patterns:
        closure = getattr(pattern.callback, "__closure__", None) or ()
        for cell in closure:
            yield from getattr(cell.cell_contents, "operations", ())


def test_api_operations_take_a_viewer():
    found = list(operations_of_the_api())

    assert len(found) >= 3
    assert [one.path for one in found if getattr(one.view_func, "surface", "") != SURFACE] == []
    assert [one.path for one in found if not one.auth_callbacks] == []


def test_the_description_is_valid_and_names_every_public_operation():
    answer = ask("/api/openapi.json")

    described = json.loads(answer.content)
    assert described["openapi"].startswith("3.")
    assert {"/api/me", "/api/members"} <= set(described["paths"])
    for path, methods in described["paths"].items():
        for operation in methods.values():
            assert operation["summary"], path
            assert operation["security"], path
    assert described["components"]["securitySchemes"]


def test_there_is_no_page_that_loads_anything_from_outside():
    assert [ask(path).status_code for path in ("/api/docs", "/api/")] == [404, 404]


def test_an_unknown_address_answers_with_a_sentence():
    answer = ask("/api/nothing/here")

    assert (answer.status_code, answer.json()) == (404, {"error": "There is nothing at this address."})


def test_a_token_acts_as_its_account():
    house = OrganisationFactory()
    user = member_rep(house)

    answer = ask("/api/me", token_for(user).secret)

    assert answer.status_code == 200
    assert answer.json() == {
        "id": str(user.pk),
        "name": user.name,
        "language": "en",
        "roles": ["representative"],
        "organisations": [{"id": str(house.pk), "name": house.name}],
    }


def test_what_a_token_sees_is_stored_by_no_cache():
    answer = ask("/api/me", token_for(account("editor")).secret)

    assert "no-store" in answer["Cache-Control"]
    assert "Authorization" in answer["Vary"]


def test_a_token_works_for_ninety_days():
    secret, now = token_for(account("editor")).secret, timezone.now()

    with time_machine.travel(now + dt.timedelta(days=89, hours=23), tick=False):
        assert ask("/api/me", secret).status_code == 200
    with time_machine.travel(now + dt.timedelta(days=90, minutes=1), tick=False):
        assert ask("/api/me", secret).status_code == 401


def test_a_revoked_token_opens_nothing():
    made = token_for(account("editor"))
    assert ask("/api/me", made.secret).status_code == 200

    operations.revoke_token(made.token, by=viewer(administrator()))

    assert ask("/api/me", made.secret).status_code == 401


def test_a_token_ends_with_its_account():
    user = account("editor")
    secret = token_for(user).secret
    assert ask("/api/me", secret).status_code == 200

    operations.deactivate(user, by=viewer(administrator()))

    assert ask("/api/me", secret).status_code == 401


@pytest.mark.parametrize("path", ["/api/me", "/api/members"])
def test_a_token_of_no_use_is_refused_and_never_taken_for_the_public(path):
    answer = ask(path, "overture_invented")

    assert answer.status_code == 401
    assert "unknown, revoked or older than 90 days" in answer.json()["error"]


def test_without_a_token_nobody_is_told_who_they_are():
    answer = ask("/api/me")

    assert (answer.status_code, list(answer.json())) == (401, ["error"])


def test_a_session_opens_nothing_in_the_api():
    client = Client()
    client.force_login(administrator(), backend="allauth.account.auth_backends.AuthenticationBackend")

    assert client.get("/api/me").status_code == 401


def test_the_secret_is_kept_as_a_hash_only():
    made = token_for(account("editor"))

    assert made.secret not in str(ApiToken.objects.values()[0])
    assert len(made.secret) > 40


@pytest.fixture
def network():
    network = OrganisationFactory(kind="network")
    Desk.objects.create(name={"en": "River Alliance"}, organisation_id=network.pk, languages=["en"])
    return network


def test_the_members_are_those_of_the_public_page(network):
    shown = OrganisationFactory(name="Lantern House", slug="lantern-house", listed_publicly=True)
    hidden = OrganisationFactory(name="Quiet House", listed_publicly=False)
    covered = OrganisationFactory(name="Covered House", listed_publicly=True, protection="at_risk")
    for house in (shown, hidden, covered):
        MembershipFactory(member=house, network=network)
    OrganisationFactory(name="No member", listed_publicly=True)

    answer = ask("/api/members")

    assert answer.json() == [{"slug": "lantern-house", "name": "Lantern House", "website": ""}]
    assert "Set-Cookie" not in answer.headers


def test_the_members_take_as_many_queries_for_three_as_for_one(network, django_assert_num_queries):
    counts = []
    for _step in (1, 2):
        MembershipFactory(member=OrganisationFactory(listed_publicly=True), network=network)
        with django_assert_num_queries(3):
            counts.append(len(ask("/api/members").json()))

    assert counts == [1, 2]
