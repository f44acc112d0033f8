"""A year after each review: how far its plan went, what is verified, what is embedded."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from lif_desktop.registers import Filter
from lif_desktop.reports.cascade import mark
from lif_desktop.reports.shape import About, Column, Row, Section, Table
from lif_desktop.rules import year_on
from lif_desktop.rules.owed import Owed, owed
from lif_desktop.rules.year_on import Carried, Step
from lif_desktop.store.board import Board
from lif_desktop.store.query import View
from lif_desktop.store.records import Record

ENDED = ("published", "closed")


@dataclass(frozen=True, slots=True)
class Year:
    """A review that ended, when its report of a year on is due, and how far its plan went."""

    review: Record
    due_on: date | None
    standing: Owed
    plan: Carried

    def questions(self, today: date) -> list[str]:
        """Return what is still to be answered."""
        values = self.review.values
        return year_on.questions(
            due=self.due_on,
            reported_on=values["year_on_on"],
            found=values["year_on_found"],
            embedded=values["embedded"],
            plan=self.plan,
            today=today,
        )


def read(board: Board, today: date) -> list[Year]:
    """Return every review that ended, those longest due first."""
    view = View("reviews", filters=(Filter("state", "is", ENDED),))
    reviews = board.records("reviews", board.ids(view))
    actions = _actions(board) if reviews else {}
    found = [of_review(one, actions.get(one.id, ()), today) for one in reviews]
    return sorted(found, key=lambda one: (one.due_on or date.max, one.review.reference))


def of_review(review: Record, actions: Iterable[Record], today: date) -> Year:
    """Return how one review stands a year on, by the actions of its plans."""
    values = review.values
    ended = year_on.ended_on(values["published_on"], values["completed_on"], values["decided_on"])
    due = year_on.due_on(ended, values["year_on_due_on"])
    standing = owed(due, values["year_on_on"], today, done="Reported")
    return Year(review, due, standing, carried(actions))


def carried(actions: Iterable[Record]) -> Carried:
    """Return how far these actions were carried out."""
    return year_on.carried(
        Step(one.values["status"], one.values["assurance"], one.values["impact"]) for one in actions
    )


def actions_of(board: Board, plans: Iterable[int]) -> list[Record]:
    """Return the actions of some plans."""
    wanted = tuple(plans)
    if not wanted:
        return []
    view = View("actions", filters=(Filter("plan", "is", wanted),))
    return board.records("actions", board.ids(view))


def sections(board: Board, today: date) -> tuple[Section, ...]:
    """Return the part of the ledger on reviews that ended a year ago or more."""
    passed = [one for one in read(board, today) if one.due_on and one.due_on <= today]
    columns = (Column("Review", 2.6), Column("Report due", 1.4), Column("State", 1.6),
               *(Column(one, 1.1, "right") for one in (
                   "Actions", "Open", "Cannot", "Not assured", "Addressed", "Verified",
                   "Embedded", "Impact said")))  # fmt: skip
    rows = tuple(
        Row((
            _called(one), one.due_on, mark(one.standing), one.plan.actions, one.plan.open,
            one.plan.cannot, one.plan.unassured, one.plan.addressed, one.plan.verified,
            one.plan.embedded, one.plan.impact,
        ), About("reviews", one.review.id))
        for one in passed
    )  # fmt: skip
    table = Table(
        "A year after each review",
        columns,
        rows,
        note="Counted in actions of the plans of each review: open, cannot be completed, done"
        " without assurance, addressed, verified or embedded. These are different things: an"
        " action stands under one of them alone.",
        empty="No review ended a year ago or more.",
    )
    said = Table(
        "What was found, and what is still to be said",
        (Column("Review", 2), Column("Learning embedded", 1.2), Column("Found a year on", 3),
         Column("Question", 3)),
        tuple(Row((_called(one), one.review.text("embedded"),
                   one.review.values["year_on_found"] or "", " ".join(one.questions(today))),
                  About("reviews", one.review.id)) for one in passed),
        empty="Nothing yet.",
    )  # fmt: skip
    tables = (table, said) if passed else (table,)
    return (Section("A year after each review", tables=tables),)


def _called(one: Year) -> str:
    return f"{one.review.reference} {one.review.title}"


def _actions(board: Board) -> dict[int, list[Record]]:
    of_plan = {one.id: one.values["review"] for one in board.records("plans")}
    wanted = [plan for plan, review in of_plan.items() if review is not None]
    found: dict[int, list[Record]] = defaultdict(list)
    for one in actions_of(board, wanted):
        found[of_plan[one.values["plan"]]].append(one)
    return found
