"""What of the record leaves with the whole desk; a coordinator takes along what they may see."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from django.utils import timezone

from overture.foundation.access.viewer import Viewer
from overture.foundation.registry import Portable, PortableTable

from . import models
from .queries.seen import engagements_seen_in_full_by
from .rules import DESK


def hidden_engagements(viewer: Viewer) -> Collection[Any]:
    """The engagements that this viewer may not see in full: those that are restricted to others."""
    if DESK in viewer.scopes:
        return ()
    seen = engagements_seen_in_full_by(viewer, at=timezone.now()).order_by().values("pk")
    return list(models.Engagement.objects.exclude(pk__in=seen).order_by().values_list("pk", flat=True))


PORTABLE = Portable(
    tables=(
        PortableTable("moments", models.Moment),
        PortableTable("campaigns", models.Campaign),
        PortableTable(
            "engagements",
            models.Engagement,
            prose=("title", "summary", "place", "occasion"),
            hidden_from=hidden_engagements,
        ),
        PortableTable("participants", models.Participant),
        PortableTable("mandates", models.SpokeFor),
        PortableTable("asks", models.Ask, prose=("text", "answer")),
        PortableTable("commitments", models.Commitment, prose=("text", "how_known")),
        PortableTable("follow_ups", models.FollowUp, prose=("text",)),
        PortableTable("outcomes", models.Outcome, prose=("text", "source", "our_part")),
        PortableTable("attachments", models.Attachment, is_sealed=True, file="stored_as"),
    ),
)
