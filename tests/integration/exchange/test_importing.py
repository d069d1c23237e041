from __future__ import annotations

import pytest
from benchmarks.imports.sheets import people_sheet

from overture.directory.models import ContactPoint, Person, Post
from overture.exchange import operations
from overture.exchange.models import ImportedRow, ImportJob, SheetKind
from overture.foundation.audit.operations import check_chain
from overture.foundation.listing.queries import out_of_step
from tests import personas

pytestmark = [pytest.mark.integration, pytest.mark.django_db]


def put_in(content: bytes | str, by, kind=SheetKind.PEOPLE, name="contacts.csv", **usual) -> ImportJob:
    content = content.encode() if isinstance(content, str) else content
    return operations.put_in(content, file_name=name, kind=kind, by=by, usual=usual)


@pytest.fixture
def by():
    return personas.viewer(personas.coordinator())


def test_a_sheet_with_errors_comes_in_but_for_the_rows_that_are_named(by):
    sheet = people_sheet(1000, wrong=40)
    job = put_in(sheet.content, by)

    counts = operations.import_rows(job, version=job.version, by=by)

    job.refresh_from_db()
    assert (counts.new, counts.wrong, counts.asked) == (960, 40, 0)
    assert {problem.row: problem.heading for problem in operations.report_of(job)} == sheet.wrong
    assert (Person.objects.count(), Post.objects.count(), ContactPoint.objects.count()) == (960, 960, 1920)
    assert out_of_step() == 0
    assert check_chain() > 960

    again = put_in(sheet.content, by)
    counts = operations.import_rows(again, version=again.version, by=by)

    assert (counts.new, counts.changed, counts.same, counts.wrong) == (0, 0, 960, 40)
    assert (Person.objects.count(), ImportedRow.objects.count()) == (960, 960)
