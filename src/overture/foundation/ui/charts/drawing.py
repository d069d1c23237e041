"""What a chart is made of, and how it becomes SVG. Every text is escaped; colours come from classes alone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from ..shapes import Column

Anchor = Literal["start", "middle", "end"]
SHAPES = ("circle", "diamond", "triangle", "square")


@dataclass(frozen=True, slots=True)
class Words:
    """A line of text; `anchor` follows the reader's direction. `turn` turns it up, in degrees."""

    x: float
    y: float
    text: str
    css: str = ""
    anchor: Anchor = "start"
    tip: str = ""
    turn: int = 0

    def svg(self, width: float, *, mirrored: bool) -> SafeString:
        x = _across(self.x, width, mirrored=mirrored)
        angle = self.turn if mirrored else -self.turn
        turned = format_html(' transform="rotate({} {} {})"', angle, x, _n(self.y)) if self.turn else ""
        return format_html(
            '<text x="{}" y="{}"{}{}{}>{}{}</text>',
            x,
            _n(self.y),
            format_html(' class="{}"', self.css) if self.css else "",
            format_html(' text-anchor="{}"', self.anchor) if self.anchor != "start" else "",
            turned,
            _tip(self.tip),
            self.text,
        )


@dataclass(frozen=True, slots=True)
class Stroke:
    """A straight line."""

    x1: float
    y1: float
    x2: float
    y2: float
    css: str

    def svg(self, width: float, *, mirrored: bool) -> SafeString:
        return format_html(
            '<line class="{}" x1="{}" y1="{}" x2="{}" y2="{}"/>',
            self.css,
            _across(self.x1, width, mirrored=mirrored),
            _n(self.y1),
            _across(self.x2, width, mirrored=mirrored),
            _n(self.y2),
        )


@dataclass(frozen=True, slots=True)
class Area:
    """A rectangle; `x` is its start side."""

    x: float
    y: float
    width: float
    height: float
    css: str
    tip: str = ""
    round: float = 0

    def svg(self, width: float, *, mirrored: bool) -> SafeString:
        start = self.x + self.width if mirrored else self.x
        return format_html(
            '<rect class="{}" x="{}" y="{}" width="{}" height="{}"{}>{}</rect>',
            self.css,
            _across(start, width, mirrored=mirrored),
            _n(self.y),
            _n(self.width),
            _n(self.height),
            format_html(' rx="{}"', self.round) if self.round else "",
            _tip(self.tip),
        )


@dataclass(frozen=True, slots=True)
class Curve:
    """A tie between two points, as thick as it is strong."""

    x1: float
    y1: float
    x2: float
    y2: float
    css: str
    thick: float = 1.5
    strength: float = 1.0
    tip: str = ""

    def svg(self, width: float, *, mirrored: bool) -> SafeString:
        x1, x2 = (_across(x, width, mirrored=mirrored) for x in (self.x1, self.x2))
        middle = _across((self.x1 + self.x2) / 2, width, mirrored=mirrored)
        path = f"M{x1} {_n(self.y1)} C {middle} {_n(self.y1)} {middle} {_n(self.y2)} {x2} {_n(self.y2)}"
        return format_html(
            '<path class="{}" d="{}" stroke-width="{}" stroke-opacity="{}">{}</path>',
            self.css,
            path,
            _n(self.thick),
            _n(self.strength),
            _tip(self.tip),
        )


@dataclass(frozen=True, slots=True)
class Mark:
    """A shape round a point: one of `SHAPES`, or a flag that stands on it."""

    shape: str
    x: float
    y: float
    size: float
    css: str
    tip: str = ""

    def svg(self, width: float, *, mirrored: bool) -> SafeString:
        x, y = float(_across(self.x, width, mirrored=mirrored)), self.y
        if self.shape == "circle":
            place = format_html('<circle class="{}" cx="{}" cy="{}" r="{}">', self.css, _n(x), _n(y), _n(self.size))
            return format_html("{}{}</circle>", place, _tip(self.tip))
        path = _outline(self.shape, x, y, self.size, way=-1 if mirrored else 1)
        return format_html('<path class="{}" d="{}">{}</path>', self.css, path, _tip(self.tip))


Piece = Words | Stroke | Area | Curve | Mark


@dataclass(frozen=True, slots=True)
class Drawing:
    """A chart laid out for a reader who begins on the left; `title` says as a sentence what it shows."""

    title: str
    width: int
    height: int
    pieces: tuple[Piece, ...]

    def svg(self, *, key: str, mirrored: bool) -> SafeString:
        """The SVG element. `key` is the id of its title, once a page."""
        drawn = format_html_join("", "{}", ((one.svg(self.width, mirrored=mirrored),) for one in self.pieces))
        return format_html(
            '<svg class="viz" viewBox="0 0 {} {}" role="img" aria-labelledby="{}"><title id="{}">{}</title>{}</svg>',
            self.width,
            self.height,
            key,
            key,
            self.title,
            drawn,
        )


@dataclass(frozen=True, slots=True)
class LegendEntry:
    """What a shape means. `state` is a class of `shape`, or ``flag``."""

    shape: str
    label: Any
    state: str = ""


@dataclass(frozen=True, slots=True)
class Chart:
    """A drawing with the same facts as a table, for `ui/components/chart.html`.

    Attributes:
        key: the id of the chart on its page.
        label: what the box around the drawing is called, since it can be scrolled.
        rows: the table; the first cell of a row is its name.
        note: a sentence on how to read it.
        narrow: a chart that stands in a narrow column, and needs less room on a phone.
    """

    key: str
    label: Any
    drawing: Drawing
    columns: Sequence[Column]
    rows: Sequence[Sequence[Any]]
    legend: Sequence[LegendEntry] = ()
    note: Any = ""
    narrow: bool = False


def _n(value: float) -> str:
    """A number as short as the eye needs it."""
    return f"{value:.1f}".rstrip("0").rstrip(".")


def _across(x: float, width: float, *, mirrored: bool) -> str:
    return _n(width - x if mirrored else x)


def _tip(text: str) -> SafeString | str:
    return format_html("<title>{}</title>", text) if text else ""


def _outline(shape: str, x: float, y: float, size: float, *, way: int) -> str:
    if shape == "flag":
        wave = _n(size * 0.75 * way), _n(-3 * way), _n(3 * way)
        back = _n(-size * 0.75 * way)
        return f"M{_n(x)} {_n(y)}v{_n(-size)}h{wave[0]}l{wave[1]} {_n(size / 4)} {wave[2]} {_n(size / 4)}h{back}"
    if shape == "diamond":
        s = _n(size * 1.15)
        return f"M{_n(x)} {_n(y - size * 1.15)}l{s} {s} -{s} {s} -{s} -{s}z"
    if shape == "triangle":
        return f"M{_n(x)} {_n(y - size * 1.1)}l{_n(size * 1.2)} {_n(size * 2)}h{_n(-size * 2.4)}z"
    s = size * 1.8
    return f"M{_n(x - s / 2)} {_n(y - s / 2)}h{_n(s)}v{_n(s)}h{_n(-s)}z"
