"""Names of organisations compared, and acronyms."""

import pytest

from overture_names import ASK_FROM, compare, score
from overture_names.acronyms import acronym_fit

pytestmark = pytest.mark.unit


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("ALLMEP", "Alliance for Middle East Peace"),
        ("ALLMEP", "Alliance for Middle East Peace (ALLMEP)"),
        ("H.W.F.", "Harbour Women's Forum"),
        ("GCRAD", "Galilee Centre for Rights and Development"),
        ("UNRWA", 'אונר"א'),
        ("UNRWA", "الأونروا"),
        ("Olive Bridge Association Ltd", "The Olive Bridge Association"),
        ("Dept for Education", "Department for Education"),
        ('עמותת גשר הזית (ע"ר)', "גשר הזית"),
        ("U.S. Department of State", "United States Department of State"),
        ("SiemensAG", "Siemens AG"),
    ],
)
def test_one_body_is_found_to_be_one(a, b):
    assert score(a, b, "organisation") >= ASK_FROM


@pytest.mark.parametrize(
    ("a", "b", "code"),
    [
        ("Harbour Forum Haifa", "Harbour Forum Jaffa", "other_place"),
        ("Tamarind School No. 1", "Tamarind School No. 2", "other_number"),
        ("Olive Bridge Fund", "Olive Bridge Foundation", "other_kind"),
        ("Olive Bridge UK", "Olive Bridge", "place_missing"),
        ("Royal Marlham Society", "Royal Marlham Society of Arts", "missing_word"),
    ],
)
def test_related_bodies_are_not_the_same_and_say_why(a, b, code):
    found = compare(a, b, "organisation")

    assert found.band != "same"
    assert code in [reason.code for reason in found.reasons]


@pytest.mark.parametrize(
    ("letters", "name", "fit"),
    [
        ("hwf", "harbour women forum", 1.0),
        ("allmep", "alliance middle east peace", 0.9),
        ("minjust", "ministry justice", 0.9),
        ("hwb", "harbour women forum", 0.0),
        ("hw", "harbour", 0.0),
        ("h", "harbour women", 0.0),
    ],
)
def test_acronym_fit(letters, name, fit):
    assert acronym_fit(letters, [(word, False, word) for word in name.split()]) == fit
