"""Charts: what is drawn, from which side, and that no word of it becomes markup."""

from __future__ import annotations

import datetime as dt
import re
import xml.etree.ElementTree as ET

import pytest

from overture.foundation.ui.charts import (
    Band,
    Lane,
    LaneMark,
    Lanes,
    SidePoint,
    SideTie,
    StackPart,
    TwoSides,
    lanes_drawn,
    matrix_drawn,
    sides_drawn,
    stack_drawn,
)
from overture.foundation.ui.charts.drawing import Area, Curve, Drawing, Mark, Words
from overture.foundation.ui.charts.wording import in_lines, shortened, width_of

pytestmark = pytest.mark.unit

TODAY = dt.date(2026, 6, 15)
FIRST, LAST = dt.date(2025, 7, 1), dt.date(2026, 8, 31)


def lanes(*marks: LaneMark, label: str = "Team on dams", bands: tuple[Band, ...] = ()) -> Lanes:
    return Lanes("When we met", (Lane(label, marks),), bands, FIRST, LAST, TODAY, "Today")


def marks_in(drawn: Drawing) -> list[Mark]:
    return [one for one in drawn.pieces if isinstance(one, Mark) and one.css.startswith("shape")]


def words_in(drawn: Drawing) -> list[str]:
    return [one.text for one in drawn.pieces if isinstance(one, Words)]


def two_sides(ours: int, theirs: int) -> TwoSides:
    return TwoSides(
        "Who met whom",
        "Ours",
        "Theirs",
        tuple(SidePoint(f"o{number}", f"House {number}") for number in range(ours)),
        tuple(SidePoint(f"t{number}", f"Official {number}", "Desk officer") for number in range(theirs)),
        tuple(SideTie(f"o{number % ours}", f"t{number}", number + 1, tip=f"tie {number}") for number in range(theirs)),
    )


def svg_of(drawn: Drawing, *, mirrored: bool = False) -> ET.Element:
    return ET.fromstring(drawn.svg(key="a-chart", mirrored=mirrored).replace("<svg ", '<svg xmlns="" ', 1))


@pytest.mark.parametrize(
    "drawn",
    [
        lanes_drawn(lanes(LaneMark(TODAY, tip='<b onload="x">'), label="<script>a</script> & co", bands=(
            Band("<i>budget</i>", FIRST, FIRST),))),
        sides_drawn(TwoSides("<u>", "<p>", "<p>", (SidePoint("a", "<script>"),), (SidePoint("b", '"><img>', "<q>"),),
                             (SideTie("a", "b", 1, tip="<b>"),))),
        matrix_drawn(TwoSides("<u>", "", "", (SidePoint("a", "<script>"),), (SidePoint("b", '"><img>'),), ())),
        stack_drawn("<u>", (StackPart("<script>", 3, 0), StackPart("<b>", 0, 1))),
    ],
)  # fmt: skip
def test_every_word_is_escaped_and_nothing_is_styled_inline(drawn):
    svg = str(drawn.svg(key="a-chart", mirrored=False))

    known = {"svg", "title", "text", "line", "rect", "path", "circle"}
    assert set(re.findall(r"<(\w+)", svg)) <= known
    assert not re.search(r'<[^>]*\s(?:style|on\w+|fill|href)="', svg)
    assert svg_of(drawn).attrib["role"] == "img"


def test_a_chart_is_mirrored_where_the_reader_begins_on_the_right():
    drawn = lanes_drawn(lanes(LaneMark(FIRST), LaneMark(LAST)))

    forth, back = svg_of(drawn), svg_of(drawn, mirrored=True)

    there = [float(one.attrib["cx"]) for one in forth.iter("circle")]
    assert there == sorted(there)
    assert [float(one.attrib["cx"]) for one in back.iter("circle")] == [drawn.width - x for x in there]
    assert [float(one.attrib["x"]) for one in back.iter("rect")] == [
        drawn.width - float(one.attrib["x"]) - float(one.attrib["width"]) for one in forth.iter("rect")
    ]


