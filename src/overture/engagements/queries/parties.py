"""The engagements of one person or body, for the pages about them: only where the viewer hears that they were there."""

from __future__ import annotations

import datetime as dt
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet

from overture.directory.models import Organisation, Person, Protection
from overture.directory.queries import PUBLIC, public_name
from overture.directory.queries.tree import body_with_parts
from overture.foundation.access.viewer import Viewer

from ..models import Engagement, Participant, Side
from .among import among
from .dealings import dealings_with
from .naming import Naming
from .seen import engagements_seen_in_full_by


def engagements_of_person(viewer: Viewer, person: UUID | Person, *, at: dt.datetime) -> QuerySet[Engagement]:
    """Those where a person took part and is named to this viewer; never one that is told in substance only."""
    record = person if isinstance(person, Person) else Person.objects.filter(pk=person).first()
    naming = Naming(viewer, at, viewer.language)
    if record is None or naming.of(record) is None:
        return Engagement.objects.none()
    there = Participant.objects.filter(engagement=OuterRef("pk"), person=record)
    theirs = among(Participant.objects.filter(person=record).values("engagement"))
    seen = engagements_seen_in_full_by(viewer, at=at).filter(theirs)
    if not naming.is_a_members:
        return seen.filter(Exists(there))
    return seen.filter(Exists(there.filter(_named_to_representatives(viewer))) | _named_in_public(record, there, at))


def _named_to_representatives(viewer: Viewer) -> Q:
    """The rows where `Naming.of_participant` names a person to a representative."""
    own = Q(mandates__organisation_id__in=viewer.ids("org")) | Q(person_id__in=viewer.ids("person"))
    return ~Q(side=Side.OURS) | own


def _named_in_public(person: Person, there: QuerySet[Participant], at: dt.datetime) -> Q:
    """What everybody may read of a published engagement, a representative may read as well."""
    if public_name(person, PUBLIC, at) is None:
        return Q(pk__isnull=True)
    return Q(Exists(there)) & Q(public_from__lte=at)


def engagements_of_organisation(
    viewer: Viewer, organisation: UUID | Organisation, *, at: dt.datetime
) -> QuerySet[Engagement]:
    """Those where an organisation, or somebody from it or for it, took part, told with its name.

    For the desk a body's parts count with it: who met the team has met the ministry. Somebody at risk leaves no trace
    here either, but for coordinators and the organisation itself.
    """
    found = (
        organisation if isinstance(organisation, Organisation) else Organisation.objects.filter(pk=organisation).first()
    )
    naming = Naming(viewer, at, viewer.language)
    if found is None or naming.of(found) is None:
        return Engagement.objects.none()
    if naming.opens_pages:
        return dealings_with(viewer, [one.pk for one in body_with_parts(viewer, found)], at=at).engagements
    there = Participant.objects.filter(
        Q(organisation=found) | Q(mandates__organisation=found), engagement=OuterRef("pk")
    )
    if str(found.pk) not in viewer.ids("org"):
        there = there.exclude(person__protection=Protection.AT_RISK)
    return engagements_seen_in_full_by(viewer, at=at).filter(Exists(there))
