"""Delegations, session weeks and conferences that hold others, and proposals, found by the label that was offered."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from django.utils import timezone

from overture.directory.models import Proposal
from overture.foundation.access.viewer import Viewer
from overture.foundation.listing.queries import record_ids_seen_by
from overture_names import fold

from ..models import Engagement
from .seen import engagements_seen_in_full_by

MOST_OFFERED = 100
MOST_LOOKED_AT = 40


def whole_label(engagement: Engagement) -> str:
    """A title with its date, which tells it from others of its name."""
    return f"{engagement.title} ({engagement.when})" if engagement.when else engagement.title


def hidden_whole(viewer: Viewer, engagement: Engagement | None) -> UUID | None:
    """The whole that an engagement is a part of, when the viewer may not know of it; it is not shown, and stays."""
    if engagement is None or engagement.part_of_id is None:
        return None
    seen = engagements_seen_in_full_by(viewer, at=timezone.now()).filter(pk=engagement.part_of_id)
    return None if seen.exists() else engagement.part_of_id


def wholes_to_offer(viewer: Viewer) -> list[str]:
    """What something new is most likely a part of: the newest engagements that hold others, then the newest at all."""
    seen = engagements_seen_in_full_by(viewer, at=timezone.now()).order_by("-sorted_on", "-pk")
    holding = list(seen.filter(parts__isnull=False).distinct()[:MOST_OFFERED])
    newest = list(seen[:MOST_OFFERED])
    return list(dict.fromkeys(whole_label(one) for one in (*holding, *newest)))


def wholes_titled(viewer: Viewer, typed: str, *, known: Engagement | None = None) -> list[UUID]:
    """The engagements that a label or a title means; the one that stands in the record already comes first.

    Only what the viewer sees in full can be chosen; what stands there stays, whoever saves.
    """
    wanted = fold(typed)
    if known is not None and known.part_of is not None and fold(whole_label(known.part_of)) == wanted:
        return [] if hidden_whole(viewer, known) else [known.part_of.pk]
    seen = engagements_seen_in_full_by(viewer, at=timezone.now())
    title = typed.rpartition(" (")[0] or typed
    ids = record_ids_seen_by(viewer, Engagement.record_kind, text=title)[:MOST_LOOKED_AT]
    rows = list(seen.filter(pk__in=list(ids)))
    exact = [one.pk for one in rows if fold(whole_label(one)) == wanted]
    return exact or [one.pk for one in rows if fold(one.title) == wanted]


def proposals_titled(titles: Iterable[str], *, known: Engagement | None = None) -> dict[str, UUID]:
    """The proposals of some titles in any language; those that stand in the record already come before others."""
    wanted = {fold(title): title for title in titles}
    if not wanted:
        return {}
    found: dict[str, UUID] = {}
    standing = list(known.proposals.all()) if known else []
    for proposal in (*standing, *Proposal.objects.order_by("made_at", "pk")):
        for title in (proposal.title, *proposal.titles.values()):
            if fold(title) in wanted:
                found.setdefault(wanted[fold(title)], proposal.pk)
    return found
