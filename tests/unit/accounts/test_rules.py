import pytest

from overture.accounts.models import Role
from overture.accounts.rules import can_change_desk, can_manage_accounts
from overture.foundation.access import Viewer

pytestmark = pytest.mark.unit


@pytest.mark.parametrize("rule", [can_change_desk, can_manage_accounts])
@pytest.mark.parametrize("role", Role.values)
def test_accounts_and_settings_are_the_administrators(rule, role):
    viewer = Viewer(scopes=frozenset({"public", f"role:{role}"}), user_id="1")

    assert rule(viewer) is (role == "administrator")


@pytest.mark.parametrize("rule", [can_change_desk, can_manage_accounts])
def test_the_public_may_do_nothing_and_the_desk_itself_may(rule):
    assert not rule(Viewer.public())
    assert rule(Viewer.system())
