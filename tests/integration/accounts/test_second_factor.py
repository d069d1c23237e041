"""A second factor for everybody who works at the desk, sealed, and never replaced by a mailed code."""

import re

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal import auth as totp
from django.core import mail
from django.test import Client
from tests.factories import OrganisationFactory
from tests.personas import account, coordinator, director, editor, member_rep, sign_in

from overture.accounts.models import Desk
from overture.accounts.second_factor import SealedSecrets, reseal_secrets
from overture.foundation.sealing.rotation import add_key

pytestmark = [pytest.mark.integration, pytest.mark.django_db]

PASSWORD = "a long enough password"
FACTORS = "/accounts/2fa/"


@pytest.fixture
def required(settings):
    settings.OVERTURE_SECOND_FACTOR = True


def with_app(user):
    """The account with an authenticator app, and the app's secret."""
    secret = totp.generate_totp_secret()
    totp.TOTP.activate(user, secret)
    return secret


def code_of(secret):
    return totp.format_hotp_value(totp.hotp_value(secret, next(iter(totp.yield_hotp_counters_from_time()))))


@pytest.mark.parametrize("role", ["coordinator", "editor", "director", "administrator"])
def test_staff_without_a_second_factor_are_led_to_add_one(required, role):
    user = account(role)
    page = "/desk/settings/people/" if role == "administrator" else "/desk/engagements/"
    client = sign_in(user)

    assert client.get(page)["Location"] == FACTORS
    with_app(user)

    assert client.get(page).status_code == 200


def test_taking_the_factor_away_works_at_the_next_request(required):
    user = coordinator()
    with_app(user)
    client = sign_in(user)
    assert client.get("/desk/engagements/").status_code == 200

    Authenticator.objects.all().delete()

    assert client.get("/desk/engagements/")["Location"] == FACTORS


def test_a_members_representative_needs_none(required):
    assert sign_in(member_rep(OrganisationFactory())).get("/my/").status_code == 200


def test_a_sample_desk_is_spared(required):
    client = sign_in(editor())
    assert client.get("/desk/engagements/")["Location"] == FACTORS

    Desk.objects.update_or_create(pk=1, defaults={"is_sample": True})

    assert client.get("/desk/engagements/").status_code == 200


def test_a_mailed_code_is_no_second_factor(required):
    user = director()
    secret = with_app(user)
    client = Client()
    client.post("/accounts/login/code/", {"email": user.email})
    code = re.search(r"^\s*([A-Z0-9-]{6,})\s*$", mail.outbox[0].body, re.MULTILINE)[1]

    done = client.post("/accounts/login/code/confirm/", {"code": code})

    assert done["Location"].startswith("/accounts/2fa/authenticate/")
    assert client.get("/desk/engagements/").status_code == 302
    client.post("/accounts/2fa/authenticate/", {"code": code_of(secret)})
    assert client.get("/desk/engagements/").status_code == 200


def test_secrets_are_sealed_in_the_database():
    secret = with_app(coordinator())
    kept = Authenticator.objects.get().data["secret"]

    assert secret not in kept
    assert SealedSecrets().decrypt(kept) == secret


def test_a_new_key_seals_the_secrets_again(settings, tmp_path):
    settings.OVERTURE_KEY_PATH = tmp_path / "sealing-keys"
    secret = with_app(coordinator())
    before = Authenticator.objects.get().data["secret"]
    assert reseal_secrets() == 0

    add_key()

    assert reseal_secrets() == 1
    assert Authenticator.objects.get().data["secret"] != before
    assert SealedSecrets().decrypt(Authenticator.objects.get().data["secret"]) == secret
