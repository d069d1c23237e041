"""Prose as people type it: plain text, an empty line between paragraphs."""

from __future__ import annotations

import re
import unicodedata

UNSEEN = re.compile("[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\ufeff]")
EMPTY_LINE = re.compile(r"\n[ \t]*\n+")
WORDS_A_MINUTE = 200


def cleaned(text: str) -> str:
    """Text in NFC without control characters and without marks that turn the direction of what follows."""
    lines = unicodedata.normalize("NFC", text).replace("\r\n", "\n").replace("\r", "\n")
    return UNSEEN.sub("", lines).strip()


def paragraphs(text: str) -> tuple[str, ...]:
    """The paragraphs of a text, in order; a single line break inside one is a space."""
    pieces = (" ".join(piece.split()) for piece in EMPTY_LINE.split(text))
    return tuple(piece for piece in pieces if piece)


def minutes_to_read(words: int) -> int:
    """How long so many words take to read; never under a minute."""
    return max(1, round(words / WORDS_A_MINUTE))
