"""Adding and changing organisations, and their place in our network."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from django.utils.text import slugify

from overture.accounts.queries import the_desk
from overture.foundation.access.viewer import Viewer
from overture.foundation.audit.operations import note, operation
from overture.foundation.history.operations import keep_change, keep_changes
from overture.foundation.listing.operations import relist
from overture.foundation.records import values_of

from ..errors import NoNetwork, PartOfItself
from ..given import IdentifierGiven, MembershipGiven, NameGiven
from ..models import Identifier, Membership, Organisation, PublicNameForm
from .answers import answer_name
from .checks import check_may_edit, check_not_lowered, clean_name, take_over, usual_public_form
from .keys import rekey
from .names import write_names

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
MEMBERSHIP_FIELDS = ("member_class", "status", "joined", "left")


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
    before = values_of(organisation, FIELDS)
    check_not_lowered(organisation, changes.get("protection", organisation.protection))
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
    relist(organisation)
    return organisation


@operation
def set_membership(
    member: Organisation, *, by: Viewer, given: MembershipGiven | None = None, network: Organisation | None = None
) -> Membership:
    """Say which place an organisation has in a network, the desk's own by default; an older saying is replaced.

    Raises:
        NoNetwork: when the desk has no organisation of its own yet.
    """
    check_may_edit(by)
    given = given or MembershipGiven()
    network_id = network.pk if network else the_desk().organisation_id
    if network_id is None:
        raise NoNetwork
    row = Membership.objects.filter(member=member, network_id=network_id).first()
    before = values_of(row, MEMBERSHIP_FIELDS) if row else {}
    row = row or Membership(member=member, network_id=network_id)
    for name in MEMBERSHIP_FIELDS:
        setattr(row, name, getattr(given, name))
    if before and before == values_of(row, MEMBERSHIP_FIELDS):
        return row
    row.save()
    keep_changes(row, before, by=by)
    note("set", row, by=by)
    return row


def check_not_inside(organisation: Organisation, parent: Organisation | None) -> None:
    """Refuse a tree that bites its tail."""
    above = parent
    while above is not None:
        if above.pk == organisation.pk:
            raise PartOfItself
        above = above.parent


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


def write_identifiers(organisation: Organisation, given: Iterable[IdentifierGiven], *, by: Viewer) -> None:
    """Make an organisation's numbers exactly these, inside another verb."""
    before = _numbers(organisation)
    wanted = {(one.scheme.strip(), one.value.strip()) for one in given if one.scheme.strip() and one.value.strip()}
    rows = {(row.scheme, row.value): row for row in organisation.identifiers.all()}
    for key in wanted - set(rows):
        Identifier.objects.create(organisation=organisation, scheme=key[0], value=key[1])
    Identifier.objects.filter(pk__in=[row.pk for key, row in rows.items() if key not in wanted]).delete()
    keep_change(organisation, "identifiers", before=before, after=_numbers(organisation), by=by)


def _numbers(organisation: Organisation) -> str:
    rows = Identifier.objects.filter(organisation=organisation).order_by("scheme", "value")
    return "\n".join(str(row) for row in rows)
