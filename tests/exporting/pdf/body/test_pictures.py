"""Pictures say their figures: in a sentence, and in a table that can be read aloud."""

from dataclasses import replace
from typing import Any
from xml.etree import ElementTree as ET

import pikepdf
import pytest

from lif_desktop.exporting.papers.content import (
    Beside,
    Column,
    Layer,
    LineChart,
    Picture,
    RowsChart,
    Shelf,
    Sparkline,
    Table,
    Volume,
)
from lif_desktop.exporting.pdf.body.chart_tables import figures
from lif_desktop.exporting.pdf.charts import drawings as charts
from lif_desktop.exporting.pdf.charts import sparks
from lif_desktop.exporting.pdf.pages import Spark
from lif_desktop.exporting.pdf.press import make_pack
from tests.exporting.pdf import reading, samples

SHELF = Shelf(
    "The learning of a year",
    (Volume("Case reviews", 14, "3 published"), Volume("Audits", 25), Volume("Voices", 0)),
    "Audits hold most; nothing is held on voices.",
)
LINES = LineChart("Rates", ("2025", "2026"), (Layer("Plans", (1.5, None)),), "They rose.")
ROWS = RowsChart("Then and now", ("A", "B"), (Layer("Then", (3, 4)), Layer("Now", (5, None))), "Up")


def _print(*blocks: object) -> bytes:
    return make_pack(samples.pack(samples.paper(*blocks)))[0]


def _marks(cell: Any) -> int:
    """Return how many texts a cell owns."""
    found = 0
    for kid in cell.get("/K", []):
        stream = pikepdf.parse_content_stream(kid.Pg)
        inside = None
        for operands, operator in ((one.operands, str(one.operator)) for one in stream):
            if operator == "BDC":
                inside = operands[1].get("/MCID")
            elif operator == "EMC":
                inside = None
            elif operator in {"Tj", "TJ"} and inside == kid.MCID:
                found += 1
    return found


def _tables(content: bytes) -> list[list[list[str]]]:
    """Return the kinds of the cells of each table, row by row."""
    with reading.opened(content) as pdf:
        return [
            [[str(cell.S) for cell in row.get("/K", [])] for row in table.K]
            for table in reading.elements(pdf)
            if table.S == "/Table"
        ]


@pytest.mark.parametrize(
    ("chart", "said"),
    [
        (samples.STACK, [("On track", "20", "30", "46"), ("Due", "5", "8", "6"),
                         ("Late", "3", "0", "12")]),
        (LINES, [("Plans", "1.5", "–")]),
        (replace(ROWS, stacked=True), [("A", "3", "5"), ("B", "4", "–")]),
        (SHELF, [("Case reviews", "14", "3 published"), ("Audits", "25", "–"),
                 ("Voices", "0", "–")]),
    ],
)  # fmt: skip
def test_the_figures_of_a_chart_stand_beneath_it(chart: Picture, said: list[Any]) -> None:
    table = figures(chart, 480)
    assert table
    assert list(table.rows) == said
    text = reading.squeezed(reading.texts(_print(chart))[2])
    assert all(reading.squeezed("".join(row)) in text for row in said)


def test_figures_that_the_next_table_tells_are_not_set_twice() -> None:
    for chart in (samples.STACK, LINES, replace(ROWS, stacked=True), SHELF):
        assert figures(replace(chart, told=True), 480) is None
        assert len(_tables(_print(replace(chart, told=True)))) == 0


def test_a_shelf_without_words_on_what_it_holds_has_two_columns() -> None:
    table = figures(replace(SHELF, volumes=SHELF.volumes[1:]), 480)
    assert table
    assert len(table.columns) == 2


@pytest.mark.parametrize(("chart", "rows", "columns"), [(samples.BARS, 2, 2), (ROWS, 3, 3)])
def test_the_words_of_bars_are_their_table(chart: Picture, rows: int, columns: int) -> None:
    assert figures(chart, 480) is None
    content = _print(chart)
    (table,) = _tables(content)
    assert len(table) == rows
    assert {len(row) for row in table} == {columns}
    assert table[-1] == ["/TH", *["/TD"] * (columns - 1)]
    with reading.opened(content) as pdf:
        cells = [one for one in reading.elements(pdf) if one.S == "/TD"]
        assert all(_marks(cell) == 1 for cell in cells)


def test_bars_beyond_a_page_are_in_the_table() -> None:
    labels = tuple(f"School {number}" for number in range(80))
    many = RowsChart("Schools", labels, (Layer("A", (1,) * 80), Layer("B", (2,) * 80)), "Many.")
    assert len(figures(many, 480).rows) == 80  # type: ignore[union-attr]
    text = " ".join(reading.texts(_print(many)))
    assert all(f"School {number}" in text for number in range(80))


def test_two_tables_beneath_two_charts_are_named() -> None:
    text = reading.texts(_print(Beside(samples.STACK, LINES)))[2]
    assert text.count("Month by month") == 2
    assert text.count("Rates") == 2


def test_a_small_line_is_a_figure_in_its_cell_with_its_sentence() -> None:
    table = Table(
        (Column("Rate", 1), Column("Year", 0)),
        (("Plans", Sparkline((40, None, 48, 50), "From 40 to 50.")),
         ("Other", Sparkline((None, None), "Not known."))),
    )  # fmt: skip
    content = _print(table)
    assert "Not known." in reading.texts(content)[2]
    with reading.opened(content) as pdf:
        figure = next(one for one in reading.elements(pdf) if one.S == "/Figure")
        assert str(figure.Alt) == "From 40 to 50."
        assert figure.P.S == "/TD"
        left, low, right, high = map(float, figure.A.BBox)
        assert (right - left, high - low) == pytest.approx((sparks.WIDTH, sparks.HEIGHT))


def test_a_small_line_has_gaps_and_stays_in_its_place() -> None:
    spark = Spark(10, 20, 60, 12, (1, 2, None, 900, None))
    strokes = sparks.strokes(spark)
    assert [len(one) for one in strokes] == [2, 1]
    assert sparks.last(spark) == strokes[-1][-1]
    assert all(10 <= x <= 70 and 20 <= y <= 32 for one in strokes for x, y in one)


def test_what_hardly_moves_is_drawn_as_hardly_moving() -> None:
    ((first, second),) = sparks.strokes(Spark(0, 0, 60, 12, (100, 101)))
    assert 0 < first[1] - second[1] < 1
    ((low, high),) = sparks.strokes(Spark(0, 0, 60, 12, (0, 0)))
    assert low[1] == high[1]
    assert sparks.last(Spark(0, 0, 60, 12, ())) is None


def test_a_shelf_shows_what_is_empty_and_takes_any_number_of_volumes() -> None:
    said = "".join(ET.fromstring(charts.as_svg(SHELF, 400)).itertext())
    assert all(word in said for word in ("Case reviews", "14", "Voices", "empty"))
    many = replace(SHELF, volumes=tuple(Volume(f"Volume {index}", index) for index in range(40)))
    assert "25 others" in "".join(ET.fromstring(charts.as_svg(many, 400)).itertext())
    none = replace(SHELF, volumes=())
    assert charts.height(none, 400) == charts.height(SHELF, 400)
    assert figures(none, 480) is None
    assert none.title in reading.texts(_print(none))[2]


def test_a_long_name_on_a_thin_volume_is_cut() -> None:
    name = "Practitioner feedback and what walkabouts at the front line have found this year"
    thin = replace(SHELF, volumes=(Volume(name, 0), Volume("B", 400)))
    said = "".join(ET.fromstring(charts.as_svg(thin, 200)).itertext())
    assert "Practitioner" in said
    assert "…" in said
