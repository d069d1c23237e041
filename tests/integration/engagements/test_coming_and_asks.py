"""What is due, what comes in the next days, and the asks that the public reads."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from overture.directory.models import Name
from overture.engagements.models import Ask, Commitment, Engagement, FollowUp
from overture.engagements.queries import (
    coming,
    next_seven_days,
    outlines,
    promises_due,
    public_ask_tellings,
    public_asks,
)
from overture.foundation.access import Viewer
from overture.foundation.partial_dates import PartialDate
from tests.factories import AskFactory, EngagementFactory, ParticipantFactory, PersonFactory, StakeholderFactory

pytestmark = [pytest.mark.integration, pytest.mark.django_db]

TODAY = dt.date(2024, 1, 31)
NOW = dt.datetime(2024, 1, 31, tzinfo=dt.UTC)
COORDINATOR = Viewer(scopes=frozenset({"public", "role:coordinator"}))
EDITOR = Viewer(scopes=frozenset({"public", "role:editor"}))


def promise(due: str, **given) -> Commitment:
    given.setdefault("engagement", EngagementFactory())
    return Commitment.objects.create(side="theirs", text=f"Due {due}", due=PartialDate.parse(due), **given)


def test_a_promise_is_late_only_when_its_last_day_is_over():
    promise("2024-01")
    promise("2024-01-30")
    promise("2024-02")
    promise("2024-01-02", state="kept")

    found = promises_due(COORDINATOR, TODAY, at=NOW)

    assert [(due.text, due.is_late) for due in found] == [("Due 2024-01-30", True), ("Due 2024-01", False)]


def test_follow_ups_are_due_until_they_are_done():
    made = EngagementFactory(title="Tea")
    FollowUp.objects.create(engagement=made, text="Write", due_on=TODAY)
    FollowUp.objects.create(engagement=made, text="Done", due_on=TODAY, done_at=NOW)

    due = promises_due(COORDINATOR, TODAY, at=NOW)

    assert [(one.kind, one.text, one.engagement_title) for one in due] == [("follow_up", "Write", "Tea")]


def test_what_is_due_of_an_engagement_off_the_record_is_for_coordinators():
    promise("2024-01-30", engagement=EngagementFactory(confidentiality="off_record"))
    assert len(promises_due(COORDINATOR, TODAY, at=NOW)) == 1

    assert promises_due(EDITOR, TODAY, at=NOW) == []


def test_the_next_seven_days_hold_what_is_planned():
    for title, day, status in (
        ("Last day", "2024-02-06", "planned"),
        ("Too late", "2024-02-07", "planned"),
        ("First day", "2024-01-31", "tentative"),
        ("Called off", "2024-02-01", "cancelled"),
    ):
        when = PartialDate.parse(day)
        EngagementFactory(title=title, when=when, starts_on=when.first, status=status)

    assert [one.title for one in next_seven_days(COORDINATOR, TODAY, at=NOW)] == ["First day", "Last day"]


def test_public_asks_are_those_that_everybody_may_read_now():
    published = EngagementFactory(public_from=NOW)
    shown = AskFactory(engagement=published, text="Keep the fund open")
    hidden = [
        AskFactory(engagement=published, is_public=False),
        AskFactory(engagement=EngagementFactory()),
        AskFactory(engagement=EngagementFactory(public_from=NOW, confidentiality="off_record")),
    ]

    assert [one.ask.text for one in public_asks(at=NOW)] == ["Keep the fund open"]
    assert list(public_ask_tellings([shown.pk, *(ask.pk for ask in hidden)], at=NOW)) == [str(shown.pk)]
    assert public_asks(at=NOW, state=Ask.State.DONE) == []


def test_an_ask_that_names_who_was_there_is_on_no_public_page():
    made = EngagementFactory(public_from=NOW, confidentiality="chatham_house")
    ParticipantFactory(engagement=made, person=PersonFactory(name="Amra Soling"))
    ask = AskFactory(engagement=made, text="Soling asked for the fund")
    assert public_ask_tellings([ask.pk], at=NOW) == {}

    Ask.objects.update(text="Keep the fund open")
    assert list(public_ask_tellings([ask.pk], at=NOW)) == [str(ask.pk)]
    assert Engagement.objects.count() == 1


def test_what_coordinators_read_as_typed_is_what_they_would_be_told():
    body = StakeholderFactory(name="Ministry of Bridges")
    Name.objects.create(organisation=body, text="وزارة الجسور", script="arabic", language="ar", kind="official")
    made = EngagementFactory(title="Tea", when=PartialDate.parse("2024-02-01"), starts_on=dt.date(2024, 2, 1))
    Engagement.objects.update(status="planned")
    ParticipantFactory(engagement=made, person=None, organisation=body, side="theirs")
    ParticipantFactory(engagement=made, person=PersonFactory(name="Dana Reiss"), order=1)
    ParticipantFactory(engagement=made, person=None, group="shadow ministers", side="theirs", order=2)
    promise("2024-01-30", engagement=made, organisation=body)
    FollowUp.objects.create(engagement=made, text="Write", due_on=TODAY)
    for language in ("en", "ar"):
        viewer = replace(COORDINATOR, language=language)
        as_told = sorted(coming._as_told(viewer, TODAY, NOW), key=lambda due: due.text)
        outline = outlines.outlines_of(viewer, coming.coming_days(viewer, TODAY, at=NOW), at=NOW)[0]
        (told,) = next_seven_days(viewer, TODAY, at=NOW)

        assert sorted(promises_due(viewer, TODAY, at=NOW), key=lambda due: due.text) == as_told
        assert (outline.engagement.title, outline.ours) == (told.title, tuple(one.name for one in told.ours))
        assert outline.theirs == told.with_whom


def test_an_ask_waits_after_a_month_without_a_reply_until_somebody_follows_it_up():
    old = EngagementFactory(when=PartialDate.parse("2024-01-01"), starts_on=dt.date(2024, 1, 1))
    waiting = AskFactory(engagement=old, text="A hearing")
    AskFactory(engagement=old, text="Answered", state="answered")
    AskFactory(engagement=EngagementFactory(starts_on=dt.date(2024, 1, 2)), text="Too fresh")
    assert [(due.kind, due.text, due.is_late) for due in promises_due(COORDINATOR, TODAY, at=NOW)] == [
        ("ask", "A hearing", False)
    ]

    FollowUp.objects.create(engagement=old, ask=waiting, text="Call them", due_on=dt.date(2024, 5, 1))

    assert promises_due(COORDINATOR, TODAY, at=NOW) == []
