"""The made desk is the one that the operations would have made, and the same each time."""

from __future__ import annotations

from random import Random

import pytest
from django.utils import translation

from overture.bench.casting import Body, Cast, Someone, add_cast
from overture.bench.rows import Maker
from overture.bench.seeding import list_the_others, write
from overture.engagements.models import Ask, Engagement, Participant
from overture.foundation.listing.models import ListingEntry
from overture.foundation.listing.queries import out_of_step

pytestmark = [pytest.mark.integration, pytest.mark.django_db]
COUNT = 150


def fill(count: int = COUNT) -> None:
    rng = Random(7)
    with translation.override("en"):
        cast = add_cast(rng, stakeholders=25, members=6)
        list_the_others()
        write(Maker(cast, rng).make(count))


def test_the_listing_of_the_made_desk_is_what_the_operations_would_have_written():
    fill()

    assert ListingEntry.objects.filter(kind="engagement", tier="substance").count() > COUNT / 2
    assert out_of_step(most=10_000) == 0


def test_the_made_desk_has_every_case_that_permission_turns_on():
    fill(1500)

    made = Engagement.objects.all()
    assert set(made.values_list("confidentiality", flat=True)) == {"on_record", "chatham_house", "off_record", ""}
    assert made.filter(restricted_to__isnull=False).exists()
    assert made.filter(embargo_until__isnull=False).exists()
    assert made.filter(public_from__isnull=False).exists()
    assert made.filter(shared_with_network=True).exists()
    assert made.filter(starts_on__isnull=True).exists()
    assert Participant.objects.filter(person__protection="at_risk").exists()
    assert Participant.objects.filter(part="apologies").exists()
    assert set(Ask.objects.values_list("language", flat=True)) == {"en", "ar", "he"}


def test_the_same_seed_makes_the_same_desk():
    """Nothing but the seed decides: neither the clock nor the order of a set."""
    cast = Cast(
        [body_named("Zelvarix Circle")], [body_named("Ministry of Quixirix")], [("0" * 32, "Water")], ["1"], ["2"]
    )

    first, second = (Maker(cast, Random(7)).make(60) for _time in range(2))

    assert len(first.engagements) == 60
    assert first == second


def body_named(name: str) -> Body:
    body = Body(f"{len(name):032x}", f"org:{name}", name, name, "network", is_public=True, above=frozenset({name}))
    body.people.append(Someone("a" * 32, f"person:{name}", "Vorxigaz", "", is_at_risk=False))
    return body