def test_time_stands_in_its_place():
    drawn = lanes_drawn(lanes(LaneMark(FIRST), LaneMark(dt.date(2026, 1, 30)), LaneMark(LAST)))

    first, middle, last = (one.x for one in marks_in(drawn))
    assert abs(middle - (first + last) / 2) < 2
    assert "Today" in words_in(drawn)
    assert "Jul 2025" in words_in(drawn)


def test_near_marks_of_one_kind_are_one_with_their_number_and_the_most_pressing_flag():
    day = dt.date(2026, 3, 3)
    drawn = lanes_drawn(lanes(LaneMark(day, flag="done"), LaneMark(day, flag="late"), LaneMark(day)))

    assert len(marks_in(drawn)) == 1
    assert "3" in words_in(drawn)
    assert [one.css for one in drawn.pieces if isinstance(one, Mark) and one.shape == "flag"] == ["flag-late"]


def test_two_kinds_on_one_day_stand_above_and_below_the_line():
    day = dt.date(2026, 3, 3)
    found = marks_in(lanes_drawn(lanes(LaneMark(day), LaneMark(day, "diamond"), LaneMark(day, state="planned"))))

    assert len(found) == 2
    assert found[0].y != found[1].y


def test_names_above_the_bands_do_not_touch():
    bands = tuple(Band(f"A long name of a moment {number}", TODAY, TODAY) for number in range(3))
    drawn = lanes_drawn(lanes(LaneMark(TODAY), bands=bands))

    above = [one for one in drawn.pieces if isinstance(one, Words) and one.css in ("dim", "now-text") and one.tip]
    assert len(above) == 3
    assert len({one.y for one in above}) == 3
    assert min(one.y for one in above) > 0


def test_a_line_of_the_map_is_as_thick_as_they_met_often():
    drawn = sides_drawn(two_sides(2, 4))

    ties = [one for one in drawn.pieces if isinstance(one, Curve)]
    assert [one.thick for one in ties] == sorted(one.thick for one in ties)
    assert ties[0].thick < ties[-1].thick


def test_a_matrix_shows_the_empty_places_too():
    drawn = matrix_drawn(two_sides(14, 20))

    dots = [one for one in drawn.pieces if isinstance(one, Mark)]
    assert len(dots) == 14 * 20
    assert sum(one.css == "node none" for one in dots) == 14 * 20 - 20


def test_a_stacked_bar_is_as_wide_as_its_parts_are_many():
    drawn = stack_drawn("Asks", (StackPart("Done", 3, 0), StackPart("Open", 1, 1), StackPart("Refused", 0, 2)))

    done, still = (one.width for one in drawn.pieces if isinstance(one, Area) and one.height > 20)
    assert done == pytest.approx(3 * still, rel=0.02)
    assert "Refused 0" not in words_in(drawn)


def test_long_names_break_and_end_in_an_ellipsis():
    name = "Committee on International Development and the Long Road to It"

    lines = in_lines(name, 150, bold=True)

    assert len(lines) == 2
    assert lines[1].endswith("…")
    assert all(width_of(line, bold=True) <= 150 for line in lines)
    assert shortened("Short", 150) == "Short"


def test_too_many_marks_are_counted_by_bars_of_one_scale():
    days = [FIRST + dt.timedelta(days=number) for number in range(300)]
    busy = Lane("Busy", tuple(LaneMark(day) for day in days for _ in range(2)))
    quiet = Lane("Quiet", (LaneMark(days[3], "diamond"), LaneMark(LAST, state="planned")))
    chart = Lanes("When we met", (busy, quiet), (), FIRST, LAST, TODAY)

    bars = [one for one in lanes_drawn(chart).pieces if isinstance(one, Area)]

    assert chart.is_dense
    assert sum(int(one.tip) for one in bars if one.css == "bar") == 600
    assert [one.tip for one in bars if one.css == "bar two"] == ["1"]
    assert [one.tip for one in bars if one.css == "bar none"] == ["1"]
    assert max(one.height for one in bars) == pytest.approx(36)
    assert not lanes(LaneMark(TODAY)).is_dense
