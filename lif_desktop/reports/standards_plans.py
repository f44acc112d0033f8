"""Improvement plans that come with returns, and how far their actions and the last plan's are."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

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


def progress_of(board: Board, plans: Iterable[int], today: date) -> Mapping[int, Progress]:
    """Return how the actions of these plans stand."""
    wanted = tuple(sorted(set(plans)))
    counts: dict[int, Counter[str]] = defaultdict(Counter)
    if wanted:
        view = View("actions", filters=(Filter("plan", "is", wanted),))
        for one in board.records("actions", board.ids(view)):
            counts[one.values["plan"]][_how(one.values, today)] += 1
    return {plan: Progress(**counts[plan]) for plan in wanted}


def _how(values: Mapping[str, object], today: date) -> str:
    status, target = values["status"], values["target_on"]
    if status == statuses.COMPLETED:
        return "done"
    if status == statuses.CANNOT_COMPLETE:
        return "cannot"
    assert status is None or isinstance(status, str)
    assert target is None or isinstance(target, date)
    return "late" if lateness.lateness(status, target, None, today).state == "late" else "open"


def plans(board: Board, found: Comparison, today: date) -> Section | None:
    """Return each agency's improvement plan for the coming 12 months and progress on the last.

    Source: Bedford Borough framework, 10.3.
    """
    came = [one for one in found.now.returns if one.standing.came]
    if not came:
        return None
    both = [one for cycle in (found.now, found.then) if cycle for one in cycle.returns]
    progress = progress_of(board, (plan for one in both if (plan := _plan(one))), today)
    rows = []
    for one in came:
        last = found.then.of(one.agency.id) if found.then else None
        rows.append(
            Row(
                (
                    one.agency.title,
                    one.text("plan") or Shown("No plan yet", "due", "dot"),
                    progress[plan].words if (plan := _plan(one)) else "",
                    progress[plan].words if (plan := _plan(last)) else "no plan then",
                    one.text("progress_on_last"),
                ),
                one.about,
            )
        )
    without = sum(_plan(one) is None for one in came)
    table = Table(
        "Improvement plans",
        (
            Column("Agency", 2), Column("Plan for the coming year", 3), Column("How it stands", 2),
            Column("The last plan", 2), Column("What the agency says of the last", 4),
        ),
        tuple(rows),
        note="Counts the actions of each plan in the action register.",
    )  # fmt: skip
    said = f"{without} of {counted(len(came), 'return')} came without an improvement plan."
    return Section(f"{found.kind.name}: improvement plans", (said,), (table,))


def _plan(one: Return | None) -> int | None:
    plan: int | None = one.record.values["plan"] if one and one.record else None
    return plan
