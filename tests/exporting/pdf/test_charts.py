"""Charts as drawings, for the paper and the screen."""

from xml.etree import ElementTree as ET

import pytest

from lif_desktop.exporting.papers.content import BarChart, Series, StackedChart
from lif_desktop.exporting.pdf import charts
from lif_desktop.exporting.pdf.text import Lost
from tests.exporting.pdf import samples


@pytest.mark.parametrize("chart", [samples.STACK, samples.BARS])
def test_the_screen_gets_the_same_chart(chart: StackedChart | BarChart) -> None:
    said = "".join(ET.fromstring(charts.as_svg(chart, 400)).itertext())
    assert chart.title in said
    assert "12" in said or "4" in said


@pytest.mark.parametrize("value", [0, 0.5, 1, 9, 51, 123_456, 9_999_999])
def test_the_axis_reaches_over_the_highest_bar(value: float) -> None:
    top, marks = charts.scale(value)
    assert marks[0] == 0
    assert top == marks[-1] >= value
    assert len(marks) <= 6


def test_an_empty_chart_is_only_a_title() -> None:
    empty = StackedChart("Nothing yet", (), (Series("Late", ()),), "No data.")
    assert charts.drawing(empty, 300, Lost()).width == 300
    assert charts.drawing(BarChart("None", (), (), "No data."), 300, Lost()).width == 300


def test_what_is_no_chart_is_refused() -> None:
    with pytest.raises(TypeError, match="no way to draw str"):
        charts.drawing("chart", 300, Lost())
