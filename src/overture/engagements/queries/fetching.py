"""Fetching engagements with all that a telling reads, in a fixed number of queries at any length."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from django.db.models import Prefetch, prefetch_related_objects

from overture.directory.models import Post

from ..models import Ask, Commitment, Engagement, FollowUp, Participant, SpokeFor
from .naming import organisations_of, people_of

ABOVE = "organisation__parent__parent"


def engagements_to_tell(ids: Iterable[UUID | str]) -> dict[str, Engagement]:
    """Engagements by id as text, with their people, names, posts, asks and results."""
    found = {
        str(one.pk): one for one in Engagement.objects.filter(pk__in=list(ids)).select_related("moment", "campaign")
    }
    rows = list(found.values())
    prefetch_related_objects(rows, *_trees(), "outcomes", "topics", "initiatives", "proposals", "restricted_to")
    people = [person for one in rows for person in people_of(one)]
    prefetch_related_objects(people, "names", Prefetch("posts", Post.objects.select_related(ABOVE)))
    prefetch_related_objects([body for one in rows for body in organisations_of(one)], "names")
    return found


def _trees() -> list[Prefetch]:
    mandates = Prefetch("mandates", SpokeFor.objects.select_related(ABOVE))
    participants = Participant.objects.select_related("person", "instead_of", ABOVE).prefetch_related(mandates)
    asks = Ask.objects.select_related("initiative", "proposal").prefetch_related("to", "made_by")
    return [
        Prefetch("participants", participants),
        Prefetch("asks", asks),
        Prefetch("commitments", Commitment.objects.select_related("person", "organisation")),
        Prefetch("follow_ups", FollowUp.objects.select_related("owner")),
    ]
