"""One stacked bar: where a number of things stand, each part with its count and its words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from .drawing import Area, Drawing, Piece, Words
from .wording import width_of

WIDTH, TALL = 430, 22
CSS = ("bar", "bar two", "bar three", "bar four", "bar none")
"""The colours of the parts, in order; more than five parts are not told apart by eye."""


@dataclass(frozen=True, slots=True)
class StackPart:
    """A part: its words, its number, and which of the five colours it wears."""

    label: Any
    count: int
    colour: int


def stack_drawn(title: str, parts: tuple[StackPart, ...]) -> Drawing:
    """The bar with a key of its parts below; an empty part is left out."""
    shown = [part for part in parts if part.count]
    total = sum(part.count for part in shown) or 1
    pieces: list[Piece] = []
    x = 0.0
    for part in shown:
        width = WIDTH * part.count / total
        tip = f"{part.label}: {part.count}"
        pieces.append(Area(x, 0, max(width - 1.5, 1), TALL, CSS[part.colour % len(CSS)], tip, 2))
        if width > 18:
            css = "many dark" if part.colour == len(CSS) - 1 else "many"
            pieces.append(Words(x + width / 2, 15, str(part.count), css, "middle"))
        x += width
    key, height = _key(shown)
    return Drawing(title, WIDTH, height, (*pieces, *key))


def _key(shown: list[StackPart]) -> tuple[list[Piece], int]:
    pieces: list[Piece] = []
    x, y = 0.0, TALL + 22.0
    for part in shown:
        text = f"{part.label} {part.count}"
        width = 30 + width_of(text)
        if x and x + width > WIDTH:
            x, y = 0.0, y + 20
        pieces.append(Area(x, y - 9, 11, 11, CSS[part.colour % len(CSS)], "", 2))
        pieces.append(Words(x + 17, y, text))
        x += width
    return pieces, int(y + 10)
