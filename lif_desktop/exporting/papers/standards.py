"""Standards returns, section 11 and 175/157: then and now, the matrix, gaps and plans."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from lif_desktop.exporting.papers import standards_scores, standards_tables
from lif_desktop.exporting.papers.catalogue import Call
from lif_desktop.exporting.papers.content import (
    Block,
    Heading,
    KeyFigure,
    KeyFigures,
    Paper,
    Strong,
    Words,
)
from lif_desktop.exporting.papers.phrases import is_or_are
from lif_desktop.reports import standards as standards_report
from lif_desktop.reports.standards_answers import Comparison
from lif_desktop.reports.standards_cycles import comparisons
from lif_desktop.reports.standards_gaps import late_gaps
from lif_desktop.reports.standards_plans import Counted, plan_of, progress_of
from lif_desktop.reports.standards_scores import ORDINAL
from lif_desktop.rules import scales
from lif_desktop.rules.scales import Moves
from lif_desktop.rules.words import counted, day_in_words
from lif_desktop.store.board import Board

TITLE = "Standards returns"


@dataclass(frozen=True)
class Returns:
    """The newest cycle of each duty beside the last, and how the plans that came with them stand.

    `left_out` says what the public does not see.
    """

    found: tuple[Comparison, ...]
    progress: Counted
    left_out: tuple[str, ...] = ()


def write(board: Board, today: date, call: Call) -> Paper:
    """Write the paper from a board."""
    found = comparisons(board, today, call.asked)
    if call.asked.public:
        thick = tuple(map(standards_report.without_thin, found))
        thin = [one.kind.name for one, kept in zip(found, thick, strict=True) if one != kept]
        left_out = tuple(standards_report.left_out(thin))
        return paper(Returns(thick, {}, left_out), today, public=True)
    cycles = [cycle for one in found for cycle in (one.now, one.then) if cycle]
    plans = (plan for cycle in cycles for one in cycle.returns if (plan := plan_of(one)))
    return paper(Returns(found, progress_of(board, plans, today)), today, board.who)


def paper(returns: Returns, today: date, presenter: str = "", *, public: bool = False) -> Paper:
    """Return the paper on the returns of a board; the public sees distributions alone."""
    blocks: list[Block] = []
    for one in returns.found:
        # Figures of so few that they were taken out would be noughts that are none.
        if one.now.answers or not public:
            blocks += _blocks(one, returns.progress, today, public=public)
    return Paper(
        title=TITLE,
        presenter=presenter,
        sentences=tuple(_sentences(returns.found, today)),
        blocks=tuple(blocks),
        note=f"{ORDINAL} Scores on two scales are never mixed, and what does not apply never"
        " counts. Changes since last time, panel feedback agency by agency and scores that cannot"
        f" be read: the report Standards returns. Basis: {standards_report.ASKED_BY}.",
        left_out=returns.left_out,
    )


def _sentences(found: Sequence[Comparison], today: date) -> list[Words]:
    if not found:
        return ["No cycle of section 11 or section 175/157 has begun."]
    said: list[Words] = []
    for one in found:
        own = one.now.returns
        came = sum(each.standing.came for each in own)
        declared = sum(each.standing.state == "declared" for each in own)
        instead = (
            f", {declared} of them with a signed declaration instead of scores" if declared else ""
        )
        of = counted(len(own), one.kind.one, one.kind.many)
        said.append((f"{one.kind.name}, {one.now.name}: ", Strong(f"{came} of {of} answered"),
                     f"{instead}{_late(one)}.{_moved(one)}{_gaps(one, today)}"))  # fmt: skip
    return said


def _late(found: Comparison) -> str:
    states = [one.standing.state for one in found.now.returns]
    late, unasked = states.count("late"), states.count("nobody_asked")
    parts = [f"{late} {is_or_are(late)} late"] if late else []
    parts += [f"{unasked} with the duty {is_or_are(unasked)} not asked"] if unasked else []
    return "; " + " and ".join(parts) if parts else ""


def moves_of(found: Comparison) -> Moves:
    """Return how the own scores of a cycle moved since the one before."""
    return scales.moves(one.move for one in found.now.answers if one.move)


def _moved(found: Comparison) -> str:
    total = moves_of(found)
    if found.then is None or not total.compared:
        return ""
    return (
        f" Of {counted(total.compared, 'own score')} that can be compared with {found.then.name},"
        f" {total.up} moved up and {total.down} down."
    )


def _gaps(found: Comparison, today: date) -> str:
    named = sum(bool(one.record.values["gap"]) for one in found.now.answers)
    late = len(late_gaps(found, today))
    return f" {counted(named, 'gap')} named, {late} past the deadline." if named else ""


def _blocks(found: Comparison, progress: Counted, today: date, *, public: bool) -> list[Block]:
    due = found.now.audit.values["due_on"]
    when = f", due {day_in_words(due)}" if due else ""
    blocks: list[Block] = [
        Heading(f"{found.kind.name}, {found.now.name}{when}"),
        _figures(found, today),
        *standards_scores.then_and_now(found),
    ]
    if public:
        return blocks
    return [
        *blocks,
        *standards_scores.moderated(found),
        *standards_tables.outstanding(found),
        *standards_tables.matrix(found),
        *standards_tables.gaps(found, today),
        *standards_tables.declarations(found, today),
        *standards_tables.below(found),
        *standards_tables.plans(found, progress),
    ]


def _figures(found: Comparison, today: date) -> KeyFigures:
    own = found.now.returns
    came = sum(one.standing.came for one in own)
    late = sum(one.standing.state == "late" for one in own)
    total = moves_of(found)
    compared = f"of {counted(total.compared, 'score')}" if total.compared else "nothing to compare"
    named = sum(bool(one.record.values["gap"]) for one in found.now.answers)
    gone = len(late_gaps(found, today))
    of = f"of {counted(len(own), found.kind.one, found.kind.many)}"
    return KeyFigures((
        KeyFigure(str(came), "Answered", of, "done"),
        KeyFigure(str(late), "Late", of, "late" if late else ""),
        KeyFigure(str(total.up), "Moved up", compared, "well"),
        KeyFigure(str(total.down), "Moved down", compared, "due" if total.down else ""),
        KeyFigure(str(gone), "Gaps past deadline", f"of {named} named", "late" if gone else ""),
    ))  # fmt: skip
