"""What waits in case reviews today: clocks, reports of agencies, the year on, what is held."""

from collections.abc import Iterator
from datetime import date, timedelta

from lif_desktop.registers import Filter
from lif_desktop.reports import review_clocks
from lif_desktop.reports.calendar import bank_holidays
from lif_desktop.reports.review_clocks import OPEN, ClockLine
from lif_desktop.reports.shape import Meaning
from lif_desktop.reports.today import Need, Target
from lif_desktop.rules import retention, year_on
from lif_desktop.rules.lateness import DUE_WITHIN_DAYS
from lif_desktop.rules.words import counted, day_in_words
from lif_desktop.store.board import Board
from lif_desktop.store.query import View
from lif_desktop.store.records import Record

_MOST = 3
_ENDED = Filter("state", "is", ("published", "closed"))


def open_clocks(board: Board, today: date) -> list[ClockLine]:
    """Return the clocks of all open reviews that run, are overdue or lack a date."""
    view = View("reviews", filters=(Filter("state", "is", OPEN),))
    holidays = bank_holidays(board)
    return [
        line
        for one in board.records("reviews", board.ids(view))
        for line in review_clocks.of_review(one, (), holidays, today)
        if line.standing.state in review_clocks.WAITING
    ]


def needs(board: Board, today: date) -> Iterator[Need]:
    """Yield what waits: overdue and missing first, then what runs out soon."""
    yield from _clocks(board, today)
    yield from _reports(board, today)
    yield from _untold(board)
    yield from _year_on(board, today)
    yield from _holds(board, today)


def _clocks(board: Board, today: date) -> Iterator[Need]:
    lines = open_clocks(board, today)
    soon = today + timedelta(days=DUE_WITHIN_DAYS)
    by_day = sorted(lines, key=lambda one: (one.standing.due_on or date.max, one.record.reference))
    overdue = [one for one in by_day if one.standing.state == "overdue"]
    asked = [one for one in by_day if one.standing.state == "question"]
    running = [
        one for one in by_day
        if one.standing.state == "running" and one.standing.due_on and one.standing.due_on <= soon
    ]  # fmt: skip
    kinds: tuple[tuple[list[ClockLine], Meaning], ...] = (
        (overdue, "late"), (running, "due"), (asked, "note"),
    )  # fmt: skip
    for found, meaning in kinds:
        for line in found[:_MOST]:
            due = line.standing.due_on
            by = f" by {day_in_words(due)}" if due and meaning != "note" else ""
            why = f"{line.clock.name.lower()}{by}: {_said(line)}"
            word = "Question" if meaning == "note" else "Clock"
            yield _need(line.record, word, meaning, why)


def _said(line: ClockLine) -> str:
    said = line.standing.said
    return said if said.endswith("?") else said[:1].lower() + said[1:]


def _reports(board: Board, today: date) -> Iterator[Need]:
    late = (Filter("due_on", "past"), Filter("received_on", "empty"))
    view = View("management_reports", (("due_on", False),), late)
    count = board.count(view)
    if not count:
        return
    waits = board.page(view, 0, 200)
    agencies = {one.values["agency"] for one in waits}
    longest = (today - waits[0].values["due_on"]).days
    why = (
        f"owed by {counted(len(agencies), 'agency', 'agencies')} for case reviews; the longest"
        f" {counted(longest, 'day')}"
    )
    title = f"{counted(count, 'management report')} overdue"
    yield Need("Report", "late", "", title, why, "Open",
               Target("management_reports", view="Outstanding"))  # fmt: skip


def _untold(board: Board) -> Iterator[Need]:
    unsent = (Filter("due_on", "past"), Filter("sent_on", "empty"))
    for one in board.page(View("notifications", (("sent_on", False),), unsent), 0, _MOST):
        yield _need(one, "Tell", "late", f"to be told since {day_in_words(one.values['due_on'])}")


def _year_on(board: Board, today: date) -> Iterator[Need]:
    view = View("reviews", filters=(_ENDED, Filter("year_on_on", "empty")))
    soon = today + timedelta(days=DUE_WITHIN_DAYS)
    waits = []
    for one in board.records("reviews", board.ids(view)):
        values = one.values
        ended = year_on.ended_on(
            values["published_on"], values["completed_on"], values["decided_on"]
        )
        due = year_on.due_on(ended, values["year_on_due_on"])
        if due and due <= soon:
            waits.append((due, one))
    for due, one in sorted(waits, key=lambda pair: (pair[0], pair[1].id))[:_MOST]:
        meaning: Meaning = "late" if due < today else "due"
        yield _need(one, "Year on", meaning, f"challenge a year on due {day_in_words(due)}")


def _holds(board: Board, today: date) -> Iterator[Need]:
    reached = Filter("look_on", "reached")
    open_ = Filter("decision", "is_not", ("keep", "erase"))
    view = View("holds", (("look_on", False),), (reached, open_))
    found = [
        one for one in board.page(view, 0, _MOST + 1)
        if retention.is_to_look_at(one.values["look_on"], one.values["decision"], today)
    ]  # fmt: skip
    if len(found) > _MOST:
        title = f"{board.count(view):,} records to be looked at again"
        yield Need("Keep?", "due", "", title, "keep, look later, or erase", "Open",
                   Target("holds", view="To look at"))  # fmt: skip
        return
    for one in found:
        day = day_in_words(one.values["look_on"])
        yield _need(one, "Keep?", "due", f"to be looked at since {day}")


def _need(record: Record, word: str, meaning: Meaning, why: str) -> Need:
    target = Target(record.register.key, record.id)
    return Need(word, meaning, record.reference, record.title, why, "Open", target)
