"""Adding and changing people."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.utils import timezone

from overture.foundation.access.viewer import Viewer
from overture.foundation.audit.operations import note, operation
from overture.foundation.history.operations import keep_changes
from overture.foundation.listing.operations import relist
from overture.foundation.records import values_of

from ..given import IdentifierGiven, NameGiven, PostGiven
from ..models import Organisation, Person, Protection
from .answers import answer_name
from .checks import check_may_edit, check_not_lowered, clean_name, take_over, usual_public_form
from .keys import rekey
from .names import names_in_words, next_version, write_names
from .numbers import write_identifiers
from .posts import write_posts
from .works import NAMED_BY, relist_where_named, relist_with_works

Party = Person | Organisation

FIELDS = (
    "name",
    "standing",
    "protection",
    "public_name_form",
    "other_public_name",
    "language",
    "pronoun",
    "basis",
    "source_note",
)


@operation
def add_person(
    *,
    name: str,
    standing: str,
    by: Viewer,
    language: str = "",
    names: Iterable[NameGiven] = (),
    post: PostGiven | None = None,
    posts: Iterable[PostGiven] = (),
    identifiers: Iterable[IdentifierGiven] = (),
    not_the_same: Iterable[Person] = (),
    **more: Any,
) -> Person:
    """Add a person with their names and posts. `more` are other fields of `FIELDS`.

    An official is named in public in full and one of ours not at all, unless `public_name_form` says otherwise. That
    the name does not mean the people `not_the_same` is kept as an answer for ever.
    """
    check_may_edit(by)
    more.setdefault("public_name_form", usual_public_form(standing))
    person = Person()
    take_over(person, {"name": clean_name(name), "standing": standing, "language": language, **more}, FIELDS)
    person.save()
    write_names(person, names, by=by)
    write_posts(person, [*([post] if post else []), *posts], by=by)
    write_identifiers(person, identifiers, by=by)
    for other in not_the_same:
        answer_name(name, other, is_same=False, by=by)
    rekey(person)
    note("add", person, by=by)
    relist(person)
    return person


@operation
def change_person(
    person: Person,
    *,
    version: int,
    by: Viewer,
    names: Iterable[NameGiven] | None = None,
    posts: Iterable[PostGiven] | None = None,
    identifiers: Iterable[IdentifierGiven] | None = None,
    **changes: Any,
) -> Person:
    """Change fields of a person; names, posts and numbers become exactly those given, and stay when none are.

    Raises:
        StaleVersion: when somebody saved a newer version since.
        ProtectionNotLowered: when the protection would become weaker, or more would be told in public.
    """
    check_may_edit(by)
    before, called = values_of(person, FIELDS), names_in_words(person)
    check_not_lowered(person, changes)
    person.claim_version(version)
    if "name" in changes:
        changes["name"] = clean_name(changes["name"])
    take_over(person, changes, FIELDS)
    person.save(update_fields=FIELDS)
    keep_changes(person, before, by=by)
    if names is not None:
        write_names(person, names, by=by)
    if posts is not None:
        write_posts(person, posts, by=by)
    if identifiers is not None:
        write_identifiers(person, identifiers, by=by)
    rekey(person)
    note("change", person, by=by)
    follow_change(person, before, called)
    return person


def follow_change(party: Party, before: dict[str, Any], called: str) -> None:
    """Write the listing anew; that of everything which names the party only when it is called otherwise than before."""
    is_renamed = any(before[name] != getattr(party, name) for name in NAMED_BY if name in before)
    (relist_where_named if is_renamed or names_in_words(party) != called else relist_with_works)(party)


@operation
def raise_protection(party: Party, *, to: str, by: Viewer) -> Party:
    """Put a person or organisation under a stronger protection; it holds for everything that is read from now on.

    Raises:
        ProtectionNotLowered: when it would become weaker.
    """
    check_may_edit(by)
    check_not_lowered(party, {"protection": to})
    before = values_of(party, ("protection",))
    party.protection = Protection(to)
    save_and_tell(party, before, "protect", by=by)
    return party


@operation
def record_objection(person: Person, *, by: Viewer) -> Person:
    """Note that a person objects to being listed; from now on nobody but the coordinators finds or names them."""
    check_may_edit(by)
    if person.objected_at is None:
        before = values_of(person, ("objected_at",))
        person.objected_at = timezone.now()
        save_and_tell(person, before, "object", by=by)
    return person


def save_and_tell(party: Party, before: dict[str, Any], verb: str, *, by: Viewer) -> None:
    """Write the fields of `before` as the next version, with history, audit and listing."""
    next_version(party)
    party.save(update_fields=list(before))
    keep_changes(party, before, by=by)
    note(verb, party, by=by)
    relist_where_named(party)
