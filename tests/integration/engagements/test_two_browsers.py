"""Two browsers save one engagement at the same moment: one is saved, the other is shown both; nothing is lost."""

from __future__ import annotations

import threading
from collections import Counter

import pytest
from django.db import connection
from django.test import Client

from overture.engagements.models import Engagement
from overture.foundation.history.models import FieldChange
from tests import personas
from tests.factories import EngagementFactory, ParticipantFactory, PersonFactory

from .test_desk import as_browser, page, text

pytestmark = [pytest.mark.integration, pytest.mark.django_db(transaction=True)]
FIELDS = ("title", "place", "summary")


def both_save(browsers: list[Client], url: str, sent: list[dict[str, str]]) -> list[tuple[int, str]]:
    """Send two forms from two threads, each with its own connection, let go together; the answers in their order."""
    start = threading.Barrier(len(browsers))
    answers: dict[int, tuple[int, str]] = {}

    def save(place: int) -> None:
        try:
            start.wait(10)
            answer = browsers[place].post(url, sent[place])
            answers[place] = (answer.status_code, text(answer))
        finally:
            connection.close()

    threads = [threading.Thread(target=save, args=(place,)) for place in range(len(browsers))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    return [answers[place] for place in range(len(browsers))]


def try_often(times: int) -> Counter[str]:
    """Two coordinators save `times` times at once; what happened to the words of each, counted."""
    made = EngagementFactory(title="Old", place="Old room", summary="Old words")
    ParticipantFactory(engagement=made, person=PersonFactory(name="Dana Reiss"))
    browsers = [personas.sign_in(personas.coordinator()) for _ in range(2)]
    url, happened = page(made, "change/"), Counter[str]()
    for number in range(times):
        words = [{name: f"{name} {number} of {who}" for name in FIELDS} for who in ("one", "two")]
        forms = [as_browser(browser, url) | mine for browser, mine in zip(browsers, words, strict=True)]
        answers = both_save(browsers, url, forms)
        kept = Engagement.objects.get()
        saved = [mine for (status, _page), mine in zip(answers, words, strict=True) if status == 302]
        shown = [(mine, page) for (status, page), mine in zip(answers, words, strict=True) if status == 409]
        whole = [mine for mine in saved if {name: getattr(kept, name) for name in FIELDS} == mine]
        both = [mine for mine, page in shown if all(mine[name] in page and saved[0][name] in page for name in FIELDS)]
        happened.update(saved=len(saved), whole=len(whole), shown=len(both), people=kept.participants.count())
    return happened


def check(happened: Counter[str], times: int) -> None:
    assert happened == {"saved": times, "whole": times, "shown": times, "people": times}
    assert Engagement.objects.get().version == times + 1
    assert FieldChange.objects.filter(field="title").count() == times


def test_nothing_is_lost_when_two_save_at_once():
    check(try_often(10), 10)


@pytest.mark.nightly
def test_nothing_is_lost_on_100_of_100_tries():
    check(try_often(100), 100)
