"""A matrix of dots: the two sides again when they are too many for lines. Empty dots are shown: they are the news."""

from __future__ import annotations

from math import sqrt

from .drawing import Drawing, Mark, Piece, Stroke, Words
from .sides import TwoSides
from .wording import shortened, width_of

LABELS, ROOM, ROW = 176.0, 168.0, 24.0
MOST_ROWS, MOST_COLUMNS = 30, 20
LEAST_COLUMN, MOST_COLUMN, LARGEST = 21.0, 34.0, 8.5
TURN = 52


def matrix_drawn(chart: TwoSides) -> Drawing:
    """Theirs as rows, ours as columns, up to `MOST_ROWS` and `MOST_COLUMNS`; a dot is as large as they met often.

    The numbers are in the table beside the drawing.
    """
    columns, rows = chart.ours[:MOST_COLUMNS], chart.theirs[:MOST_ROWS]
    step = max(LEAST_COLUMN, min(MOST_COLUMN, 340 / max(len(columns), 1)))
    head = 18 + min(132.0, max((width_of(one.label) for one in columns), default=0) * 0.8)
    counts = {(tie.theirs, tie.ours): tie for tie in chart.ties}
    most = max((tie.count for tie in chart.ties), default=1)
    pieces: list[Piece] = []
    for place, one in enumerate(columns):
        pieces.append(
            Words(LABELS + step * (place + 0.5) + 4, head - 8, shortened(one.label, 140), "", "start", one.label, TURN)
        )
    for number, row in enumerate(rows):
        y = head + ROW * (number + 0.5)
        pieces.append(Words(0, y + 4, shortened(row.label, ROOM, bold=True), "b", tip=f"{row.label}, {row.note}"))
        pieces.append(Stroke(LABELS, y, LABELS + step * len(columns), y, "rule"))
        for place, one in enumerate(columns):
            x, tie = LABELS + step * (place + 0.5), counts.get((row.key, one.key))
            if tie is None:
                pieces.append(Mark("circle", x, y, 2, "node none"))
            else:
                size = 3 + (LARGEST - 3) * sqrt(min(tie.count / most, 1))
                pieces.append(Mark("circle", x, y, size, "node" if tie.kind == "met" else "node unmet", tie.tip))
    width = LABELS + step * len(columns) + 76
    return Drawing(chart.title, int(width), int(head + ROW * len(rows) + 8), tuple(pieces))
