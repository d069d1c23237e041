"""The whole reading: text in, `Reading` out."""

from __future__ import annotations

import hashlib
from datetime import date

from overture_reader.directory import Directory
from overture_reader.document import Document, open_document
from overture_reader.markup import readable_text
from overture_reader.model import DocumentFacts, Notice, Reading, Removed
from overture_reader.view import make_view

READER_VERSION = "1"
MOST_CHARACTERS = 200_000
"""How much of a text is read, in code points."""


def read(
    text: str, *, on: date | None = None, directory: Directory | None = None, media_type: str = "text/plain"
) -> Reading:
    """Return what the text says about engagements, as drafts with evidence.

    Args:
        text: the text as pasted. Of HTML the readable text is read; spans count into `markup.readable_text` of it.
        on: the day the text is dated, against which "last week" is worked out; None looks for it in the text.
        directory: people and organisations already known.
        media_type: ``text/plain`` or ``text/html``.

    Returns:
        The reading; an empty one with a warning where there is nothing to read. Never raises for any text.
    """
    if media_type == "text/html":
        text, removed = readable_text(text)
        return _read(text, on, directory or Directory(), (), removed)
    return _read(text, on, directory or Directory(), (), ())


def read_document(document: Document, *, on: date | None = None, directory: Directory | None = None) -> Reading:
    """Return the reading of an opened document; spans count into ``document.text``."""
    return _read(document.text, on, directory or Directory(), document.notes, document.removed)


def read_bytes(
    data: bytes,
    *,
    name: str = "",
    media_type: str | None = None,
    on: date | None = None,
    directory: Directory | None = None,
) -> Reading:
    """Open the bytes of a file and return the reading.

    Raises:
        Unreadable: see `open_document`.
    """
    return read_document(open_document(data, name=name, media_type=media_type), on=on, directory=directory)


def _read(
    text: str, on: date | None, directory: Directory, notes: tuple[Notice, ...], removed: tuple[Removed, ...]
) -> Reading:
    view = make_view(text[:MOST_CHARACTERS])
    sha = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    return Reading(
        id=hashlib.sha256(f"{sha}{on}{directory.version}".encode()).hexdigest()[:16],
        text_sha256=sha,
        reader_version=READER_VERSION,
        lexicon_version="1",
        directory_version=directory.version,
        document=DocumentFacts("post"),
        removed=(*removed, *view.removed),
        warnings=notes,
    )
