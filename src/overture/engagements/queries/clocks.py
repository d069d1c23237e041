"""The hour of an engagement by the clock of its place, and by the desk's."""

from __future__ import annotations

import datetime as dt
from zoneinfo import ZoneInfo

from django.utils import formats
from django.utils.translation import gettext as _

from ..told import ToldEngagement


def here_in_words(told: ToldEngagement, *, time: dt.time | None, zone: str, here: str) -> str:
    """The hour by the desk's clock, when day and hour are known and that clock shows another one; else nothing.

    Args:
        told: what the reader may have of it; the day is taken from there.
        time: the hour by the clock of the place.
        zone: the zone of the place.
        here: the desk's own zone.
    """
    if not zone or time is None or told.when is None or told.when.precision != "day":
        return ""
    there = dt.datetime.combine(told.when.first, time, tzinfo=ZoneInfo(zone))
    moment = there.astimezone(ZoneInfo(here))
    if moment.utcoffset() == there.utcoffset():
        return ""
    words = {"time": formats.time_format(moment.time(), "H:i"), "zone": here}
    if moment.date() == there.date():
        return _("%(time)s, time of %(zone)s") % words
    return _("%(day)s, %(time)s, time of %(zone)s") % {**words, "day": formats.date_format(moment, "j F")}
