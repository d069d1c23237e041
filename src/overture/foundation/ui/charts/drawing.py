"""What a chart is made of, and how it becomes SVG. Every text is escaped; colours come from classes alone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from typing import Any, Literal

from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

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

    def svg(self, width: float, *, mirrored: bool) -> str:
        x = _across(self.x, width, mirrored=mirrored)
        css = f' class="{escape(self.css)}"' if self.css else ""
        anchor = f' text-anchor="{self.anchor}"' if self.anchor != "start" else ""
        angle = self.turn if mirrored else -self.turn
        turned = f' transform="rotate({angle} {x} {_n(self.y)})"' if self.turn else ""
        return f'<text x="{x}" y="{_n(self.y)}"{css}{anchor}{turned}>{_tip(self.tip)}{escape(self.text)}</text>'


@dataclass(frozen=True, slots=True)
class Stroke:
    """A straight line."""

    x1: float
    y1: float
    x2: float
    y2: float
    css: str

    def svg(self, width: float, *, mirrored: bool) -> str:
        x1, x2 = (_across(x, width, mirrored=mirrored) for x in (self.x1, self.x2))
        return f'<line class="{escape(self.css)}" x1="{x1}" y1="{_n(self.y1)}" x2="{x2}" y2="{_n(self.y2)}"/>'


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

    def svg(self, width: float, *, mirrored: bool) -> str:
        x = _across(self.x + self.width if mirrored else self.x, width, mirrored=mirrored)
        corner = f' rx="{_n(self.round)}"' if self.round else ""
        size = f'width="{_n(self.width)}" height="{_n(self.height)}"'
        return f'<rect class="{escape(self.css)}" x="{x}" y="{_n(self.y)}" {size}{corner}>{_tip(self.tip)}</rect>'


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

    def svg(self, width: float, *, mirrored: bool) -> str:
        x1, x2 = (_across(x, width, mirrored=mirrored) for x in (self.x1, self.x2))
        middle = _across((self.x1 + self.x2) / 2, width, mirrored=mirrored)
        path = f"M{x1} {_n(self.y1)} C {middle} {_n(self.y1)} {middle} {_n(self.y2)} {x2} {_n(self.y2)}"
        weight = f'stroke-width="{_n(self.thick)}" stroke-opacity="{self.strength:.2f}"'
        return f'<path class="{escape(self.css)}" d="{path}" {weight}>{_tip(self.tip)}</path>'


@dataclass(frozen=True, slots=True)
class Mark:
    """A shape round a point: one of `SHAPES`, or a flag that stands on it."""

    shape: str
    x: float
    y: float
    size: float
    css: str
    tip: str = ""

    def svg(self, width: float, *, mirrored: bool) -> str:
        x = width - self.x if mirrored else self.x
        css, tip = escape(self.css), _tip(self.tip)
        if self.shape == "circle":
            return f'<circle class="{css}" cx="{_n(x)}" cy="{_n(self.y)}" r="{_n(self.size)}">{tip}</circle>'
        path = _outline(self.shape, x, self.y, self.size, way=-1 if mirrored else 1)
        return f'<path class="{css}" d="{path}">{tip}</path>'


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
        drawn = "".join(one.svg(self.width, mirrored=mirrored) for one in self.pieces)
        return format_html(
            '<svg class="viz" viewBox="0 0 {} {}" role="img" aria-labelledby="{}"><title id="{}">{}</title>{}</svg>',
            self.width,
            self.height,
            key,
            key,
            self.title,
            mark_safe(drawn),  # noqa: S308 - numbers, and words that each piece has escaped
        )


@dataclass(frozen=True, slots=True)
class LegendEntry:
    """What a shape means: a key of `SHAPES` with its state, ``flag``, or ``bar`` with the class of the bar as state."""

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
        room: what it needs on a phone before it scrolls in its box: ``wide``, ``narrow`` or ``any``.
    """

    key: str
    label: Any
    drawing: Drawing
    columns: Sequence[Column]
    rows: Sequence[Sequence[Any]]
    legend: Sequence[LegendEntry] = ()
    note: Any = ""
    room: Literal["wide", "narrow", "any"] = "wide"


def _n(value: float) -> str:
    """A number as short as the eye needs it."""
    return f"{value:.1f}".rstrip("0").rstrip(".")


def _across(x: float, width: float, *, mirrored: bool) -> str:
    return _n(width - x if mirrored else x)


def _tip(text: str) -> str:
    return f"<title>{escape(text)}</title>" if text else ""


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
    edge = size * 1.8
    return f"M{_n(x - edge / 2)} {_n(y - edge / 2)}h{_n(edge)}v{_n(edge)}h{_n(-edge)}z"
