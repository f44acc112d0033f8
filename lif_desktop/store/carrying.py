"""Opens the next cycle of standards returns with last cycle's answers carried forward."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from lif_desktop.registers import Filter
from lif_desktop.store.board import Board
from lif_desktop.store.changes import Change
from lif_desktop.store.query import View
from lif_desktop.store.records import Record

# What an agency said of itself; what the panel made of it belongs to the cycle before.
_KEPT = ("standard", "evidence", "gap", "deadline_on")
DUTIES = {"section11": "section11", "section175": "section175"}
"""The field of an agency that says whether it is under the duty, by the kind of cycle."""
CARRIED = "same"
"""The answer to "changed since last time" that marks an answer as carried forward."""


@dataclass(frozen=True, slots=True)
class Carried:
    """How many returns were opened and how many answers carried into them."""

    returns: int
    answers: int


def can_carry(audit: Record) -> bool:
    """Return whether an audit is a cycle of standards returns."""
    return audit.values["kind"] in DUTIES


def carry_forward(
    board: Board,
    change: Change,
    from_audit: int | None,
    to_audit: int,
    asked_on: date | None = None,
) -> Carried:
    """Ask every agency under the duty for a return, its last answers in it to be gone through.

    Asked are the agencies with the duty of the new cycle's kind and those that answered last time;
    an agency that has a return in the new cycle already is left as it is. An answer is carried with
    score, evidence and gap and marked as carried forward; a themed section belongs to its own
    cycle, and a score given on another scale stays behind. A first cycle (`from_audit` is None)
    has nothing to carry. Source: Kirklees framework, Section 11
    audit (agencies say what changed since the last audit).
    """
    new = board.record("audits", to_audit)
    last = None if from_audit is None else board.record("audits", from_audit)
    before = {} if last is None else _returns(board, last.id)
    there = set(_returns(board, to_audit))
    duty = DUTIES.get(new.values["kind"], "section11")
    agencies = {one.id for one in board.records("agencies") if one.values[duty]} | {
        agency for agency, one in before.items() if one.values["state"] != "not_asked"
    }
    answers = _answers(board, before)
    carried = 0
    opened = sorted(agencies - there)
    for agency in opened:
        submission = change.add("submissions", _return(new, agency, before.get(agency), asked_on))
        for answer in answers[agency]:
            values = _answer(answer, last.values["scale"] if last else None, new)
            change.add(
                "standards",
                {"submission": submission, "audit": to_audit, "agency": agency, **values},
            )
            carried += 1
    if last is not None and new.values["previous"] is None:
        change.edit("audits", to_audit, {"previous": last.id})
    return Carried(len(opened), carried)


def _returns(board: Board, audit: int) -> dict[int, Record]:
    view = View("submissions", filters=(Filter("audit", "is", (audit,)),))
    return {one.values["agency"]: one for one in board.records("submissions", board.ids(view))}


def _answers(board: Board, returns: Mapping[int, Record]) -> Mapping[int, list[Record]]:
    of = {one.id: agency for agency, one in returns.items()}
    found: dict[int, list[Record]] = defaultdict(list)
    view = View("standards", filters=(Filter("submission", "is", tuple(of)),))
    for one in board.records("standards", board.ids(view)) if of else ():
        if not one.values["themed"]:
            found[of[one.values["submission"]]].append(one)
    return found


def _return(
    new: Record, agency: int, before: Record | None, asked_on: date | None
) -> dict[str, Any]:
    return {
        "audit": new.id,
        "agency": agency,
        "state": "asked",
        "asked_on": asked_on,
        "due_on": new.values["due_on"],
        "shared_with": before.values["shared_with"] if before else None,
    }


def _answer(answer: Record, scale: str | None, new: Record) -> dict[str, Any]:
    values = {key: answer.values[key] for key in _KEPT}
    was = answer.values["scale"] or scale
    now = new.values["scale"] or was
    return {
        **values,
        "own_score": answer.values["own_score"] if was == now else None,
        "scale": None if new.values["scale"] else was,
        "changed": CARRIED,
        "previous": answer.id,
    }
