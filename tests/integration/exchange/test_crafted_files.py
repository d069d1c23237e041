"""Files that somebody made up or damaged: each is refused in words, none stops the desk or changes what it may not."""

from __future__ import annotations

import io
import zipfile

import pytest
from openpyxl import Workbook

from overture.engagements.models import Engagement
from overture.exchange.errors import UnreadableFile
from overture.exchange.models import SheetKind
from overture.exchange.reading import read_sheet
from tests import personas

from .test_importing import bring_in

pytestmark = pytest.mark.integration
PAGE = "xl/worksheets/sheet1.xml"
HEAD = (
    b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
    b'<row r="1"><c r="A1" t="inlineStr"><is><t>Name</t></is></c></row><row r="2">'
)
TAIL = b"</row></sheetData></worksheet>"


def book(page: bytes) -> bytes:
    """A workbook whose first sheet is these bytes."""
    whole, made = io.BytesIO(), io.BytesIO()
    Workbook().save(whole)
    with zipfile.ZipFile(whole) as old, zipfile.ZipFile(made, "w") as new:
        for name in old.namelist():
            new.writestr(name, page if name == PAGE else old.read(name))
    return made.getvalue()


def test_the_made_up_book_can_be_read_when_its_sheet_is_right():
    sheet = read_sheet(book(HEAD + b'<c r="A2"><v>7</v></c>' + TAIL))

    assert [row.cells for row in sheet.rows] == [("7",)]


@pytest.mark.parametrize(
    "page",
    [
        HEAD,
        HEAD + b'<c r="A2" t="s"><v>99</v></c>' + TAIL,
        HEAD + b'<c r="A2"><v>' + b"9" * 5000 + b"</v></c>" + TAIL,
        HEAD + b'<c r="A2" t="d"><v>no day</v></c>' + TAIL,
        HEAD + b'<c r="zz"><v>1</v></c>' + TAIL,
        HEAD.replace(b'r="2"', b'r="x"') + b"<c><v>1</v></c>" + TAIL,
    ],
    ids=["cut", "no such text", "long number", "no day", "no place", "no row"],
)
def test_a_damaged_sheet_is_refused(page):
    with pytest.raises(UnreadableFile):
        read_sheet(book(page))


@pytest.mark.parametrize("charset", ["undefined", "unicode_escape", "raw_unicode_escape", "idna", "a\x00b"])
def test_a_card_in_letters_that_are_none_is_read_as_far_as_it_goes(charset):
    card = f"BEGIN:VCARD\nFN;ENCODING=QUOTED-PRINTABLE;CHARSET={charset}:Zefirin=C3=A9\\ud800\nEND:VCARD\n"

    sheet = read_sheet(card.encode())

    assert "Zefirin" in sheet.rows[0].cells[1]
    sheet.as_text().encode()


def test_cards_are_no_way_around_the_longest_file():
    with pytest.raises(UnreadableFile, match="50,000"):
        read_sheet(b"BEGIN:VCARD\nFN:a\nEND:VCARD\n" * 50_001)


@pytest.mark.django_db
def test_a_sheet_changes_nothing_that_is_restricted_to_others():
    one, other = personas.coordinator(), personas.coordinator()
    sheet = "id,title,date,kind,confidentiality,place\n7,Talk of the bridges,2024-03-04,meeting,on record,{}\n"
    bring_in(sheet.format("Old hall"), personas.viewer(one), SheetKind.ENGAGEMENTS)
    bring_in(sheet.format("Mill"), personas.viewer(other), SheetKind.ENGAGEMENTS)
    engagement = Engagement.objects.get()
    assert engagement.place == "Mill"
    engagement.restricted_to.set([one])

    counts, problems = bring_in(sheet.format("Harbour"), personas.viewer(other), SheetKind.ENGAGEMENTS)

    engagement.refresh_from_db()
    assert (engagement.place, counts.changed, problems) == ("Mill", 0, [])
