"""A passkey: made in the browser, and used to sign in with it alone."""

from __future__ import annotations

import pytest

pytestmark = [pytest.mark.journey, pytest.mark.xdist_group("browser"), pytest.mark.django_db(transaction=True)]


def test_a_coordinator_makes_a_passkey_and_signs_in_with_it(open_page, settings, sample_desk):
    settings.OVERTURE_SECOND_FACTOR = True
    settings.MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = True
    from overture.accounts.models import Desk

    Desk.objects.update(is_sample=False)
    watched = open_page()
    page = watched.page
    with_authenticator(page)
    account = sample_desk["coordinator"]
    watched.goto("/accounts/login/")
    page.fill("input[name=login]", account.email)
    page.fill("input[name=password]", account.password)
    page.click("main button[type=submit]")
    page.wait_for_url("**/accounts/2fa/")
    watched.look("second-factor-en")

    page.get_by_role("link", name="Add").first.click()
    page.fill("input[name=password]", account.password)
    page.get_by_role("button", name="It is me").click()
    page.wait_for_url("**/webauthn/add/**")
    watched.look("passkey-add-en")
    page.fill("input[name=name]", "Desk key")
    page.check("input[name=passwordless]")
    with page.expect_navigation(url=lambda address: "webauthn/add" not in address):
        page.click("#mfa_webauthn_add")
    watched.look("recovery-codes-en")

    watched.goto("/desk/")
    page.wait_for_url("**/desk/")
    page.context.clear_cookies()
    watched.goto("/accounts/login/")
    page.click("#passkey_login")
    page.wait_for_url("**/desk/**")


def with_authenticator(page) -> None:
    """A virtual authenticator that holds passkeys and knows its user."""
    session = page.context.new_cdp_session(page)
    session.send("WebAuthn.enable")
    options = {
        "protocol": "ctap2",
        "transport": "internal",
        "hasResidentKey": True,
        "hasUserVerification": True,
        "isUserVerified": True,
        "automaticPresenceSimulation": True,
    }
    session.send("WebAuthn.addVirtualAuthenticator", {"options": options})
