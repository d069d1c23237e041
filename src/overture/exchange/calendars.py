"""The engagements as a calendar (RFC 5545): title, days or time, place; a day that is known as a week is that week."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from overture.foundation.partial_dates import PartialDate

from .popolo import Row, Rows

LINE = 75
STATUSES = {"held": "CONFIRMED", "planned": "CONFIRMED", "cancelled": "CANCELLED", "declined": "CANCELLED"}


def calendar_lines(rows: Rows) -> Iterator[str]:
    """A whole calendar, line by line; what has no date is in no calendar."""
    yield from _lines(("BEGIN", "VCALENDAR"), ("VERSION", "2.0"), ("PRODID", "-//Overture//Engagements//EN"))
    for row in rows("engagements"):
        if row["when"] is not None:
            yield from _event(row)
    yield from _lines(("END", "VCALENDAR"))


def _event(row: Row) -> Iterator[str]:
    return _lines(
        ("BEGIN", "VEVENT"),
        ("UID", f"{row['id']}@overture"),
        ("DTSTAMP", _instant(row["changed_at"])),
        *_when(row["when"], row["time_of_day"], row["zone"]),
        ("SUMMARY", _escaped(row["title"])),
        *([("LOCATION", _escaped(row["place"]))] if row["place"] else []),
        ("STATUS", STATUSES.get(row["status"], "TENTATIVE")),
        ("CLASS", "PUBLIC" if row["confidentiality"] == "on_record" else "CONFIDENTIAL"),
        ("END", "VEVENT"),
    )


def _when(when: PartialDate, time: dt.time | None, zone: str) -> list[tuple[str, str]]:
    if time is not None and when.precision == "day":
        start = dt.datetime.combine(when.first, time)
        if zone:
            try:
                return [("DTSTART", _instant(start.replace(tzinfo=ZoneInfo(zone))))]
            except (ZoneInfoNotFoundError, ValueError):
                pass
        return [("DTSTART", f"{start:%Y%m%dT%H%M%S}")]
    after = when.last + dt.timedelta(days=1) if when.last < dt.date.max else when.last
    return [("DTSTART;VALUE=DATE", f"{when.first:%Y%m%d}"), ("DTEND;VALUE=DATE", f"{after:%Y%m%d}")]


def _instant(at: dt.datetime) -> str:
    return f"{at.astimezone(dt.UTC):%Y%m%dT%H%M%SZ}"


def _escaped(text: Any) -> str:
    text = str(text).replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")
    return text.replace("\r\n", "\n").replace("\r", "\n").replace("\n", "\\n")


def _lines(*named: tuple[str, str]) -> Iterator[str]:
    for name, value in named:
        yield from _folded(f"{name}:{value}")


def _folded(line: str) -> Iterator[str]:
    """A content line cut at 75 octets, never inside a letter."""
    room, part = LINE, ""
    for letter in line:
        size = len(letter.encode())
        if size > room:
            yield f"{part}\r\n"
            part, room = " ", LINE - 1
        part, room = part + letter, room - size
    yield f"{part}\r\n"
