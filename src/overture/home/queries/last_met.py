"""When somebody was met last, for the lists of the directory."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Any

from django.db.models import Max, QuerySet

from overture.engagements.models import Participant, SpokeFor, Status
from overture.engagements.queries import engagements_seen_in_full_by
from overture.foundation.access.viewer import Viewer


def last_met(viewer: Viewer, kind: str, ids: Iterable[Any], *, at: dt.datetime) -> dict[str, dt.date]:
    """The last day of an engagement that was held, for people or for organisations, by id as text.

    An organisation was there when somebody came from it or spoke for it. What the viewer may not see in full does not
    count: a date alone could say who was in the room.
    """
    if kind not in ("person", "organisation"):
        return {}
    held = engagements_seen_in_full_by(viewer, at=at).filter(status=Status.HELD, starts_on__lte=at.date())
    wanted = [str(one) for one in ids]
    there = Participant.objects.filter(engagement__in=held, **{f"{kind}__in": wanted})
    days = _latest(there, f"{kind}_id", "engagement__starts_on")
    if kind == "organisation":
        spoken = SpokeFor.objects.filter(participant__engagement__in=held, organisation__in=wanted)
        for key, day in _latest(spoken, "organisation_id", "participant__engagement__starts_on").items():
            days[key] = max(day, days.get(key, day))
    return days


def _latest(rows: QuerySet[Any], key: str, day: str) -> dict[str, dt.date]:
    found = rows.order_by().values_list(key).annotate(latest=Max(day))
    return {str(pk): latest for pk, latest in found if latest}
