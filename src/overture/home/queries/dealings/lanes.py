"""When we met: a lane for each part of the body, marks by kind, bands for moments."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from uuid import UUID

from django.utils import formats
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from overture.directory.queries import display_name
from overture.engagements.models import EngagementKind, Status
from overture.engagements.queries.dealings import MarkOfBody, Sums, marks_of, moments_between
from overture.foundation.local_text import in_language
from overture.foundation.ui.charts import Band, Chart, Lane, LaneMark, Lanes, LegendEntry, lanes_drawn
from overture.foundation.ui.shapes import Column
from overture.foundation.ui.templatetags.ui import DOT_OF_KIND

from ...bodyshapes import View
from .reading import Reading

MOST_LANES, MOST_WITH_TIPS = 8, 300
MONTHS_SHOWN, MONTHS_AHEAD = 12, 2
COLUMNS = (
    gettext_lazy("Part"),
    gettext_lazy("Meetings"),
    gettext_lazy("Texts"),
    gettext_lazy("With an ask"),
    gettext_lazy("Planned"),
    gettext_lazy("Last"),
)
Flags = dict[UUID, str]
"""For each engagement with an ask, how that stands: a key of `charts.lanes.FLAGS`."""


def when_shown(reading: Reading, sums: Sums, flags: Flags) -> tuple[Chart | None, tuple[View, ...]]:
    """The chart of a year or of all time, and the two ways to see it; nothing when nothing has a date."""
    period = reading.asked.period or "year"
    first, last = _span(reading, sums, period)
    marks = marks_of(reading.dealings, first, last)
    if not marks and not reading.asked.period and sums.first:
        period = "all"
        first, last = _span(reading, sums, period)
        marks = marks_of(reading.dealings, first, last)
    views = (
        View(_("12 months"), reading.url("when", period="year"), period == "year"),
        View(_("All"), reading.url("when", period="all"), period == "all"),
    )
    return (_chart(reading, marks, flags, first, last), views) if marks else (None, views if sums.everything else ())


def _span(reading: Reading, sums: Sums, period: str) -> tuple[dt.date, dt.date]:
    """Whole months: the last twelve or all since the first, and two to come."""
    begin = _months_from(reading.today, -MONTHS_SHOWN)
    if period == "all" and sums.first:
        begin = min(begin, sums.first.first.replace(day=1))
    return begin, _months_from(reading.today, MONTHS_AHEAD + 1) - dt.timedelta(days=1)


def _months_from(day: dt.date, months: int) -> dt.date:
    count = day.year * 12 + day.month - 1 + months
    return dt.date(count // 12, count % 12 + 1, 1)


def _chart(reading: Reading, marks: list[MarkOfBody], flags: Flags, first: dt.date, last: dt.date) -> Chart:
    by_body, tips = _by_lane(reading, marks), _tips(marks)
    words = {
        "body": display_name(reading.body, reading.viewer.language).text,
        "first": formats.date_format(first, "F Y"),
        "last": formats.date_format(last, "F Y"),
    }
    chart = Lanes(
        title=_("When we met %(body)s, %(first)s to %(last)s, a lane for each part. The table has the same facts.")
        % words,
        lanes=tuple(Lane(label, tuple(_mark(one, flags, tips) for one in found)) for label, found in by_body.items()),
        bands=tuple(_bands(reading, first, last)),
        first=first,
        last=last,
        today=reading.today,
        today_label=_("Today"),
    )
    return Chart(
        key="lanes",
        label=_("Meetings by part of the body"),
        drawing=lanes_drawn(chart),
        columns=[Column(COLUMNS[0]), *(Column(words, numeric=True) for words in COLUMNS[1:5]), Column(COLUMNS[5])],
        rows=[_row(label, found, flags) for label, found in by_body.items()],
        legend=_legend_of_bars(marks) if chart.is_dense else _legend(marks, flags),
    )


def _by_lane(reading: Reading, marks: list[MarkOfBody]) -> dict[str, list[MarkOfBody]]:
    """Lanes by name, the body itself first, then its parts by how often they were met; the rest as one."""
    found: dict[UUID, list[MarkOfBody]] = defaultdict(list)
    for mark in marks:
        found[mark.body].append(mark)
    order = sorted(found, key=lambda pk: (pk != reading.body.pk, -len(found[pk])))
    lanes = {_name(reading, pk): found[pk] for pk in order[:MOST_LANES]}
    if rest := [mark for pk in order[MOST_LANES:] for mark in found[pk]]:
        lanes[_("Other parts")] = rest
    return lanes


def _name(reading: Reading, pk: UUID) -> str:
    return display_name(reading.bodies[pk], reading.viewer.language).text


def _tips(marks: list[MarkOfBody]) -> dict[tuple[str, dt.date], str]:
    """What a pointer is told, once for each kind and day; nothing where marks are so many that bars count them."""
    if len(marks) > MOST_WITH_TIPS:
        return {}
    pattern = _("%(kind)s, %(date)s")
    kinds = {kind: EngagementKind(kind).label for kind in {mark.kind for mark in marks}}
    days = {day: formats.date_format(day, "j F Y") for day in {mark.day for mark in marks}}
    found = {(mark.kind, mark.day) for mark in marks}
    return {(kind, day): pattern % {"kind": kinds[kind], "date": days[day]} for kind, day in found}


def _mark(mark: MarkOfBody, flags: Flags, tips: dict[tuple[str, dt.date], str]) -> LaneMark:
    is_planned = mark.status != Status.HELD
    return LaneMark(
        day=mark.day,
        shape=DOT_OF_KIND.get(mark.kind, "circle"),
        state="planned" if is_planned else "" if mark.level == "on_record" else "private",
        flag=flags.get(mark.engagement, ""),
        tip=tips.get((mark.kind, mark.day), ""),
    )


def _bands(reading: Reading, first: dt.date, last: dt.date) -> list[Band]:
    found = []
    for moment in moments_between(reading.dealings, first, last):
        if moment.when:
            name = in_language(moment.name, reading.viewer.language).text
            is_to_come = moment.when.last >= reading.today
            found.append(Band(name, max(moment.when.first, first), min(moment.when.last, last), is_to_come))
    return found


def _row(label: str, marks: list[MarkOfBody], flags: Flags) -> list[object]:
    held = [mark for mark in marks if mark.status == Status.HELD]
    letters = sum(mark.kind == EngagementKind.LETTER for mark in held)
    planned = len(marks) - len(held)
    last = max((mark.day for mark in held), default=None)
    asked = sum(mark.engagement in flags for mark in held)
    shown = formats.date_format(last, "j F Y") if last else ""
    return [label, len(held) - letters, letters, asked, planned, shown]


def _legend_of_bars(marks: list[MarkOfBody]) -> tuple[LegendEntry, ...]:
    found = [LegendEntry("bar", _("Meetings"), "bar")]
    if any(mark.kind == EngagementKind.LETTER for mark in marks):
        found.append(LegendEntry("bar", _("Texts under names"), "bar two"))
    if any(mark.status != Status.HELD for mark in marks):
        found.append(LegendEntry("bar", _("Planned"), "bar none"))
    return tuple(found)


def _legend(marks: list[MarkOfBody], flags: Flags) -> tuple[LegendEntry, ...]:
    """The shapes that stand in this chart, and no others."""
    shapes = {
        "circle": _("Meeting"),
        "diamond": _("Text under names"),
        "triangle": _("Conference or campaign"),
        "square": _("Evidence"),
    }
    there = {DOT_OF_KIND.get(mark.kind, "circle") for mark in marks}
    found = [LegendEntry(shape, words) for shape, words in shapes.items() if shape in there]
    if any(mark.level != "on_record" for mark in marks):
        found.append(LegendEntry("circle", _("Not on the record"), "private"))
    if any(mark.status != Status.HELD for mark in marks):
        found.append(LegendEntry("circle", _("Planned"), "planned"))
    if any(mark.engagement in flags for mark in marks):
        found.append(LegendEntry("flag", _("We asked for something")))
    return tuple(found)
