"""What must hold for any text: no error, spans inside the text, the same answer twice."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from overture_reader import Directory, KnownOrganisation, KnownPerson, Reading, read

pytestmark = pytest.mark.unit

ON = date(2030, 5, 14)
KNOWN = Directory(
    (KnownPerson("p1", ("Ada Quill", "آدا كويل")), KnownPerson("p2", ("נועה ברק",))),
    (KnownOrganisation("o1", ("River Trust", "RT"), "member"),),
)
WORDS = st.sampled_from(
    [
        "Ada Quill",
        "River Trust",
        "RT",
        "met",
        "presented",
        "their work to",
        "the Ministry of Water",
        "said",
        "“",
        "”",
        '"',
        "'",
        "’s",
        ", ",
        ". ",
        "\n",
        "\n\n",
        "yesterday",
        "on 3 May",
        "31/02/2030",
        "Last week",
        "asked",
        "to fund",
        "(",
        ")",
        ":",
        "From: ",
        "Dear ",
        "BEGIN:VEVENT\n",
        "DTSTART:2030",
        "SUMMARY:",
        "Present:",
        "\u200b",
        "\u202e",
        "<!--",
        "-->",
        "[12/03/2030, 09:14] ",
        "09:30 ",
        " of ",
        " and ",
        "the next day",
        "وزارة ",
        "قدمت ",
        "رنيم عبسي",
        "«",
        "»",
        "أمس",
        "משרד ",
        "נפגשה ",
        "״",
        "נועה ברק",
        "ב-3 במאי",
        "😀",
        "é",
        "\t",
        "\r\n",
        "1. ",
        "We ask you to:\n",
        "ada [at] x [dot] example",
        "in touch with our members",
    ]
)
TEXTS = st.one_of(
    st.text(max_size=300), st.lists(WORDS, max_size=60).map(" ".join), st.lists(WORDS, max_size=60).map("".join)
)


def _spans(plain: Any, name: str = "") -> Iterator[tuple[int, int]]:
    """Every span in a reading's JSON, by the names that hold spans."""
    if isinstance(plain, dict):
        for key, value in plain.items():
            yield from _spans(value, key)
    elif isinstance(plain, list) and name in ("span", "anchor", "phrase") and len(plain) == 2:
        yield (plain[0], plain[1])
    elif isinstance(plain, list) and name in ("evidence", "mentions", "scope"):
        yield from ((each[0], each[1]) for each in plain)
    elif isinstance(plain, list):
        for value in plain:
            yield from _spans(value)


@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(TEXTS)
def test_any_text_is_read_with_its_spans_inside(text: str) -> None:
    reading = read(text, on=ON, directory=KNOWN)

    assert all(0 <= start <= end <= len(text) for start, end in _spans(reading.as_json()))
    assert Reading.from_json(reading.as_json()) == reading


@settings(max_examples=30, deadline=None)
@given(TEXTS)
def test_any_text_is_read_the_same_twice(text: str) -> None:
    assert read(text, on=ON, directory=KNOWN).as_json() == read(text, on=ON, directory=KNOWN).as_json()


@settings(max_examples=40, deadline=None)
@given(st.text(alphabet=st.sampled_from("<>/!-pdivscript stylehidden=\"'a &;"), max_size=200))
def test_any_markup_is_read(markup: str) -> None:
    assert read(markup, on=ON, media_type="text/html").reader_version


def test_a_quotation_is_the_words_of_the_original() -> None:
    text = "Ada Quill of River Trust met the Ministry of Water. “It is\u200b late,” Ada said."
    quote = read(text, on=ON).quotes[0]

    assert text[slice(*quote.span)] == "It is\u200b late,"
    assert quote.text == "It is\u200b late,"
