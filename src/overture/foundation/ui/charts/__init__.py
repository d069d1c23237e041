"""Charts drawn on the server: frozen shapes in, an SVG without script or style out, and the same facts as a table.

`lanes_drawn`, `sides_drawn`, `matrix_drawn` and `stack_drawn` are pure: they lay a chart out from start to end. The tag
`{% drawing %}` turns that into SVG and mirrors it where the reader reads from right to left.
docs/reference/components.md shows each.
"""

from .drawing import Chart, Drawing, LegendEntry
from .lanes import Band, Lane, LaneMark, Lanes, lanes_drawn
from .matrix import matrix_drawn
from .sides import MOST_A_SIDE, SidePoint, SideTie, TwoSides, sides_drawn
from .stacked import StackPart, stack_drawn

__all__ = [
    "MOST_A_SIDE",
    "Band",
    "Chart",
    "Drawing",
    "Lane",
    "LaneMark",
    "Lanes",
    "LegendEntry",
    "SidePoint",
    "SideTie",
    "StackPart",
    "TwoSides",
    "lanes_drawn",
    "matrix_drawn",
    "sides_drawn",
    "stack_drawn",
]
