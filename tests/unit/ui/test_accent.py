"""A desk may choose any accent; pages stay readable."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from overture.foundation.ui.accent import (
    DARK_FAINT_INK,
    DARK_GROUNDS,
    LIGHT_FAINT_INK,
    LIGHT_GROUNDS,
    NotAColour,
    accent_stylesheet,
    contrast,
    dark_accent,
    is_changed,
    light_accent,
)

pytestmark = pytest.mark.unit

colours = st.integers(0, 0xFFFFFF).map(lambda number: f"#{number:06X}")


@given(colours)
def test_any_accent_can_be_read_on_light_pages(colour):
    made = light_accent(colour)

    assert min(contrast(made.brand, ground) for ground in (*LIGHT_GROUNDS, made.tint)) >= 4.5
    assert min(contrast(made.on_brand, made.brand), contrast(made.on_brand, made.strong)) >= 4.5
    assert contrast(LIGHT_FAINT_INK, made.tint) >= 4.5


@given(colours)
def test_any_accent_can_be_read_on_dark_pages(colour):
    made = dark_accent(colour)

    assert min(contrast(made.brand, ground) for ground in (*DARK_GROUNDS, made.tint)) >= 4.5
    assert min(contrast(made.on_brand, made.brand), contrast(made.on_brand, made.strong)) >= 4.5
    assert contrast(DARK_FAINT_INK, made.tint) >= 4.5


def test_an_accent_that_can_be_read_is_left_alone():
    assert light_accent("#4B0082").brand == "#4B0082"
    assert not is_changed("#4B0082")


def test_an_accent_that_is_too_pale_is_darkened_and_says_so():
    assert contrast("#F2B33D", "#FFFFFF") < 4.5
    assert is_changed("#F2B33D")


@pytest.mark.parametrize("nonsense", ["red", "#12", "#12345G", "#0D5861; } body { display: none", "url(x)"])
def test_what_is_no_colour_is_refused(nonsense):
    with pytest.raises(NotAColour, match="#RRGGBB"):
        accent_stylesheet(nonsense)


def test_stylesheet_sets_the_brand_for_each_theme():
    css = accent_stylesheet("#4b0082")

    assert re.findall(r"--brand: (#\w+)", css) == [
        "#4B0082",
        dark_accent("#4B0082").brand,
        dark_accent("#4B0082").brand,
    ]


@pytest.mark.parametrize("same", ["", "#0D5861", "#0d5861"])
def test_house_accent_changes_nothing(same):
    assert "--brand" not in accent_stylesheet(same)


def test_contrast_is_that_of_the_standard():
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.01)
