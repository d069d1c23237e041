"""Today asks one question a kind, however much waits."""

from __future__ import annotations

import datetime as dt

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from overture.engagements.models import Commitment, FollowUp
from overture.engagements.queries import promises_due
from overture.foundation.partial_dates import PartialDate
from overture.home.queries.today import coming_entries
from tests import personas
from tests.factories import (
    AskFactory,
    EngagementFactory,
    OrganisationFactory,
    ParticipantFactory,
    SpokeForFactory,
    StakeholderFactory,
)

pytestmark = [pytest.mark.integration, pytest.mark.django_db]


def make_one_of_each() -> None:
    """A late promise, a late follow-up, an ask without a reply, and something planned with both sides."""
    today = timezone.localdate()
    old = EngagementFactory(starts_on=today - dt.timedelta(days=50))
    body = StakeholderFactory()
    Commitment.objects.create(
        engagement=old,
        side="theirs",
        text="Promise",
        organisation=body,
        due=PartialDate.day(today - dt.timedelta(days=2)),
    )
    FollowUp.objects.create(engagement=old, text="Write", due_on=today)
    AskFactory(engagement=old)
    planned = EngagementFactory(status="planned", starts_on=today, when=PartialDate.day(today))
    SpokeForFactory(participant=ParticipantFactory(engagement=planned), organisation=OrganisationFactory())
    ParticipantFactory(engagement=planned, person=None, organisation=body, side="theirs")


def test_what_waits_and_what_comes_takes_eight_queries_at_any_length():
    viewer, now = personas.viewer(personas.coordinator()), timezone.now()

    def asked() -> tuple[int, int]:
        today = timezone.localdate()
        with CaptureQueriesContext(connection) as due:
            promises_due(viewer, today, at=now)
        with CaptureQueriesContext(connection) as coming:
            coming_entries(viewer, today, at=now)
        return len(due), len(coming)

    make_one_of_each()
    few = asked()
    for _ in range(3):
        make_one_of_each()

    assert few == (4, 4)
    assert asked() == few


def test_the_whole_page_asks_as_much_with_one_of_each_as_with_four():
    client = personas.sign_in(personas.coordinator())

    def asked() -> int:
        with CaptureQueriesContext(connection) as captured:
            assert client.get(reverse("desk:today")).status_code == 200
        return len(captured)

    make_one_of_each()
    asked()
    few = asked()
    for _ in range(3):
        make_one_of_each()

    assert asked() == few
