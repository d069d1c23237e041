"""Where people work today: the body they come from, as far as there is exactly one."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.utils import timezone

from overture.directory.models import Post, Standing
from overture.directory.queries.posts import is_held_on


@dataclass(frozen=True, slots=True)
class Workplace:
    """A body where somebody holds the one post that they hold today."""

    id: UUID
    name: str
    is_ours: bool


Workplaces = dict[UUID, Workplace]


def workplaces_of(people: Iterable[UUID]) -> Workplaces:
    """The workplace of each person who has exactly one today; one query."""
    today = timezone.localdate()
    found: dict[UUID, dict[UUID, Workplace]] = {}
    for post in Post.objects.filter(person_id__in=list(people)).select_related("organisation"):
        if is_held_on(post, today):
            body = post.organisation
            place = Workplace(body.pk, body.name, body.standing == Standing.NETWORK)
            found.setdefault(post.person_id, {})[body.pk] = place
    return {person: next(iter(places.values())) for person, places in found.items() if len(places) == 1}
