"""Numbers under which registers know bodies and people: which registers, and what a number of each looks like.

Codes of registers of bodies are those of org-id.guide (``lists/``). A number is checked for its form only, with the
check digit where the register has one; that a record stands behind it is for a person to see.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass

BODIES, PEOPLE = "bodies", "people"
ANY_REGISTER = re.compile(r"[A-Z]{2}-[A-Z0-9]{2,14}")
"""The form of a code of org-id.guide: country (``XI`` for none, ``XM``, ``XR``), hyphen, register."""


@dataclass(frozen=True, slots=True)
class Scheme:
    """A register.

    Attributes:
        code: what it is called in the record and in exports.
        label: its name for people; names of registers are not translated.
        whom: ``bodies``, ``people``, or both in one word each.
        pattern: the form of a whole number, after blanks are taken away and letters made capital.
        example: an invented or published number of the right form.
        check: says whether the check digit holds, where there is one.
    """

    code: str
    label: str
    whom: frozenset[str]
    pattern: re.Pattern[str]
    example: str
    check: Callable[[str], bool] | None = None

    def is_right(self, number: str) -> bool:
        """Whether a clean number has this register's form."""
        return self.pattern.fullmatch(number) is not None and (self.check is None or self.check(number))


def clean_number(code: str, number: str) -> str:
    """A number as it is kept: ASCII digits, capitals, no blanks, and without the register's code in front of it.

    The register of PS-MOI shows eastern Arabic digits and org-id.guide asks for western ones, so all digits become so.

    >>> clean_number("PS-MOI", "ps-moi-hb-٤١٥٧-c")
    'HB-4157-C'
    """
    text = "".join(number.split()).upper().replace("\u2013", "-").replace("\u2010", "-")
    text = "".join(str(unicodedata.digit(letter)) if letter.isdigit() else letter for letter in text)
    return text.removeprefix(f"{code.upper()}-")


