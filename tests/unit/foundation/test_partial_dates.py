import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from overture.foundation.partial_dates import PartialDate

pytestmark = pytest.mark.unit


@pytest.mark.parametrize(
    ("text", "first", "last", "precision"),
    [
        ("2024-01-16", "2024-01-16", "2024-01-16", "day"),
        ("2024-W02", "2024-01-08", "2024-01-14", "week"),
        ("2024-02", "2024-02-01", "2024-02-29", "month"),
        ("2024", "2024-01-01", "2024-12-31", "year"),
        ("2024-01-13/2024-01-14", "2024-01-13", "2024-01-14", "range"),
        ("2024-01-13/2024-01-13", "2024-01-13", "2024-01-13", "day"),
    ],
)
def test_parse_each_precision(text, first, last, precision):
    read = PartialDate.parse(text)

    assert (read.first.isoformat(), read.last.isoformat(), read.precision) == (first, last, precision)


@pytest.mark.parametrize("text", ["", "soon", "2024-13", "2024-02-30", "2024-W60", "2024-01-14/2024-01-13"])
def test_parse_refuses_what_is_no_date(text):
    with pytest.raises(ValueError):
        PartialDate.parse(text)


@given(st.dates(dt.date(1900, 1, 1), dt.date(2100, 1, 1)), st.integers(0, 400))
def test_written_form_reads_back(first, days):
    span = PartialDate.between(first, first + dt.timedelta(days=days))

    assert PartialDate.parse(str(span)) == span


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("2024-01-16", "16 January 2024"),
        ("2024-W02", "week of 8–14 January 2024"),
        ("2024-02", "February 2024"),
        ("2024", "2024"),
        ("2023-12-30/2024-01-02", "30 December 2023 – 2 January 2024"),
    ],
)
def test_in_words_says_no_more_than_is_known(text, words):
    assert PartialDate.parse(text).in_words() == words
