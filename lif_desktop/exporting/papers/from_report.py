"""Any report as a paper: summary, charts, tables, what is left out and on which rules it stands."""

from collections.abc import Iterator
from datetime import date

from lif_desktop import frameworks
from lif_desktop.exporting.papers.content import (
    AgendaItem,
    BarChart,
    Block,
    Caption,
    Cell,
    Column,
    Heading,
    Layer,
    LineChart,
    Pack,
    Paper,
    Picture,
    Pill,
    RowsChart,
    Series,
    StackedChart,
    Table,
    Text,
)
from lif_desktop.exporting.papers.phrases import day
from lif_desktop.fields import Shown
from lif_desktop.reports import shape
from lif_desktop.rules.words import day_in_words
from lif_desktop.store.board import Board

PUBLIC = "FOR PUBLICATION"


def pack_of(board: Board, report: shape.Report) -> Pack:
    """Return a report as a paper on its own, without cover and agenda."""
    settings = board.settings
    edition = frameworks.edition_on(report.on)
    purpose = "for publication" if report.asked.public else "for information"
    return Pack(
        body=settings.get("name", ""),
        title=report.title,
        meeting=report.title,
        when=day_in_words(report.on),
        marking=PUBLIC if report.asked.public else settings.get("marking", ""),
        version="",
        data_as_at=day_in_words(report.on),
        edition=edition.title if edition else "",
        author="" if report.asked.public else board.who,
        front=False,
        items=(AgendaItem(report.title, papers=(paper(report, purpose=purpose),)),),
        public=report.asked.public,
    )


def paper(report: shape.Report, presenter: str = "", purpose: str = "") -> Paper:
    """Return a report as a paper of a pack."""
    return Paper(
        title=report.title,
        purpose=purpose or ("for publication" if report.asked.public else "for information"),
        presenter=presenter,
        sentences=report.summary,
        blocks=tuple(_blocks(report)),
        note=f"Basis: {report.basis}" if report.basis else "",
        left_out=report.left_out,
        figures=report.figures,
    )


def _blocks(report: shape.Report) -> Iterator[Block]:
    if report.period:
        yield Text(f"Period: {report.period}.", soft=True)
    for section in report.sections:
        yield from _section(section)


def _section(section: shape.Section) -> Iterator[Block]:
    if section.title:
        yield Heading(section.title)
    for said in section.said:
        yield Text(said)
    for chart in section.charts:
        yield picture(chart)
    for table in section.tables:
        if table.title and table.title != section.title:
            yield Caption(table.title)
        yield table_of(table)


def table_of(table: shape.Table) -> Table:
    """Return a report's table as papers set it."""
    return Table(
        tuple(Column(one.title, one.weight, one.align) for one in table.columns),
        tuple(tuple(_cell(cell) for cell in row.cells) for row in table.rows),
        tuple(_cell(cell) for cell in table.total),
        note=table.note,
        empty=table.empty,
    )


def _cell(cell: shape.Cell) -> Cell:
    if isinstance(cell, Shown):
        short = len(cell.text) <= shape.LONGEST_PILL
        return Pill(cell.text, cell.shape, cell.meaning) if cell.meaning and short else cell.text
    if isinstance(cell, date):
        return day(cell)
    if isinstance(cell, int):
        return f"{cell:,}"
    return shape.plain(cell)


def picture(chart: shape.Chart) -> Picture:
    """Return a chart as papers draw it: by what is known, and by what its labels have room for."""
    layers = tuple(Layer(one.name, one.values, one.meaning) for one in chart.series)
    if chart.kind == "line":
        return LineChart(chart.title, chart.labels, layers, chart.sentence)
    known = all(value is not None for one in layers for value in one.values)
    if chart.kind == "bars" and len(layers) == 1 and known:
        (only,) = layers
        values = tuple(value or 0.0 for value in only.values)
        return BarChart(chart.title, chart.labels, values, chart.sentence, only.meaning)
    if chart.kind == "stacked" and _are_periods(chart.labels):
        series = tuple(
            Series(one.name, tuple(value or 0.0 for value in one.values), one.meaning)
            for one in layers
        )
        return StackedChart(chart.title, chart.labels, series, chart.sentence)
    stacked = chart.kind == "stacked"
    return RowsChart(chart.title, chart.labels, layers, chart.sentence, stacked)


def _are_periods(labels: tuple[str, ...]) -> bool:
    """Say whether labels are months, quarters or years, which may stand side by side."""
    return all(any(sign.isdigit() for sign in label) and len(label) <= 12 for label in labels)
