"""Which asks wait for an answer from each body, for the list of stakeholders."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Any

from django.db.models import Q, QuerySet

from overture.directory.queries import people_seen_by
from overture.engagements.models import Ask, Participant, SpokeFor
from overture.engagements.queries import engagements_seen_in_full_by
from overture.engagements.queries.dealings.asking import OPEN_STATES
from overture.engagements.rules import can_see_private_asks
from overture.foundation.access.viewer import Viewer


def open_asks(viewer: Viewer, ids: Iterable[Any], *, at: dt.datetime) -> dict[str, set[str]]:
    """The ids of open asks by body, both as text: those put to it, and those put to nobody by name where it sat.

    Three queries. Where somebody sat whom the viewer may not know, nothing counts: the words could be about them.
    """
    asks = _open(viewer, at)
    wanted = list(ids)
    found: dict[str, set[str]] = {}
    to = asks.filter(to__in=wanted).values_list("to", "pk")
    unaddressed = asks.filter(to__isnull=True)
    sat = Participant.objects.filter(organisation__in=wanted, engagement__asks__in=unaddressed)
    spoke = SpokeFor.objects.filter(organisation__in=wanted, participant__engagement__asks__in=unaddressed)
    for body, ask in (
        *to,
        *sat.values_list("organisation_id", "engagement__asks__pk"),
        *spoke.values_list("organisation_id", "participant__engagement__asks__pk"),
    ):
        found.setdefault(str(body), set()).add(str(ask))
    return found


def _open(viewer: Viewer, at: dt.datetime) -> QuerySet[Ask]:
    seen = engagements_seen_in_full_by(viewer, at=at)
    asks = Ask.objects.filter(state__in=OPEN_STATES, engagement__in=seen.values("pk")).order_by()
    if can_see_private_asks(viewer):
        return asks
    known = people_seen_by(viewer).values("pk")
    covered = Participant.objects.filter(~Q(person__in=known), person__isnull=False).values("engagement")
    return asks.filter(is_public=True).exclude(engagement__in=covered)
