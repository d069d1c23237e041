"""Two texts side by side: what stayed, what changed, which paragraph became which."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from overture.directory.differing import differences, paragraphs

pytestmark = pytest.mark.unit


def marked(pieces):
    return "".join(f"[{piece.text}]" if piece.is_changed else piece.text for piece in pieces)


def shown(older, newer):
    return [(marked(pair.older), marked(pair.newer)) for pair in differences(older, newer)]


def test_changed_words_are_marked_and_a_space_between_two_is_one_of_them():
    assert shown("We ask for one seat.", "We ask for two seats.") == [
        ("We ask for [one seat].", "We ask for [two seats].")
    ]


@pytest.mark.parametrize(
    ("older", "newer", "expected"),
    [
        ("נבקש מושב אחד.", "נבקש שני מושבים.", ("נבקש [מושב אחד].", "נבקש [שני מושבים].")),
        ("نطلب مقعداً واحداً.", "نطلب مقعداً ثانياً.", ("نطلب مقعداً [واحداً].", "نطلب مقعداً [ثانياً].")),
    ],
)
def test_words_of_every_script_are_compared(older, newer, expected):
    assert shown(older, newer) == [expected]


def test_a_paragraph_stands_beside_the_one_it_became():
    older = "The seat is held by turns, a year each.\nWhoever holds it reports every month."
    newer = "Whoever holds a seat reports every month.\nBoth come with a vote."

    assert shown(older, newer) == [
        ("[The seat is held by turns, a year each.]", ""),
        ("Whoever holds [it] reports every month.", "Whoever holds [a seat] reports every month."),
        ("", "[Both come with a vote.]"),
    ]


def test_a_text_beside_itself_has_no_change():
    assert not any(pair.is_changed for pair in differences("One.\n\nTwo.", "One.\nTwo."))


def test_long_texts_are_compared_in_good_time():
    older, newer = ("\n".join(f"line {number} of {step}" for number in range(3000)) for step in (1, 2))

    assert len(differences(older, newer)) == 6000


TEXTS = st.lists(st.text("abc ", max_size=12), max_size=6).map("\n".join)


@given(TEXTS, TEXTS)
def test_nothing_is_lost_on_either_side(older, newer):
    pairs = differences(older, newer)

    assert ["".join(piece.text for piece in pair.older) for pair in pairs if pair.older] == paragraphs(older)
    assert ["".join(piece.text for piece in pair.newer) for pair in pairs if pair.newer] == paragraphs(newer)
