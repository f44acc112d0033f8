"""The status of case reviews: open, decided, ended, and what came of them."""

from collections.abc import Iterable
from datetime import date

from lif_desktop.exporting.papers.catalogue import Call
from lif_desktop.exporting.papers.content import (
    Block,
    Cell,
    Column,
    Heading,
    KeyFigure,
    KeyFigures,
    Layer,
    Paper,
    Pill,
    RowsChart,
    Strong,
    Table,
    Words,
)
from lif_desktop.exporting.papers.phrases import DASH, day, is_or_are, state
from lif_desktop.reports.reviews import ReviewLine, ReviewStatus, review_status
from lif_desktop.rules.words import counted, day_in_words
from lif_desktop.store.board import Board


def write(board: Board, today: date, call: Call) -> Paper:  # noqa: ARG001 - as every paper
    """Write the paper from a board."""
    return paper(review_status(board, today), board.who)


def paper(status: ReviewStatus, presenter: str = "", called: str = "case review") -> Paper:
    """Return the paper on case reviews; `called` is the board's own word for one."""
    return Paper(
        title="Case reviews: status",
        purpose="for decision" if status.year_on or status.without_plan else "for information",
        presenter=presenter,
        sentences=tuple(_sentences(status, called)),
        blocks=tuple(_blocks(status)),
        note=(
            f"Decided and ended cover {day_in_words(status.since)} to {day_in_words(status.on)}."
            " Cases stand under a pseudonym. Time limits are those of the guidance in force on"
            " the day of the event they run from; a record keeps the words of its own date."
            " One year on: West Berkshire framework; no review without a plan: Kirklees framework."
        ),
    )


def _sentences(status: ReviewStatus, called: str) -> list[Words]:
    open_, decided = len(status.open), len(status.decided)
    over = [one for one in status.open if _overrun(one, status.on)]
    opening: tuple[str | Strong, ...] = (
        Strong(f"{counted(open_, called)} {is_or_are(open_)} open"),
        (
            f"; {counted(decided, 'decision')} {'was' if decided == 1 else 'were'} taken and"
            f" {counted(len(status.ended), called)} ended in the last twelve months."
        ),
    )
    said: list[Words] = [opening]
    if over:
        has = "has" if len(over) == 1 else "have"
        said.append((Strong(f"{len(over)} {has} passed a time limit"), " of the guidance."))
    if status.without_plan:
        has = "has" if len(status.without_plan) == 1 else "have"
        said.append(f"{len(status.without_plan)} of those ended {has} no action plan on record.")
    if status.year_on:
        said.append(
            f"For {len(status.year_on)} that ended a year ago or more, actions are still open:"
            " the meeting is asked what evidence there is that the learning is embedded."
        )
    return said


def _overrun(line: ReviewLine, today: date) -> bool:
    limit = _limit(line)
    return limit is not None and limit < today


def _limit(line: ReviewLine) -> date | None:
    """Return the limit that runs now: of the rapid review until it is decided, then to publish."""
    if line.decided_on is None:
        return line.rapid_by
    return line.publish_by if line.published_on is None else None


def _blocks(status: ReviewStatus) -> list[Block]:
    blocks: list[Block] = [_figures(status)]
    planned = [one for one in (*status.ended, *status.year_on) if one.progress.actions]
    if planned:
        blocks.append(_picture(planned))
    blocks += [Heading("Open"), _open(status)]
    blocks += [Heading("Decided in the last twelve months"), _decided(status.decided)]
    blocks += [Heading("Ended, and their action plans"), _ended(status.ended)]
    if status.year_on:
        blocks += [Heading("One year on: actions still open"), _ended(status.year_on)]
    return blocks


def _figures(status: ReviewStatus) -> KeyFigures:
    over = sum(_overrun(one, status.on) for one in status.open)
    return KeyFigures(
        (
            KeyFigure(str(len(status.open)), "Open"),
            KeyFigure(str(over), "Past a time limit", "of those open", "late" if over else ""),
            KeyFigure(str(len(status.decided)), "Decided", "in twelve months"),
            KeyFigure(str(len(status.ended)), "Ended", "in twelve months", "done"),
            KeyFigure(
                str(len(status.without_plan)), "No action plan", "of all ended",
                "late" if status.without_plan else "",
            ),
        )
    )  # fmt: skip


