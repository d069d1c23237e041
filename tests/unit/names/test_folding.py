"""The fold: one form for spellings that mean the same word, and the way back."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from overture_names import fold, fold_with_offsets

pytestmark = pytest.mark.unit


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("  O’Brien-Peña ", "obrien pena"),
        ("Łódź Straße Ærø", "lodz strasse aero"),
        ("أحمد الهُدى", "احمد الهدي"),
        ("فاطمـــة", "فاطمه"),
        ("۱۲٣", "123"),
        ("ﷲ", "الله"),
        ('צה"ל', "צהל"),
        ("בֶּן־צִיּוֹן", "בנ ציונ"),
        ("ג'ורג׳", "גורג"),
        ("\u200fRima\u200e", "rima"),
        ("...", ""),
    ],
)
def test_fold_gives_one_form(written, folded):
    assert fold(written) == folded


@given(st.text())
def test_fold_twice_changes_nothing(text):
    assert fold(fold(text)) == fold(text)


@given(st.text())
def test_offsets_lead_back_in_order(text):
    folded = fold_with_offsets(text)

    assert folded.text == fold(text)
    assert len(folded.offsets) == len(folded.text)
    assert list(folded.offsets) == sorted(folded.offsets)
    assert all(0 <= place < len(text) for place in folded.offsets)


def test_span_gives_the_original_letters():
    text = "ד״ר  רִימָא"
    folded = fold_with_offsets(text)
    start = folded.text.index("רימא")

    first, last = folded.span(start, start + 4)

    assert fold(text[first:last]) == "רימא"
