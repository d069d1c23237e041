"""Lanes: when something happened, a lane for each team, with marks by kind and bands for moments."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from django.utils import formats

from .drawing import Area, Drawing, Mark, Piece, Stroke, Words
from .wording import in_lines, shortened, width_of

WIDTH, LABELS, START, END = 760, 158.0, 178.0, 750.0
LANE, ROW, FOOT = 50, 16, 30
BIN = 19.0
"""Marks nearer to each other than this are drawn as one with their number."""
SIZE = 8.0
MOST_MARKS = 40
"""Marks that a lane has room for; above it, bars of one scale count them."""
BARS, TALLEST = 36, 36.0
KINDS_OF_BAR = (("bar", lambda mark: mark.state != "planned" and mark.shape != "diamond"),
                ("bar two", lambda mark: mark.state != "planned" and mark.shape == "diamond"),
                ("bar none", lambda mark: mark.state == "planned"))  # fmt: skip
"""Meetings, texts, and what is planned, each in its colour."""
FLAGS = ("late", "open", "done")
TICK_STEPS = (1, 2, 3, 6, 12, 24, 60, 120)
MOST_TICKS = 7
MOST_ROWS_OF_BANDS = 3


@dataclass(frozen=True, slots=True)
class LaneMark:
    """Something that happened on a day, or was planned for it.

    Attributes:
        shape: a key of `drawing.SHAPES`.
        state: ``private``, ``planned`` or empty, as the class of the shape.
        flag: ``open``, ``done`` or ``late`` when something was asked for there.
        tip: what a pointer on it is told.
        count: how many it stands for.
    """

    day: dt.date
    shape: str = "circle"
    state: str = ""
    flag: str = ""
    tip: str = ""
    count: int = 1


@dataclass(frozen=True, slots=True)
class Lane:
    """A team with its marks."""

    label: str
    marks: tuple[LaneMark, ...]


@dataclass(frozen=True, slots=True)
class Band:
    """A moment: an election, a budget, a conference season."""

    label: str
    first: dt.date
    last: dt.date
    is_to_come: bool = False


@dataclass(frozen=True, slots=True)
class Lanes:
    """The whole chart. Both days of the period are included; `today` is named by `today_label`."""

    title: str
    lanes: tuple[Lane, ...]
    bands: tuple[Band, ...]
    first: dt.date
    last: dt.date
    today: dt.date
    today_label: Any = ""

    @property
    def is_dense(self) -> bool:
        """Whether the marks are too many to stand side by side: then bars count them."""
        return any(len(lane.marks) > MOST_MARKS for lane in self.lanes)


@dataclass(frozen=True, slots=True)
class _Scale:
    first: dt.date
    days: int

    def x(self, day: dt.date) -> float:
        share = (day - self.first).days / max(self.days, 1)
        return START + (END - START) * min(1.0, max(0.0, share))


def lanes_drawn(chart: Lanes) -> Drawing:
    """Lay the lanes out, with the bands' names above and the months below."""
    scale = _Scale(chart.first, (chart.last - chart.first).days)
    names = _names_above(chart, scale)
    top = ROW * (max((row for row, _words in names), default=-1) + 1) + 14
    foot = top + LANE * len(chart.lanes)
    pieces: list[Piece] = [*_bands(chart, scale, top, foot)]
    pieces += [replace(words, y=top - 8 - ROW * row) for row, words in names]
    most = _most_in_a_bar(chart, scale) if chart.is_dense else 0
    for place, lane in enumerate(chart.lanes):
        y = top + LANE * place
        pieces += _bars(lane, scale, y, most=most) if most else _lane(lane, scale, y + LANE * 0.58)
    pieces += _ticks(chart, scale, foot)
    pieces += _today(chart, scale, top, foot)
    return Drawing(chart.title, WIDTH, int(foot + FOOT), tuple(pieces))


def _bands(chart: Lanes, scale: _Scale, top: float, foot: float) -> Iterator[Piece]:
    for band in chart.bands:
        start, end = scale.x(band.first), scale.x(band.last + dt.timedelta(days=1))
        width = max(end - start, 5.0)
        css = "band moment" if band.is_to_come else "band"
        yield Area(min(start, END - width), top, width, foot - top, css, tip=band.label)


def _names_above(chart: Lanes, scale: _Scale) -> list[tuple[int, Words]]:
    """The names of bands and of today, each in the lowest row where it touches no other."""
    wanted = [(scale.x(band.first), band.label, "dim") for band in chart.bands]
    if chart.today_label and chart.first <= chart.today <= chart.last:
        wanted.append((scale.x(chart.today), str(chart.today_label), "now-text"))
    taken: dict[int, list[tuple[float, float]]] = defaultdict(list)
    found = []
    for x, label, css in sorted(wanted):
        text = shortened(label, 190)
        is_last = x + width_of(text) > END
        start = x - width_of(text) + 6 if is_last else x
        span = (start, start + width_of(text) + 10)
        rows = range(MOST_ROWS_OF_BANDS)
        row = next((row for row in rows if all(span[1] <= a or span[0] >= b for a, b in taken[row])), None)
        if row is None:
            continue
        taken[row].append(span)
        place = END + 2 if is_last and x > END - 12 else x + (6 if is_last else 0)
        found.append((row, Words(place, 0, text, css, "end" if is_last else "start", tip=label)))
    return found


