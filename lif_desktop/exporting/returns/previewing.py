"""What each agency would be sent, said before anything is written."""

from dataclasses import dataclass
from datetime import date

from lif_desktop import clock
from lif_desktop.exporting.returns import section11
from lif_desktop.exporting.returns.contents import Asking, Contents
from lif_desktop.exporting.returns.issuing import KINDS, same, usual_due, with_agencies
from lif_desktop.progress import Report, silent
from lif_desktop.rules.periods import Period
from lif_desktop.store.board import Board


@dataclass(frozen=True, slots=True)
class Offered:
    """What one agency would be sent, or why it would be passed over.

    `out` are the references of returns that are with it already and would be withdrawn.
    """

    agency: int
    name: str
    holds: str = ""
    passed_over: str = ""
    out: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Preview:
    """What all agencies would be sent, and by when it would be due."""

    due_on: date
    agencies: tuple[Offered, ...]


def preview(
    board: Board,
    kind: str,
    *,
    audit: int | None = None,
    period: Period | None = None,
    report: Report = silent,
) -> Preview:
    """Return what each agency would be sent today of one kind of return, by name.

    Raises:
        WrongUsage: if there is no cycle to ask for.
        Cancelled: if `report` says so.
    """
    today = clock.today()
    cycles = section11.cycles(board, audit) if kind == "section11" else []
    due = usual_due(board, cycles, today)
    found = []
    out = with_agencies(board, kind)
    agencies = sorted(board.records("agencies"), key=lambda one: one.title.casefold())
    for number, agency in enumerate(agencies):
        report(number, len(agencies), f"Looking at {agency.title}")
        cycle = section11.cycle_of(board, cycles, agency) if cycles else None
        asking = Asking(board, agency, today, due, cycle, period)
        held = KINDS[kind](asking)
        if isinstance(held, Contents):
            again = tuple(one.reference for one in out[agency.id] if same(one, asking, held))
            found.append(Offered(agency.id, agency.title, holds=held.holds, out=again))
        else:
            found.append(Offered(agency.id, agency.title, passed_over=held.why))
    return Preview(due, tuple(found))
