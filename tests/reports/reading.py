"""Reads a drawn report in tests: its sections and tables by title, its cells as words."""

from datetime import date

from lif_desktop.reports import catalogue
from lif_desktop.reports.shape import Asked, Report, Section, Table, as_json, plain
from lif_desktop.store.board import Board

TODAY = date(2026, 11, 21)


def draw(board: Board, name: str, asked: Asked | None = None) -> Report:
    """Return a report as the window and the command line draw it; it must go into JSON."""
    report = catalogue.get(name).draw(board, TODAY, asked or Asked())
    assert as_json(report)["name"] == name
    return report


def section(report: Report, title: str) -> Section:
    """Return the section whose title begins so."""
    return next(one for one in report.sections if one.title.startswith(title))


def table(report: Report, title: str) -> Table:
    """Return the table of this title, wherever it stands."""
    return next(
        one for part in report.sections for one in part.tables if one.title.startswith(title)
    )


def cells(found: Table) -> list[list[str]]:
    """Return the rows of a table in words."""
    return [[plain(cell) for cell in row.cells] for row in found.rows]


def everything_said(report: Report) -> str:
    """Return all words of a report in one text."""
    told = [report.title, *report.summary]
    for part in report.sections:
        told += [part.title, *part.said, *(chart.sentence for chart in part.charts)]
        for one in part.tables:
            told += [one.title, one.note, one.empty if not one.rows else ""]
            told += [word for row in cells(one) for word in row]
    return "\n".join(told)
