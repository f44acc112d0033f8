"""The training of a period as one answer: courses, follow-ups, and what each agency gives."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from lif_desktop.reports import training_agencies
from lif_desktop.reports.shape import Asked
from lif_desktop.reports.training_read import Course, courses
from lif_desktop.rules import training
from lif_desktop.rules.periods import Period, period_of
from lif_desktop.store.board import Board
from lif_desktop.store.records import Record


@dataclass(frozen=True)
class Given:
    """What one agency took of the courses held, and what it says and lends."""

    agency: str
    booked: int
    attended: int
    need: Record | None
    trainers: int
    auditors: int
    representative: bool


@dataclass(frozen=True)
class TrainingYear:
    """The course dates of a period, what is to come, and what each agency takes and gives.

    `late` are follow-ups overdue of the whole record, `checks` those of the period, `never` how
    many agencies were never checked; `needs_of` is the year of the newest needs analyses.
    """

    on: date
    span: Asked
    held: Sequence[Course]
    cancelled: Sequence[Course]
    coming: Sequence[Course]
    late: Sequence[Course]
    owing: Sequence[Record]
    given: Sequence[Given]
    needs_of: str
    checks: Sequence[Record]
    never: int

    def total(self, key: str) -> int:
        """Return a figure of the course dates held, added up."""
        return sum(one.record.values[key] or 0 for one in self.held)

    def total_of(self, which: Literal["booked", "attended"]) -> int:
        """Return the places of the course dates held, added up."""
        return sum(getattr(one, which) or 0 for one in self.held)

    @property
    def quarters(self) -> list[tuple[str, list[Course]]]:
        """Return the course dates held by quarter, oldest first."""
        own: dict[Period, list[Course]] = defaultdict(list)
        for one in self.held:
            own[period_of("quarterly", one.record.values["held_on"])].append(one)
        return [(period.label, own[period]) for period in sorted(own)]


def read(board: Board, today: date, span: Asked) -> TrainingYear:
    """Return the training of a period."""
    records = board.records("training")
    records.sort(key=lambda one: (one.values["held_on"] or date.max, one.id))
    every = courses(board, records, today)
    own = [one for one in every if span.covers(one.record.values["held_on"])]
    held = [one for one in own if one.held]
    checks = board.records("checks")
    agencies = sorted(board.records("agencies"), key=lambda one: one.title.casefold())
    checked = {one.values["agency"] for one in checks}
    needs = board.records("needs")
    year = max((one.values["year"] for one in needs), default="")
    return TrainingYear(
        on=today,
        span=span,
        held=held,
        cancelled=[one for one in own if one.record.values["state"] == training.CANCELLED],
        coming=[one for one in every if one.record.values["state"] == training.PLANNED
                and (one.record.values["held_on"] or date.min) >= today],
        late=[one for one in every if one.held and one.follow_up.state == "late"],
        owing=training_agencies.owing(board, today),
        given=_given(board, today, agencies, held, [n for n in needs if n.values["year"] == year]),
        needs_of=year,
        checks=sorted((one for one in checks if span.covers(one.values["checked_on"])),
                      key=lambda one: one.values["checked_on"], reverse=True),
        never=sum(one.id not in checked for one in agencies),
    )  # fmt: skip


def _given(
    board: Board,
    today: date,
    agencies: Sequence[Record],
    held: Sequence[Course],
    needs: Sequence[Record],
) -> list[Given]:
    taken: dict[int, Counter[str]] = defaultdict(Counter)
    for one in held:
        for place in one.places:
            for key in ("booked", "attended"):
                taken[place.values["agency"]][key] += place.values[key] or 0
    lent: dict[int, Counter[str]] = defaultdict(Counter)
    for person in board.records("pools"):
        if person.values["until_on"] is None or person.values["until_on"] >= today:
            lent[person.values["agency"]][person.values["role"]] += 1
    by_agency = {one.values["agency"]: one for one in needs}
    return [
        Given(
            agency=one.title,
            booked=taken[one.id]["booked"],
            attended=taken[one.id]["attended"],
            need=by_agency.get(one.id),
            trainers=lent[one.id]["trainer"] + lent[one.id]["both"],
            auditors=lent[one.id]["auditor"] + lent[one.id]["both"],
            representative=bool(one.values["training_representative"]),
        )
        for one in agencies
    ]
