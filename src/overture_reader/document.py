"""Bytes to a `Document`: decode, tell text from what is not, and take the readable text out of HTML."""

from __future__ import annotations

import itertools
from dataclasses import dataclass

from overture_reader.markup import looks_like_markup, readable_text
from overture_reader.model import Notice, Removed

MOST_BYTES = 2_000_000
"""Largest file that is opened, in bytes."""

_MAGIC = (
    (b"%PDF", "a PDF file"),
    (b"PK\x03\x04", "a zip or office file"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"\xd0\xcf\x11\xe0", "an old office file"),
    (b"\x1f\x8b", "a packed file"),
)


class Unreadable(ValueError):
    """The bytes are no text that can be read; the message is one sentence for a person."""


@dataclass(frozen=True, slots=True)
class Document:
    """Text ready to be read.

    Attributes:
        text: the text; of HTML, the readable text with its blocks on lines of their own.
        media_type: ``text/plain`` or ``text/html``, what the bytes were.
        encoding: how they were decoded.
        notes: what a person should know, such as a guessed encoding.
        removed: hidden parts of HTML, which are not in ``text``.
    """

    text: str
    media_type: str
    encoding: str
    notes: tuple[Notice, ...] = ()
    removed: tuple[Removed, ...] = ()


def open_document(data: bytes, *, name: str = "", media_type: str | None = None) -> Document:
    """Return the text of a pasted or uploaded file.

    Args:
        data: the bytes.
        name: file name; ``.html`` and ``.htm`` mean HTML.
        media_type: ``text/plain`` or ``text/html`` when known.

    Returns:
        The document.

    Raises:
        Unreadable: empty, too large, or not text; the message says what to do.

    Example:
        >>> open_document(b"<p>Hello<script>x()</script>", name="a.html").text
        'Hello'
    """
    _refuse(data)
    text, encoding, notes = _decode(data)
    if not text.strip():
        raise Unreadable("The file holds no text; paste the text or choose another file.")
    kind = media_type or ("text/html" if _is_markup(name, text) else "text/plain")
    if kind != "text/html":
        return Document(text, "text/plain", encoding, notes)
    readable, removed = readable_text(text)
    if not readable.strip():
        raise Unreadable("The page holds no readable text; copy the text from the screen and paste it.")
    return Document(readable, kind, encoding, notes, removed)


def _is_markup(name: str, text: str) -> bool:
    return name.lower().endswith((".html", ".htm", ".xhtml")) or looks_like_markup(text)


def _refuse(data: bytes) -> None:
    if not data:
        raise Unreadable("The file is empty; paste the text or choose another file.")
    if len(data) > MOST_BYTES:
        raise Unreadable(
            f"The file holds {len(data) / 1e6:.1f} MB and the Reader takes up to {MOST_BYTES / 1e6:.0f} MB; "
            "paste the part that tells of the engagements."
        )
    for magic, what in _MAGIC:
        if data.startswith(magic):
            raise Unreadable(f"This is {what}, not text; copy its text and paste it.")


def _decode(data: bytes) -> tuple[str, str, tuple[Notice, ...]]:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return _newlines(data.decode("utf-16", errors="replace")), "utf-16", ()
    if _is_binary(data):
        raise Unreadable("This is a binary file, not text; copy its text and paste it.")
    try:
        encoding = "utf-8-sig" if data.startswith(b"\xef\xbb\xbf") else "utf-8"
        return _newlines(data.decode(encoding)), encoding, ()
    except UnicodeDecodeError:
        encoding = _guess(data)
    sentence = f"The encoding was not stated; it was read as {encoding}. Look at accented and non-Latin letters."
    return _newlines(data.decode(encoding, errors="replace")), encoding, (Notice("encoding_guessed", sentence),)


def _newlines(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _is_binary(data: bytes) -> bool:
    head = data[:65536]
    strange = sum(head.count(bytes([code])) for code in (*range(9), *range(14, 32)) if code != 27)
    return b"\x00" in head or strange * 20 > len(head)


def _guess(data: bytes) -> str:
    """Tell Hebrew from Arabic from Western by which letters the high bytes would be, and how they run together."""
    head = data[:65536]
    high = [byte for byte in head if byte >= 0x80]
    runs = sum(1 for one, two in itertools.pairwise(head) if one >= 0xC0 and two >= 0xC0)
    if runs * 3 < len(high):
        return "cp1252"
    hebrew = sum(1 for byte in high if 0xE0 <= byte <= 0xFA)
    arabic = sum(1 for byte in high if 0xC1 <= byte <= 0xED)
    return "cp1255" if hebrew > arabic and hebrew * 10 > len(high) * 8 else "cp1256"
