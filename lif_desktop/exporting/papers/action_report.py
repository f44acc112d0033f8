"""The action and escalation report: late, due within 28 days, to be escalated."""

from collections import Counter
from collections.abc import Iterable
from datetime import date

from lif_desktop.exporting.papers.catalogue import Call
from lif_desktop.exporting.papers.content import (
    BarChart,
    Beside,
    Block,
    Cell,
    Column,
    Heading,
    KeyFigure,
    KeyFigures,
    Paper,
    Series,
    StackedChart,
    Strong,
    Table,
    Text,
    Words,
)
from lif_desktop.exporting.papers.phrases import DASH, cut, day, is_or_are, standing, who
from lif_desktop.reports.actions import ActionLine, ActionsReport, actions_report
from lif_desktop.rules.lateness import DUE_WITHIN_DAYS
from lif_desktop.rules.words import counted, day_in_words
from lif_desktop.store.board import Board

_BARS = 8
_PROGRESS = 220  # characters of the latest progress that a row of the report takes


def write(board: Board, today: date, call: Call) -> Paper:
    """Write the paper from a board."""
    return paper(actions_report(board, today, call.group), board.who)


def paper(report: ActionsReport, presenter: str = "") -> Paper:
    """Return the paper on the actions of a board or group."""
    asks = bool(report.escalate)
    return Paper(
        title="Actions: late, due and to escalate",
        purpose="for decision" if asks else "for information",
        presenter=presenter,
        sentences=tuple(_sentences(report)),
        blocks=tuple(_blocks(report)),
        note=(
            "Lateness is counted from the current target date, escalation from the first one, which"
            " stands in brackets where the date was moved:"
            " an action goes before its group when it is unmet after two meetings held since by"
            " whichever group owned it at the time, and up the line when a third passes. A target"
            " that the group minuted counts instead of the first. Rule: Kirklees framework, Driving"
            f" Improvement. Open means not started or in hand; data of {day_in_words(report.on)}."
        ),
    )


def _sentences(report: ActionsReport) -> list[Words]:
    if not report.open:
        return ["No action is open."]
    late = len(report.late)
    opening: tuple[str | Strong, ...] = (
        f"Of {counted(report.open, 'open action')}, ",
        Strong(f"{late} {is_or_are(late)} late"),
        (
            f"{_before(report)}; {len(report.due)} more"
            f" {'falls' if len(report.due) == 1 else 'fall'} due within {DUE_WITHIN_DAYS} days."
        ),
    )
    said: list[Words] = [opening]
    if report.escalate:
        meets = "meets" if len(report.escalate) == 1 else "meet"
        said.append(
            (
                Strong(f"{len(report.escalate)} {meets} the test for escalation"),
                (
                    ": unmet after two meetings of the owning group. The meeting is asked to decide"
                    " each."
                ),
            )
        )
    else:
        said.append("None meets the test for escalation.")
    if report.questioned:
        lacks, says = ("lacks", "says") if report.questioned == 1 else ("lack", "say")
        said.append(
            f"{report.questioned} of the open actions {lacks} a lead, a measurable outcome,"
            f" resources (even if none) or a date, or {says} more than one thing."
        )
    return said


def _before(report: ActionsReport) -> str:
    """Return how many were late three months ago, where that is on record."""
    if len(report.months) < 4:
        return ""
    then = report.months[-4]
    return f" ({then.late} at the end of {then.label})" if then.open else ""


def _blocks(report: ActionsReport) -> list[Block]:
    blocks: list[Block] = [_figures(report)]
    if report.open and report.months:
        blocks.append(_pictures(report))
    if report.escalate:
        blocks += [Heading("For decision: to escalate"), Text(_way_up(report))]
        blocks.append(_escalations(report))
    blocks += [Heading("Late"), _lines(report.late, "No action is late.")]
    blocks += [
        Heading(f"Due within {DUE_WITHIN_DAYS} days"),
        _lines(report.due, f"No action falls due in the next {DUE_WITHIN_DAYS} days."),
    ]
    drifting = _drifting(report)
    if drifting.rows:
        blocks += [Heading("Other signs of drift"), drifting]
    if report.not_completed:
        blocks += [Heading("Closed as not possible to complete"), _not_completed(report)]
    if report.agencies:
        blocks += [Heading("By agency"), _agencies(report)]
    return blocks


def _figures(report: ActionsReport) -> KeyFigures:
    oldest = report.late[0] if report.late else None
    soonest = report.due[0] if report.due else None
    return KeyFigures(
        (
            KeyFigure(
                str(len(report.late)), "Late",
                f"longest {counted(oldest.standing.days or 0, 'day')}" if oldest else "none",
                "late" if report.late else "",
            ),
            KeyFigure(
                str(len(report.due)), f"Due within {DUE_WITHIN_DAYS} days",
                f"next {day(soonest.target_on)}" if soonest else "none",
                "due" if report.due else "",
            ),
            KeyFigure(
                str(len(report.escalate)), "To escalate",
                f"{sum(one.to_chair for one in report.escalate) or 'none'} to the chair",
                "late" if report.escalate else "",
            ),
            KeyFigure(
                str(report.on_track), "On track",
                f"and {report.no_date} without a date" if report.no_date else "", "well",
            ),
            KeyFigure(str(report.completed), "Completed", "in the last three months", "done"),
        )
    )  # fmt: skip


