"""A consent lasts until the end of a day, where the desk is."""

from __future__ import annotations

import datetime as dt
from zoneinfo import ZoneInfo

from overture.accounts.queries import the_desk


def end_of_day(day: dt.date, zone: str) -> dt.datetime:
    """The moment at which a day ends in a zone."""
    return dt.datetime.combine(day + dt.timedelta(days=1), dt.time.min, tzinfo=ZoneInfo(zone)).astimezone(dt.UTC)


def last_day(until: dt.datetime, zone: str) -> dt.date:
    """The last day on which something that ends at a moment still held in a zone."""
    return (until - dt.timedelta(microseconds=1)).astimezone(ZoneInfo(zone)).date()


def desk_zone() -> str:
    """The zone in which the desk's days begin and end."""
    return the_desk().zone
