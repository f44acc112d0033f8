"""The quarterly report of a group: outstanding actions beside strong practice, alike in rigour."""

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date

from lif_desktop.exporting.papers import quarter_tables, quarters
from lif_desktop.exporting.papers.catalogue import Call
from lif_desktop.exporting.papers.content import (
    BarChart,
    Beside,
    Block,
    Bullets,
    Heading,
    KeyFigure,
    KeyFigures,
    Paper,
    Picture,
    Series,
    StackedChart,
    Strong,
    Text,
    Words,
)
from lif_desktop.exporting.papers.phrases import is_or_are
from lif_desktop.registers.sharing import PRACTICE_STATES
from lif_desktop.reports.quarter import Quarter, quarter_of, read
from lif_desktop.reports.risks import zone_of
from lif_desktop.rules.words import counted, day_in_words
from lif_desktop.store.board import Board
from lif_desktop.store.records import Record

_NOTED = "noted"


def write(board: Board, today: date, call: Call) -> Paper:
    """Write the paper of the group that the call names, else an overview of all groups."""
    span = quarter_of(call.asked, today)
    group = board.find("groups", call.about) if call.about else None
    if group is None and call.group is not None:
        group = board.record("groups", call.group)
    if group is None:
        every = [one for one in board.records("groups") if one.values["kind"] != "board"]
        found = [read(board, one, today, span) for one in every]
        return quarters.paper(found, board.who)
    return paper(read(board, group, today, span), board.who)


def paper(found: Quarter, presenter: str = "") -> Paper:
    """Return the quarterly report of one group."""
    since, until = found.span.since or found.on, found.span.until or found.on
    asks = tuple(_asks(found))
    return Paper(
        title=f"Quarterly report: {found.group.title}, {found.label}",
        purpose="for decision" if asks else "for information",
        presenter=presenter,
        sentences=tuple(_sentences(found)),
        blocks=tuple(_blocks(found, asks)),
        note=(
            f"Quarter: {day_in_words(since)} to {day_in_words(until)}, for strong practice, audits,"
            " lessons, challenges and meetings; actions, risks and what is owed stand as on"
            f" {day_in_words(found.on)}. Lateness is counted from the current target date. Strong"
            " practice is asked what was done, why it worked and what difference it made, as an"
            " action is asked for its outcome. Rule: Kirklees framework, Driving Improvement;"
            " learning logs: Bradford framework, 6."
        ),
    )


def _sentences(found: Quarter) -> Iterator[Words]:
    actions, strong = found.actions, found.practice
    yield (
        Strong(f"{counted(actions.open, 'action')} {is_or_are(actions.open)} outstanding"),
        f", {len(actions.late)} of them late and {len(actions.escalate)} to escalate.",
    )
    if strong:
        taken = sum(one.values["state"] == "spread" for one in strong)
        yield (
            "Beside them ",
            Strong(f"{counted(len(strong), 'example')} of strong practice"),
            f" {'was' if len(strong) == 1 else 'were'} seen, {taken} taken up elsewhere.",
        )
    else:
        yield (Strong("No strong practice was recorded"), " in the quarter.")
    came = found.came
    there = f"; agencies came {came.came} of {came.of} times" if came.of else ""
    verb = "was" if len(found.meetings) == 1 else "were"
    yield (
        f"{counted(len(found.meetings), 'meeting')} {verb} held, {found.quorate} with a quorum on"
        f" record{there}."
    )


def _asks(found: Quarter) -> Iterator[Words]:
    """Yield what the group asks of the board, each with the record it stands on."""
    for one in found.actions.escalate:
        why = f" {one.reason} {one.next}".rstrip()
        yield (Strong(f"Decide on {one.line.reference}: {one.line.activity}."), why)
    for risk in found.risks:
        if zone_of(risk) == "high":
            moved = f" Movement: {risk.text('movement').lower()}." if risk.text("movement") else ""
            yield (Strong(f"Weigh {risk.reference}: {risk.title}."), f" The risk is high.{moved}")
    for challenge in found.unanswered:
        who = challenge.text("to_agency") or "Nobody named"
        yield (Strong(f"Press for an answer to {challenge.reference}: {challenge.title}."),
               f" Put to: {who}.")  # fmt: skip
    ready = [one for one in found.practice if one.values["state"] == _NOTED]
    for example in ready:
        yield (
            Strong(f"Share {example.reference}: {example.title}."),
            " It works, and is not shared.",
        )
    lacking = sum(one.quorate == "no" for one in found.meetings)
    if lacking:
        of = counted(len(found.meetings), "meeting")
        yield (Strong("Send members."), f" {lacking} of {of} had no quorum.")


def _blocks(found: Quarter, asks: Sequence[Words]) -> Iterator[Block]:
    yield _figures(found)
    yield from _pictures(found)
    yield Heading("What is asked of the board")
    yield Bullets(tuple(asks)) if asks else Text("Nothing is asked of the board this quarter.")
    yield Heading("Outstanding actions: late and due")
    yield quarter_tables.actions(found)
    yield Heading("Strong practice")
    yield quarter_tables.practice(found)
    if found.finished or found.coming or found.relook:
        yield Heading("Audits")
        yield quarter_tables.audits(found)
    if found.moved or found.still:
        yield Heading("Learning log")
        yield quarter_tables.lessons(found)
    if found.risks or found.challenges:
        yield Heading("Risks and challenges")
        yield quarter_tables.risks(found)
    if found.meetings:
        yield Heading("Attendance")
        yield quarter_tables.meetings(found)


def _figures(found: Quarter) -> KeyFigures:
    actions, came = found.actions, found.came
    return KeyFigures(
        (
            KeyFigure(f"{actions.open}", "Outstanding actions", f"and {found.done} completed"),
            KeyFigure(f"{len(actions.late)}", "Late", f"of {actions.open} outstanding",
                      "late" if actions.late else ""),
            KeyFigure(f"{len(found.practice)}", "Strong practice",
                      f"and {counted(len(found.unreported), 'earlier one')} not reported", "well"),
            KeyFigure(f"{len(found.finished)}", "Audits finished",
                      f"{len(found.coming)} planned or under way"),
            KeyFigure(f"{came.came}", "Attendances", f"of {came.of} on record"),
        )
    )  # fmt: skip


def _pictures(found: Quarter) -> Iterator[Picture | Beside]:
    months = found.actions.months
    strong = _practice_chart(found.practice)
    if not months:
        yield from [strong] if found.practice else []
        return
    stack = StackedChart(
        "Open actions at the end of each month",
        tuple(f"{one.label.split()[0]} {one.label[-2:]}" for one in months),
        (
            Series("On track", tuple(one.on_track + one.no_date for one in months), "well"),
            Series("Due", tuple(one.due for one in months), "due"),
            Series("Late", tuple(one.late for one in months), "late"),
        ),
        f"Stacked bars of open actions from {months[0].label} to {months[-1].label}: late from"
        f" {months[0].late} to {months[-1].late}, all open from {months[0].open} to"
        f" {months[-1].open}.",
    )
    yield Beside(stack, strong) if found.practice else stack


def _practice_chart(examples: Sequence[Record]) -> BarChart:
    tally = Counter(one.values["state"] or _NOTED for one in examples)
    said = ", ".join(f"{one.label.lower()} {tally[one.value]}" for one in PRACTICE_STATES)
    return BarChart(
        "Strong practice of the quarter",
        tuple(one.label for one in PRACTICE_STATES),
        tuple(tally[one.value] for one in PRACTICE_STATES),
        f"Bars of examples of strong practice: {said}.",
    )
