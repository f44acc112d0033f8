"""Training as reports and notices read it: each course date with its places added up."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from lif_desktop.registers import Filter
from lif_desktop.rules import training
from lif_desktop.rules.owed import Owed
from lif_desktop.rules.remarks import Remark
from lif_desktop.store.board import Board
from lif_desktop.store.query import View
from lif_desktop.store.records import Record

_FACTS = (
    "state",
    "held_on",
    "evaluations",
    "useful",
    "follow_up_on",
    "followed_up_on",
    "followed_up",
    "changed_practice",
    "impact",
)


@dataclass(frozen=True, eq=False)
class Course:
    """One course date with the places of each agency."""

    record: Record
    places: tuple[Record, ...]
    today: date

    @property
    def held(self) -> bool:
        """Whether it took place."""
        return bool(self.record.values["state"] == training.HELD)

    @property
    def booked(self) -> int | None:
        """Places booked by all agencies; None if none is on record."""
        return self._sum("booked")

    @property
    def attended(self) -> int | None:
        """Places taken by all agencies; None if none is on record."""
        return self._sum("attended")

    def _sum(self, key: str) -> int | None:
        known = [one.values[key] for one in self.places if one.values[key] is not None]
        return sum(known) if known else None

    @cached_property
    def follow_up(self) -> Owed:
        """How the follow-up of its impact stands."""
        values = self.record.values
        return training.follow_up(
            values["held_on"], values["follow_up_on"], values["followed_up_on"], self.today
        )

    @cached_property
    def remarks(self) -> list[Remark]:
        """What to put right about it."""
        facts = {key: self.record.values[key] for key in _FACTS}
        return training.course_remarks(**facts, attended=self.attended, today=self.today)


def courses(board: Board, records: Iterable[Record], today: date) -> list[Course]:
    """Return course dates with their places, in the order given."""
    by_course: dict[int, list[Record]] = defaultdict(list)
    for one in board.records("places"):
        by_course[one.values["training"]].append(one)
    return [Course(one, tuple(by_course[one.id]), today) for one in records]


def course(board: Board, record: Record, today: date) -> Course:
    """Return one course date with its places."""
    own = View("places", filters=(Filter("training", "is", (record.id,)),))
    return Course(record, tuple(board.page(own, 0, 200)), today)


def need_remarks(need: Record, today: date) -> list[Remark]:
    """Return what to put right about one analysis of training needs."""
    keys = ("due_on", "received_on", "staff", "trained", "needs", "updated")
    return training.need_remarks(**{key: need.values[key] for key in keys}, today=today)


def check_remarks(check: Record, today: date) -> list[Remark]:
    """Return what to put right about one check of an agency's own training."""
    keys = ("result", "to_improve", "next_on")
    return training.check_remarks(**{key: check.values[key] for key in keys}, today=today)


def place_remarks(place: Record) -> list[Remark]:
    """Return what does not fit in one agency's places on a course date."""
    keys = ("booked", "attended", "no_show")
    return training.place_remarks(**{key: place.values[key] for key in keys})
