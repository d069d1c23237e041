"""Narrowing by what points to engagements gives the same whether they are few or many."""

from __future__ import annotations

import pytest

from overture.engagements.models import Engagement, Participant
from overture.engagements.queries import among as among_module
from overture.engagements.queries.among import among
from tests.factories import EngagementFactory, ParticipantFactory, PersonFactory, SpokeForFactory

pytestmark = [pytest.mark.integration, pytest.mark.django_db]


@pytest.mark.parametrize("most", [0, 1, 4000])
def test_few_and_many_give_the_same(monkeypatch, most):
    monkeypatch.setattr(among_module, "MOST_BY_ID", most)
    somebody = PersonFactory()
    first, second, _other = (EngagementFactory() for _number in range(3))
    ParticipantFactory(engagement=first, person=somebody)
    mandate = SpokeForFactory(participant=ParticipantFactory(engagement=second))
    theirs = Participant.objects.filter(person=somebody).values("engagement")
    spoke = mandate.organisation.mandates.values("participant__engagement")

    assert set(Engagement.objects.filter(among(theirs, spoke))) == {first, second}
    assert not Engagement.objects.filter(among(theirs.none())).exists()
