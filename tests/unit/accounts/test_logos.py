import base64
import zlib

import pytest

from overture.accounts.errors import BadLogo
from overture.accounts.logos import MAGIC, data_address, png_of

pytestmark = pytest.mark.unit


def chunk(name: bytes, body: bytes) -> bytes:
    return len(body).to_bytes(4, "big") + name + body + zlib.crc32(name + body).to_bytes(4, "big")


def png(*, width: int = 2, extra: bytes = b"", data: bytes = b"drawn") -> bytes:
    head = width.to_bytes(4, "big") + (1).to_bytes(4, "big") + bytes([8, 2, 0, 0, 0])
    return MAGIC + chunk(b"IHDR", head) + extra + chunk(b"IDAT", zlib.compress(data)) + chunk(b"IEND", b"")


def test_a_picture_stays_as_it_is():
    assert png_of(data_address(png())) == png()


def test_hidden_words_are_left_out():
    told = png(extra=chunk(b"tEXt", b"Author\0Somebody") + chunk(b"eXIf", b"a place"))

    assert b"Somebody" in told
    assert png_of(data_address(told)) == png()


def test_what_stands_behind_the_picture_is_left_out():
    assert png_of(data_address(png() + b"<script>")) == png()


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"<svg onload='x'/>", "no PNG"),
        (b"GIF89a", "no PNG"),
        (b"", "no PNG"),
        (MAGIC, "broken"),
        (png()[:-6], "broken"),
        (png().replace(b"IDAT", b"IDAX"), "broken"),
        (png(width=5000), "2000 pixels"),
        (png(width=0), "2000 pixels"),
        (MAGIC + b"\0" * 200_001, "200 kB"),
    ],
)
def test_what_is_no_picture_is_refused_with_a_reason(content, says):
    with pytest.raises(BadLogo, match=says):
        data_address(content)


def test_the_address_is_a_data_address():
    assert base64.b64decode(data_address(png()).removeprefix("data:image/png;base64,")) == png()
