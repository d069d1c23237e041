"""The record in the words of Popolo (popoloproject.com), for other programs; `participation` is an extension of ours.

A post of a person is a Popolo membership with a role; an organisation's place in a network is one as well, with
`member_id`. A participation says who took part in an event, on which side, and on whose behalf they spoke.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator
from typing import Any

from overture.foundation.partial_dates import PartialDate

Row = dict[str, Any]
Rows = Callable[[str], Iterator[Row]]
"""The rows of a table of the export by its name, each as values by column."""

FILES = ("persons", "organizations", "memberships", "events", "participations")


def popolo_records(name: str, rows: Rows) -> Iterator[Row]:
    """The objects of one file, in the order of the tables."""
    return {
        "persons": _persons,
        "organizations": _organizations,
        "memberships": _memberships,
        "events": _events,
        "participations": _participations,
    }[name](rows)


def _told(**values: Any) -> Row:
    """An object without what is not known."""
    return {key: value for key, value in values.items() if value not in (None, "", [], {})}


def _day(date: PartialDate | None, *, end: bool = False) -> str | None:
    """A date as far as it is known, the way Popolo writes it: a year, a month or a day."""
    if date is None:
        return None
    if date.precision in ("day", "month", "year"):
        return str(date)
    return (date.last if end else date.first).isoformat()


def _gathered(rows: Iterator[Row], key: str) -> dict[Any, list[Row]]:
    found: dict[Any, list[Row]] = defaultdict(list)
    for row in rows:
        if row[key] is not None:
            found[row[key]].append(row)
    return found


def _other_names(names: list[Row]) -> list[Row]:
    return [_told(name=one["text"], note=one["kind"], lang=one["language"]) for one in names]


def _numbers(numbers: list[Row]) -> list[Row]:
    return [{"scheme": one["scheme"], "identifier": one["value"]} for one in numbers]


def _persons(rows: Rows) -> Iterator[Row]:
    names, numbers = _gathered(rows("names"), "person_id"), _gathered(rows("identifiers"), "person_id")
    for one in rows("people"):
        yield _told(
            id=str(one["id"]),
            name=one["name"],
            other_names=_other_names(names[one["id"]]),
            identifiers=_numbers(numbers[one["id"]]),
            sources=[{"note": one["source_note"]}] if one["source_note"] else None,
        )


def _organizations(rows: Rows) -> Iterator[Row]:
    names, numbers = _gathered(rows("names"), "organisation_id"), _gathered(rows("identifiers"), "organisation_id")
    for one in rows("organisations"):
        yield _told(
            id=str(one["id"]),
            name=one["name"],
            classification=one["kind"],
            parent_id=str(one["parent_id"]) if one["parent_id"] else None,
            other_names=_other_names(names[one["id"]]),
            identifiers=_numbers(numbers[one["id"]]),
            links=[{"url": one["website"]}] if one["website"] else None,
        )


def _memberships(rows: Rows) -> Iterator[Row]:
    for one in rows("posts"):
        yield _told(
            id=str(one["id"]),
            person_id=str(one["person_id"]),
            organization_id=str(one["organisation_id"]),
            role=one["role"],
            start_date=_day(one["started"]),
            end_date=_day(one["ended"], end=True),
        )
    for one in rows("memberships"):
        yield _told(
            id=str(one["id"]),
            member_id=str(one["member_id"]),
            organization_id=str(one["network_id"]),
            role=one["member_class"],
            label=one["status"],
            start_date=_day(one["joined"]),
            end_date=_day(one["left"], end=True),
        )


def _events(rows: Rows) -> Iterator[Row]:
    for one in rows("engagements"):
        yield _told(
            id=str(one["id"]),
            name=one["title"],
            description=one["summary"],
            classification=one["kind"],
            status=one["status"],
            location=one["place"],
            start_date=_day(one["when"]),
            end_date=_day(one["when"], end=True),
            parent_id=str(one["part_of_id"]) if one["part_of_id"] else None,
            confidentiality=one["confidentiality"],
        )


def _participations(rows: Rows) -> Iterator[Row]:
    mandates = _gathered(rows("mandates"), "participant_id")
    for one in rows("participants"):
        yield _told(
            event_id=str(one["engagement_id"]),
            person_id=str(one["person_id"]) if one["person_id"] else None,
            organization_id=str(one["organisation_id"]) if one["organisation_id"] else None,
            group=one["group"],
            side=one["side"],
            part=one["part"],
            role=one["role"],
            on_behalf_of=[
                _told(organization_id=str(mandate["organisation_id"]), mandate=mandate["mandate"])
                for mandate in mandates[one["id"]]
            ],
        )
