"""What each agency was to send in, and whether it came in time: returns, needs, reports due."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from lif_desktop.reports.standards_cycles import return_of
from lif_desktop.rules import expected_reports
from lif_desktop.store.board import Board

COUNTED = "Returns are those of section 11 and 175/157, training needs and the scrutiny calendar"


@dataclass(frozen=True, slots=True)
class Came:
    """How many returns fell due of an agency, came in time, came late, and are still out."""

    in_time: int = 0
    late: int = 0
    out: int = 0

    @property
    def due(self) -> int:
        """Return how many fell due."""
        return self.in_time + self.late + self.out


def read(board: Board, since: date, until: date) -> Mapping[int, Came]:
    """Return, by agency, what fell due from `since` to `until`; what came without a day is timely.

    Source: Bradford framework, 8, and Kirklees framework, expectations of agencies (respond to
    audits and requests in time).
    """
    tally: dict[int, list[str]] = defaultdict(list)
    for agency, due_on, came, received_on in _asked(board, until):
        if due_on is not None and since <= due_on <= until:
            late = expected_reports.days_late(due_on, received_on)
            tally[agency].append("out" if not came else "late" if late else "in_time")
    return {
        agency: Came(own.count("in_time"), own.count("late"), own.count("out"))
        for agency, own in tally.items()
    }


def _asked(board: Board, today: date) -> Iterator[tuple[int, date | None, bool, date | None]]:
    """Yield of each return its agency, when it was due, whether it came, and when."""
    audits = {one.id: one for one in board.records("audits")}
    for one in board.records("submissions"):
        values = one.values
        stands = return_of(one, audits[values["audit"]], today)
        if stands.state != "not_asked":
            due_on = values["due_on"] or audits[values["audit"]].values["due_on"]
            received = values["received_on"] or values["declared_on"]
            yield values["agency"], due_on, stands.came, received
    for one in board.records("needs"):
        values = one.values
        received = values["received_on"]
        yield values["agency"], values["due_on"], received is not None, received
    for one in board.records("expected"):
        values = one.values
        if values["agency"] and values["state"] != expected_reports.NOT_NEEDED:
            received = values["received_on"]
            yield (values["agency"], values["due_on"],
                   expected_reports.came(values["state"], received), received)  # fmt: skip
