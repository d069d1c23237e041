"""Typed text becomes paragraphs, and nothing unseen comes with it."""

import pytest

from overture.newsroom.prose import cleaned, minutes_to_read, paragraphs

pytestmark = pytest.mark.unit


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("  One line \r\n", "One line"),
        ("bold\u202ecitsiug\u202c text\x07", "boldcitsiug text"),
        ("cafe\u0301", "café"),
        ("<script>alert(1)</script>", "<script>alert(1)</script>"),
    ],
)
def test_typed_text_is_cleaned(typed, kept):
    assert cleaned(typed) == kept


def test_an_empty_line_begins_a_paragraph_and_a_single_break_does_not():
    assert paragraphs("One\ntwo.\n \n\nThree.\n") == ("One two.", "Three.")


@pytest.mark.parametrize(("words", "minutes"), [(0, 1), (199, 1), (500, 2), (2000, 10)])
def test_minutes_to_read(words, minutes):
    assert minutes_to_read(words) == minutes
