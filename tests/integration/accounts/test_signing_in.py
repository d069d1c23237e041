"""Signing in: by password and by code, closed sign-up, no enumeration, limits, sessions that end."""

import datetime as dt
import re

import pytest
import time_machine
from django.core import mail
from django.test import Client
from django.utils import timezone
from tests.factories import OrganisationFactory
from tests.personas import account, administrator, coordinator, member_rep

from overture.accounts.models import User
from overture.accounts.operations import make_account
from overture.foundation.access import Viewer
from overture.foundation.audit.models import AuditEntry

pytestmark = [pytest.mark.integration, pytest.mark.django_db]

PASSWORD = "a long enough password"


def signed_in(user):
    client = Client()
    answer = client.post("/accounts/login/", {"login": user.email, "password": PASSWORD})
    return client, answer


def test_staff_arrive_at_the_desk_and_the_act_is_audited():
    user = coordinator()

    _client, answer = signed_in(user)

    assert (answer.status_code, answer["Location"]) == (302, "/desk/")
    assert AuditEntry.objects.filter(actor=str(user.pk), verb="sign_in").count() == 1


def test_who_only_represents_a_member_arrives_at_the_portal():
    _client, answer = signed_in(member_rep(OrganisationFactory()))

    assert answer["Location"] == "/my/"


def test_who_has_no_role_arrives_at_the_public_site():
    _client, answer = signed_in(account())

    assert answer["Location"] == "/"


def test_pages_speak_the_accounts_language_from_then_on():
    user = administrator()
    user.language = "he"
    user.save()

    client, answer = signed_in(user)

    assert answer.cookies["overture_language"].value == "he"
    assert '<html lang="he" dir="rtl"' in client.get("/desk/settings/people/").content.decode()


def test_a_code_by_mail_signs_in():
    user, client = coordinator(), Client()
    client.post("/accounts/login/code/", {"email": user.email})
    code = re.search(r"^\s*([A-Z0-9-]{6,})\s*$", mail.outbox[0].body, re.M)[1]

    answer = client.post("/accounts/login/code/confirm/", {"code": code})

    assert answer.status_code == 302
    assert client.session["_auth_user_id"] == str(user.pk)


def test_a_wrong_code_does_not():
    user, client = coordinator(), Client()
    client.post("/accounts/login/code/", {"email": user.email})

    client.post("/accounts/login/code/confirm/", {"code": "ZZZZZZ"})

    assert "_auth_user_id" not in client.session


def test_nobody_signs_up():
    given = {"email": "new@desk.example", "password1": PASSWORD, "password2": PASSWORD}

    answers = [Client().get("/accounts/signup/"), Client().post("/accounts/signup/", given)]

    assert [one.status_code for one in answers] == [200, 200]
    assert "<form" not in re.sub(r"(?s)<header>.*?</header>", "", answers[1].content.decode())
    assert User.objects.count() == 0


@pytest.mark.parametrize(
    ("path", "field"), [("/accounts/password/reset/", "email"), ("/accounts/login/code/", "email")]
)
def test_a_known_and_an_unknown_address_get_the_same_answer(path, field):
    known = coordinator().email

    answers = []
    for address in (known, "nobody@desk.example"):
        answer = Client().post(path, {field: address}, follow=True)
        answers.append((answer.redirect_chain, answer.content.decode().replace(address, "ADDRESS")))
        assert len(mail.outbox) == len(answers)

    assert without_tokens(answers[0]) == without_tokens(answers[1])


def without_tokens(answer):
    chain, page = answer
    return chain, re.sub(r'name="csrfmiddlewaretoken" value="\w+"|"X-CSRFToken": "\w+"', "", page)


def test_a_wrong_password_says_the_same_for_a_known_and_an_unknown_address():
    known = coordinator().email

    pages = [
        Client().post("/accounts/login/", {"login": address, "password": "wrong password here"}).content.decode()
        for address in (known, "nobody@desk.example")
    ]

    shown = [without_tokens(("", page.replace(known, "A").replace("nobody@desk.example", "A"))) for page in pages]
    assert shown[0] == shown[1]


