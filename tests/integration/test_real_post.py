"""The published post of a real umbrella organisation, through the desk to a public round-up.

The text is not part of the project and nothing of it is written down here: only how much a careful reader finds in it.
"""

from __future__ import annotations

import datetime as dt
import os
from pathlib import Path

import pytest
from django.test import Client
from django.utils import timezone

from overture.engagements.models import Ask, Engagement, Participant
from overture.foundation.partial_dates import PartialDate
from overture.intake.changes import RecordSaid, WhenSaid
from overture.intake.content import read_content
from overture.intake.operations import change_field, confirm, take_in
from overture.newsroom.models import RoundUp
from overture.newsroom.operations import add_block, make_round_up, publish_round_up
from overture.voices.queries import quotes_of_engagement
from tests.personas import coordinator, viewer

SHARED = Path(os.environ.get("OVERTURE_SHARED", Path(__file__).resolve().parents[3] / "shared"))
POST = SHARED / "samples" / "real" / "post-2024-01-16.txt"
WEEK = PartialDate.parse("2024-W02")

pytestmark = [
    pytest.mark.integration,
    pytest.mark.django_db,
    pytest.mark.skipif(not POST.exists(), reason="the shared samples are not here"),
]


@pytest.fixture
def settled():
    """Every draft of the post confirmed; a session without a day of its own is given the week."""
    by, now = viewer(coordinator()), timezone.now()
    document = take_in(POST.read_text(encoding="utf8"), by=by, now=now, published_by_us=True)
    made = []
    for number in document.drafts.values_list("number", flat=True):
        draft = document.drafts.get(number=number)
        if not read_content(draft.content).when.value:
            draft = change_field(draft, WhenSaid(WEEK), version=draft.version, by=by)
        draft = change_field(draft, RecordSaid("on_record"), version=draft.version, by=by)
        made.append(confirm(draft, version=draft.version, now=now, by=by))
    return by, made


def test_four_engagements_with_everybody_for_whom_they_spoke(settled):
    _by, made = settled

    assert [one.kind for one in made] == ["briefing", *["conference_session"] * 3]
    assert made[0].when == WEEK
    ours = Participant.objects.filter(side="ours", person__isnull=False)
    assert ours.values("person").distinct().count() == 8
    assert all(one.mandates.count() == 1 for one in ours)
    hosts = Participant.objects.filter(part="host", engagement__in=made[1:])
    assert hosts.values("organisation").distinct().count() == 1
    assert all(Participant.objects.filter(engagement=one, part="host").exists() for one in made)


def test_quotes_asks_moment_and_vision_are_in_the_record(settled):
    by, made = settled
    quotes = [quote for one in made for quote in quotes_of_engagement(by, one)]

    assert len(quotes) == 2
    assert len({quote.speaker for quote in quotes}) == 2
    assert Ask.objects.filter(engagement=made[0]).count() == 1
    assert Ask.objects.filter(engagement__in=made[1:]).exists()
    assert {one.moment_id for one in made} != {None}
    assert sum(one.initiatives.count() for one in made) >= 1


def test_the_round_up_is_public_and_quotes_nobody_without_consent(settled):
    by, made = settled
    round_up = make_round_up(title="A week abroad", language="en", first_day=WEEK.first, last_day=WEEK.last, by=by)
    for engagement in made:
        add_block(round_up, kind="engagement", record_id=engagement.pk, by=by)
        for quote in quotes_of_engagement(by, engagement):
            add_block(round_up, kind="quote", record_id=quote.quote_id, by=by)
    publish_round_up(
        RoundUp.objects.get(pk=round_up.pk), at=timezone.now() - dt.timedelta(seconds=1), by=by, with_gaps=True
    )

    page = Client().get(f"/en/round-ups/{round_up.slug}/").content.decode()

    assert all(one.title.split(":")[0] in page for one in Engagement.objects.filter(pk__in=[one.pk for one in made]))
    assert not any(quote.text[:30] in page for one in made for quote in quotes_of_engagement(by, one))
