"""Pictures drawn on the server from numbers alone: the hemicycle of seats, and the mark."""

from __future__ import annotations

from math import cos, floor, pi, sin
from typing import Final

WIDTH: Final = 560
HEIGHT: Final = 420
CENTRE: Final = (280.0, 352.0)
INNER: Final = 92.0
OUTER: Final = 268.0
MOST_ROWS: Final = 9
GROUND: Final = "#0E2E33"
SEAT: Final = "#2C6168"
LIGHT: Final = "#F2B33D"
GOLDEN: Final = 0.6180339887498949


def _rows(count: int) -> list[float]:
    """Radii of so many rows; up to five keep the wide step, more share the same ground."""
    step = 44.0 if count <= 5 else (OUTER - INNER) / (count - 1)
    return [INNER + step * row for row in range(count)]


def _gap(count: int) -> float:
    return 31.0 if count <= 5 else 31.0 * 4 / (count - 1)


def _capacity(count: int) -> int:
    return sum(floor(pi * radius / _gap(count)) + 1 for radius in _rows(count))


MOST_SEATS: Final = _capacity(MOST_ROWS)


def seat_places(seats: int) -> tuple[list[tuple[float, float]], float]:
    """Where each of `seats` seats stands, row by row from the table outwards, and how large its dot is.

    Args:
        seats: how many; kept between 1 and `MOST_SEATS`.

    Returns:
        The places in drawing units, and the radius of a dot.
    """
    seats = max(1, min(seats, MOST_SEATS))
    count = next(rows for rows in range(1, MOST_ROWS + 1) if _capacity(rows) >= seats)
    radii = _rows(count)
    shares = [seats * radius / sum(radii) for radius in radii]
    taken = [floor(share) for share in shares]
    by_rest = sorted(range(count), key=lambda row: (taken[row] - shares[row], row))
    for row in by_rest[: seats - sum(taken)]:
        taken[row] += 1
    places = []
    for radius, number in zip(radii, taken, strict=True):
        for seat in range(number):
            angle = pi - pi * (seat / (number - 1) if number > 1 else 0.5)
            places.append((CENTRE[0] + radius * cos(angle), CENTRE[1] - radius * sin(angle)))
    return places, _gap(count) * 11 / 31


def lit_seats(spoken: int, seats: int) -> frozenset[int]:
    """Which seats shine: spread by the golden ratio, so that the same numbers always draw the same picture."""
    lit: set[int] = set()
    for turn in range(max(0, min(spoken, seats))):
        place = floor(((turn + 0.5) * GOLDEN % 1) * seats)
        while place in lit:
            place = (place + 1) % seats
        lit.add(place)
    return frozenset(lit)


def _dot(x: float, y: float, radius: float, *, is_lit: bool) -> str:
    size, fill = (radius * 1.25, LIGHT) if is_lit else (radius, SEAT)
    return f'<circle cx="{x:.0f}" cy="{y:.0f}" r="{size:.1f}" fill="{fill}"/>'


def hemicycle_svg(spoken: int, seats: int, *, label: str) -> str:
    """The house picture: rows of seats round a table where two people sit side by side.

    Args:
        spoken: how many people spoke; those seats shine.
        seats: how many people were in the room, speakers included.
        label: what a screen reader says; already escaped.

    Returns:
        An SVG element without any style attribute, the same for the same numbers.
    """
    seats = max(1, min(max(seats, spoken), MOST_SEATS))
    places, radius = seat_places(seats)
    lit = lit_seats(spoken, seats)
    dots = "".join(_dot(x, y, radius, is_lit=seat in lit) for seat, (x, y) in enumerate(places))
    return (
        f'<svg viewBox="0 0 {WIDTH} {HEIGHT}" width="{WIDTH}" height="{HEIGHT}" role="img" aria-label="{label}">'
        f'<rect width="{WIDTH}" height="{HEIGHT}" fill="{GROUND}"/>{dots}'
        f'<path d="M214 352a66 66 0 0 1 132 0" fill="none" stroke="{LIGHT}" stroke-width="7" stroke-linecap="round"/>'
        f'<circle cx="262" cy="346" r="15" fill="#FFFFFF"/><circle cx="298" cy="346" r="15" fill="{LIGHT}"/>'
        '<path d="M0 384h560" stroke="#1C474E" stroke-width="6"/></svg>'
    )
