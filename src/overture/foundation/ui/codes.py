"""Addresses as codes to scan."""

from __future__ import annotations

import qrcode  # type: ignore[import-untyped]
from django.utils.safestring import SafeString, mark_safe
from qrcode.image.svg import SvgPathImage  # type: ignore[import-untyped]


def code_to_scan(address: str) -> SafeString:
    """An address as a QR code: SVG for a page or a printed sheet, black on white in any theme."""
    code = qrcode.QRCode(border=2, image_factory=SvgPathImage)
    code.add_data(address)
    drawn = code.make_image().to_string(encoding="unicode")
    return mark_safe(drawn.replace("<svg ", '<svg class="code-to-scan" aria-hidden="true" ', 1))  # noqa: S308
