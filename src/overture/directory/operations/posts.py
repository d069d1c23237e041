"""Where people work, from and to."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from overture.foundation.access.viewer import Viewer
from overture.foundation.audit.operations import note, operation
from overture.foundation.history.operations import keep_change, keep_changes
from overture.foundation.partial_dates import PartialDate
from overture.foundation.records import values_of

from ..errors import EndsBeforeItBegins
from ..given import PostGiven
from ..models import Organisation, Person, Post
from .checks import check_may_edit, take_over
from .names import next_version

FIELDS = ("organisation", "role", "role_translations", "started", "ended", "is_public_office", "is_spokesperson")
SIMPLE = ("role", "started", "ended", "is_public_office", "is_spokesperson")


@operation
def add_post(person: Person, *, organisation: Organisation, by: Viewer, role: str = "", **more: Any) -> Post:
    """Say that a person holds a role in an organisation; `more` are other fields of `FIELDS`."""
    check_may_edit(by)
    before = posts_in_words(person)
    post = Post(person=person)
    take_over(post, {"organisation": organisation, "role": role.strip(), **more}, FIELDS)
    check_post_dates(post)
    post.save()
    next_version(person)
    keep_change(person, "posts", before=before, after=posts_in_words(person), by=by)
    note("add", post, by=by)
    return post


@operation
def change_post(post: Post, *, version: int, by: Viewer, **changes: Any) -> Post:
    """Change a post.

    Raises:
        StaleVersion: when somebody saved a newer version since.
    """
    check_may_edit(by)
    before, words = values_of(post, FIELDS), posts_in_words(post.person)
    post.claim_version(version)
    take_over(post, changes, FIELDS)
    check_post_dates(post)
    post.save(update_fields=FIELDS)
    keep_changes(post, before, by=by)
    next_version(post.person)
    keep_change(post.person, "posts", before=words, after=posts_in_words(post.person), by=by)
    note("change", post, by=by)
    return post


@operation
def end_post(post: Post, *, on: PartialDate, by: Viewer) -> Post:
    """Say until when a person held a post, as far as it is known."""
    return change_post(post, version=post.version, by=by, ended=on)


def write_posts(person: Person, given: Iterable[PostGiven], *, by: Viewer) -> None:
    """Make a person's posts exactly these, inside another verb; a post given with its id is changed, not made anew."""
    before = posts_in_words(person)
    rows = {row.pk: row for row in Post.objects.filter(person=person)}
    for one in given:
        row = (rows.pop(one.id, None) if one.id else None) or Post(person=person)
        row.organisation = one.organisation
        for name in SIMPLE:
            setattr(row, name, getattr(one, name))
        check_post_dates(row)
        row.save()
    Post.objects.filter(pk__in=list(rows)).delete()
    keep_change(person, "posts", before=before, after=posts_in_words(person), by=by)


def check_post_dates(post: Post) -> None:
    """Refuse a post that ends before it begins."""
    if post.started and post.ended and post.ended.last < post.started.first:
        raise EndsBeforeItBegins


def posts_in_words(person: Person) -> str:
    """A person's posts, for a row of the history."""
    rows = Post.objects.filter(person=person).select_related("organisation").order_by("made_at", "pk")
    return "\n".join(f"{row.role}, {row.organisation} ({row.started or '?'} – {row.ended or ''})" for row in rows)
