"""Clocks: every time limit of the guidance that runs, was met or missed, or lacks its date."""

from collections.abc import Iterable, Iterator
from datetime import date

from lif_desktop import frameworks
from lif_desktop.fields import Shown
from lif_desktop.reports import clock_numbers, clock_tables, review_clocks, review_files
from lif_desktop.reports.calendar import bank_holidays
from lif_desktop.reports.cascade import mark
from lif_desktop.reports.case_words import own_day
from lif_desktop.reports.review_clocks import ClockLine
from lif_desktop.reports.review_files import CaseFile
from lif_desktop.reports.shape import About, Asked, Cell, Column, Report, Row, Section, Table
from lif_desktop.reports.spans import past_year
from lif_desktop.rules.owed import Owed, owed
from lif_desktop.rules.words import counted, day_in_words
from lif_desktop.store.board import Board
from lif_desktop.store.records import Record

NAME, TITLE = "clocks", "Clocks"
_DEATHS_LEFT_OUT = (
    "Clocks of child deaths: beside the tables of the panel, small counts could be worked out from"
    " them."
)
_FOR_THE_PUBLIC = ("How often each clock of case reviews was met or missed.",)


def _left_out(least: int) -> tuple[str, ...]:
    cases = (
        "Single cases, as they are about children, how many clocks run today, and every count of a"
        f" clock from 1 to {least - 1}, with others from which it could be worked out, alone or"
        " together with what was published before."
    )
    return cases, _DEATHS_LEFT_OUT


def report(board: Board, today: date, asked: Asked) -> Report:
    """Draw every clock of case reviews and child deaths; without dates, of the past year.

    What still runs is shown whenever it began.
    """
    span = past_year(asked, today)
    files = review_files.read(board, today)
    if span.public:
        return _public(board, [line for one in files for line in one.clocks], today, span)
    reviews = [line for one in files for line in one.clocks if _in_view(one, line, span)]
    holidays = bank_holidays(board)
    deaths = [
        line for one in board.records("deaths") for line in review_clocks.of_death(
            one, holidays, today) if _is_recent(one, span) or line.standing.state in {
                "running", "overdue"}
    ]  # fmt: skip
    own = _own_clocks(files, today)
    sections = (
        _section("Case reviews", reviews, span), _section("Child deaths", deaths, span),
        _set_by_board(own),
    )  # fmt: skip
    late = sum(standing.state == "late" for *_, standing in own)
    waits = sum(
        one.standing.state == "question" or one.mark.meaning == "late"
        for one in reviews if one.standing.state != "missed"
    )  # fmt: skip
    return Report(
        NAME, TITLE, today, span, _basis(board, (*reviews, *deaths)),
        tuple(_summary(reviews, deaths, late)), sections, attention=waits + late,
    )  # fmt: skip


def _public(board: Board, lines: list[ClockLine], today: date, span: Asked) -> Report:
    found = clock_numbers.numbers(board, lines, today, span)
    # The edition of a clock that is not counted may tell of a case.
    counted_in = {str(row.cells[1]) for row in found.table.rows}
    used = tuple(one for one in lines if one.edition.key in counted_in)
    return Report(
        NAME, TITLE, today, span, _basis(board, used), _FOR_THE_PUBLIC,
        (Section("Case reviews", tables=(found.table,)),),
        left_out=(*_left_out(span.threshold), *found.left_out), figures=found.figures,
    )  # fmt: skip


def _in_view(one: CaseFile, line: ClockLine, span: Asked) -> bool:
    if one.is_open or line.standing.state in {"met", "missed"}:
        return True
    return span.covers(line.standing.due_on or own_day(one.record))


def _is_recent(death: Record, span: Asked) -> bool:
    values = death.values
    return any(span.covers(values[key]) for key in ("notified_on", "died_on", "panel_on"))


