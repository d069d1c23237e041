"""The list of people and roles, one account's page, API tokens on the screen."""

import pytest
from tests.personas import account, administrator, coordinator, sign_in

from overture.accounts.models import ApiToken, Invitation, User

pytestmark = [pytest.mark.integration, pytest.mark.django_db]


def queries_of(client, url, counted):
    with counted() as found:
        assert client.get(url).status_code == 200
    return len(found)


@pytest.mark.parametrize("url", ["/desk/settings/people/", "/desk/settings/api/"])
def test_the_lists_take_as_many_queries_for_three_as_for_one(url, django_assert_max_num_queries):
    client, by = sign_in(administrator()), account("administrator")
    invitation = {"role": "editor", "expires_at": "2999-01-01T00:00Z"}
    token = {"user": by, "expires_at": "2999-01-01T00:00Z"}
    counts = []
    for step in (1, 3):
        for number in range(step):
            account("editor", "director", name=f"Person {step} {number}")
            Invitation.objects.create(token_hash=f"{step}{number}", **invitation)
            ApiToken.objects.create(secret_hash=f"{step}{number}", **token)
        client.get(url)
        counts.append(queries_of(client, url, lambda: django_assert_max_num_queries(30)))

    assert counts[0] == counts[1] > 3


def test_the_list_goes_on_where_it_stopped(monkeypatch):
    monkeypatch.setattr("overture.accounts.views.desk.PAGE", 2)
    client = sign_in(account("administrator", name="B"))
    for name in ("A", "C", "D", "E"):
        account(name=name)

    seen, url = [], "/desk/settings/people/"
    while url:
        answer = client.get(url)
        seen += [row.cells[0] for row in answer.context["rows"]]
        after = answer.context["after"]
        url = f"/desk/settings/people/?after={after}" if after else ""

    assert seen == ["A", "B", "C", "D", "E"]


def test_roles_are_given_on_the_accounts_page():
    user = account("editor")
    client = sign_in(administrator())

    answer = client.post(f"/desk/settings/people/{user.pk}/", {"roles": ["coordinator", "editor"]})

    assert answer.status_code == 302
    assert sorted(user.grants.values_list("role", flat=True)) == ["coordinator", "editor"]


def test_the_last_administrator_is_told_what_to_do_first():
    user = administrator()

    answer = sign_in(user).post(f"/desk/settings/people/{user.pk}/", {"roles": ["editor"]})

    assert answer.status_code == 422
    assert "Make somebody else an administrator first" in answer.content.decode()
    assert list(user.grants.values_list("role", flat=True)) == ["administrator"]


def test_an_account_is_ended_and_resumed():
    user, client = coordinator(), sign_in(administrator())
    assert "signed out everywhere" in client.get(f"/desk/settings/people/{user.pk}/end/").content.decode()

    client.post(f"/desk/settings/people/{user.pk}/end/")
    assert User.objects.get(pk=user.pk).is_active is False
    client.post(f"/desk/settings/people/{user.pk}/resume/")

    assert User.objects.get(pk=user.pk).is_active is True


def test_an_invitation_is_sent_and_withdrawn_on_the_screen():
    client = sign_in(administrator())
    client.post(
        "/desk/settings/people/invite/",
        {"email": "sela@desk.example", "name": "Sela", "role": "editor", "language": "he"},
    )
    invitation = Invitation.objects.get()
    assert "sela@desk.example" in client.get("/desk/settings/people/").content.decode()

    client.post(f"/desk/settings/invitations/{invitation.pk}/withdraw/")

    assert "sela@desk.example" not in client.get("/desk/settings/people/").content.decode()


def test_a_representative_needs_somebody_to_speak_for():
    answer = sign_in(administrator()).post(
        "/desk/settings/people/invite/",
        {"email": "sela@desk.example", "name": "Sela", "role": "representative", "language": "he"},
    )

    assert answer.status_code == 422
    assert "Choose the organisation that this person speaks for." in answer.content.decode()
    assert Invitation.objects.count() == 0


def test_nobody_else_changes_an_account():
    user = account("editor")

    answers = [
        sign_in(coordinator()).post(f"/desk/settings/people/{user.pk}/{path}", {"roles": ["administrator"]}).status_code
        for path in ("", "end/", "resume/")
    ]

    assert answers == [404, 404, 404]
    assert list(user.grants.values_list("role", flat=True)) == ["editor"]


def test_a_tokens_secret_is_shown_once():
    user, client = account("editor"), sign_in(administrator())

    page = client.post("/desk/settings/api/", {"label": "Newsletter", "user": str(user.pk)}).content.decode()

    token = ApiToken.objects.get()
    assert "overture_" in page
    assert token.secret_hash not in page
    later = client.get("/desk/settings/api/").content.decode()
    assert "Newsletter" in later
    assert "overture_" not in later.replace("overture_language", "")


def test_a_token_is_revoked_on_the_screen():
    client = sign_in(administrator())
    client.post("/desk/settings/api/", {"label": "Newsletter", "user": str(account("editor").pk)})

    client.post(f"/desk/settings/api/{ApiToken.objects.get().pk}/revoke/")

    assert ApiToken.objects.get().revoked_at is not None
    assert "Newsletter" not in client.get("/desk/settings/api/").content.decode()
