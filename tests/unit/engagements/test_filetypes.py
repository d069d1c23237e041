"""Which files are kept: by name and first bytes, with a sentence for each that is not."""

from __future__ import annotations

import pytest

from overture.engagements.errors import FileRefused
from overture.engagements.filetypes import MOST_BYTES, media_type_of, plain_name

pytestmark = pytest.mark.unit


def test_a_file_is_kept_when_its_bytes_are_what_its_name_says():
    assert media_type_of("Minutes.PDF", b"%PDF-1.7 words") == "application/pdf"
    assert media_type_of("notes.txt", "סיכום".encode()) == "text/plain"


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("page.html", b"<script>", "of this kind"),
        ("drawing.svg", b"<svg>", "of this kind"),
        ("no ending", b"words", "of this kind"),
        ("minutes.pdf", b"<html>", "something else"),
        ("minutes.pdf", b"", "empty"),
        ("notes.txt", b"x" * (MOST_BYTES + 1), "larger than 20 MB"),
    ],
)
def test_what_is_not_kept_is_refused_in_words(name, content, words):
    with pytest.raises(FileRefused, match=words):
        media_type_of(name, content)


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("C:\\secret\\minutes.pdf", "minutes.pdf"),
        ("../../etc/x.txt", "x.txt"),
        ("a\u202efdp.txt", "afdp.txt"),
        ("", "file"),
    ],
)
def test_a_name_keeps_no_folder_and_no_turning_mark(given, kept):
    assert plain_name(given) == kept
