"""Accounts, their roles and their end."""

import pytest
from django.contrib.sessions.models import Session
from tests.personas import account, administrator, coordinator, sign_in, viewer

from overture.accounts import operations
from overture.accounts.errors import AddressTaken, LastAdministrator, NotAllowed
from overture.accounts.models import User
from overture.foundation.access import Viewer
from overture.foundation.audit.models import AuditEntry

pytestmark = [pytest.mark.integration, pytest.mark.django_db]


def verbs(user):
    return list(AuditEntry.objects.filter(record_id=str(user.pk)).order_by("id").values_list("verb", flat=True))


def test_a_role_is_given_and_taken_away_with_an_audit_entry_each():
    by, user = viewer(administrator()), account("editor")

    operations.grant_role(user, role="director", by=by)
    assert viewer(user).has_role("director")
    operations.take_role(user, role="director", by=by)

    assert not viewer(user).has_role("director")
    assert verbs(user) == ["grant_director", "take_director"]


def test_giving_a_role_twice_is_written_once():
    by, user = viewer(administrator()), account()

    operations.grant_role(user, role="editor", by=by)
    operations.grant_role(user, role="editor", by=by)

    assert verbs(user) == ["grant_editor"]


def test_set_roles_leaves_exactly_these():
    by, user = viewer(administrator()), account("editor", "director")

    operations.set_roles(user, roles={"director", "coordinator"}, by=by)

    assert sorted(user.grants.values_list("role", flat=True)) == ["coordinator", "director"]


def test_only_an_administrator_changes_roles():
    user = account()

    with pytest.raises(NotAllowed):
        operations.grant_role(user, role="administrator", by=viewer(coordinator()))

    assert not viewer(user).has_role("administrator")


def test_the_last_administrator_keeps_the_role():
    last = administrator()

    with pytest.raises(LastAdministrator):
        operations.take_role(last, role="administrator", by=viewer(last))

    assert viewer(last).has_role("administrator")


def test_an_ended_administrator_does_not_count_as_another_one():
    last, ended = administrator(), administrator()
    operations.deactivate(ended, by=viewer(last))

    with pytest.raises(LastAdministrator):
        operations.take_role(last, role="administrator", by=viewer(last))


def test_ending_an_account_ends_its_sessions_at_once():
    by, user = viewer(administrator()), account("administrator")
    client, other = sign_in(user), sign_in(coordinator())
    assert client.get("/desk/settings/people/").status_code == 200

    operations.deactivate(user, by=by)

    assert client.get("/desk/settings/people/").status_code == 302
    assert Session.objects.count() == 1
    assert other.get("/desk/settings/people/").status_code == 404


def test_an_account_that_resumes_does_not_get_its_old_session_back():
    by, user = viewer(administrator()), account("administrator")
    client = sign_in(user)
    operations.deactivate(user, by=by)

    operations.reactivate(user, by=by)

    assert client.get("/desk/settings/people/").status_code == 302
    assert sign_in(user).get("/desk/settings/people/").status_code == 200


def test_nobody_ends_their_own_account():
    administrator()
    user = administrator()

    with pytest.raises(NotAllowed):
        operations.deactivate(user, by=viewer(user))


def test_an_address_is_taken_once_whatever_its_letters():
    by = Viewer.system()
    operations.make_account(email="amra@desk.example", name="Amra", roles=(), password=None, by=by)

    with pytest.raises(AddressTaken):
        operations.make_account(email=" Amra@Desk.example", name="Other", roles=(), password=None, by=by)

    assert User.objects.count() == 1
