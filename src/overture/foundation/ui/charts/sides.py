"""Two sides: who has met whom, ours and theirs, with a line for each pair, as thick as they met often."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import sqrt
from typing import Any

from .drawing import Area, Curve, Drawing, Mark, Piece, Words
from .wording import shortened

WIDTH, OURS, THEIRS, HEAD, ROOM = 460, 156.0, 304.0, 44, 140.0
MOST_A_SIDE = 12
"""Above this a matrix is read more easily."""


@dataclass(frozen=True, slots=True)
class SidePoint:
    """Somebody on one side; `is_apart` when they were never met."""

    key: str
    label: str
    note: str = ""
    is_apart: bool = False


@dataclass(frozen=True, slots=True)
class SideTie:
    """A pair. `kind` is ``met``, ``letters`` (texts alone) or ``knows`` (somebody says so)."""

    ours: str
    theirs: str
    count: int
    kind: str = "met"
    tip: str = ""


@dataclass(frozen=True, slots=True)
class TwoSides:
    """Both sides with the pairs between them."""

    title: str
    ours_label: Any
    theirs_label: Any
    ours: tuple[SidePoint, ...]
    theirs: tuple[SidePoint, ...]
    ties: tuple[SideTie, ...]


def sides_drawn(chart: TwoSides) -> Drawing:
    """Lay the map out; theirs stand in the order that crosses the fewest lines."""
    ours = chart.ours
    theirs = _in_order(chart.theirs, ours, chart.ties)
    most = max(len(ours), len(theirs), 1)
    row = 56.0 if most <= 5 else 44.0
    height = HEAD + row * most
    at_ours = {one.key: y for one, y in zip(ours, _places(len(ours), most, row), strict=True)}
    at_theirs = {one.key: y for one, y in zip(theirs, _places(len(theirs), most, row), strict=True)}
    pieces: list[Piece] = [
        Words(OURS, 14, str(chart.ours_label), "dim", "end"),
        Words(THEIRS, 14, str(chart.theirs_label), "dim"),
    ]
    pieces += _ties(chart.ties, at_ours, at_theirs)
    for one in ours:
        pieces += _point(one, at_ours[one.key], is_ours=True)
    for one in theirs:
        pieces += _point(one, at_theirs[one.key], is_ours=False)
    return Drawing(chart.title, WIDTH, int(height), tuple(pieces))


def _places(count: int, most: int, row: float) -> list[float]:
    """Where points stand, the shorter side in the middle of the longer one."""
    above = (most - count) * row / 2
    return [HEAD + above + row * (place + 0.25) for place in range(count)]


def _in_order(theirs: Sequence[SidePoint], ours: Sequence[SidePoint], ties: Sequence[SideTie]) -> list[SidePoint]:
    place = {one.key: number for number, one in enumerate(ours)}

    def middle(point: SidePoint) -> float:
        mine = [(place[tie.ours], tie.count) for tie in ties if tie.theirs == point.key and tie.ours in place]
        weight = sum(count for _place, count in mine)
        return sum(where * count for where, count in mine) / weight if weight else len(ours)

    return sorted(theirs, key=middle)


def _ties(ties: Sequence[SideTie], ours: dict[str, float], theirs: dict[str, float]) -> Iterator[Piece]:
    most = max((tie.count for tie in ties if tie.kind == "met"), default=1)
    for tie in sorted(ties, key=lambda one: one.count):
        if tie.ours not in ours or tie.theirs not in theirs:
            continue
        share = sqrt(tie.count / most) if tie.kind == "met" else 0
        css = "tie" if tie.kind == "met" else f"tie {tie.kind}"
        thick, strength = (1.2 + 5.8 * share, 0.4 + 0.55 * share) if tie.kind == "met" else (2.0, 1.0)
        yield Curve(OURS, ours[tie.ours], THEIRS, theirs[tie.theirs], css, thick, strength, tie.tip)


def _point(point: SidePoint, y: float, *, is_ours: bool) -> Iterator[Piece]:
    full = f"{point.label}, {point.note}" if point.note else point.label
    if is_ours:
        yield Mark("circle", OURS, y, 6, "node", full)
    else:
        yield Area(THEIRS - 6, y - 6, 12, 12, "node them unmet" if point.is_apart else "node them", full, 2)
    x = OURS - 14 if is_ours else THEIRS + 14
    for text, css, offset in ((point.label, "b", -2 if point.note else 4), (point.note, "dim", 13)):
        if text:
            shown = shortened(text, ROOM, bold=css == "b")
            tip = text if shown != text else ""
            yield Words(x, y + offset, shown, css, "end" if is_ours else "start", tip)
