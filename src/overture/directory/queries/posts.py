"""Where people work, on a day; and who held a post, over time."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.db.models import QuerySet
from django.utils import timezone

from overture.foundation.access.viewer import Viewer
from overture_names.folding import fold

from ..models import Organisation, Person, Post
from ..tenure import is_held_on
from .seen import people_to_offer


@dataclass(frozen=True, slots=True)
class RoleHeld:
    """A role in a body, with everybody who held it: those of the day first, then the latest.

    Attributes:
        role: as most of its posts write it; empty for posts without one.
        held: the posts of it that were held on the day that was asked for.
        others: the other ones.
    """

    role: str
    held: tuple[Post, ...]
    others: tuple[Post, ...]


def posts_on(person: Person, day: dt.date) -> list[Post]:
    """The posts that a person may have held on a day, latest begun first. Fetch ``posts__organisation`` for many."""
    held = [post for post in person.posts.all() if is_held_on(post, day)]
    return sorted(held, key=first_day, reverse=True)


def is_office_holder_or_spokesperson(person: Person, day: dt.date) -> bool:
    """Whether a person held a public office, or spoke for an organisation by name, on a day."""
    return any(post.is_public_office or post.is_spokesperson for post in posts_on(person, day))


def people_at(viewer: Viewer, organisation: Organisation, *, on: dt.date | None = None) -> list[Post]:
    """The posts held in an organisation on a day (today by default), of people this viewer may know of."""
    posts = posts_in(viewer, organisation).order_by("person__name", "pk")
    return [post for post in posts if is_held_on(post, on or timezone.localdate())]


def posts_in(viewer: Viewer, organisation: Organisation) -> QuerySet[Post]:
    """Every post in an organisation, past ones as well, of people a list may hold; names are fetched."""
    posts: QuerySet[Post] = Post.objects.filter(organisation=organisation, person__in=people_to_offer(viewer))
    return posts.select_related("person").prefetch_related("person__names")


def who_held(viewer: Viewer, organisation: Organisation, *, on: dt.date, role: str = "") -> list[Post]:
    """Who held a role in an organisation on a day, as far as the dates are known; any role when it is empty.

    Roles are compared folded: capitals, marks and blanks do not matter.
    """
    return [post for post in people_at(viewer, organisation, on=on) if not role or fold(post.role) == fold(role)]


def roles_in(viewer: Viewer, organisation: Organisation, *, on: dt.date) -> list[RoleHeld]:
    """The history of every role in an organisation; roles that somebody held on the day first, by name. Two queries."""
    by_role: dict[str, list[Post]] = {}
    for post in sorted(posts_in(viewer, organisation), key=first_day, reverse=True):
        by_role.setdefault(fold(post.role), []).append(post)
    roles = [_role(posts, on) for posts in by_role.values()]
    return sorted(roles, key=lambda role: (not role.held, not role.role, fold(role.role)))


def _role(posts: list[Post], on: dt.date) -> RoleHeld:
    held = tuple(post for post in posts if is_held_on(post, on))
    return RoleHeld(posts[0].role, held, tuple(post for post in posts if not is_held_on(post, on)))


def first_day(post: Post) -> dt.date:
    """The day from which a post counts in a list; one without a date is older than all others."""
    return post.started.first if post.started else dt.date.min
