"""An engagement that a public round-up tells is not removed from under it."""

import pytest
from django.utils import timezone

from overture.engagements.errors import OthersStandOnIt
from overture.engagements.models import Engagement
from overture.engagements.operations import remove_engagement
from overture.newsroom.operations import unpublish_round_up
from tests.factories import AskFactory
from tests.integration.newsroom.pages import a_coordinator, a_meeting, a_round_up, published, with_blocks

pytestmark = [pytest.mark.integration, pytest.mark.django_db]


@pytest.mark.parametrize("kind", ["engagement", "ask"])
def test_removing_what_a_public_round_up_tells_is_refused_by_its_name_until_it_is_taken_down(kind):
    meeting = a_meeting()
    shown = meeting if kind == "engagement" else AskFactory(engagement=meeting)
    round_up = published((kind, shown))
    with pytest.raises(OthersStandOnIt, match="the public round-up “Members week”"):
        remove_engagement(meeting, by=a_coordinator())

    unpublish_round_up(round_up, at=timezone.now(), by=a_coordinator())
    remove_engagement(meeting, by=a_coordinator())

    assert not Engagement.objects.exists()


def test_a_draft_keeps_no_engagement():
    meeting = a_meeting()
    with_blocks(a_round_up(), ("engagement", meeting))

    remove_engagement(meeting, by=a_coordinator())

    assert not Engagement.objects.exists()
