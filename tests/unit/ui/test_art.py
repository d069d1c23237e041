"""The hemicycle is drawn from numbers alone: the same numbers, the same picture, and no seat that is not there."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from overture.foundation.ui.art import LIGHT, MOST_SEATS, SEAT, hemicycle_svg, lit_seats, seat_places

pytestmark = pytest.mark.unit


@given(st.integers(1, MOST_SEATS))
def test_every_seat_has_its_place_inside_the_picture(seats):
    places, radius = seat_places(seats)

    assert len(places) == seats
    assert len({(round(x, 3), round(y, 3)) for x, y in places}) == seats
    assert all(0 <= x <= 560 and 0 <= y <= 420 for x, y in places)
    assert radius > 0


@given(st.integers(0, 60), st.integers(1, MOST_SEATS))
def test_as_many_seats_shine_as_spoke(spoken, seats):
    assert len(lit_seats(spoken, seats)) == min(spoken, seats)


def test_same_numbers_draw_the_same_picture():
    assert hemicycle_svg(8, 94, label="x") == hemicycle_svg(8, 94, label="x")
    assert hemicycle_svg(8, 94, label="x") != hemicycle_svg(9, 94, label="x")


def test_picture_counts_what_it_was_given():
    drawn = hemicycle_svg(3, 20, label="x")

    assert drawn.count(f'fill="{SEAT}"') == 17
    assert drawn.count(f'fill="{LIGHT}"') == 3 + 1  # and one of the two at the table


def test_more_speakers_than_seats_makes_room():
    assert hemicycle_svg(12, 4, label="x").count(f'fill="{SEAT}"') == 0


def test_picture_carries_no_style():
    assert "style" not in hemicycle_svg(3, 20, label="x")
