"""A case review with all its parts, read together: the one truth of papers, reports and notices."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from lif_desktop import frameworks
from lif_desktop.frameworks import Edition
from lif_desktop.registers import Filter
from lif_desktop.reports import review_clocks, year_on
from lif_desktop.reports.calendar import bank_holidays
from lif_desktop.reports.case_words import edition_of
from lif_desktop.reports.review_clocks import OPEN, ClockLine
from lif_desktop.reports.shape import About
from lif_desktop.reports.year_on import Year
from lif_desktop.rules import review_course, review_criteria
from lif_desktop.rules.review_case import Case, Step
from lif_desktop.rules.review_criteria import Answer, Checklist, Paragraph
from lif_desktop.store.board import Board
from lif_desktop.store.query import View
from lif_desktop.store.records import Record

PARTS = (
    "subjects", "criteria", "notifications", "management_reports", "proceedings", "publications"
)  # fmt: skip
_DECIDING = ("needed", "either", "always")


@dataclass(frozen=True)
class CaseFile:
    """One review: its record, its parts by register, the actions of its plans, as at a day."""

    record: Record
    parts: Mapping[str, tuple[Record, ...]]
    plans: int
    year: Year
    linked: str | None
    holidays: frozenset[date]
    today: date

    @property
    def about(self) -> About:
        """Return the review's record."""
        return About("reviews", self.record.id)

    @property
    def label(self) -> str:
        """Return the reference and the pseudonym."""
        return f"{self.record.reference} {self.record.title}"

    @property
    def is_open(self) -> bool:
        """Return whether the case is neither ended nor refused."""
        return (self.record.values["state"] or OPEN[0]) in OPEN

    @cached_property
    def edition(self) -> Edition | None:
        """Return the edition that applies to the review."""
        return edition_of(self.record)

    @cached_property
    def clocks(self) -> tuple[ClockLine, ...]:
        """Return the clocks of the guidance that run for it."""
        told = self.parts["notifications"]
        return review_clocks.of_review(self.record, told, self.holidays, self.today)

    @cached_property
    def checklist(self) -> Checklist | None:
        """Return the criteria of its edition beside the answers; None if no edition is known."""
        found = frameworks.criteria_of(self.edition)
        if found is None:
            return None
        return review_criteria.checklist(
            (
                Paragraph(one.text, one.part, one.source, one.verified)
                for one in found.criteria
                if one.part in review_criteria.WEIGHED
            ),
            [_answer(one) for one in self.parts["criteria"]],
        )

    @cached_property
    def steps(self) -> tuple[Step, ...]:
        """Return every step of its way."""
        found = self.checklist
        edition = self.edition
        waits = sum(one.part in _DECIDING for one in found.open) if found else 0
        return review_course.steps(Case(
            values=self.record.values,
            parts={key: [one.values for one in rows] for key, rows in self.parts.items()},
            today=self.today,
            rapid=any(one.key == "rapid-review" for one in edition.clocks) if edition else False,
            undecided=waits,
            linked=self.linked,
            plans=self.plans,
            carried=self.year.plan,
            year_due=self.year.due_on,
        ))  # fmt: skip

    @property
    def next_step(self) -> Step | None:
        """Return what is to be done next."""
        return review_course.next_step(self.steps)

    @property
    def weighs(self) -> bool:
        """Return whether its edition leaves a review to be weighed once the criteria are met."""
        found = frameworks.criteria_of(self.edition)
        return bool(found and found.of("consider"))


def read(board: Board, today: date) -> list[CaseFile]:
    """Return every review with its parts, in the order of their ids."""
    reviews = board.records("reviews")
    if not reviews:
        return []
    holidays = bank_holidays(board)
    parts = {key: _by_review(board.records(key)) for key in PARTS}
    plans = {one.id: one.values["review"] for one in board.records("plans")}
    of_plan = {plan: review for plan, review in plans.items() if review is not None}
    actions: dict[int, list[Record]] = defaultdict(list)
    for one in year_on.actions_of(board, of_plan):
        actions[of_plan[one.values["plan"]]].append(one)
    kinds = {one.id: one.values["kind"] for one in reviews}
    linked = {one.id: kinds.get(one.values["linked"]) for one in reviews}
    for one in reviews:
        if one.values["linked"] and not linked[one.values["linked"]]:
            linked[one.values["linked"]] = kinds[one.id]
    return [
        CaseFile(
            record=one,
            parts={key: tuple(rows.get(one.id, ())) for key, rows in parts.items()},
            plans=list(of_plan.values()).count(one.id),
            year=year_on.of_review(one, actions.get(one.id, ()), today),
            linked=linked[one.id],
            holidays=holidays,
            today=today,
        )
        for one in reviews
    ]


def one_file(board: Board, review: Record, today: date) -> CaseFile:
    """Return one review with its parts; reads only what belongs to it."""
    plans = board.ids(_of(review, "plans"))
    return CaseFile(
        record=review,
        parts={
            key: tuple(board.records(key, board.ids(_of(review, key)))) for key in PARTS
        },
        plans=len(plans),
        year=year_on.of_review(review, year_on.actions_of(board, plans), today),
        linked=_linked(board, review),
        holidays=bank_holidays(board),
        today=today,
    )  # fmt: skip


def _of(review: Record, register: str, key: str = "review") -> View:
    return View(register, filters=(Filter(key, "is", (review.id,)),))


def _linked(board: Board, review: Record) -> str | None:
    to = review.values["linked"]
    ids = [to] if to else board.ids(_of(review, "reviews", "linked"))
    kinds = [one.values["kind"] for one in board.records("reviews", ids)]
    return next((kind for kind in kinds if kind), None)


def _by_review(records: list[Record]) -> Mapping[int, list[Record]]:
    found: dict[int, list[Record]] = defaultdict(list)
    for one in records:
        if one.values["review"] is not None:
            found[one.values["review"]].append(one)
    return found


def _answer(criterion: Record) -> Answer:
    values = criterion.values
    return Answer(values["criterion"] or "", values["met"], values["why"], bool(values["always"]))
