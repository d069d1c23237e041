import pytest
from tests.factories import PersonFactory

from overture.foundation.access import Viewer
from overture.foundation.audit.models import AuditEntry
from overture.foundation.audit.operations import BrokenChain, NotInOperation, check_chain, note, operation

pytestmark = [pytest.mark.integration, pytest.mark.django_db]


@operation
def touch(person, *, by):
    note("touch", person, by=by)


def test_entries_form_a_chain():
    for _ in range(3):
        touch(PersonFactory(), by=Viewer.system())

    assert check_chain() == 3


@pytest.mark.parametrize(
    "harm", [lambda rows: rows.filter(pk=rows.first().pk).update(verb="other"), lambda rows: rows.last().delete()]
)
def test_an_entry_edited_or_removed_breaks_the_chain(harm):
    for _ in range(3):
        touch(PersonFactory(), by=Viewer.system())
    harm(AuditEntry.objects.order_by("id"))

    with pytest.raises(BrokenChain):
        check_chain()


def test_a_failed_operation_leaves_no_entry():
    @operation
    def fail(person, *, by):
        note("touch", person, by=by)
        raise RuntimeError

    with pytest.raises(RuntimeError):
        fail(PersonFactory(), by=Viewer.system())

    assert AuditEntry.objects.count() == 0


def test_a_note_outside_an_operation_is_a_mistake():
    with pytest.raises(NotInOperation):
        note("touch", PersonFactory(), by=Viewer.system())
