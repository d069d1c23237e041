"""What the record's forms offer: people and bodies by name, who is writing, moments and initiatives."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Q

from overture.accounts.queries import the_desk
from overture.directory.models import Initiative, Person, Proposal, Standing, Topic
from overture.directory.queries import people_seen_by
from overture.directory.queries.choosing import (
    MOST_OFFERED,
    ORGANISATION,
    PERSON,
    Choice,
    Choices,
    choice_of,
    choices_for,
    party_with_id,
)
from overture.foundation.access.viewer import Viewer
from overture.foundation.local_text import in_language

from ..models import Engagement, Moment

__all__ = [
    "ORGANISATION",
    "PERSON",
    "Choice",
    "Choices",
    "Subjects",
    "choice_of",
    "choices_for",
    "me",
    "party_with_id",
    "subjects_to_offer",
]


def me(viewer: Viewer) -> Person | None:
    """The person of the network that the signed-in account is, as far as one can tell: by representation or by name."""
    people = people_seen_by(viewer).filter(standing=Standing.NETWORK).prefetch_related("posts__organisation")
    found = list(people.filter(Q(pk__in=viewer.ids("person")) | Q(name=viewer.name))[:2])
    return found[0] if len(found) == 1 else None


@dataclass(frozen=True, slots=True)
class Subjects:
    """Names to offer: what an engagement is about, and the clocks that were used."""

    moments: list[str]
    topics: list[str]
    initiatives: list[str]
    proposals: list[str]
    zones: list[str]


def subjects_to_offer(language: str) -> Subjects:
    """The moments, topics, initiatives and proposals that are known, and the zones of the last engagements."""
    moments = Moment.objects.order_by("-made_at").values_list("name", flat=True)[:MOST_OFFERED]
    initiatives = Initiative.objects.order_by("name").values_list("name", flat=True)[:MOST_OFFERED]
    topics = Topic.objects.order_by("slug").values_list("name", flat=True)[:MOST_OFFERED]
    proposals = Proposal.objects.order_by("title").values_list("title", flat=True)[:MOST_OFFERED]
    zones = Engagement.objects.exclude(zone="").order_by("-made_at").values_list("zone", flat=True)[:MOST_OFFERED]
    return Subjects(
        [in_language(name, language).text for name in moments],
        [in_language(name, language).text for name in topics],
        list(initiatives),
        list(proposals),
        sorted({the_desk().zone, *zones}),
    )