def _picture(planned: list[ReviewLine]) -> RowsChart:
    """Return how far the plans of reviews that ended were carried out."""
    found = {one.reference: one for one in planned}
    closed = tuple(one.progress.closed for one in found.values())
    late = tuple(one.progress.late for one in found.values())
    rest = tuple(
        one.progress.actions - one.progress.closed - one.progress.late for one in found.values()
    )
    said = "; ".join(
        f"{one.title} {one.progress.closed} of {one.progress.actions} closed,"
        f" {one.progress.late} late"
        for one in found.values()
    )
    return RowsChart(
        "Actions of the reviews that ended",
        tuple(f"{one.title} ({one.reference})" for one in found.values()),
        (Layer("Closed", closed, "well"), Layer("Open", rest, "note"), Layer("Late", late, "late")),
        f"Bars of actions by review that ended, parted into closed, open and late. {said}.",
        stacked=True,
    )


def _open(status: ReviewStatus) -> Table:
    rows: list[tuple[Cell, ...]] = [
        (
            one.reference,
            _case(one),
            state("reviews", "state", one.state),
            _clock(one, status.on),
            _reviewer(one),
        )
        for one in status.open
    ]
    columns = (
        Column("Reference", 0), Column("Case", 1.2), Column("State", 0),
        Column("Time limit", 0), Column("Method and reviewer", 1),
    )  # fmt: skip
    return Table(columns, tuple(rows), empty="No case review is open.")


def _case(line: ReviewLine) -> Cell:
    referred = f"referred {day(line.referred_on)}" if line.referred_on else ""
    under = "\n".join(part for part in (line.kind, referred) if part)
    return (Strong(line.title), f"\n{under}" if under else "")


def _clock(line: ReviewLine, today: date) -> Cell:
    limit = _limit(line)
    if limit is None:
        return DASH
    if limit < today:
        return Pill(f"Late, {day(limit)}", "triangle", "late")
    return Pill(f"By {day(limit)}", "dot", "due")


def _reviewer(line: ReviewLine) -> str:
    independence = {True: "independent", False: "not independent", None: "independence not checked"}
    reviewer = f"{line.reviewer} ({independence[line.independent]})" if line.reviewer else ""
    return " · ".join(part for part in (line.methodology, reviewer) if part) or DASH


def _decided(lines: Iterable[ReviewLine]) -> Table:
    rows: list[tuple[Cell, ...]] = [
        (
            one.reference, one.title, day(one.referred_on), day(one.decided_on),
            one.decision or DASH, state("reviews", "state", one.state),
        )
        for one in lines
    ]  # fmt: skip
    columns = (
        Column("Reference", 0), Column("Case", 1), Column("Referred", 0), Column("Decided", 0),
        Column("Decision", 1), Column("State", 0),
    )  # fmt: skip
    return Table(columns, tuple(rows), empty="No decision was taken in the last twelve months.")


def _ended(lines: Iterable[ReviewLine]) -> Table:
    rows: list[tuple[Cell, ...]] = [
        (
            one.reference, one.title, _publication(one), str(one.progress.plans),
            f"{one.progress.closed} of {one.progress.actions}", str(one.progress.late),
        )
        for one in lines
    ]  # fmt: skip
    columns = (
        Column("Reference", 0), Column("Case", 1), Column("Publication", 1.2),
        Column("Plans", 0, "right"), Column("Actions closed", 0, "right"),
        Column("Late", 0, "right"),
    )  # fmt: skip
    return Table(columns, tuple(rows), empty="No case review ended in the last twelve months.")


def _publication(line: ReviewLine) -> str:
    if line.published_on:
        return f"Published {day(line.published_on)}"
    why = f"Not published: {line.why_unpublished}" if line.why_unpublished else ""
    return why or line.publication or "Not published; no reason on record"
