"""The ledger of promises: kept, late, broken, open; theirs and ours; for whom the meeting is open in full."""

from __future__ import annotations

import datetime as dt

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext

from overture.accounts.models import Desk
from overture.engagements.models import Commitment
from overture.engagements.queries.promises import PAGE, PromiseFilters, promises_listed
from overture.foundation.access import Viewer
from overture.foundation.partial_dates import PartialDate
from tests import personas
from tests.factories import AskFactory, EngagementFactory, StakeholderFactory

from .test_desk import text

pytestmark = [pytest.mark.integration, pytest.mark.django_db]
LEDGER = "/desk/promises/"
TODAY, NOW = dt.date(2024, 3, 1), dt.datetime(2024, 3, 1, 12, tzinfo=dt.UTC)
COORDINATOR = Viewer(scopes=frozenset({"public", "role:coordinator"}))
EDITOR = Viewer(scopes=frozenset({"public", "role:editor"}))


def promise(text: str, due: str = "", **given) -> Commitment:
    given = {"engagement": None, "side": "theirs", **given}
    given["engagement"] = given["engagement"] or EngagementFactory()
    return Commitment.objects.create(text=text, due=PartialDate.parse(due) if due else None, **given)


def listed(viewer: Viewer = COORDINATOR, **filters) -> list[str]:
    found = promises_listed(viewer, PromiseFilters(**filters), today=TODAY, at=NOW)
    return [row.told.text for row in found.rows]


def test_soonest_due_first_and_what_has_no_day_last():
    promise("none")
    promise("in February", "2024-02")
    promise("in a week", "2024-W11")
    promise("long ago", "2023-05-01")

    assert listed() == ["long ago", "in February", "in a week", "none"]


def test_a_partial_date_is_late_only_when_all_of_it_is_over():
    for due in ("2024-02-29", "2024-02", "2024-03", "2024-W09", "2024", "2024-03-01"):
        promise(due, due)
    promise("kept", "2024-01-01", state="kept")
    promise("never", "")

    assert sorted(listed(state="late")) == ["2024-02", "2024-02-29"]


def test_late_is_counted_by_the_desks_own_day():
    Desk.objects.update_or_create(defaults={"zone": "Asia/Jerusalem", "name": {"en": "Desk"}, "short_name": "Desk"})
    promise("by the first", "2024-03-01")
    client = personas.sign_in(personas.coordinator())

    with time_machine.travel(dt.datetime(2024, 3, 1, 21, 30, tzinfo=dt.UTC), tick=False):
        before = client.get(LEDGER).context["totals"].late
    with time_machine.travel(dt.datetime(2024, 3, 1, 22, 30, tzinfo=dt.UTC), tick=False):
        after = client.get(LEDGER).context["totals"].late

    assert (before, after) == (0, 1)


def test_filters_stand_in_the_address_and_what_is_not_understood_is_said():
    body = StakeholderFactory(name="Ministry of Bridges")
    promise("theirs", "2024-03", organisation=body)
    promise("ours", "2024-04", side="ours")
    promise("broken", "2024-01", state="broken")
    client = personas.sign_in(personas.coordinator())

    for query, wanted in (
        ("", ["broken", "theirs", "ours"]),
        ("?whose=ours", ["ours"]),
        ("?state=broken", ["broken"]),
        (f"?body={body.pk}", ["theirs"]),
        ("?due=2024-04", ["ours"]),
        ("?due=nonsense&state=broken", ["broken"]),
    ):
        answer = client.get(LEDGER + query)
        assert [row.told.text for row, _tag in answer.context["rows"]] == wanted, query
    assert "due=nonsense" in text(client.get(LEDGER + "?due=nonsense"))


def test_a_page_goes_on_after_the_last_row_of_the_one_before():
    made = EngagementFactory()
    for number in range(PAGE + 3):
        promise(f"{number:02}", "2024-05-01" if number % 2 else "", engagement=made)

    first = promises_listed(COORDINATOR, PromiseFilters(), today=TODAY, at=NOW)
    second = promises_listed(COORDINATOR, PromiseFilters(), today=TODAY, at=NOW, mark=first.next_mark)
    odd = promises_listed(COORDINATOR, PromiseFilters(), today=TODAY, at=NOW, mark="nonsense|x")

    seen = [row.told.text for row in (*first.rows, *second.rows)]
    assert (len(first.rows), len(second.rows), second.next_mark) == (PAGE, 3, "")
    assert len(set(seen)) == PAGE + 3
    assert odd.rows == first.rows


def test_each_reads_the_promises_of_what_they_see_in_full_and_no_number_of_others():
    private = AskFactory(is_public=False)
    promise("on the record")
    promise("off the record", engagement=EngagementFactory(confidentiality="off_record"))
    promise("chatham", engagement=EngagementFactory(confidentiality="chatham_house"))
    promise("inner", engagement=private.engagement, ask=private)
    assert sorted(listed()) == ["chatham", "inner", "off the record", "on the record"]

    assert listed(EDITOR) == ["on the record"]
    assert promises_listed(EDITOR, PromiseFilters(), today=TODAY, at=NOW).totals is None
    for role, status in (("director", 200), ("administrator", 404), ("representative", 404)):
        assert personas.sign_in(personas.account(role)).get(LEDGER).status_code == status


def test_a_body_that_promised_out_of_sight_is_not_offered_as_a_filter():
    promise(
        "x", engagement=EngagementFactory(confidentiality="off_record"), organisation=StakeholderFactory(name="Owl")
    )
    assert "Owl" in text(personas.sign_in(personas.coordinator()).get(LEDGER))

    assert "Owl" not in text(personas.sign_in(personas.editor()).get(LEDGER))


def test_the_ledger_asks_as_many_questions_at_any_length():
    client = personas.sign_in(personas.coordinator())

    def asked() -> int:
        with CaptureQueriesContext(connection) as captured:
            client.get(LEDGER)
        return len(captured)

    promise("one", "2024-01", organisation=StakeholderFactory())
    asked()
    few = asked()
    for number in range(3):
        promise(f"more {number}", "2024-01", organisation=StakeholderFactory(), ask=AskFactory())

    assert asked() <= few + 3  # asks bring their three relations, once
