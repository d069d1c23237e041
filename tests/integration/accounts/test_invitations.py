"""Invitations: the mail, the link, the account."""

import datetime as dt

import pytest
import time_machine
from django.conf import settings
from django.core import mail
from django.test import Client
from django.utils import timezone
from tests.factories import OrganisationFactory
from tests.personas import account, administrator, editor, viewer

from overture.accounts import operations
from overture.accounts.errors import AddressTaken, InvitationEnded, NotAllowed
from overture.accounts.models import Invitation, User
from overture.accounts.tokens import invitation_token
from overture.foundation.access import Viewer
from overture.foundation.outbox.models import Message
from overture.foundation.outbox.operations import send_due

pytestmark = [pytest.mark.integration, pytest.mark.django_db]

PASSWORD = "three calm herons by the weir"


def invited(**changes):
    given = {"email": "Sela@desk.example", "name": "Sela Brandt", "role": "editor", **changes}
    return operations.invite(**given, by=viewer(administrator()))


def link_of(invitation):
    return f"/accounts/invitation/{invitation_token(invitation.pk)}/"


def test_the_mail_holds_the_link_on_the_desks_own_address():
    invitation = invited()

    send_due()

    (sent,) = mail.outbox
    assert sent.to == ["sela@desk.example"]
    assert settings.OVERTURE_BASE_URL + link_of(invitation) in sent.body
    assert "Sela" not in sent.subject


def test_the_mail_speaks_the_language_of_the_invitation():
    invitation = invited(language="ar")
    message = Message.objects.get()

    assert message.language == invitation.language == "ar"


def test_neither_the_invitation_nor_the_message_holds_the_token_or_reads_as_the_address():
    invitation = invited()
    token = invitation_token(invitation.pk)

    row = Invitation.objects.filter(pk=invitation.pk).values_list("token_hash", "name")[0]
    assert token not in row
    assert len(token) == 64
    assert token not in str(Message.objects.values()[0])


def test_opening_the_link_does_nothing():
    invitation = invited()

    answers = [Client().get(link_of(invitation)).status_code for _ in range(2)]

    assert answers == [200, 200]
    assert User.objects.filter(email="sela@desk.example").count() == 0
    assert Client().head(link_of(invitation)).status_code == 200


def test_accepting_makes_the_account_and_signs_in():
    client, invitation = Client(), invited()

    answer = client.post(link_of(invitation), {"name": "Sela B.", "password": PASSWORD})

    user = User.objects.get(email="sela@desk.example")
    assert answer.status_code == 302
    assert answer.url == "/desk/"
    assert client.session["_auth_user_id"] == str(user.pk)
    assert (user.name, user.check_password(PASSWORD)) == ("Sela B.", True)
    assert viewer(user).ids("role") == {"editor"}


def test_a_link_works_once():
    invitation = invited()
    Client().post(link_of(invitation), {"name": "Sela", "password": PASSWORD})

    again = Client().post(link_of(invitation), {"name": "Other", "password": PASSWORD})

    assert again.status_code == 404
    assert "This invitation has ended" in again.content.decode()
    assert not User.objects.filter(name="Other").exists()


def test_a_link_works_for_seven_days():
    invitation = invited()
    now = timezone.now()

    with time_machine.travel(now + dt.timedelta(days=6, hours=23), tick=False):
        assert Client().get(link_of(invitation)).status_code == 200
    with time_machine.travel(now + dt.timedelta(days=7, minutes=1), tick=False):
        assert Client().get(link_of(invitation)).status_code == 404


def test_a_link_that_was_never_given_answers_as_one_that_has_ended():
    ended = invited()
    operations.withdraw_invitation(ended, by=viewer(administrator()))

    answers = [Client().get(path) for path in (link_of(ended), "/accounts/invitation/unknown/")]

    assert [one.status_code for one in answers] == [404, 404]
    assert "This invitation has ended" in answers[1].content.decode()


def test_a_withdrawn_invitation_is_not_mailed():
    operations.withdraw_invitation(invited(), by=viewer(administrator()))

    send_due()

    assert mail.outbox == []
    assert Message.objects.get().state == Message.State.DROPPED


@pytest.mark.parametrize("password", ["short", "password1234", "sela brandt 12"])
def test_a_weak_password_is_refused_and_the_name_survives(password):
    invitation = invited()

    answer = Client().post(link_of(invitation), {"name": "Sela Brandt", "password": password})

    assert answer.status_code == 422
    assert 'value="Sela Brandt"' in answer.content.decode()
    assert not User.objects.filter(email="sela@desk.example").exists()


def test_a_representative_speaks_for_the_organisation_from_the_start():
    house = OrganisationFactory()
    client, invitation = Client(), invited(role="representative", organisation_id=str(house.pk))

    answer = client.post(link_of(invitation), {"name": "Sela", "password": PASSWORD})

    assert answer.url == "/my/"
    assert viewer(User.objects.get(name="Sela")).ids("org") == {str(house.pk)}
    assert house.name in client.get("/my/").content.decode()


def test_only_an_administrator_invites():
    with pytest.raises(NotAllowed):
        operations.invite(email="a@desk.example", name="A", role="editor", by=viewer(editor()))

    assert Message.objects.count() == 0


def test_nobody_with_an_account_is_invited():
    account(email="sela@desk.example")

    with pytest.raises(AddressTaken):
        invited()


def test_two_who_accept_at_once_make_one_account():
    invitation = invited()
    token = invitation_token(invitation.pk)
    operations.accept_invitation(token, name="One", password=PASSWORD, by=Viewer.public())

    with pytest.raises(InvitationEnded):
        operations.accept_invitation(token, name="Two", password=PASSWORD, by=Viewer.public())


def test_the_page_is_kept_by_no_cache_and_no_search_engine():
    answer = Client().get(link_of(invited()))

    assert "no-store" in answer["Cache-Control"]
    assert "noindex" in answer.content.decode()


def test_the_page_speaks_the_invitations_language_until_another_is_chosen():
    client, invitation = Client(), invited(language="ar")

    first = client.get(link_of(invitation))
    client.get("/ui/language/?to=he")
    second = client.get(link_of(invitation))

    assert [one["Content-Language"] for one in (first, second)] == ["ar", "he"]
    assert '<html lang="ar" dir="rtl"' in first.content.decode()
