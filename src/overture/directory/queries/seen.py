"""Which people and organisations a viewer may see; the same words as `rules`, for lists."""

from __future__ import annotations

from typing import TypeVar
from uuid import UUID

from django.core.exceptions import ObjectDoesNotExist, ValidationError
from django.db.models import Model, Q, QuerySet

from overture.accounts.queries import the_desk
from overture.foundation.access.refusals import MovedTo
from overture.foundation.access.viewer import Viewer

from .. import rules
from ..errors import NotFound
from ..merging import kept_id
from ..models import Membership, Organisation, Person, Protection, PublicNameForm

M = TypeVar("M", bound=Model)

UNCOVERED = ~Q(protection=Protection.AT_RISK)
NOT_OBJECTED = Q(objected_at__isnull=True)


def people_seen_by(viewer: Viewer) -> QuerySet[Person]:
    """The people this viewer may know of; those at risk and those who objected only for coordinators."""
    people = Person.objects.all()
    if rules.is_coordinator(viewer):
        return people
    people = people.filter(UNCOVERED, NOT_OBJECTED)
    if viewer.has_role("editor", "director"):
        return people
    if viewer.has_role("representative"):
        return people.filter(standing__in=rules.KNOWN_TO_MEMBERS)
    if viewer.has_role("administrator"):
        return people.none()
    return people.filter(_named_in_public(rules.PUBLIC_FORMS_OF_PERSON))


def people_to_offer(viewer: Viewer) -> QuerySet[Person]:
    """The people that lists, choices and counts hold: those this viewer may know of, without those who objected.

    A coordinator still opens who objected, from the list of objections or an engagement, and is told who they are.
    """
    return people_seen_by(viewer).filter(NOT_OBJECTED)


def organisations_seen_by(viewer: Viewer) -> QuerySet[Organisation]:
    """The organisations this viewer may know of; a representative's own always among them."""
    organisations = Organisation.objects.all()
    if rules.is_coordinator(viewer):
        return organisations
    if viewer.has_role("editor", "director"):
        seen = UNCOVERED
    elif viewer.has_role("representative"):
        seen = UNCOVERED & Q(standing__in=rules.KNOWN_TO_MEMBERS)
    else:
        seen = _named_in_public(rules.PUBLIC_FORMS_OF_ORGANISATION)
    return organisations.filter(seen | Q(pk__in=list(viewer.ids("org"))))


def _named_in_public(forms: tuple[PublicNameForm, ...]) -> Q:
    other = Q(public_name_form=PublicNameForm.OTHER) & ~Q(other_public_name="")
    return Q(protection=Protection.NONE) & (Q(public_name_form__in=forms) | other)


def person_for(viewer: Viewer, person_id: UUID | str) -> Person:
    """One person.

    Raises:
        NotFound: when there is none, or this viewer may not know of them.
    """
    return one_of(people_seen_by(viewer), person_id)


def organisation_for(viewer: Viewer, organisation_id: UUID | str) -> Organisation:
    """One organisation.

    Raises:
        NotFound: when there is none, or this viewer may not know of it.
    """
    return one_of(organisations_seen_by(viewer).select_related("parent"), organisation_id)


def one_of(rows: QuerySet[M], record_id: UUID | str) -> M:
    """The row with this id among those that may be seen.

    Raises:
        NotFound: when it is not among them; an id that is none is no row either.
    """
    try:
        return rows.get(pk=record_id)
    except (ObjectDoesNotExist, ValidationError, ValueError) as error:
        _say_where_it_is(rows, record_id)
        raise NotFound from error


def _say_where_it_is(rows: QuerySet[M], record_id: UUID | str) -> None:
    """A record that was made part of another is found there, by those who may see that one."""
    kind = getattr(rows.model, "record_kind", "")
    try:
        new_id = kept_id(kind, record_id)
    except (ValidationError, ValueError):
        return
    if new_id is not None and rows.filter(pk=new_id).exists():
        raise MovedTo(old_id=str(record_id), new_id=str(new_id))


def members(viewer: Viewer) -> QuerySet[Organisation]:
    """The organisations with a live membership in the desk's own network that this viewer may know of."""
    return organisations_seen_by(viewer).filter(pk__in=_live_member_ids())


def public_members() -> QuerySet[Organisation]:
    """The members that a public page may list: shown publicly by choice, named in public, not under protection."""
    named = _named_in_public(rules.PUBLIC_FORMS_OF_ORGANISATION)
    listed = Organisation.objects.filter(named, listed_publicly=True, pk__in=_live_member_ids())
    return listed.prefetch_related("names").order_by("name", "pk")


def _live_member_ids() -> QuerySet[Membership, UUID]:
    live = Membership.objects.filter(status=Membership.Status.ACTIVE, network_id=the_desk().organisation_id)
    return live.values_list("member_id", flat=True)
