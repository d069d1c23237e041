"""Which engagements a viewer may see: the rule of `rules.scopes_of`, in SQL."""

from __future__ import annotations

import datetime as dt
from uuid import UUID

from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet

from overture.accounts.models import User
from overture.foundation.access.viewer import Viewer

from ..models import NOT_THERE, Confidentiality, Engagement, Participant, Side, SpokeFor
from ..rules import WORKING_ROLES, is_coordinator
from .among import among


def engagements_seen_by(viewer: Viewer, *, at: dt.datetime) -> QuerySet[Engagement]:
    """What the viewer may see at that moment, in full or in substance; newest first."""
    if is_coordinator(viewer):
        return engagements_seen_in_full_by(viewer, at=at)
    return Engagement.objects.filter(seen_in_full(viewer, at=at) | seen_in_substance(viewer, at=at))


def engagements_seen_in_full_by(viewer: Viewer, *, at: dt.datetime) -> QuerySet[Engagement]:
    """What the viewer may see with its people."""
    return Engagement.objects.filter(seen_in_full(viewer, at=at))


def seen_in_full(viewer: Viewer, *, at: dt.datetime) -> Q:
    """The condition for `Telling.FULL`."""
    named = Exists(_restrictions().filter(user_id__in=viewer.ids("user")))
    allowed = _present(viewer)
    if is_coordinator(viewer):
        allowed = Q()
    else:
        allowed |= _not_embargoed(at) & _open_in_full(viewer, at)
    restricted = Q(Exists(_restrictions()))
    if viewer.has_role(*WORKING_ROLES):
        return (~restricted & allowed) | Q(named)
    return ~restricted & allowed


def seen_in_substance(viewer: Viewer, *, at: dt.datetime) -> Q:
    """The condition for at least `Telling.SUBSTANCE` by the Chatham House rule."""
    chatham = Q(confidentiality=Confidentiality.CHATHAM_HOUSE) & _not_embargoed(at)
    opened = Q() if viewer.has_role("editor") else _opened(viewer, at)
    return ~Q(Exists(_restrictions())) & chatham & opened


def opened_by_name(viewer: Viewer) -> Q:
    """What is restricted to this account, and what its person took part in.

    What is off the record is seen by nobody else but coordinators.
    """
    through = Engagement.restricted_to.through._default_manager
    named = through.filter(user_id__in=viewer.ids("user")).values("engagement_id")
    there = Participant.objects.filter(person_id__in=viewer.ids("person")).values("engagement_id")
    return among(named, there)


def _open_in_full(viewer: Viewer, at: dt.datetime) -> Q:
    on_record = Q(confidentiality=Confidentiality.ON_RECORD)
    chatham = Q(confidentiality=Confidentiality.CHATHAM_HOUSE)
    allowed = on_record & (Q() if viewer.has_role("editor", "director") else _opened(viewer, at))
    if viewer.has_role("director"):
        allowed |= chatham
    return allowed | ((on_record | chatham) & _own(viewer))


def _opened(viewer: Viewer, at: dt.datetime) -> Q:
    opened = Q(public_from__lte=at)
    return opened | Q(shared_with_network=True) if viewer.has_role("representative") else opened


def _not_embargoed(at: dt.datetime) -> Q:
    return Q(embargo_until__isnull=True) | Q(embargo_until__lte=at)


def _restrictions() -> QuerySet:
    through = Engagement.restricted_to.through
    return through._default_manager.filter(engagement_id=OuterRef("pk"))


def _own(viewer: Viewer) -> Q:
    mine = viewer.ids("org")
    spoke_for = SpokeFor.objects.filter(participant__engagement=OuterRef("pk"), organisation_id__in=mine)
    as_a_body = Participant.objects.filter(
        engagement=OuterRef("pk"), side=Side.OURS, person__isnull=True, organisation_id__in=mine
    )
    return Q(Exists(spoke_for)) | Q(Exists(as_a_body))


def _present(viewer: Viewer) -> Q:
    there = Participant.objects.filter(engagement=OuterRef("pk"), person_id__in=viewer.ids("person"))
    return Q(Exists(there.exclude(part__in=NOT_THERE)))


def with_readers(engagements: QuerySet[Engagement]) -> QuerySet[Engagement]:
    """With what `rules` read already fetched."""
    return engagements.prefetch_related(
        "participants__mandates", Prefetch("restricted_to", User.objects.prefetch_related("grants"))
    )


def engagement_for(viewer: Viewer, engagement_id: UUID | str, *, at: dt.datetime) -> Engagement | None:
    """One engagement, or None when there is none or the viewer may not know of it; what `rules` read is fetched."""
    return with_readers(engagements_seen_by(viewer, at=at)).filter(pk=engagement_id).first()


def engagements_between(viewer: Viewer, first: dt.date, last: dt.date, *, at: dt.datetime) -> QuerySet[Engagement]:
    """Those that began in a period, both days included."""
    return engagements_seen_by(viewer, at=at).filter(starts_on__gte=first, starts_on__lte=last)
