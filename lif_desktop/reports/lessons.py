"""The lessons of a board, each with its ledger and how far that proves it has come."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from lif_desktop.fields import Shown
from lif_desktop.registers import Filter
from lif_desktop.registers.learning import STAGES
from lif_desktop.reports.shape import About
from lif_desktop.rules import feedback_loop
from lif_desktop.rules.feedback_loop import Entry, Standing
from lif_desktop.store.board import Board
from lif_desktop.store.query import View
from lif_desktop.store.records import Record

_MARKS = {one.value: Shown(one.label, one.meaning, one.shape) for one in STAGES}


@dataclass(frozen=True, slots=True)
class Lesson:
    """A lesson, the entries of its ledger, oldest first, and what they prove on a day."""

    record: Record
    ledger: tuple[Record, ...]
    standing: Standing
    on: date

    @property
    def state(self) -> str:
        """Its state; one without a state is open."""
        return self.record.values["state"] or "open"

    @property
    def is_open(self) -> bool:
        """Whether it is still followed."""
        return self.state not in feedback_loop.OVER

    @property
    def about(self) -> About:
        """Where a click on it leads."""
        return About("learning", self.record.id)

    @property
    def title(self) -> str:
        """Its reference and its words."""
        return f"{self.record.reference} {self.record.title}"

    @property
    def proved(self) -> Shown:
        """The stage that its ledger proves, with its mark."""
        return _MARKS[self.standing.stage]

    @property
    def passed_on(self) -> bool:
        """Whether its ledger proves at least that it was disseminated."""
        return self.standing.stage in feedback_loop.STAGES[1:]

    @property
    def stands_still(self) -> bool:
        """Whether nothing came to its ledger for longer than a quarter."""
        return feedback_loop.stands_still(self.standing, self.state, self.on)

    @property
    def days_still(self) -> int | None:
        """For how many days nothing came to its ledger."""
        return feedback_loop.days_still(self.standing, self.state, self.on)

    @property
    def questions(self) -> list[str]:
        """What its ledger does not bear out."""
        values = self.record.values
        return feedback_loop.questions(
            stage=values["stage"],
            claimed={stage: values[f"{stage}_on"] for stage in feedback_loop.STAGES},
            entries=[entry(one) for one in self.ledger],
            found=self.standing,
            today=self.on,
        )


def entry(record: Record) -> Entry:
    """Return an entry of a ledger as the rule reads it."""
    values = record.values
    return Entry(values["stage"], values["kind"], values["dated_on"])


def read(board: Board, today: date) -> list[Lesson]:
    """Return every lesson with its ledger, by reference."""
    of: dict[int | None, list[Record]] = defaultdict(list)
    for one in board.records("ledger"):
        of[one.values["learning"]].append(one)
    found = [with_ledger(one, of[one.id], today) for one in board.records("learning")]
    return sorted(found, key=lambda one: one.record.reference)


def read_one(board: Board, record: Record, today: date) -> Lesson:
    """Return one lesson with its ledger."""
    own = View("ledger", filters=(Filter("learning", "is", (record.id,)),))
    return with_ledger(record, board.records("ledger", board.ids(own)), today)


def with_ledger(record: Record, ledger: Iterable[Record], today: date) -> Lesson:
    """Return a lesson with these entries of its ledger."""
    listed = sorted(ledger, key=lambda one: (one.values["dated_on"] or date.max, one.reference))
    found = feedback_loop.standing(
        [entry(one) for one in listed], record.values["identified_on"], today
    )
    return Lesson(record, tuple(listed), found, today)
