"""Words in a drawing, which cannot wrap by themselves: how wide they run, where they break, where they end."""

from __future__ import annotations

import unicodedata

LETTER = 6.6
"""Width of a middling letter of the charts' type, in drawing units."""
WIDE, NARROW = "mwMWQOGD@%", "iljtfrI.,:;'’|! "


def width_of(text: str, *, bold: bool = False) -> float:
    """About how wide a text runs."""
    total = 0.0
    for letter in text:
        if unicodedata.combining(letter):
            continue
        if letter in WIDE:
            total += LETTER * 1.45
        elif letter in NARROW:
            total += LETTER * 0.55
        else:
            total += LETTER * (1.12 if letter.isupper() else 1.0)
    return total * (1.06 if bold else 1.0)


def shortened(text: str, room: float, *, bold: bool = False) -> str:
    """The text, or as much of it as there is room for, with an ellipsis."""
    if width_of(text, bold=bold) <= room:
        return text
    kept = text
    while kept and width_of(f"{kept}…", bold=bold) > room:
        kept = kept[:-1].rstrip(" ,·")
    return f"{kept}…"


def in_lines(text: str, room: float, *, most: int = 2, bold: bool = False) -> list[str]:
    """The text in at most so many lines; what does not fit into the last is cut there."""
    lines: list[str] = []
    words = text.split()
    while words and len(lines) < most - 1:
        line = words.pop(0)
        while words and width_of(f"{line} {words[0]}", bold=bold) <= room:
            line = f"{line} {words.pop(0)}"
        lines.append(shortened(line, room, bold=bold))
    rest = " ".join(words)
    return [*lines, shortened(rest, room, bold=bold)] if rest else lines
