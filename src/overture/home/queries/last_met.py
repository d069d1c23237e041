"""When somebody was met last, for the lists of the directory."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Any

from django.db.models import CharField, F, Max, QuerySet, Value
from django.db.models.functions import Cast, Concat

from overture.engagements.models import Participant, SpokeFor, Status
from overture.engagements.queries import engagements_seen_in_full_by
from overture.foundation.access.viewer import Viewer
from overture.foundation.partial_dates import PartialDate


def last_met(viewer: Viewer, kind: str, ids: Iterable[Any], *, at: dt.datetime) -> dict[str, PartialDate]:
    """When the last engagement was held, as far as it is known, for people or for organisations, by id as text.

    An organisation was there when somebody came from it or spoke for it. What the viewer may not see in full does not
    count: a date alone could say who was in the room.
    """
    if kind not in ("person", "organisation"):
        return {}
    held = engagements_seen_in_full_by(viewer, at=at).filter(status=Status.HELD, starts_on__lte=at.date())
    wanted = [str(one) for one in ids]
    there = Participant.objects.filter(engagement__in=held, **{f"{kind}__in": wanted})
    days = _latest(there, f"{kind}_id", "engagement")
    if kind == "organisation":
        spoken = SpokeFor.objects.filter(participant__engagement__in=held, organisation__in=wanted)
        for key, day in _latest(spoken, "organisation_id", "participant__engagement").items():
            days[key] = max(day, days.get(key, day))
    return days


def _latest(rows: QuerySet[Any], key: str, engagement: str) -> dict[str, PartialDate]:
    """The date of the newest engagement of each; the database compares first days, which the date itself follows."""
    first_day = Cast(f"{engagement}__starts_on", CharField())
    as_known = Cast(f"{engagement}__when", CharField())
    dated = Concat(first_day, Value(" "), as_known, output_field=CharField())
    found = rows.filter(**{f"{engagement}__when__isnull": False}).order_by().values_list(F(key))
    return {str(pk): PartialDate.parse(latest.split(" ")[1]) for pk, latest in found.annotate(latest=Max(dated))}
