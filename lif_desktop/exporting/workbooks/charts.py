"""Excel's own charts, drawn from cells beside them, readable in grey and without sight."""

from collections.abc import Sequence

from openpyxl.chart import BarChart, LineChart, Reference
from openpyxl.chart.label import DataLabelList
from openpyxl.chart.marker import DataPoint
from openpyxl.chart.series import Series
from openpyxl.chart.series_factory import SeriesFactory
from openpyxl.chart.shapes import GraphicalProperties
from openpyxl.chart.text import RichText
from openpyxl.drawing.line import LineProperties
from openpyxl.drawing.text import (
    CharacterProperties,
    Font,
    Paragraph,
    ParagraphProperties,
    RichTextProperties,
)

from lif_desktop.exporting.workbooks import sheet

# Fills that differ in darkness as well as in hue, so that they part in grey too.
FILLS = {
    "late": "A3211B", "due": "D9922E", "well": "7FB894", "note": "5C7FC4", "done": "C3CBD4",
    "": "0B5F7D",
}  # fmt: skip
_ORDER = ("0B5F7D", "9DB8C4", "17212B", "D9922E", "5C7FC4", "C3CBD4")
_LINE, _AROUND = 0.62, 1.9  # centimetres: a bar with its space, and what stands around all


def bars(
    page: sheet.Page, rows: tuple[int, int], columns: tuple[int, int], meanings: Sequence[str],
    *, stacked: bool = False, width: float = 15,
) -> BarChart:  # fmt: skip
    """Return lying bars of counts: `rows` from the heading's to the last, `columns` of counts.

    With one column each bar takes its own of `meanings`, with several each column does. `width`
    is in centimetres.
    """
    head, last = rows
    several = columns[1] > columns[0]
    chart = BarChart()
    chart.type, chart.gapWidth, chart.width = "bar", 45, width
    side_by_side = columns[1] - columns[0] + 1 if several and not stacked else 1
    chart.height = _AROUND + _LINE * (last - head) * side_by_side + (0.8 if several else 0)
    if stacked:
        chart.grouping, chart.overlap = "stacked", 100
    if several:
        chart.legend.position = "b"
    else:
        chart.legend = None
    for number, column in enumerate(range(columns[0], columns[1] + 1)):
        series = _series(page, column, head, last)
        series.graphicalProperties = _filled(_colour(meanings, number) if several else FILLS[""])
        if not several:
            series.dPt = [
                DataPoint(idx=at, spPr=_filled(FILLS[meaning]))
                for at, meaning in enumerate(meanings)
                if meaning
            ]
            series.dLbls = _labels()
        chart.series.append(series)
    chart.set_categories(Reference(page, min_col=1, min_row=head + 1, max_row=last))
    chart.x_axis.scaling.orientation = "maxMin"  # in the order of the table, from the top
    chart.y_axis.crosses = "max"  # so that the scale stays below
    chart.y_axis.number_format, chart.y_axis.scaling.min = "#,##0", 0
    _quieten(chart)
    return chart


def lines(page: sheet.Page, rows: tuple[int, int], columns: tuple[int, int]) -> LineChart:
    """Return lines over time, each with a mark of its own at every figure."""
    head, last = rows
    chart = LineChart()
    chart.width, chart.height, chart.legend.position = 18, 8, "b"
    marks = ("circle", "square", "triangle", "diamond", "x", "plus")
    for number, column in enumerate(range(columns[0], columns[1] + 1)):
        series = _series(page, column, head, last)
        colour = _ORDER[number % len(_ORDER)]
        series.graphicalProperties = GraphicalProperties(ln=LineProperties(solidFill=colour))
        series.marker.symbol, series.marker.size = marks[number % len(marks)], 6
        series.marker.graphicalProperties = _filled(colour)
        series.smooth = False
        chart.series.append(series)
    chart.set_categories(Reference(page, min_col=1, min_row=head + 1, max_row=last))
    _quieten(chart)
    return chart


def _series(page: sheet.Page, column: int, head: int, last: int) -> Series:
    """Return a column of figures, called as it is headed."""
    values = Reference(page, min_col=column, min_row=head, max_row=last)
    return SeriesFactory(values, title_from_data=True)


def _colour(meanings: Sequence[str], number: int) -> str:
    meaning = meanings[number] if number < len(meanings) else ""
    return FILLS[meaning] if meaning else _ORDER[number % len(_ORDER)]


def _filled(colour: str) -> GraphicalProperties:
    return GraphicalProperties(solidFill=colour, ln=LineProperties(solidFill="FFFFFF", w=9525))


def _labels() -> DataLabelList:
    labels = DataLabelList()
    labels.showVal, labels.position = True, "outEnd"
    labels.showSerName = labels.showCatName = labels.showLegendKey = labels.showPercent = False
    labels.txPr = _text()
    return labels


def _quieten(chart: BarChart | LineChart) -> None:
    """Show both axes, in the sheet's own face, with hairlines only."""
    for axis in (chart.x_axis, chart.y_axis):
        axis.delete, axis.txPr = False, _text()
        axis.graphicalProperties = GraphicalProperties(ln=LineProperties(solidFill=sheet.LINE))
    chart.y_axis.majorGridlines.spPr = GraphicalProperties(ln=LineProperties(solidFill=sheet.LINE))
    if chart.legend is not None:
        chart.legend.txPr = _text()
    chart.graphical_properties = GraphicalProperties(ln=LineProperties(noFill=True))
    chart.roundedCorners = False


def _text() -> RichText:
    letters = CharacterProperties(latin=Font(typeface=sheet.FACE), sz=900, solidFill=sheet.INK)
    return RichText(
        RichTextProperties(),
        p=[Paragraph(pPr=ParagraphProperties(defRPr=letters), endParaRPr=letters)],
    )
