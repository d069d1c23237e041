from __future__ import annotations

import io

import pytest
from django.urls import reverse
from openpyxl import load_workbook

from overture.directory.models import Person
from overture.engagements.models import Engagement
from tests import personas
from tests.factories import EngagementFactory, ParticipantFactory, PersonFactory

pytestmark = [pytest.mark.integration, pytest.mark.django_db]


def downloaded(role: str, form: str = "csv", **asked: str) -> bytes:
    return personas.sign_in(personas.account(role)).get(reverse("desk:engagement-download", args=[form]), asked).content


@pytest.fixture
def meeting() -> Engagement:
    held = EngagementFactory(title="=Tea on the ferry", confidentiality="chatham_house", kind="meeting")
    person: Person = PersonFactory(name="Tamsin Orrel", standing="stakeholder")
    ParticipantFactory(engagement=held, person=person, side="theirs")
    return held


def test_a_list_leaves_as_this_reader_may_see_it(meeting):
    assert "Tamsin Orrel" in downloaded("coordinator").decode()
    assert "Meeting, 16 January 2024" in downloaded("editor").decode()
    assert "Tamsin Orrel" not in downloaded("editor").decode()


def test_it_keeps_the_filters_of_its_address(meeting):
    assert "Tea on the ferry" in downloaded("coordinator", kind="meeting").decode()
    assert "Tea on the ferry" not in downloaded("coordinator", kind="letter").decode()


def test_nothing_in_it_is_a_formula(meeting):
    assert "'=Tea on the ferry" in downloaded("coordinator").decode("utf-8-sig")
    page = load_workbook(io.BytesIO(downloaded("coordinator", "xlsx"))).active
    cell = page["B2"]
    assert (cell.value, cell.data_type) == ("=Tea on the ferry", "s")


@pytest.mark.parametrize("role", ["administrator", "representative"])
def test_others_have_no_list_to_take(role, meeting):
    client = personas.sign_in(personas.account(role))

    assert client.get(reverse("desk:engagement-download", args=["csv"])).status_code == 404
