"""The learning log of each group: its lessons, strong practice and actions (Bradford, 6)."""

from collections.abc import Iterable, Iterator
from datetime import date

from lif_desktop.reports import methods
from lif_desktop.reports.shape import About, Asked, Column, Row, Section, Table
from lif_desktop.store.board import Board
from lif_desktop.store.records import Record

_KINDS = {"learning": "Lesson", "practice": "Strong practice", "actions": "Action"}
_ACTION_DAYS = ("agreed_on", "completed_on")


def sections(board: Board, span: Asked) -> Iterator[Section]:
    """Yield the log of every group that has one, and then name the groups that have none."""
    records = {key: board.records(key) for key in _KINDS}
    without = []
    for group in board.records("groups"):
        rows = list(_rows(records, group.id, span))
        if not rows:
            without.append(group.title)
            continue
        columns = (Column("When"), Column("What", 1.2), Column("Reference", 1.2),
                   Column("In words", 4), Column("Stands", 1.4))  # fmt: skip
        title = f"Learning log: {group.title}"
        yield Section(title, tables=(Table(title, columns, tuple(rows), note="Lessons by the day"
                                           " they were identified or came further, strong practice"
                                           " by the day it was seen, actions by the day they were"
                                           " agreed or done."),))  # fmt: skip
    if without:
        said = f"No lesson, strong practice or action in the period: {'; '.join(without)}."
        yield Section("Groups without a learning log", (said,))


def _rows(records: dict[str, list[Record]], group: int, span: Asked) -> Iterator[Row]:
    """Yield lessons, then strong practice, then actions, each by day."""
    for key, kind in _KINDS.items():
        found = []
        for one in records[key]:
            within = [day for day in _days(one) if span.covers(day)]
            if one.values["group"] == group and within:
                found.append((max(within), one.reference, one))
        for day, reference, one in sorted(found, key=lambda three: three[:2]):
            yield Row((day, kind, reference, one.title, _stands(one)), About(key, one.id))


def _days(one: Record) -> Iterable[date]:
    if one.register.key != "actions":
        return methods.days(one)
    return [day for key in _ACTION_DAYS if (day := one.values[key]) is not None]


def _stands(one: Record) -> str:
    return one.text("status" if one.register.key == "actions" else "state")
