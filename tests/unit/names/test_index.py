"""The index: known names found again."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from overture_names import Index, score, skeleton_keys
from overture_names.index import shortened

pytestmark = pytest.mark.unit

KNOWN = ["Rima Hardal", "Samir Odeh", "Noa Tal-Shemer", "יעל גולדמן", "خالد عيسى", "Mohammed Zoabi", "Margaret Elstow"]


def known(kind="person"):
    return Index(enumerate(KNOWN), kind)


@pytest.mark.parametrize(
    ("sought", "found"),
    [
        ("Rima Hadal", "Rima Hardal"),
        ("רימא הרדל", "Rima Hardal"),
        ("ريما هردل", "Rima Hardal"),
        ("Yael Goldman", "יעל גולדמן"),
        ("Khaled Issa", "خالد عيسى"),
        ("מוחמד זועבי", "Mohammed Zoabi"),
        ("Elstow, M.", "Margaret Elstow"),
    ],
)
def test_search_finds_another_spelling_first(sought, found):
    assert known().search(sought)[0][1] == found


def test_search_gives_id_name_and_the_score_of_compare():
    assert known().search("Rima Hadal")[0] == (0, "Rima Hardal", score("Rima Hadal", "Rima Hardal"))


def test_search_gives_at_most_the_limit():
    index = Index((number, f"Rima Hardal {number}") for number in range(40))

    assert len(index.search("Rima Hardal", limit=7)) == 7


def test_an_index_of_nothing_finds_nothing():
    assert Index().search("Rima Hardal") == []


def test_one_id_may_have_several_names():
    index = Index([(1, "Rima Hardal"), (1, "רימא הרדל")])

    assert [key for key, _, _ in index.search("Rima Hardal")] == [1, 1]
    assert len(index) == 2


def test_an_organisation_is_found_by_its_words():
    index = Index([(1, "Olive Bridge Association"), (2, "Tamarind Trust")], "organisation")

    assert index.search("Olive Bridge Assoc. Ltd")[0][0] == 1


def test_the_scripts_share_their_keys():
    assert skeleton_keys("Rima Hardal") == skeleton_keys("רימא הרדל")


@given(st.text(max_size=60))
def test_any_text_may_be_added_and_sought(text):
    index = known()
    index.add(99, text)

    found = index.search(text)

    assert found == sorted(found, key=lambda row: -row[2])


@given(st.text("ABCD", max_size=6))
def test_shortened_keys_lack_one_letter(key):
    assert all(len(shorter) == len(key) - 1 for shorter in shortened(key))
