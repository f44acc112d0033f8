"""The one shape of an answer, so that window, paper, command line and JSON show the same.

A report is drawn from a board, for a day, a period and an audience:

    def report(board: Board, today: date, asked: Asked) -> Report

It says its denominators and its sources in words, and never a figure that the public may not see
when it was asked for the public.
"""

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any, Literal

from lif_desktop.fields import Shown, show_day
from lif_desktop.rules.small_numbers import THRESHOLD

Audience = Literal["board", "public"]
Meaning = Literal["", "late", "due", "well", "note", "done"]
Align = Literal["left", "right"]


@dataclass(frozen=True, slots=True)
class Asked:
    """What a report is asked for; without dates it takes the period that suits it.

    For the public, counts of children from 1 to below `threshold` are hidden; the catalogue fills
    in what the board has set. `earlier` are the figures of papers that stand before it in the same
    pack, as the log of disclosures keeps them: it says nothing by which theirs could be solved.
    """

    since: date | None = None
    until: date | None = None
    audience: Audience = "board"
    threshold: int = THRESHOLD
    earlier: tuple[str, ...] = ()

    @property
    def public(self) -> bool:
        """Return whether the answer may be read by anybody."""
        return self.audience == "public"

    def covers(self, day: date | None) -> bool:
        """Return whether a day lies within the period; without a day, only if all is asked."""
        if day is None:
            return self.since is None and self.until is None
        return (self.since is None or self.since <= day) and (
            self.until is None or day <= self.until
        )


@dataclass(frozen=True, slots=True)
class About:
    """The record that a line is about, where a click leads."""

    register: str
    record_id: int


LONGEST_PILL = 34
"""Characters of a state that still stands in a pill; what is longer is a sentence."""

Cell = str | int | Decimal | date | Shown | None


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table: its heading, how wide it is beside the others, where it aligns."""

    title: str
    weight: float = 1
    align: Align = "left"


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a table, and the record it is about."""

    cells: tuple[Cell, ...]
    about: About | None = None


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under headings; `note` says what is counted, `empty` what no rows mean.

    `total` is a last line that adds up; rows may be of any number, so papers and windows page.
    """

    title: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    total: tuple[Cell, ...] = ()
    note: str = ""
    empty: str = "Nothing to report."

    def __post_init__(self) -> None:
        wide = len(self.columns)
        if any(len(one.cells) != wide for one in self.rows) or len(self.total) not in {0, wide}:
            msg = f"A row of '{self.title}' does not fit its headings."
            raise ValueError(msg)


@dataclass(frozen=True, slots=True)
class Series:
    """One row of figures of a chart; None is a figure that is not known."""

    name: str
    values: tuple[float | None, ...]
    meaning: Meaning = ""


@dataclass(frozen=True, slots=True)
class Chart:
    """A picture of figures; `sentence` says in words what it shows."""

    kind: Literal["bars", "stacked", "line"]
    title: str
    sentence: str
    labels: tuple[str, ...]
    series: tuple[Series, ...]


@dataclass(frozen=True, slots=True)
class Section:
    """One part of a report: paragraphs, then charts, then tables."""

    title: str
    said: tuple[str, ...] = ()
    tables: tuple[Table, ...] = ()
    charts: tuple[Chart, ...] = ()


@dataclass(frozen=True, slots=True)
class Report:
    """An answer, complete: what was asked, on which rules it stands, what it says.

    `attention` counts what waits for somebody; `basis` names framework, guidance and edition;
    `left_out` says what the public does not see and why. `figures` are the counts behind a public
    report, hidden ones too, for the log of disclosures: they never leave the board.
    """

    name: str
    title: str
    on: date
    asked: Asked
    basis: str
    summary: tuple[str, ...]
    sections: tuple[Section, ...]
    attention: int = 0
    left_out: tuple[str, ...] = field(default=())
    figures: str = field(default="", repr=False)

    @property
    def period(self) -> str:
        """Return the period in words; empty where all of the record is meant."""
        since, until = self.asked.since, self.asked.until
        if since and until:
            return f"{show_day(since)} to {show_day(until)}"
        if since:
            return f"from {show_day(since)}"
        return f"until {show_day(until)}" if until else ""


def plain(cell: Cell) -> str:
    """Return a cell as words alone."""
    if cell is None:
        return ""
    if isinstance(cell, Shown):
        return cell.text
    return show_day(cell) if isinstance(cell, date) else str(cell)


def as_json(report: Report) -> dict[str, Any]:
    """Return a report as JSON can hold it; dates as 2026-11-21, states as their words."""
    return {
        "name": report.name,
        "title": report.title,
        "on": report.on.isoformat(),
        "from": _day(report.asked.since),
        "to": _day(report.asked.until),
        "audience": report.asked.audience,
        "basis": report.basis,
        "summary": list(report.summary),
        "attention": report.attention,
        "sections": [
            {
                "title": section.title,
                "said": list(section.said),
                "tables": [_table(table) for table in section.tables],
                "charts": [_chart(chart) for chart in section.charts],
            }
            for section in report.sections
        ],
        "left_out": list(report.left_out),
    }


def _table(table: Table) -> dict[str, Any]:
    return {
        "title": table.title,
        "columns": [column.title for column in table.columns],
        "rows": [[_cell(cell) for cell in row.cells] for row in table.rows],
        "total": [_cell(cell) for cell in table.total],
        "note": table.note,
    }


def _chart(chart: Chart) -> dict[str, Any]:
    return {
        "kind": chart.kind,
        "title": chart.title,
        "sentence": chart.sentence,
        "labels": list(chart.labels),
        "series": [{"name": one.name, "values": list(one.values)} for one in chart.series],
    }


def _cell(cell: Cell) -> str | int | float | None:
    if isinstance(cell, Shown):
        return cell.text
    if isinstance(cell, Decimal):
        return float(cell)
    return _day(cell) if isinstance(cell, date) else cell


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None
