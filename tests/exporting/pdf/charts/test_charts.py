"""Charts as drawings, for the paper and the screen."""

from dataclasses import replace
from xml.etree import ElementTree as ET

import pytest

from lif_desktop.exporting.papers.content import (
    BarChart,
    Grid,
    Layer,
    LineChart,
    Mark,
    Picture,
    RowsChart,
    Series,
    Square,
    StackedChart,
)
from lif_desktop.exporting.pdf.charts import drawings as charts
from lif_desktop.exporting.pdf.charts import pen
from lif_desktop.exporting.pdf.text import Lost
from tests.exporting.pdf import samples

TWO = (Layer("Then", (12, None, 4)), Layer("Now", (7, 12, None), "late"))
LABELS = ("2024", "2025", "2026")
LINES = LineChart("Rates", LABELS, TWO, "They rose.")
ROWS = RowsChart("Then and now", LABELS, TWO, "More now.")
PARTS = RowsChart("Grades", LABELS, TWO, "Most are good.", stacked=True)

PLACES = (
    (Square((Mark("RSK-12", "up"), Mark("RSK-4", "new")), "late"), Square((), "due")),
    (Square((Mark("RSK-9", "down"), Mark("RSK-1")), "well"), Square((), "well")),
)
GRID = Grid(
    "Where the risks lie", "Likelihood", "Impact", ("2 High", "1 Low"), ("1 Low", "2 High"), PLACES,
    (("High", "late"),), (("Rising", "up"),), "RSK-12 is high and rising.",
)  # fmt: skip


@pytest.mark.parametrize("chart", [GRID, samples.STACK, samples.BARS, LINES, ROWS, PARTS])
def test_the_screen_gets_the_same_chart(chart: Picture) -> None:
    said = "".join(ET.fromstring(charts.as_svg(chart, 400)).itertext())
    assert chart.title in said
    assert "12" in said or "4" in said


@pytest.mark.parametrize("value", [0, 0.5, 1, 9, 51, 123_456, 9_999_999])
def test_the_axis_reaches_over_the_highest_bar(value: float) -> None:
    top, marks = pen.scale(value)
    assert marks[0] == 0
    assert top == marks[-1] >= value
    assert len(marks) <= 6


def test_an_empty_chart_is_only_a_title() -> None:
    empty = StackedChart("Nothing yet", (), (Series("Late", ()),), "No data.")
    assert charts.drawing(empty, 300, Lost()).width == 300
    assert charts.drawing(BarChart("None", (), (), "No data."), 300, Lost()).width == 300

    for none in (LineChart("None", (), (), ""), RowsChart("None", (), (), "")):
        assert charts.drawing(none, 300, Lost()).height > 0


def test_what_is_not_known_is_said_or_left_open() -> None:
    assert "not known" in charts.as_svg(ROWS, 400)
    line = charts.as_svg(LineChart("One", LABELS, (Layer("A", (1, None, 3)),), ""), 400)
    assert "not known" not in line


def test_rows_beyond_a_page_are_left_to_the_table() -> None:
    labels = tuple(f"School {number}" for number in range(80))
    many = RowsChart("Schools", labels, (Layer("A", (1.5,) * 80),) * 2, "Many.")
    made = charts.as_svg(many, 400)
    assert "Schools (first 20)" in made
    assert "School 20" not in made
    assert charts.height(many, 400) < 640


def test_a_legend_goes_on_in_the_next_line() -> None:
    few = LineChart("A", LABELS, TWO, "")
    long = tuple(Layer(f"A series with a long name {n}", (1, 2, 3)) for n in range(5))
    assert charts.height(LineChart("A", LABELS, long, ""), 400) > charts.height(few, 400)
    series = tuple(Series(one.name, (1, 2, 3)) for one in long)
    stack = StackedChart("A", LABELS, series, "")
    assert charts.drawing(stack, 400, Lost()).height == charts.height(stack, 400)
    assert charts.drawing(LineChart("A", LABELS, long, ""), 400, Lost()).height > 150


def test_what_is_no_chart_is_refused() -> None:
    with pytest.raises(TypeError, match="no way to draw str"):
        charts.drawing("chart", 300, Lost())
    with pytest.raises(TypeError, match="no way to draw str"):
        charts.height("chart", 300)


def test_a_square_grows_with_what_stands_in_it() -> None:
    marks = tuple(Mark(f"RSK-{number}") for number in range(8))
    full = replace(GRID, squares=((Square(marks, "late"), Square()), PLACES[1]))
    assert charts.height(full, 400) > charts.height(GRID, 400)
    said = "".join(ET.fromstring(charts.as_svg(full, 400)).itertext())
    assert all(one.name in said for one in marks)
