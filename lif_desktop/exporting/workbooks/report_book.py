"""A report as a workbook: what it says on the first sheet, each table on one of its own."""

import re
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

from openpyxl.utils import get_column_letter
from openpyxl.workbook import Workbook

from lif_desktop.exporting.files import replace_file
from lif_desktop.exporting.workbooks import charts, report_sheet, sheet
from lif_desktop.exporting.workbooks.front import Front
from lif_desktop.fields import show_day
from lif_desktop.identity import FRONT
from lif_desktop.progress import Report as Progress
from lif_desktop.progress import silent
from lif_desktop.reports.shape import Chart, Report

_REFUSED = re.compile(r"[\[\]:*?/\\']")
_WORDS, _FIGURE, _GAP, _ROOM = 64.0, 12.0, 3.0, 8  # characters; columns for a chart
_ROW = 0.53  # centimetres of a plain row


def write_report(report: Report, path: Path, marking: str, progress: Progress = silent) -> int:
    """Write a report's tables and return how many; the file appears whole or not at all.

    Raises:
        CannotWrite: if it cannot be written there.
        Cancelled: if the user stopped it.
    """
    tables = [table for section in report.sections for table in section.tables if table.rows]
    book = sheet.new_book(report.title)
    content = BytesIO()
    pages: list[sheet.Page] = []
    try:
        front = _front(book, report, marking)
        pages.append(front.page)
        names = {FRONT.lower()}
        for number, table in enumerate(tables):
            progress(number, len(tables), f"Writing {table.title}")
            title = _named(table.title or report.title, names)
            pages.append(sheet.add_page(book, title))
            report_sheet.fill(pages[-1], table, report, marking)
        _tell(front, report, [page.title for page in pages[1:]])
        book.save(content)
    except BaseException:
        for page in pages:
            sheet.discard(page)
        raise
    replace_file(path, content.getvalue())
    return len(tables)


def _front(book: Workbook, report: Report, marking: str) -> Front:
    figures = _figures(report)
    widths = (_WORDS, *(_FIGURE,) * figures, _GAP, *(_FIGURE,) * _ROOM) if figures else (100.0,)
    return Front(book, report.title, marking, widths, f"Data as at {show_day(report.on)}")


def _figures(report: Report) -> int:
    """Return how many columns the figures of the report's charts take."""
    drawn = (chart for section in report.sections for chart in section.charts)
    return max((len(one.series) for one in drawn), default=0)


def _tell(front: Front, report: Report, sheets: list[str]) -> None:
    figures = _figures(report)
    front.part("In short", report.summary)
    for section in report.sections:
        if section.said or section.charts:
            front.part(section.title or report.title, section.said)
        for chart in section.charts:
            _draw(front, chart, get_column_letter(figures + 3))
    if report.left_out:
        front.part("What is left out", (f"Left out: {why}" for why in report.left_out))
    front.part("What this is", _about(report, sheets))
    front.close(figures + 2 + _ROOM if figures else 1)


def _about(report: Report, sheets: list[str]) -> Iterator[str]:
    yield f"Data as at {show_day(report.on)}"
    if report.period:
        yield f"Period: {report.period}"
    if report.basis:
        yield f"Basis: {report.basis}"
    if sheets:
        names = "; ".join(f"“{one}”" for one in sheets)
        yield f"Its tables stand on sheets of their own, with filters: {names}."


def _draw(front: Front, chart: Chart, beside: str) -> None:
    """Write a chart's figures as a table, and draw them beside it."""
    front.part(chart.title, rows=len(chart.labels))
    series = chart.series
    headings = ("Period" if chart.kind == "line" else "What", *(one.name for one in series))
    rows = [(label, *(one.values[at] for one in series)) for at, label in enumerate(chart.labels)]
    place, columns = front.table(chart.title, headings, rows), (2, 1 + len(series))
    if chart.kind == "line":
        drawn = charts.lines(front.page, place, columns)
    else:
        each = 1 if len(series) > 1 else len(rows)
        meanings = [one.meaning for one in series for _ in range(each)]
        drawn = charts.bars(front.page, place, columns, meanings, stacked=chart.kind == "stacked")
    front.page.add_picture(drawn, f"{beside}{place[0]}", chart.title, chart.sentence)
    front.go_on(place[0] + round(drawn.height / _ROW))
    front.say(chart.sentence, soft=True)


def _named(title: str, taken: set[str]) -> str:
    """Return a name that Excel takes for a sheet, unlike those taken, and take it."""
    base = " ".join(_REFUSED.sub(" ", title).split())[: sheet.LONGEST] or "Table"
    name, number = base, 1
    while name.lower() in taken:
        number += 1
        tail = f" {number}"
        name = base[: sheet.LONGEST - len(tail)] + tail
    taken.add(name.lower())
    return name
