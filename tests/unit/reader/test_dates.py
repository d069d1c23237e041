"""The date grammar: one phrase, one reading, against Wednesday 17 October 2029."""

from __future__ import annotations

from datetime import date

import pytest

from overture_reader.dates import find_dates
from overture_reader.view import make_view

pytestmark = pytest.mark.unit

ON = date(2029, 10, 17)


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("Last week they met", "2029-10-08", "2029-10-14"),
        ("last Wednesday", "2029-10-10", "2029-10-10"),
        ("this Friday", "2029-10-19", "2029-10-19"),
        ("From 24 to 28 September", "2029-09-24", "2029-09-28"),
        ("18 and 19 October", "2029-10-18", "2029-10-19"),
        ("28 September – 2 October 2030", "2030-09-28", "2030-10-02"),
        ("in the week of 10 October", "2029-10-08", "2029-10-14"),
        ("Tue, 22 May 2029 17:20", "2029-05-22", "2029-05-22"),
        ("October 3, 2029", "2029-10-03", "2029-10-03"),
        ("on 4/10/2029", "2029-10-04", "2029-10-04"),
        ("three weeks ago", "2029-09-26", "2029-09-26"),
        ("٨ تشرين الثاني ٢٠٢٩", "2029-11-08", "2029-11-08"),
        ("والأسبوع الماضي", "2029-10-08", "2029-10-14"),
        ("في ٨ أيار ٢٠٣٠", "2030-05-08", "2030-05-08"),
        ("ב-3 ביוני 2029", "2029-06-03", "2029-06-03"),
        ("בשבוע שעבר", "2029-10-08", "2029-10-14"),
        ("אתמול", "2029-10-16", "2029-10-16"),
    ],
)
def test_phrase_is_these_days(text: str, start: str, end: str) -> None:
    text = make_view(text).text
    found = find_dates(text, 0, len(text), ON, ("en", "ar", "he"))

    assert [(str(each.start), str(each.end)) for each in found] == [(start, end)]


@pytest.mark.parametrize("text", ["on 31 February 2030", "30/02/2029"])
def test_a_day_that_does_not_exist_is_told_and_not_read(text: str) -> None:
    assert [(each.rule, each.start) for each in find_dates(text, 0, len(text), ON, ("en",))] == [("impossible", None)]


@pytest.mark.parametrize("text", ["they may meet", "chapter 3", "10:30"])
def test_what_is_no_date_gives_none(text: str) -> None:
    assert find_dates(text, 0, len(text), ON, ("en",)) == []


def test_background_is_marked() -> None:
    assert [each.background for each in find_dates("since October 7 and on 9 October", 0, 32, ON, ("en",))] == [
        True,
        False,
    ]
