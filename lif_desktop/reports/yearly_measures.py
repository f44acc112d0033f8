"""The figures of a year that are put beside those of the year before."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from lif_desktop.reports import attendance, participation, revisits, training_year
from lif_desktop.reports.lessons import Lesson
from lif_desktop.reports.meetings_held import held
from lif_desktop.reports.shape import Asked
from lif_desktop.rules import months
from lif_desktop.store.board import Board


@dataclass(frozen=True, slots=True)
class Counted:
    """So many of so many; `of` is None for a plain count, `way` says which way is better."""

    name: str
    part: int
    of: int | None = None
    way: Literal["", "up", "down"] = ""

    @property
    def percent(self) -> float | None:
        """Return the share in percent; None of a plain count, or of nothing."""
        return 100 * self.part / self.of if self.of else None

    @property
    def words(self) -> str:
        """Return it as a paper prints it: 17 of 23."""
        return f"{self.part:,}" if self.of is None else f"{self.part:,} of {self.of:,}"


def measure(board: Board, today: date, span: Asked, found: Sequence[Lesson]) -> list[Counted]:
    """Return the figures of a period, always the same ones in the same order."""
    return [
        *_actions(board, today, span),
        _relooks(board, today, span),
        Counted(
            "Lessons evaluated for impact",
            sum(span.covers(one.standing.reached.get("evaluated", date.min)) for one in found),
        ),
        *_training(board, today, span),
        _told_back(board, span),
        _attendance(board, today, span),
        Counted(
            "Examples of strong practice seen",
            sum(span.covers(one.values["seen_on"]) for one in board.records("practice")),
        ),
    ]


def _actions(board: Board, today: date, span: Asked) -> Iterator[Counted]:
    records = board.records("actions")
    spans = [
        months.Span(
            one.values["status"], one.values["agreed_on"], one.values["target_on"],
            one.values["completed_on"],
        )
        for one in records
    ]  # fmt: skip
    (last,) = months.by_month(spans, min(span.until or today, today), 1)
    yield Counted("Open actions late at the end", last.late, last.open, "down")
    yield Counted(
        "Actions completed",
        sum(
            one.values["status"] == "completed"
            and one.values["completed_on"] is not None
            and span.covers(one.values["completed_on"])
            for one in records
        ),
    )


def _relooks(board: Board, today: date, span: Asked) -> Counted:
    looked = [
        one for one in revisits.pairs(board.records("audits"), today) if span.covers(one.looked_on)
    ]
    improved = sum(one.improved == "yes" for one in looked)
    return Counted("Re-looks of audits that found practice improved", improved, len(looked), "up")


def _training(board: Board, today: date, span: Asked) -> Iterator[Counted]:
    year = training_year.read(board, today, span)
    yield Counted("Places taken on courses", year.total_of("attended"))
    yield Counted(
        "Follow-up answers that say practice changed",
        year.total("changed_practice"), year.total("followed_up"), "up",
    )  # fmt: skip


def _told_back(board: Board, span: Asked) -> Counted:
    own = participation.heard(board.records("participation"), span)
    told = sum(one.values["told_back"] == "yes" for one in own)
    return Counted("Times heard after which people were told back", told, len(own), "up")


def _attendance(board: Board, today: date, span: Asked) -> Counted:
    tally = attendance.whole(held(board, today, span))
    return Counted("Attendances of agencies at meetings", tally.came, tally.of, "up")
