"""Any file that is put in, as a sheet; by what it holds, not by how it is called."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from .decoding import read_csv
from .errors import UnreadableFile
from .sheets import MOST_BYTES, Sheet
from .vcards import is_vcard, read_vcards
from .workbooks import OLD_OFFICE, ZIP, read_workbook


def read_sheet(content: bytes) -> Sheet:
    """Read a CSV, a workbook or address cards.

    Raises:
        UnreadableFile: saying why it cannot be read and what to do.
    """
    if not content.strip():
        raise UnreadableFile(_("This file is empty."))
    if len(content) > MOST_BYTES:
        raise UnreadableFile(_("This file is larger than 10 MB. Cut it into several files."))
    if content.startswith(ZIP):
        return read_workbook(content)
    if content.startswith(OLD_OFFICE):
        raise UnreadableFile(
            _("This is an old Excel file, or one with a password. Save it as a workbook (.xlsx) without a password.")
        )
    if content.startswith(b"%PDF"):
        raise UnreadableFile(_("This is a PDF. Save the table behind it as CSV or as an Excel workbook (.xlsx)."))
    return read_vcards(content) if is_vcard(content) else read_csv(content)
