"""What the years of the five boards share: a real board of a preset, and reports read as shown."""

from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Any

from lif_desktop import clock, frameworks
from lif_desktop.reports import catalogue, watch
from lif_desktop.reports.shape import About, Asked, Audience, Report, Row, plain
from lif_desktop.store.board import Board
from lif_desktop.store.opening import create
from tests.boards import PASSPHRASE, WHO

Line = tuple[str, ...]


class Year:
    """One year of a board, walked day by day through what the window uses."""

    def __init__(self, folder: Path, preset: str, first: date, last: date) -> None:
        self.preset = frameworks.load(preset)
        self.first, self.last = first, last
        self.on(first)
        path = folder / "year.lif"
        self.board: Board = create(path, PASSPHRASE, self.preset, name="", who=WHO)

    def on(self, day: date) -> None:
        """Go on to a day: everything counts from it."""
        clock.set_today(day.isoformat())

    def close(self) -> None:
        """Close the board and return to the real date."""
        self.board.close()
        clock.set_today(None)

    def group(self, key: str) -> int:
        """Return the board's record of one of the preset's groups."""
        group = self.preset.group(key)
        assert group is not None
        found = self.board.find("groups", group.name)
        assert found is not None
        return found.id

    def add(self, register: str, **values: Any) -> int:
        """Add one record, as a form does."""
        with self.board.change(f"Add to {register}") as change:
            return change.add(register, values)

    def edit(self, register: str, record: int, **values: Any) -> None:
        """Edit one record, as a form does."""
        with self.board.change(f"Edit {register}") as change:
            change.edit(register, record, values)

    def agencies(self, *names: str) -> list[int]:
        """Add agencies that answer to section 11."""
        with self.board.change("Add agencies") as change:
            return [change.add("agencies", {"name": name, "section11": True}) for name in names]

    def meets(self, key: str, *days: date, state: str = "held") -> list[int]:
        """Put meetings of a group into the calendar."""
        group = self.group(key)
        with self.board.change("Add meetings") as change:
            return [
                change.add("meetings", {"group": group, "meets_on": day, "state": state})
                for day in days
            ]

    def draw(
        self,
        name: str,
        since: date | None = None,
        until: date | None = None,
        audience: Audience = "board",
    ) -> Report:
        """Draw a report as the window, the paper and the command line do."""
        return catalogue.get(name).draw(self.board, clock.today(), Asked(since, until, audience))

    def notices(self, register: str, record: int) -> list[str]:
        """Return what the rules say on a record's page."""
        found = watch.notices(self.board, self.board.record(register, record), clock.today())
        return [one.text for one in found]

    def needs(self) -> list[str]:
        """Return what waits today, as Today words it."""
        return [
            f"{one.word} {one.reference} {one.title}: {one.why}"
            for one in watch.needs(self.board, clock.today())
        ]


def rows(report: Report) -> Iterable[Row]:
    """Return every row of a report."""
    for section in report.sections:
        for table in section.tables:
            yield from table.rows


def lines(report: Report, *holding: str | date) -> list[Line]:
    """Return the rows, as words, that hold all these texts and days in some cell."""
    asked = [plain(one) for one in holding]
    shown = [tuple(plain(cell) for cell in row.cells) for row in rows(report)]
    return [one for one in shown if all(any(text in cell for cell in one) for text in asked)]


def line(report: Report, *holding: str | date) -> Line:
    """Return the only row, as words, that holds all these texts and days in some cell."""
    (found,) = lines(report, *holding)
    return found


def said(report: Report) -> str:
    """Return everything a report says, tables aside."""
    parts = [report.basis, *report.summary]
    for section in report.sections:
        parts += [section.title, *section.said]
        parts += [table.note for table in section.tables]
        parts += [chart.sentence for chart in section.charts]
    return "\n".join((*parts, *report.left_out))


def opens(report: Report, register: str, record: int) -> bool:
    """Return whether a click on some row opens this record."""
    return any(row.about == About(register, record) for row in rows(report))
