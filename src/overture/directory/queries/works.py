"""What a body put forward, and what it put its name to."""

from __future__ import annotations

from dataclasses import replace

from django.utils.translation import gettext as _

from overture.foundation.access.viewer import Viewer
from overture.foundation.partial_dates import PartialDate

from ..models import Initiative, Organisation, Proposal, Signature
from ..states import stage_tag, status_tag
from ..told import WorkTold
from .calling import subject_named
from .ideas import initiatives_seen_by, proposals_seen_by

MOST_SHOWN = 30


def works_of(viewer: Viewer, organisation: Organisation) -> tuple[WorkTold, ...]:
    """A body's initiatives, its proposals, and those of others that it signed; three queries."""
    initiatives = initiatives_seen_by(viewer).filter(organisation=organisation).order_by("name", "pk")
    proposals = proposals_seen_by(viewer).filter(owner=organisation).order_by("title", "pk")
    names = Signature.objects.filter(organisation=organisation, taken_off__isnull=True)
    names = names.filter(
        version_signed__proposal__in=proposals_seen_by(viewer).exclude(owner=organisation).values("pk")
    )
    rows = names.select_related("version_signed__proposal").order_by("version_signed__number")
    signed = {row.version_signed.proposal: row.signed for row in rows}
    return (
        *(initiative_told(viewer, one) for one in initiatives[:MOST_SHOWN]),
        *(proposal_told(viewer, one) for one in proposals[:MOST_SHOWN]),
        *(proposal_told(viewer, one, signed=day) for one, day in list(signed.items())[:MOST_SHOWN]),
    )


def initiative_told(viewer: Viewer, initiative: Initiative) -> WorkTold:
    tag = stage_tag(initiative)
    named = replace(subject_named(viewer, initiative), note=initiative.what or _("Initiative"))
    return WorkTold(named, tag.state if tag else "", str(tag.text) if tag else "")


def proposal_told(viewer: Viewer, proposal: Proposal, *, signed: PartialDate | None = None) -> WorkTold:
    tag = status_tag(proposal.status)
    return WorkTold(replace(subject_named(viewer, proposal), note=_("Proposal")), tag.state, str(tag.text), signed)