def has_luhn_digit(number: str) -> bool:
    """Whether the last digit is the Luhn check digit of the others.

    Source: ISO/IEC 7812-1, annex B; used for Israeli identity and corporation numbers (OECD, "Israel: Information on
    Tax Identification Numbers").

    >>> has_luhn_digit("580197770"), has_luhn_digit("580197771")
    (True, False)
    """
    doubled = (int(digit) * (1 + place % 2) for place, digit in enumerate(reversed(number)))
    return sum(value // 10 + value % 10 for value in doubled) % 10 == 0


def has_mod_97_digits(number: str) -> bool:
    """Whether the last two digits are those of ISO/IEC 7064, MOD 97-10, with letters as 10 to 35.

    Source: ISO 17442 (LEI), section 4.

    >>> has_mod_97_digits("5493001KJTIIGC8Y1R12"), has_mod_97_digits("5493001KJTIIGC8Y1R13")
    (True, False)
    """
    return int("".join(str(int(letter, 36)) for letter in number)) % 97 == 1


def has_orcid_digit(number: str) -> bool:
    """Whether the last sign is that of ISO/IEC 7064, MOD 11-2.

    Source: ORCID, "Structure of the ORCID Identifier".

    >>> has_orcid_digit("0000-0002-1825-0097"), has_orcid_digit("0000-0002-1825-0098")
    (True, False)
    """
    signs = number.replace("-", "")
    total = 0
    for digit in signs[:-1]:
        total = (total + int(digit)) * 2
    value = (12 - total % 11) % 11
    return signs[-1] == ("X" if value == 10 else str(value))


def _scheme(
    code: str, label: str, whom: str, pattern: str, example: str, check: Callable[[str], bool] | None = None
) -> Scheme:
    return Scheme(code, label, frozenset(whom.split()), re.compile(pattern), example, check)


SCHEMES = {
    one.code: one
    for one in (
        # org-id.guide GB-CHC: six or seven digits (279417, 1173575); a linked charity has "-1" after its main one's.
        _scheme("GB-CHC", "Charity Commission for England and Wales", BODIES, r"\d{6,7}(-\d{1,3})?", "1090095"),
        # OSCR, "Scottish Charity Register": SC and six digits.
        _scheme("GB-SC", "Scottish Charity Register", BODIES, r"SC\d{6}", "SC003558"),
        # Charity Commission for Northern Ireland: NIC and six digits beginning with 10.
        _scheme("GB-NIC", "Charity Commission for Northern Ireland", BODIES, r"(NIC)?10\d{4}", "NIC100012"),
        # Companies House, "Company number formats": eight signs, two letters or digits and six digits.
        _scheme("GB-COH", "Companies House", BODIES, r"(\d{2}|[A-Z]{2}|R0)\d{6}", "03782379"),
        # org-id.guide GB-GOR: one or two letters and digits (D1198, PB1204); closed in 2021, its numbers still stand.
        _scheme("GB-GOR", "UK Government Organisation Register", BODIES, r"[A-Z]{1,2}\d{1,5}", "D1198"),
        # org-id.guide IL-RA: numbers of associations begin with 58; nine digits, the last one by Luhn.
        _scheme("IL-RA", "Israeli Registrar of Associations", BODIES, r"58\d{7}", "580197770", has_luhn_digit),
        # org-id.guide IL-ROC: nine digits beginning with 5, the last one by Luhn.
        _scheme("IL-ROC", "Israeli Registrar of Companies", BODIES, r"5\d{8}", "510230055", has_luhn_digit),
        # org-id.guide PS-MOI: letters, numbers and dashes (HB-4157-C, JN-8179-C).
        _scheme("PS-MOI", "Palestinian Ministry of Interior", BODIES, r"[A-Z]{2}-\d{1,5}-[A-Z]{1,2}", "HB-4157-C"),
        # IRS, "Employer identification number": nine digits, a hyphen after the second.
        _scheme("US-EIN", "US Internal Revenue Service", BODIES, r"\d{2}-?\d{7}", "13-1635294"),
        # European Commission, Transparency Register: up to twelve digits, hyphen, two digits.
        _scheme("EU-TR", "EU Transparency Register", BODIES, r"\d{5,12}-\d{2}", "123456789012-34"),
        # ISO 17442: eighteen letters or digits and two check digits.
        _scheme(
            "XI-LEI", "Legal Entity Identifier", BODIES, r"[A-Z0-9]{18}\d{2}", "5493001KJTIIGC8Y1R12", has_mod_97_digits
        ),
        # Wikidata, "Help:Items": Q and a number without a zero in front.
        _scheme("XI-WIKIDATA", "Wikidata", f"{BODIES} {PEOPLE}", r"Q[1-9]\d*", "Q43229"),
        # UK Parliament, Members API: the member's number, as in its addresses /Members/172.
        _scheme("UK-PARLIAMENT", "UK Parliament, member", PEOPLE, r"[1-9]\d{0,4}", "172"),
        # TheyWorkForYou, "person id": a number from 10001 on.
        _scheme("TWFY", "TheyWorkForYou, person", PEOPLE, r"[1-9]\d{4}", "10001"),
        # The Knesset, OData "KNS_Person": the PersonID, a number.
        _scheme("KNESSET", "The Knesset, person", PEOPLE, r"[1-9]\d{0,5}", "965"),
        # European Parliament, open data: the MEP's number, as in its addresses /meps/en/124936.
        _scheme("EU-PARLIAMENT", "European Parliament, member", PEOPLE, r"[1-9]\d{0,6}", "124936"),
        # ORCID: four groups of four, the last sign by MOD 11-2.
        _scheme("ORCID", "ORCID", PEOPLE, r"\d{4}-\d{4}-\d{4}-\d{3}[\dX]", "0000-0002-1825-0097", has_orcid_digit),
    )
}
OTHER_SPELLINGS = {"WIKIDATA": "XI-WIKIDATA", "XI-WD": "XI-WIKIDATA", "LEI": "XI-LEI", "IL-KNESSET": "KNESSET"}
"""How people write some codes."""


def clean_code(code: str) -> str:
    """A register's code as it is kept: capitals, no blanks, and one spelling of each.

    >>> clean_code(" wikidata "), clean_code("gb-chc")
    ('XI-WIKIDATA', 'GB-CHC')
    """
    text = "".join(code.split()).upper()
    return OTHER_SPELLINGS.get(text, text)


def schemes_for(whom: str) -> list[Scheme]:
    """The registers of bodies, or those of people, in their order here."""
    return [one for one in SCHEMES.values() if whom in one.whom]