def _lane(lane: Lane, scale: _Scale, y: float) -> Iterator[Piece]:
    yield from _label(lane, y)
    yield Stroke(START - 8, y, END, y, "rule")
    for group in _groups(lane.marks, scale):
        yield from _group(group, y)


def _label(lane: Lane, y: float) -> Iterator[Piece]:
    lines = in_lines(lane.label, LABELS, bold=True)
    for number, line in enumerate(lines):
        offset = 4 if len(lines) == 1 else -3 + 14 * number
        yield Words(0, y + offset, line, "b", tip=lane.label if line.endswith("…") else "")


def _in_bars(lane: Lane, scale: _Scale) -> dict[int, list[LaneMark]]:
    """The marks of a lane by the bar that counts them."""
    step, found = (END - START) / BARS, defaultdict(list)
    for mark in lane.marks:
        found[min(int((scale.x(mark.day) - START) // step), BARS - 1)].append(mark)
    return found


def _most_in_a_bar(chart: Lanes, scale: _Scale) -> int:
    return max(len(marks) for lane in chart.lanes for marks in _in_bars(lane, scale).values())


def _bars(lane: Lane, scale: _Scale, top: float, *, most: int) -> Iterator[Piece]:
    """A bar for each stretch of time, all lanes on one scale; meetings below, texts and what is planned above."""
    foot, step = top + LANE - 6, (END - START) / BARS
    yield from _label(lane, foot - 12)
    yield Stroke(START - 8, foot, END, foot, "rule")
    for place, marks in sorted(_in_bars(lane, scale).items()):
        y = foot
        for css, belongs in KINDS_OF_BAR:
            count = sum(belongs(mark) for mark in marks)
            height = TALLEST * count / most
            y -= height
            if count:
                yield Area(START + step * place + 1, y, step - 2, height, css, tip=str(count), round=1)


@dataclass(frozen=True, slots=True)
class _Group:
    x: float
    mark: LaneMark
    shift: float = 0


def _groups(marks: tuple[LaneMark, ...], scale: _Scale) -> list[_Group]:
    """Marks as they are drawn: near ones of one kind as one, two kinds in one place above and below the line."""
    bins: dict[int, dict[tuple[str, str], list[LaneMark]]] = defaultdict(lambda: defaultdict(list))
    for mark in marks:
        bins[int((scale.x(mark.day) - START) // BIN)][mark.shape, mark.state].append(mark)
    found = []
    for kinds in bins.values():
        ordered = sorted(kinds.values(), key=lambda group: -sum(one.count for one in group))
        shown, rest = ordered[:2], [one for group in ordered[2:] for one in group]
        shown[-1] += rest
        for place, group in enumerate(shown):
            shift = 0.0 if len(shown) == 1 else (-9.5, 9.5)[place]
            found.append(_Group(sum(scale.x(one.day) for one in group) / len(group), _together(group), shift))
    return found


def _together(group: list[LaneMark]) -> LaneMark:
    """One mark for several: the sum of their counts, the most pressing of their flags."""
    flag = next((flag for flag in FLAGS if any(one.flag == flag for one in group)), "")
    tips = list(dict.fromkeys(one.tip for one in group if one.tip))
    tip = "\n".join(tips[:6]) + ("\n…" if len(tips) > 6 else "")
    return replace(group[0], flag=flag, tip=tip, count=sum(one.count for one in group))


def _group(group: _Group, y: float) -> Iterator[Piece]:
    mark, at = group.mark, y + group.shift
    if mark.flag:
        yield Mark("flag", group.x, at - SIZE, 16, f"flag-{mark.flag}", tip=mark.tip)
    yield Mark(mark.shape, group.x, at, SIZE if mark.count == 1 else SIZE + 1, f"shape {mark.state}".strip(), mark.tip)
    if mark.count > 1:
        css = "many dark" if mark.state else "many"
        yield Words(group.x, at + (5 if mark.shape == "triangle" else 3.5), str(mark.count), css, "middle")


def _ticks(chart: Lanes, scale: _Scale, foot: float) -> Iterator[Piece]:
    months = (chart.last.year - chart.first.year) * 12 + chart.last.month - chart.first.month + 1
    step = next((step for step in TICK_STEPS if months / step <= MOST_TICKS), TICK_STEPS[-1])
    year = 0
    for month in range(months + 1):
        day = _month_after(chart.first, month)
        if (
            day < chart.first
            or day > chart.last
            or (day.month - 1) % min(step, 12)
            or (step > 12 and day.year % (step // 12))
        ):
            continue
        pattern = "Y" if step >= 12 else "M" if day.year == year else "M Y"
        year = day.year
        x = scale.x(day)
        yield Stroke(x, foot, x, foot + 5, "tick")
        yield Words(x, foot + 19, formats.date_format(day, pattern), "dim", "middle")


def _month_after(first: dt.date, months: int) -> dt.date:
    count = first.year * 12 + first.month - 1 + months
    return dt.date(count // 12, count % 12 + 1, 1)


def _today(chart: Lanes, scale: _Scale, top: float, foot: float) -> Iterator[Piece]:
    if chart.first <= chart.today <= chart.last:
        x = scale.x(chart.today)
        yield Stroke(x, top - 4, x, foot, "now")
