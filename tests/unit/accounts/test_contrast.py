import pytest

from overture.accounts.contrast import contrast_sentence

pytestmark = pytest.mark.unit


def test_a_dark_accent_can_be_read():
    assert contrast_sentence("#0D5861") == "This colour can be read well: its contrast with white is 8.1 to 1."


def test_a_faint_accent_is_bent_and_the_page_says_so():
    sentence = contrast_sentence("#FFE680")

    assert "too faint" in sentence
    assert "instead" in sentence


def test_what_is_no_colour_says_nothing():
    assert contrast_sentence("red") == ""
