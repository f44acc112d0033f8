"""The ledger of a board or group on a day: lessons, what agencies confirmed, children followed."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from lif_desktop.reports import cascade, lessons
from lif_desktop.reports.cascade import Asked
from lif_desktop.reports.lessons import Lesson
from lif_desktop.reports.shape import Asked as Span
from lif_desktop.rules.feedback_loop import CLOSED, STAGES
from lif_desktop.store.board import Board
from lif_desktop.store.records import Record


@dataclass(frozen=True)
class Ledger:
    """The lessons of a board or group, what agencies confirmed, and the children followed.

    Lessons that are over count in the `span`, open ones as on the day.
    """

    on: date
    span: Span
    lessons: Sequence[Lesson]
    asked: Sequence[Asked]
    children: Sequence[Record]

    @property
    def open(self) -> list[Lesson]:
        """Return the lessons still followed, those that have come least far first."""
        found = [one for one in self.lessons if one.is_open]
        return sorted(found, key=lambda one: (STAGES.index(one.standing.stage), one.title))

    @property
    def changed(self) -> list[Lesson]:
        """Return the open lessons of which changed practice, or impact, is proved."""
        return [one for one in self.open if one.standing.stage in STAGES[2:]]

    @property
    def still(self) -> list[Lesson]:
        """Return the open lessons to which nothing came for longer than a quarter."""
        return [one for one in self.open if one.stands_still]

    @property
    def closed(self) -> list[Lesson]:
        """Return the lessons closed in the period."""
        return [
            one for one in self.lessons
            if one.state == CLOSED and self.span.covers(one.record.values["closed_on"])
        ]  # fmt: skip

    @property
    def evidence(self) -> list[Record]:
        """Return what came to the ledgers in the period."""
        return [
            line for one in self.lessons for line in one.ledger
            if self.span.covers(line.values["dated_on"])
        ]  # fmt: skip

    @property
    def overdue(self) -> list[Asked]:
        """Return the confirmations that agencies owe past their date."""
        return [one for one in self.asked if one.standing.state == "late"]


def read(board: Board, today: date, span: Span, group: int | None = None) -> Ledger:
    """Return the ledger of the whole board, or of the lessons that one group owns."""
    found = lessons.read(board, today)
    if group is not None:
        found = [one for one in found if one.record.values["group"] == group]
    own = {one.record.id for one in found}

    def counts(record: Record) -> bool:
        return group is None or record.values["learning"] in own

    return Ledger(
        on=today,
        span=span,
        lessons=found,
        asked=[one for one in cascade.read(board, today) if counts(one.record)],
        children=[one for one in board.records("tracked") if counts(one)],
    )
