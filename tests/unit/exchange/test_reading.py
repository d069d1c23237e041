from __future__ import annotations

import datetime as dt
import io
import zipfile

import pytest
from openpyxl import Workbook

from overture.exchange.decoding import delimiter_of, windows_page
from overture.exchange.errors import UnreadableFile
from overture.exchange.reading import read_sheet

pytestmark = pytest.mark.unit

ARABIC = "الاسم,المؤسسة\nتامسين أوريل,وزارة الطقس\nدافيد كوستا,مجلس الميناء\n"
HEBREW = "שם,ארגון\nתמסין אורל,משרד מזג האוויר\nדויד קוסטה,מועצת הנמל\n"
LATIN = "Name,Organisation\nZoë Brœk,Café Régional\nJürgen Groß,Hafenbehörde\n"


def workbook(*rows: tuple[object, ...]) -> bytes:
    book = Workbook()
    for row in rows:
        book.active.append(row)
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


@pytest.mark.parametrize(
    ("text", "encoding", "read_as", "is_guess"),
    [
        (LATIN, "utf-8", "utf-8", False),
        (HEBREW, "utf-8-sig", "utf-8", False),
        (ARABIC, "utf-16", "utf-16", False),
        (LATIN, "cp1252", "cp1252", True),
        (HEBREW, "cp1255", "cp1255", True),
        (ARABIC, "cp1256", "cp1256", True),
    ],
)
def test_letters_are_read_and_a_guess_is_said(text, encoding, read_as, is_guess):
    sheet = read_sheet(text.encode(encoding))

    lines = [line.split(",") for line in text.splitlines()]
    assert [list(sheet.headings), *(list(row.cells) for row in sheet.rows)] == lines
    assert (sheet.read_as, sheet.is_guess) == (read_as, is_guess)


def test_a_page_of_english_with_one_accent_is_western():
    assert windows_page("Name\nRenée Smith\n".encode("cp1252")) == "cp1252"


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_the_delimiter_is_found(delimiter):
    assert delimiter_of(f'Name{delimiter}Note\nA{delimiter}"one, two; three"\nB{delimiter}x, y\n') == delimiter


def test_a_row_keeps_the_number_it_has_in_a_spreadsheet():
    sheet = read_sheet(b'Name,Note\n\n"Over\ntwo lines",x\n\nLast,y\n')

    assert [(row.number, row.cells[0]) for row in sheet.rows] == [(3, "Over\ntwo lines"), (5, "Last")]


def test_a_workbook_is_read_by_values_and_row_numbers():
    content = workbook(("Name", "Since", "No"), ("A", dt.datetime(2024, 1, 16), 3.0), (), ("=1+1", "2023-05", 2.5))

    sheet = read_sheet(content)

    assert sheet.headings == ("Name", "Since", "No")
    assert [(row.number, row.cells) for row in sheet.rows] == [
        (2, ("A", "2024-01-16", "3")),
        (4, ("", "2023-05", "2.5")),
    ]


def test_a_workbook_that_unpacks_to_too_much_is_refused():
    bomb = io.BytesIO()
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as pack:
        pack.writestr("xl/workbook.xml", "<workbook/>")
        pack.writestr("xl/worksheets/sheet1.xml", b"0" * 210_000_000)

    with pytest.raises(UnreadableFile, match="unpacks to more"):
        read_sheet(bomb.getvalue())


def test_an_export_of_ours_says_where_it_goes():
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as pack:
        pack.writestr("manifest.json", "{}")

    with pytest.raises(UnreadableFile, match="whole desk"):
        read_sheet(file.getvalue())


def test_a_line_that_cannot_be_cut_is_named():
    with pytest.raises(UnreadableFile, match="Row 3"):
        read_sheet(b"Name,Note\nA,b\n" + b'C,"' + b"x" * 200_000 + b"\n")


def test_cells_of_an_export_lose_their_apostrophe():
    assert read_sheet(b"Name,Note\n'=Alfa,'tis\n").rows[0].cells == ("=Alfa", "'tis")


CARDS = """\
BEGIN:VCARD\r
VERSION:3.0\r
UID:urn:uuid:4fbe8971-0bc3-424c-9c26-36c3e1eff6b1\r
FN:Tamsin Orrel\r
N:Orrel;Tamsin;;Dr.;\r
ORG:Ministry of Weather\\, North;Clouds\r
TITLE:Adviser\r
EMAIL;TYPE=INTERNET:tamsin@weather.example\r
item1.TEL;TYPE="work,voice":+99 555\r
  0101\r
END:VCARD\r
BEGIN:VCARD\r
VERSION:2.1\r
N;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:=D7=A7=D7=95=D7=A1=D7=98=D7=94;=D7=93=D7=95=\r
=D7=99=D7=93\r
TEL;CELL:+99 555 0102\r
END:VCARD\r
BEGIN:VCARD\r
VERSION:4.0\r
FN;LANGUAGE=en:Nuria Costa\r
FN;LANGUAGE=ar:نوريا كوستا\r
NICKNAME:Nuri\r
TEL;VALUE=uri:tel:+99-555-0104\r
LANG:ar\r
END:VCARD\r
"""


def test_address_cards_of_three_versions_are_read():
    sheet = read_sheet(CARDS.encode())
    first, second, third = (dict(zip(sheet.headings, row.cells, strict=True)) for row in sheet.rows)

    assert first["Name"] == "Tamsin Orrel"
    assert (first["Organisation"], first["Role"]) == ("Ministry of Weather, North", "Adviser")
    assert (first["E-mail"], first["Phone"]) == ("tamsin@weather.example", "+99 555 0101")
    assert (second["Name"], second["Phone"]) == ("דויד קוסטה", "+99 555 0102")
    assert (third["Other names"], third["Phone"], third["Language"]) == ("Nuri; نوريا كوستا", "+99-555-0104", "ar")


def test_a_card_without_a_name_is_named():
    with pytest.raises(UnreadableFile, match="Card 2"):
        read_sheet(b"BEGIN:VCARD\nFN:A\nEND:VCARD\nBEGIN:VCARD\nTEL:1234\nEND:VCARD\n")
