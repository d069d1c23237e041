"""Which files an engagement keeps, by the end of their name and their first bytes; nothing that a browser could run."""

from __future__ import annotations

from .errors import FileRefused

MOST_BYTES = 20 * 1024 * 1024
ZIP, OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"
OPEN_DOCUMENT = "application/vnd.oasis.opendocument."
OFFICE = "application/vnd.openxmlformats-officedocument."
KINDS: dict[str, tuple[str, tuple[bytes, ...]]] = {
    "pdf": ("application/pdf", (b"%PDF-",)),
    "docx": (f"{OFFICE}wordprocessingml.document", (ZIP,)),
    "xlsx": (f"{OFFICE}spreadsheetml.sheet", (ZIP,)),
    "pptx": (f"{OFFICE}presentationml.presentation", (ZIP,)),
    "odt": (f"{OPEN_DOCUMENT}text", (ZIP,)),
    "ods": (f"{OPEN_DOCUMENT}spreadsheet", (ZIP,)),
    "odp": (f"{OPEN_DOCUMENT}presentation", (ZIP,)),
    "doc": ("application/msword", (OLE,)),
    "xls": ("application/vnd.ms-excel", (OLE,)),
    "ppt": ("application/vnd.ms-powerpoint", (OLE,)),
    "rtf": ("application/rtf", (b"{\\rtf",)),
    "txt": ("text/plain", ()),
    "md": ("text/markdown", ()),
    "csv": ("text/csv", ()),
    "eml": ("message/rfc822", ()),
    "ics": ("text/calendar", ()),
    "jpg": ("image/jpeg", (b"\xff\xd8\xff",)),
    "jpeg": ("image/jpeg", (b"\xff\xd8\xff",)),
    "png": ("image/png", (b"\x89PNG",)),
    "webp": ("image/webp", (b"RIFF",)),
    "mp3": ("audio/mpeg", (b"ID3", b"\xff\xfb", b"\xff\xf3", b"\xff\xf2")),
}
"""The media type of each ending, and the beginnings that its bytes may have; none where any text will do."""
KNOWN_ENDINGS = ", ".join(KINDS)


def media_type_of(name: str, content: bytes) -> str:
    """The media type of a file that may be kept.

    Raises:
        FileRefused: when it is empty, too large, of another kind, or its bytes are not what its name says.
    """
    if not content:
        raise FileRefused.empty()
    if len(content) > MOST_BYTES:
        raise FileRefused.too_large(MOST_BYTES)
    ending = name.rpartition(".")[2].lower()
    if ending not in KINDS:
        raise FileRefused.of_this_kind(KNOWN_ENDINGS)
    media_type, beginnings = KINDS[ending]
    if beginnings and not content.startswith(beginnings):
        raise FileRefused.not_what_it_says(ending)
    return media_type


def plain_name(name: str) -> str:
    """A file's name without folders, control characters or marks that turn the direction of writing."""
    last = name.replace("\\", "/").rpartition("/")[2]
    return "".join(letter for letter in last if letter.isprintable()).strip()[-150:] or "file"
