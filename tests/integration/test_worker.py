"""The worker opens by the clock what has its hour: search follows an embargo that ended."""

import datetime as dt
import threading

import pytest
from django.utils import timezone

from overture.cli import worker
from overture.engagements.models import Engagement
from overture.foundation.audit.models import AuditEntry
from tests.factories import EngagementFactory

pytestmark = [pytest.mark.integration, pytest.mark.django_db]
MINUTE = dt.timedelta(minutes=1)


def relisted():
    return list(AuditEntry.objects.filter(verb="engagement.relist").values_list("record_id", flat=True))


def test_what_opened_since_the_last_look_is_listed_once():
    now = timezone.now()
    opened = EngagementFactory(embargo_until=now - MINUTE / 2)
    EngagementFactory(embargo_until=now + MINUTE)

    since = worker.relist_when_due(now - MINUTE, now=now)
    worker.relist_when_due(since, now=now + MINUTE / 2)

    assert since == now
    assert relisted() == [str(opened.pk)]


def test_the_clock_is_asked_once_a_minute():
    now = timezone.now()
    EngagementFactory(public_from=now - MINUTE / 4)

    assert worker.relist_when_due(now - MINUTE / 2, now=now) == now - MINUTE / 2
    assert relisted() == []


class OneRound(threading.Event):
    """Ends the work after its first round."""

    def wait(self, timeout=None):
        self.set()
        return True


def test_a_worker_that_starts_finds_what_opened_while_none_ran(monkeypatch):
    opened = EngagementFactory(embargo_until=timezone.now() - dt.timedelta(hours=3))
    monkeypatch.setattr("django.db.close_old_connections", lambda: None)

    worker.work_until(OneRound())

    assert relisted() == [str(opened.pk)]
    assert Engagement.objects.count() == 1