def _section(title: str, lines: list[ClockLine], span: Asked) -> Section:
    counts = clock_tables.by_clock(lines, span)
    # What has not begun yet is told of reviews; of deaths it is nearly every one.
    reviews = [one for one in lines if one.record.register.key == "reviews"]
    tables = (
        clock_tables.waiting(lines), clock_tables.asked_for(lines), clock_tables.over(lines, span),
        clock_tables.idle(reviews), counts,
    )  # fmt: skip
    return Section(title, tables=tuple(one for one in tables if one.rows or one is counts))


OwnClock = tuple[str, Record, CaseFile, date | None, Owed]


def _own_clocks(files: Iterable[CaseFile], today: date) -> list[OwnClock]:
    """Return what the board itself set a day for: reports, notices, the challenge a year on."""
    found: list[OwnClock] = []
    for one in files:
        for row in one.parts["management_reports"]:
            due, came = row.values["due_on"], row.values["received_on"]
            what = f"{row.text('kind') or 'Report'}, {row.text('agency')}"
            found.append((what, row, one, due, owed(due, came, today, done="Received")))
        for row in one.parts["notifications"]:
            if due := row.values["due_on"]:
                sent = owed(due, row.values["sent_on"], today, done="Sent")
                found.append((f"Tell {row.values['body']}", row, one, due, sent))
        if one.record.values["state"] in {"published", "closed"} and one.year.due_on:
            what = "Challenge a year on"
            found.append((what, one.record, one, one.year.due_on, one.year.standing))
    waiting = [one for one in found if one[-1].state != "done"]
    return sorted(waiting, key=lambda one: (one[3] or date.max, one[1].reference))


def _set_by_board(own: list[OwnClock]) -> Section:
    columns = (Column("What", 2.5), Column("Case", 2), Column("Due"), Column("Stands", 1.2))
    rows = tuple(
        Row((what, one.label, due, _without_date(standing)), About(row.register.key, row.id))
        for what, row, one, due, standing in own
    )
    table = Table("Set by the board", columns, rows, empty="Nothing is outstanding.",
                  note="Counted in days of the calendar; not limits of the guidance. The challenge"
                  " a year on: West Berkshire framework, one year following.")  # fmt: skip
    return Section("Days that the board set", tables=(table,))


def _without_date(standing: Owed) -> Cell:
    if standing.state == "undated":
        return Shown("When is it due?", "note", "diamond")
    return mark(standing)


def _summary(reviews: list[ClockLine], deaths: list[ClockLine], late: int) -> Iterator[str]:
    # Of case reviews it is said even if no clock runs, of deaths only if one has a clock.
    told = [("Case reviews", reviews), ("Child deaths", deaths)]
    for called, lines in told if deaths else told[:1]:
        states = [one.standing.state for one in lines]
        doubt = any(not one.clock.verified for one in lines)
        verb = "runs" if states.count("running") == 1 else "run"
        yield (
            f"{called}: {counted(states.count('running'), 'clock')} {verb},"
            f" {states.count('overdue')} overdue; {counted(states.count('question'), 'date')}"
            " missing." + (" Some of the limits are unverified." if doubt else "")
        )
    running = [one for one in reviews if one.standing.state == "running" and one.standing.due_on]
    if running:
        first = min(running, key=lambda one: one.standing.due_on or date.max)
        yield (
            f"Next: {first.clock.name}, {first.record.reference}, by"
            f" {day_in_words(first.standing.due_on or date.max)}."
        )
    if late:
        has = "has" if late == 1 else "have"
        yield f"{counted(late, 'day')} that the board itself set {has} passed."


def _basis(board: Board, lines: tuple[ClockLine, ...]) -> str:
    used = {one.edition.key: one.edition.title for one in lines}
    called = "; ".join(used[key] for key in sorted(used)) or "no edition"
    own = len(board.records("holidays"))
    days = frameworks.bank_holidays()
    return (
        f"{called}. Each clock by the edition in force on the day it runs from, one set by hand"
        f" first. Working days over {days.title}"
        + (f", with {counted(own, 'day')} of the board's own." if own else ".")
    )