def _pictures(report: ActionsReport) -> Block:
    months = report.months
    stack = StackedChart(
        "Open actions at the end of each month",
        tuple(_short(one.label) for one in months),
        (
            Series("On track", tuple(one.on_track + one.no_date for one in months), "well"),
            Series("Due", tuple(one.due for one in months), "due"),
            Series("Late", tuple(one.late for one in months), "late"),
        ),
        f"Stacked bars of open actions from {months[0].label} to {months[-1].label}: late from"
        f" {months[0].late} to {months[-1].late}, due from {months[0].due} to {months[-1].due},"
        f" all open from {months[0].open} to {months[-1].open}.",
    )
    late = [one for one in report.agencies if one.late]
    if not late:
        return stack
    shown = [(one.agency, one.late) for one in late[:_BARS]]
    if len(late) > _BARS:
        others = late[_BARS - 1 :]
        shown[-1] = (f"{len(others)} others", sum(one.late for one in others))
    said = ", ".join(f"{agency} {count}" for agency, count in shown)
    bars = BarChart(
        "Late by lead agency",
        tuple(agency for agency, _ in shown),
        tuple(count for _, count in shown),
        f"Bars of late actions by lead agency: {said}.",
        "late",
    )
    return Beside(stack, bars)


def _short(label: str) -> str:
    month, year = label.split()
    return f"{month} {year[2:]}"


def _way_up(report: ActionsReport) -> str:
    """Return the line that an action goes up, and how many stand where on it."""
    lines = "; ".join(", then ".join(names) for names in report.lines)
    stands = Counter(one.stage.rung.name for one in report.escalate)
    counts = ", ".join(f"{name} {count}" for name, count in stands.most_common())
    return f"Way up: {lines}. Now before: {counts}." if lines else f"Now before: {counts}."


def _escalations(report: ActionsReport) -> Table:
    rows: list[tuple[Cell, ...]] = [
        (
            one.line.reference,
            one.line.activity,
            who(one.line.agency, one.line.lead),
            standing(one.line.standing),
            f"{one.reason} {one.next}",
        )
        for one in report.escalate
    ]
    columns = (
        Column("Reference", 0), Column("Action", 1.2), Column("Lead", 0.9),
        Column("Lateness", 0), Column("Why", 1.9),
    )  # fmt: skip
    return Table(columns, tuple(rows))


def _lines(lines: Iterable[ActionLine], empty: str) -> Table:
    rows: list[tuple[Cell, ...]] = [
        (
            line.reference,
            line.activity,
            who(line.agency, line.lead),
            _target(line),
            standing(line.standing),
            _progress(line),
        )
        for line in lines
    ]
    return Table(_columns("Latest progress"), tuple(rows), empty=empty)


def _columns(last: str) -> tuple[Column, ...]:
    return (
        Column("Reference", 0), Column("Action", 1.5), Column("Lead", 0.9),
        Column("Target", 0), Column("Lateness", 0), Column(last, 1.6),
    )  # fmt: skip


def _target(line: ActionLine) -> str:
    if not line.moved:
        return day(line.target_on)
    return f"{day(line.target_on)}\n({day(line.first_target_on)})"


def _progress(line: ActionLine) -> str:
    """Return what was said last, cut to what a row of the report takes."""
    return cut(line.progress, _PROGRESS) if line.progress else "Nothing said"


def _drifting(report: ActionsReport) -> Table:
    escalated = {one.line.reference for one in report.escalate}
    rows: list[tuple[Cell, ...]] = [
        (
            line.reference, line.activity, who(line.agency, line.lead),
            standing(line.standing), " ".join(line.signs),
        )
        for line in (*report.late, *report.due)
        if line.signs and line.reference not in escalated
    ]  # fmt: skip
    columns = (
        Column("Reference", 0), Column("Action", 1.2), Column("Lead", 0.9),
        Column("Lateness", 0), Column("Sign", 1.9),
    )  # fmt: skip
    return Table(columns, tuple(rows))


def _not_completed(report: ActionsReport) -> Table:
    rows: list[tuple[Cell, ...]] = [
        (one.reference, one.activity, one.agency or DASH, one.why or DASH, one.instead or DASH)
        for one in report.not_completed
    ]
    columns = (
        Column("Reference", 0), Column("Action", 1.3), Column("Agency", 0.9),
        Column("Why", 1.2), Column("Done instead", 1.2),
    )  # fmt: skip
    return Table(columns, tuple(rows))


def _agencies(report: ActionsReport) -> Table:
    counts = report.agencies
    rows: list[tuple[Cell, ...]] = [
        (one.agency, str(one.late), str(one.due), str(one.on_track), str(one.no_date),
         str(one.open))
        for one in counts
    ]  # fmt: skip
    heads = ("Late", "Due", "On track", "No date", "Open")
    total = (
        "All",
        str(sum(one.late for one in counts)),
        str(sum(one.due for one in counts)),
        str(sum(one.on_track for one in counts)),
        str(sum(one.no_date for one in counts)),
        str(sum(one.open for one in counts)),
    )
    columns = (Column("Lead agency", 2.4), *(Column(head, 0.8, "right") for head in heads))
    return Table(columns, tuple(rows), total=total)
