"""A small board with learning in it: lessons at every stage, and all that hangs on them."""

from datetime import date, timedelta
from typing import Any

from lif_desktop.store.board import Board
from lif_desktop.store.changes import Change
from lif_desktop.store.query import View

TODAY = date(2026, 11, 21)
WAY = (("disseminated", "process", 200), ("embedded", "practice", 120), ("evaluated", "impact", 20))


def days(count: int) -> date:
    """Return the day so many days from today."""
    return TODAY + timedelta(days=count)


def lesson(change: Change, words: str, steps: int, **values: Any) -> int:
    """Add a lesson whose ledger proves so many steps beyond identified."""
    given = {"lesson": words, "state": "open", "identified_on": days(-300), **values}
    made = change.add("learning", given)
    for stage, kind, ago in WAY[:steps]:
        change.add("ledger", {
            "learning": made, "stage": stage, "kind": kind, "dated_on": days(-ago),
            "shows": f"{words}: {stage}",
        })  # fmt: skip
    return made


def fill(board: Board) -> dict[str, int]:
    """Add lessons, confirmations, children, publications; return the lessons by their words."""
    agencies = board.ids(View("agencies"))
    group = next(one.id for one in board.records("groups") if one.values["kind"] == "sub_group")
    with board.change("Enter learning") as change:
        made = {
            "Stays": lesson(change, "Stays", 1, stage="embedded", group=group),
            "Moves": lesson(change, "Moves", 2, stage="embedded", look_again_on=days(-3)),
            "Ready": lesson(change, "Ready", 3, stage="evaluated", multi_agency=True),
            "Closed": lesson(change, "Closed", 3, stage="evaluated", state="closed",
                             closed_on=days(-10), impact="Fewer children wait"),
            "Left": lesson(change, "Left", 0, state="not_pursued"),
        }  # fmt: skip
        for agency, due, done in zip(agencies, (-30, 10, -40), (None, None, -45), strict=True):
            change.add("confirmations", {
                "learning": made["Stays"], "agency": agency, "asked_on": days(-90),
                "due_on": days(due), "confirmed_on": days(done) if done else None, "reached": 12,
            })  # fmt: skip
        for name, difference, checked in (("Wren", "better", -9), ("Teal", None, -20)):
            change.add("tracked", {
                "pseudonym": name, "learning": made["Moves"], "position_then": f"Then of {name}",
                "would_have": "Seen early", "difference": difference, "checked_on": days(checked),
                "next_on": days(-2 if name == "Teal" else 60),
            })  # fmt: skip
        change.add("publications", {
            "title": "A briefing", "kind": "briefing", "learning": made["Moves"],
            "channel": "Newsletter", "audience": "public", "published_on": days(-60), "reach": 40,
        })  # fmt: skip
        change.add("publications", {
            "title": "A report", "kind": "review_report", "decision": "undecided",
        })  # fmt: skip
    return made


def ended_review(board: Board) -> int:
    """Add a review that was published two years ago, with a plan of five actions; return it."""
    steps = (("completed", "addressed"), ("completed", "verified"), ("completed", "embedded"),
             ("completed", None), ("in_hand", None))  # fmt: skip
    with board.change("Enter a review") as change:
        review = change.add("reviews", {
            "title": "Case Birch", "kind": "lcspr", "state": "published",
            "published_on": days(-730), "referred_on": days(-1000),
        })  # fmt: skip
        plan = change.add("plans", {"title": "Birch plan", "review": review, "state": "agreed"})
        change.add("recommendations", {"wording": "See the child alone", "plan": plan})
        for number, (status, assurance) in enumerate(steps):
            change.add("actions", {
                "activity": f"Step {number}", "plan": plan, "status": status,
                "assurance": assurance, "impact": "Two children were safer" if not number else None,
            })  # fmt: skip
    return review
