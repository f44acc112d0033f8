"""Improvement plans that come with returns, and how far their actions and the last plan's are."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from lif_desktop.fields import Shown
from lif_desktop.registers import Filter
from lif_desktop.reports.shape import Column, Row, Section, Table
from lif_desktop.reports.standards_answers import Comparison, Return
from lif_desktop.rules import lateness, statuses
from lif_desktop.rules.words import counted
from lif_desktop.store.board import Board
from lif_desktop.store.query import View


@dataclass(frozen=True, slots=True)
class Progress:
    """How the actions of a plan stand."""

    done: int = 0
    late: int = 0
    open: int = 0
    cannot: int = 0

    @property
    def words(self) -> str:
        """Return it in words, with its denominator."""
        total = self.done + self.late + self.open + self.cannot
        if not total:
            return "no actions yet"
        parts = [f"{self.done} of {counted(total, 'action')} done"]
        parts += [f"{self.late} late"] if self.late else []
        parts += [f"{self.cannot} cannot be completed"] if self.cannot else []
        return ", ".join(parts)


Counted = Mapping[tuple[int, int | None], Progress]


def progress_of(board: Board, plans: Iterable[int], today: date) -> Counted:
    """Return how the actions of these plans stand, by plan and leading agency; None is all."""
    wanted = tuple(sorted(set(plans)))
    counts: dict[tuple[int, int | None], Counter[str]] = defaultdict(Counter)
    if wanted:
        view = View("actions", filters=(Filter("plan", "is", wanted),))
        for one in board.records("actions", board.ids(view)):
            for agency in {None, one.values["lead_agency"]}:
                counts[one.values["plan"], agency][_how(one.values, today)] += 1
    return {place: Progress(**count) for place, count in counts.items()}


def _how(values: Mapping[str, Any], today: date) -> str:
    if values["status"] == statuses.COMPLETED:
        return "done"
    if values["status"] == statuses.CANNOT_COMPLETE:
        return "cannot"
    stands = lateness.lateness(values["status"], values["target_on"], None, today)
    return "late" if stands.state == "late" else "open"


def in_words(progress: Counted, plan: int, agency: int) -> str:
    """Return how a plan stands; of one that several share, the agency's own actions first."""
    whole = progress.get((plan, None), Progress())
    own = progress.get((plan, agency), Progress())
    if own == whole:
        return whole.words
    if own == Progress():
        return f"none of its own; in all {whole.words}"
    return f"its own: {own.words}; in all {whole.words}"


def plans(board: Board, found: Comparison, today: date) -> Section | None:
    """Return each agency's improvement plan for the coming 12 months and progress on the last.

    Source: Bedford Borough framework, 10.3.
    """
    came = [one for one in found.now.returns if one.standing.came]
    if not came:
        return None
    both = [one for cycle in (found.now, found.then) if cycle for one in cycle.returns]
    progress = progress_of(board, (plan for one in both if (plan := plan_of(one))), today)
    rows = []
    for one in came:
        last = found.then.of(one.agency.id) if found.then else None
        rows.append(
            Row(
                (
                    one.agency.title,
                    one.text("plan") or Shown("No plan yet", "due", "dot"),
                    in_words(progress, plan, one.agency.id) if (plan := plan_of(one)) else "",
                    in_words(progress, plan, one.agency.id)
                    if (plan := plan_of(last))
                    else ("no plan then"),
                    one.text("progress_on_last"),
                ),
                one.about,
            )
        )
    without = sum(plan_of(one) is None for one in came)
    table = Table(
        "Improvement plans",
        (
            Column("Agency", 2), Column("Plan for the coming year", 3), Column("How it stands", 2),
            Column("The last plan", 2), Column("What the agency says of the last", 4),
        ),
        tuple(rows),
        note="Counts the actions of each plan in the action register.",
    )  # fmt: skip
    said = f"Without an improvement plan: {without} of {counted(len(came), 'return')}."
    return Section(f"{found.kind.name}: improvement plans", (said,), (table,))


def plan_of(one: Return | None) -> int | None:
    """Return the improvement plan that came with a return."""
    plan: int | None = one.record.values["plan"] if one and one.record else None
    return plan