def test_an_unknown_address_is_told_so_in_its_mail_without_a_way_to_sign_up():
    Client().post("/accounts/password/reset/", {"email": "nobody@desk.example"})

    (sent,) = mail.outbox
    assert "This desk has no account with it" in sent.body
    assert "signup" not in sent.body


def test_guessing_a_password_is_stopped_after_a_few_tries():
    user = coordinator()
    for _ in range(6):
        Client().post("/accounts/login/", {"login": user.email, "password": "wrong password here"})

    client, _answer = signed_in(user)

    assert "_auth_user_id" not in client.session


def test_a_reset_link_stands_on_the_desks_own_address_and_sets_a_new_password(settings):
    settings.OVERTURE_BASE_URL = "https://desk.lantern.example"
    user, client = coordinator(), Client()
    client.post("/accounts/password/reset/", {"email": user.email}, headers={"host": "localhost"})
    link = re.search(r"https://desk\.lantern\.example(/accounts/password/reset/key/\S+)", mail.outbox[0].body)[1]

    page = client.get(link, follow=True)
    new = "four quiet bridges at dusk"
    client.post(page.redirect_chain[-1][0], {"password1": new, "password2": new})

    user.refresh_from_db()
    assert user.check_password(new)
    assert AuditEntry.objects.filter(record_id=str(user.pk), verb="reset_password").exists()


def test_an_ended_account_cannot_sign_in():
    user = coordinator()
    user.is_active = False
    user.save()

    client, _answer = signed_in(user)

    assert "_auth_user_id" not in client.session


@pytest.mark.parametrize(("minutes", "is_open"), [(29, True), (31, False)])
def test_a_session_ends_after_half_an_hour_without_a_request(minutes, is_open):
    client, _answer = signed_in(administrator())

    with time_machine.travel(timezone.now() + dt.timedelta(minutes=minutes), tick=False):
        answer = client.get("/desk/settings/")

    assert (answer.status_code != 302) is is_open


def test_a_session_ends_after_twelve_hours_of_work():
    client, _answer = signed_in(administrator())
    began, answers = timezone.now(), {}

    for minutes in range(20, 12 * 60 + 21, 20):
        with time_machine.travel(began + dt.timedelta(minutes=minutes), tick=False):
            answers[minutes] = client.get("/desk/settings/people/").status_code

    assert answers[11 * 60 + 40] == 200
    assert answers[12 * 60 + 20] == 302


@pytest.mark.parametrize("path", ["/accounts/login/", "/accounts/password/reset/", "/accounts/login/code/"])
def test_pages_of_signing_in_are_kept_by_no_cache(path):
    assert "no-store" in Client().get(path)["Cache-Control"]


def test_the_pages_of_ones_own_account_open_after_proving_it_once_more():
    user = make_account(
        email="owen@desk.example", name="Owen", roles=("administrator",), password=PASSWORD, by=Viewer.system()
    )
    client, _answer = signed_in(user)
    activate = "/accounts/2fa/totp/activate/"
    assert client.get(activate).status_code == 302

    client.post("/accounts/reauthenticate/", {"password": PASSWORD})

    paths = ["/accounts/password/change/", "/accounts/2fa/", activate, "/accounts/email/"]
    pages = {path: client.get(path) for path in paths}
    assert {path: page.status_code for path, page in pages.items()} == dict.fromkeys(paths, 200)
    assert [path for path, page in pages.items() if b" style=" in page.content or b"<script>" in page.content] == []


def test_a_password_is_changed_and_the_owner_is_told():
    user = administrator()
    client, _answer = signed_in(user)
    new = "four quiet bridges at dusk"

    client.post("/accounts/password/change/", {"oldpassword": PASSWORD, "password1": new, "password2": new})

    user.refresh_from_db()
    assert user.check_password(new)
    assert [one.to for one in mail.outbox] == [[user.email]]


def test_the_well_known_address_leads_to_changing_a_password():
    answer = Client().get("/.well-known/change-password")

    assert (answer.status_code, answer["Location"]) == (302, "/accounts/password/change/")
