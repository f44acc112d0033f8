"""Whether agencies passed lessons on inside: who was asked, who confirmed, who owes an answer."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from lif_desktop.fields import Shown
from lif_desktop.reports.lessons import Lesson
from lif_desktop.reports.shape import About, Column, Row, Section, Table
from lif_desktop.rules.owed import Owed, owed
from lif_desktop.store.board import Board
from lif_desktop.store.records import Record


@dataclass(frozen=True, slots=True)
class Asked:
    """One agency asked to pass on one lesson, and how its answer stands."""

    record: Record
    standing: Owed


def read(board: Board, today: date) -> list[Asked]:
    """Return every confirmation asked for, the longest overdue first."""
    found = [Asked(one, standing(one, today)) for one in board.records("confirmations")]
    return sorted(found, key=lambda one: (one.record.values["due_on"] or date.max,
                                          one.record.reference))  # fmt: skip


def standing(confirmation: Record, today: date) -> Owed:
    """Return how an agency's word that it passed a lesson on stands against its date."""
    values = confirmation.values
    return owed(values["due_on"], values["confirmed_on"], today, done="Confirmed")


def sections(board: Board, asked: list[Asked], followed: list[Lesson]) -> tuple[Section, ...]:
    """Return the part of the ledger that says what agencies confirmed."""
    lessons = board.labels("learning")
    waits = [one for one in asked if one.standing.state != "done"]
    columns = (Column("Agency", 1.6), Column("Lesson", 3), Column("Asked"), Column("Due"),
               Column("State"))  # fmt: skip
    rows = tuple(
        Row((
            one.record.text("agency"), lessons.get(one.record.values["learning"], ""),
            one.record.values["asked_on"], one.record.values["due_on"], mark(one.standing),
        ), About("confirmations", one.record.id))
        for one in waits
    )  # fmt: skip
    said = "Who has not yet confirmed that a lesson was passed on inside the agency."
    return (
        Section("Passed on by agencies", (said,), tables=(
            _by_agency(asked),
            Table("Outstanding", columns, rows, empty="Every agency that was asked confirmed."),
            _unasked(asked, followed),
        )),
    )  # fmt: skip


def _unasked(asked: list[Asked], followed: list[Lesson]) -> Table:
    """List lessons for several agencies of which none was asked (Kirklees, Sharing Learning)."""
    known = {one.record.values["learning"] for one in asked}
    rows = tuple(
        Row((one.title, one.record.text("group"), one.standing.reached["disseminated"]), one.about)
        for one in followed
        if one.passed_on and one.record.values["multi_agency"] and one.record.id not in known
    )
    columns = (Column("Lesson", 3), Column("Group", 2), Column("Disseminated"))
    return Table("For several agencies, and none asked", columns, rows,
                 empty="Of every lesson for several agencies, some were asked to confirm it."
                 )  # fmt: skip


def mark(found: Owed) -> Shown:
    """Return a standing as a cell shows it."""
    return Shown(found.pill, found.meaning, found.shape)


def _by_agency(asked: list[Asked]) -> Table:
    of: dict[str, list[Asked]] = defaultdict(list)
    for one in asked:
        of[one.record.text("agency")].append(one)
    rows = []
    for agency, own in of.items():
        states = [one.standing.state for one in own]
        done, late = states.count("done"), states.count("late")
        reached = sum(one.record.values["reached"] or 0 for one in own)
        about = About("agencies", own[0].record.values["agency"])
        rows.append(Row((agency, len(own), done, len(own) - done, late, reached), about))
    rows.sort(key=lambda row: (-int(str(row.cells[4])), -int(str(row.cells[3])), row.cells[0]))
    columns = (Column("Agency", 2), *(Column(one, align="right") for one in (
        "Asked", "Confirmed", "Outstanding", "Overdue", "People reached")))  # fmt: skip
    return Table("By agency", columns, tuple(rows), empty="No agency was asked yet.",
                 note="One count is one lesson at one agency; people are as the agencies gave"
                 " them and may be counted for several lessons.")  # fmt: skip
