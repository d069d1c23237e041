"""Numbers of registers: what is taken, what is refused, and how each is kept."""

from __future__ import annotations

import doctest

import pytest

from overture.directory import identifiers
from overture.directory.errors import NumberWrong, RegisterOfOthers, RegisterUnknown
from overture.directory.given import IdentifierGiven
from overture.directory.identifiers import BODIES, PEOPLE, SCHEMES, clean_code, clean_number
from overture.directory.operations.numbers import clean_identifier

pytestmark = pytest.mark.unit

KEPT = [
    ("GB-CHC", "1090095", "1090095"),
    ("gb-chc", " 109 0095 ", "1090095"),
    ("GB-CHC", "GB-CHC-279417", "279417"),
    ("GB-CHC", "1090095-1", "1090095-1"),
    ("GB-SC", "sc003558", "SC003558"),
    ("GB-NIC", "100012", "100012"),
    ("GB-COH", "oc301540", "OC301540"),
    ("GB-GOR", "PB1204", "PB1204"),
    ("IL-RA", "580197770", "580197770"),
    ("IL-RA", "58-019777-0".replace("-", ""), "580197770"),
    ("IL-ROC", "510230055", "510230055"),
    ("PS-MOI", "HB-٤١٥٧-C", "HB-4157-C"),
    ("US-EIN", "13-1635294", "13-1635294"),
    ("EU-TR", "123456789012-34", "123456789012-34"),
    ("XI-LEI", "5493001kjtiigc8y1r12", "5493001KJTIIGC8Y1R12"),
    ("Wikidata", "q43229", "Q43229"),
    ("FR-RNA", "W 75 1234567", "W 75 1234567"),
]
REFUSED = [
    ("GB-CHC", "12345"),
    ("GB-CHC", "12345678"),
    ("GB-SC", "003558"),
    ("GB-NIC", "200012"),
    ("GB-COH", "3782379"),
    ("IL-RA", "580197771"),
    ("IL-RA", "510230055"),
    ("IL-ROC", "510230056"),
    ("PS-MOI", "4157"),
    ("XI-LEI", "5493001KJTIIGC8Y1R13"),
    ("XI-WIKIDATA", "P31"),
    ("XI-WIKIDATA", "Q0"),
]
OF_PEOPLE = [
    ("UK-PARLIAMENT", "172", True),
    ("UK-PARLIAMENT", "0172", False),
    ("TWFY", "10001", True),
    ("KNESSET", "965", True),
    ("KNESSET", "96A", False),
    ("ORCID", "0000-0002-1825-0097", True),
    ("ORCID", "0000-0002-1825-0098", False),
    ("ORCID", "0000-0002-1694-233X", True),
]


@pytest.mark.parametrize(("code", "number", "kept"), KEPT)
def test_a_number_of_the_right_form_is_kept_in_one_spelling(code: str, number: str, kept: str) -> None:
    assert clean_identifier(IdentifierGiven(code, number), BODIES) == IdentifierGiven(clean_code(code), kept)


@pytest.mark.parametrize(("code", "number"), REFUSED)
def test_a_wrong_number_is_refused_with_an_example(code: str, number: str) -> None:
    with pytest.raises(NumberWrong) as refused:
        clean_identifier(IdentifierGiven(code, number), BODIES)
    assert SCHEMES[code].example in str(refused.value)
    assert clean_number(code, number) in str(refused.value)


@pytest.mark.parametrize(("code", "number", "is_right"), OF_PEOPLE)
def test_numbers_of_people(code: str, number: str, is_right: bool) -> None:
    assert SCHEMES[code].is_right(clean_number(code, number)) is is_right


def test_a_register_of_others_or_of_nobody_is_refused() -> None:
    with pytest.raises(RegisterOfOthers):
        clean_identifier(IdentifierGiven("KNESSET", "965"), BODIES)
    with pytest.raises(RegisterOfOthers):
        clean_identifier(IdentifierGiven("GB-CHC", "1090095"), PEOPLE)
    for code in ("charity", "GB", "", "GB chc!"):
        with pytest.raises(RegisterUnknown):
            clean_identifier(IdentifierGiven(code, "1090095"), BODIES)


@pytest.mark.parametrize("scheme", SCHEMES.values(), ids=SCHEMES)
def test_each_example_has_its_own_form_and_one_digit_less_or_wrong_is_seen(scheme: identifiers.Scheme) -> None:
    assert scheme.is_right(scheme.example)
    if scheme.check:
        for place, digit in enumerate(scheme.example):
            if digit.isdigit():
                other = scheme.example[:place] + str((int(digit) + 1) % 10) + scheme.example[place + 1 :]
                assert not scheme.is_right(other), other


def test_the_examples_of_the_docstrings_hold() -> None:
    assert doctest.testmod(identifiers).failed == 0
