"""Adding and changing organisations, and their place in our network."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.utils.text import slugify

from overture.foundation.access.viewer import Viewer
from overture.foundation.audit.operations import note, operation
from overture.foundation.history.operations import keep_changes
from overture.foundation.listing.operations import relist
from overture.foundation.records import values_of

from ..errors import PartOfItself
from ..given import IdentifierGiven, MembershipGiven, NameGiven
from ..models import Organisation, PublicNameForm
from .answers import answer_name
from .checks import check_may_edit, check_not_lowered, clean_name, take_over, usual_public_form
from .keys import rekey
from .memberships import set_membership
from .names import names_in_words, write_names
from .numbers import write_identifiers
from .people import follow_change

FIELDS = (
    "name",
    "kind",
    "standing",
    "parent",
    "description",
    "website",
    "country",
    "listed_publicly",
    "protection",
    "public_name_form",
    "other_public_name",
)


@operation
def add_organisation(
    *,
    name: str,
    kind: str,
    standing: str,
    by: Viewer,
    parent: Organisation | None = None,
    names: Iterable[NameGiven] = (),
    identifiers: Iterable[IdentifierGiven] = (),
    membership: MembershipGiven | None = None,
    not_the_same: Iterable[Organisation] = (),
    **more: Any,
) -> Organisation:
    """Add an organisation with its names, numbers and membership. `more` are other fields of `FIELDS`.

    A body of the other side, and a member that is shown publicly, are named in public in full unless
    `public_name_form` says otherwise; others of ours not at all.

    That the name does not mean the bodies `not_the_same` is kept as an answer for ever.
    """
    check_may_edit(by)
    more.setdefault("public_name_form", "full" if more.get("listed_publicly") else usual_public_form(standing))
    organisation = Organisation()
    values = {"name": clean_name(name), "kind": kind, "standing": standing, "parent": parent, **more}
    take_over(organisation, values, FIELDS)
    give_address(organisation)
    organisation.save()
    write_names(organisation, names, by=by)
    write_identifiers(organisation, identifiers, by=by)
    if membership is not None:
        set_membership(organisation, by=by, given=membership)
    for other in not_the_same:
        answer_name(name, other, is_same=False, by=by)
    rekey(organisation)
    note("add", organisation, by=by)
    relist(organisation)
    return organisation


@operation
def change_organisation(
    organisation: Organisation,
    *,
    version: int,
    by: Viewer,
    names: Iterable[NameGiven] | None = None,
    identifiers: Iterable[IdentifierGiven] | None = None,
    membership: MembershipGiven | None = None,
    **changes: Any,
) -> Organisation:
    """Change fields of an organisation; names and numbers become exactly those given, and stay when none are.

    Raises:
        StaleVersion: when somebody saved a newer version since.
        PartOfItself: when it would stand inside one of its own parts.
        ProtectionNotLowered: when the protection would become weaker.
    """
    check_may_edit(by)
    before, called = values_of(organisation, FIELDS), names_in_words(organisation)
    check_not_lowered(organisation, changes)
    check_not_inside(organisation, changes.get("parent"))
    organisation.claim_version(version)
    if "name" in changes:
        changes["name"] = clean_name(changes["name"])
    take_over(organisation, changes, FIELDS)
    give_address(organisation)
    organisation.save(update_fields=(*FIELDS, "slug"))
    keep_changes(organisation, before, by=by)
    if names is not None:
        write_names(organisation, names, by=by)
    if identifiers is not None:
        write_identifiers(organisation, identifiers, by=by)
    if membership is not None:
        set_membership(organisation, by=by, given=membership)
    rekey(organisation)
    note("change", organisation, by=by)
    follow_change(organisation, before, called)
    return organisation


def check_not_inside(organisation: Organisation, parent: Organisation | None) -> None:
    """Refuse a tree that bites its tail. Both rows are locked, so that two people cannot move each below the other."""
    if parent is None:
        return
    list(Organisation.objects.select_for_update().filter(pk__in=[organisation.pk, parent.pk]).order_by("pk"))
    above_id: UUID | None = parent.pk
    walked = set[UUID]()
    while above_id is not None and above_id not in walked:
        if above_id == organisation.pk:
            raise PartOfItself
        walked.add(above_id)
        above_id = Organisation.objects.filter(pk=above_id).values_list("parent_id", flat=True).first()


def give_address(organisation: Organisation) -> None:
    """Give an organisation that is shown publicly its readable address; it keeps the first one for ever.

    Under another name the address is made of that, and one that was made of its own name is given up.
    """
    is_other = organisation.public_name_form == PublicNameForm.OTHER
    name = organisation.other_public_name if is_other else organisation.name
    start = slugify(name)[:70] or f"member-{str(organisation.pk)[:8]}"
    if organisation.slug:
        if not is_other or re.fullmatch(rf"{re.escape(start)}(-\d+)?", organisation.slug):
            return
    elif not organisation.listed_publicly:
        return
    others = Organisation.objects.exclude(pk=organisation.pk).filter(slug__startswith=start)
    taken = set(others.values_list("slug", flat=True))
    tries = (start, *(f"{start}-{number}" for number in range(2, len(taken) + 3)))
    organisation.slug = next(slug for slug in tries if slug not in taken)
