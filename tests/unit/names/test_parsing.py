"""Names taken apart."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from overture_names import parse
from overture_names.parsing import parse_person, plain_words

pytestmark = pytest.mark.unit


@pytest.mark.parametrize(
    ("name", "carrying"),
    [
        ("Dr. Rima Hardal", ["rima", "hardal"]),
        ("Hardal, Rima", ["rima", "hardal"]),
        ('ד"ר רימא הרדל', ["רימא", "הרדל"]),
        ("سعادة السفير لؤي حمدان", ["لوي", "حمدان"]),
        ("Rt Hon Margaret Elstow, MP", ["margaret", "elstow"]),
        ("Lord Ashbourne of Marlham", ["ashbourne"]),
        ("Abd al-Rahman el-Taha", ["abdrahman", "taha"]),
        ("Abdulrahman Taha", ["abdrahman", "taha"]),
        ("عبد الرحمن طه", ["عبدرحمن", "طه"]),
        ("Abu Ras", ["aburas"]),
        ("David Ben-Yair", ["david", "yair"]),
        ("Ben Smith", ["ben", "smith"]),
        ("J.-C. Vautrin", ["j", "c", "vautrin"]),
        ("MP", ["mp"]),
        ("", []),
    ],
)
def test_parse_leaves_what_carries_the_name(name, carrying):
    assert [part.text for part in parse(name).carrying] == carrying


def test_parse_gives_family_with_its_particle():
    assert parse("Yusuf bin Salem").family == "bin Salem"


def test_parse_knows_a_family_name_written_first():
    parsed = parse("Hardal, Dr. Rima")

    assert (parsed.family_first, parsed.given, parsed.family, parsed.titles) == (True, "Rima", "Hardal", ("Dr",))


def test_parse_keeps_letters_after_the_name_out_of_it():
    assert parse("Elstow, MP").family_first is False


def test_parse_refuses_an_unknown_kind():
    with pytest.raises(ValueError, match='"person" or "organisation"'):
        parse("Rima", "place")


@given(st.text(max_size=80), st.sampled_from(["person", "organisation"]))
def test_spans_lie_in_the_name(name, kind):
    for part in parse(name, kind).parts:
        start, end = part.span
        assert 0 <= start < end <= len(name)


@given(st.text("abc dehlnr-'،,.רימבן", max_size=30))
def test_a_plain_name_is_taken_apart_as_any_other_is(text):
    plain = plain_words(text)

    assert not plain or plain == [(part.text, part.other, part.written) for part in parse_person(text).carrying]
