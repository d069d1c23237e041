"""Where people work, on a day."""

from __future__ import annotations

import datetime as dt

from django.db.models import QuerySet
from django.utils import timezone

from overture.foundation.access.viewer import Viewer

from ..models import Organisation, Person, Post
from ..tenure import is_held_on
from .seen import people_seen_by


def posts_on(person: Person, day: dt.date) -> list[Post]:
    """The posts that a person may have held on a day, latest begun first. Fetch ``posts__organisation`` for many."""
    held = [post for post in person.posts.all() if is_held_on(post, day)]
    return sorted(held, key=lambda post: post.started.first if post.started else dt.date.min, reverse=True)


def is_office_holder_or_spokesperson(person: Person, day: dt.date) -> bool:
    """Whether a person held a public office, or spoke for an organisation by name, on a day."""
    return any(post.is_public_office or post.is_spokesperson for post in posts_on(person, day))


def people_at(viewer: Viewer, organisation: Organisation, *, on: dt.date | None = None) -> list[Post]:
    """The posts held in an organisation on a day (today by default), of people this viewer may know of."""
    posts: QuerySet[Post] = Post.objects.filter(organisation=organisation, person__in=people_seen_by(viewer))
    posts = posts.select_related("person").prefetch_related("person__names").order_by("person__name", "pk")
    return [post for post in posts if is_held_on(post, on or timezone.localdate())]
