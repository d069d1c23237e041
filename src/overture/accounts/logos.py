"""A logo is a PNG, taken apart and put together again without its hidden words (place, camera, comments)."""

from __future__ import annotations

import base64
import struct
import zlib
from collections.abc import Iterator

from django.utils.translation import gettext as _

from .errors import BadLogo

MAGIC = b"\x89PNG\r\n\x1a\n"
MOST_BYTES = 200_000
MOST_PIXELS = 2_000
KEPT = {b"IHDR", b"PLTE", b"tRNS", b"gAMA", b"sRGB", b"IDAT", b"IEND"}
PREFIX = "data:image/png;base64,"


def data_address(content: bytes) -> str:
    """The data address of a PNG file, without its hidden words.

    Args:
        content: the bytes of the file.

    Raises:
        BadLogo: when it is too large, no PNG, or broken.
    """
    if len(content) > MOST_BYTES:
        raise BadLogo(_("This picture is larger than 200 kB. Save it smaller and choose it again."))
    if not content.startswith(MAGIC):
        raise BadLogo(_("This file is no PNG picture. Save the logo as PNG and choose it again."))
    chunks = list(chunks_of(content))
    names = [name for name, _body in chunks]
    if names[:1] != [b"IHDR"] or names[-1:] != [b"IEND"] or b"IDAT" not in names:
        raise BadLogo(_("This PNG picture is broken. Save the logo once more and choose it again."))
    width, height = struct.unpack(">II", chunks[0][1][:8])
    if not (0 < width <= MOST_PIXELS and 0 < height <= MOST_PIXELS):
        raise BadLogo(_("This picture is wider or higher than 2000 pixels. Save it smaller and choose it again."))
    return PREFIX + base64.b64encode(put_together(chunks)).decode("ascii")


def chunks_of(content: bytes) -> Iterator[tuple[bytes, bytes]]:
    """The chunks of a PNG file (PNG specification, section 5.3): name and body of each, up to IEND.

    Raises:
        BadLogo: when a chunk is cut off or its checksum is wrong.
    """
    place = len(MAGIC)
    while place < len(content):
        head = content[place : place + 8]
        length = int.from_bytes(head[:4], "big")
        name, body = head[4:], content[place + 8 : place + 8 + length]
        checksum = content[place + 8 + length : place + 12 + length]
        if len(body) != length or checksum != zlib.crc32(name + body).to_bytes(4, "big"):
            raise BadLogo(_("This PNG picture is broken. Save the logo once more and choose it again."))
        yield name, body
        if name == b"IEND":
            return
        place += 12 + length


def put_together(chunks: list[tuple[bytes, bytes]]) -> bytes:
    """A PNG file of the chunks that draw it."""
    parts = [
        len(body).to_bytes(4, "big") + name + body + zlib.crc32(name + body).to_bytes(4, "big")
        for name, body in chunks
        if name in KEPT
    ]
    return MAGIC + b"".join(parts)


def png_of(address: str) -> bytes:
    """The picture in a data address that `data_address` made."""
    return base64.b64decode(address.removeprefix(PREFIX))
