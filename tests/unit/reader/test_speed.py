"""Time stays in step with length, for real prose and for the worst letters."""

from __future__ import annotations

import time
from datetime import date

import pytest

from overture_reader import read

pytestmark = pytest.mark.unit

ON = date(2030, 5, 15)
PARAGRAPH = (
    "Last week, Ada Quill and Bram Oyelaran of member River Trust presented their work to the Ministry of Water. "
    "Ada asked the Ministry to open the dam data. “Water does not wait,” she said. "
    "The next day both met Deputy Minister Ulla Berg.\n\n"
)
WORST = {
    "letters": "A",
    "capitals": "A ",
    "marks": "“",
    "brackets": "Ada Quill (",
    "joined": "Ada and ",
    "bodies": "Council of ",
    "acronyms": "A B (AB) ",
    "dates": "3 May ",
    "digits": "1",
    "addresses": "a@",
    "comments": "<!--",
    "hidden": "\u200b",
    "invites": "ATTENDEE;CN=",
    "arabic": "وزارة ",
    "hebrew": "משרד ",
}


def _seconds(text: str, media_type: str = "text/plain") -> float:
    start = time.process_time()
    read(text, on=ON, media_type=media_type)
    return time.process_time() - start


def test_a_post_of_two_thousand_words_is_read_at_once() -> None:
    _seconds(PARAGRAPH)
    text = PARAGRAPH * 45

    assert len(text.split()) >= 1_900
    assert min(_seconds(text) for _ in range(2)) < 1.5


@pytest.mark.parametrize("name", sorted(WORST))
def test_a_hundred_thousand_of_the_worst_letters_take_seconds_at_most(name: str) -> None:
    piece = WORST[name]

    assert _seconds(piece * (100_000 // len(piece))) < 8


def test_unclosed_markup_takes_seconds_at_most() -> None:
    assert _seconds("<a><!--<b " * 100_000, "text/html") < 8
