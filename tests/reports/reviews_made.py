"""A small board with case reviews of every kind and time in it; all of it invented."""

from datetime import date, timedelta
from typing import Any

from lif_desktop.reports import case_criteria
from lif_desktop.store.board import Board
from lif_desktop.store.query import View

TODAY = date(2026, 11, 21)
NAMES = ("Alder", "Birch", "Cedar", "Dogwood", "Elder", "Fir")


def days(count: int) -> date:
    """Return the day so many days from today."""
    return TODAY + timedelta(days=count)


ALDER: dict[str, Any] = {
    "title": "Alder", "kind": "scr", "state": "published", "aware_on": date(2016, 1, 11),
    "referred_on": date(2016, 1, 18), "referral_source": "cdop", "decision": "review",
    "decided_on": date(2016, 2, 10), "decision_reason": "Criteria met",
    "initiated_on": date(2016, 2, 29), "completed_on": date(2016, 9, 5),
    "published_on": date(2018, 9, 3), "notice_sent_on": date(2018, 8, 20), "reviewer": "M. Corvane",
    "publish_decision": "publish", "family": "Grandmother", "year_on_on": date(2019, 9, 1),
    "year_on_found": "Seen in files",
}  # fmt: skip
BIRCH: dict[str, Any] = {
    "title": "Birch", "kind": "spr", "state": "under_way", "children": 3, "aware_on": days(-260),
    "notified_on": days(-240), "referred_on": days(-240), "referral_source": "social_care",
    "rapid_review_on": days(-225), "decision": "review", "decided_on": days(-220),
    "decision_reason": "Serious harm", "initiated_on": days(-200), "reviewer": "K. Lund",
    "independent": False, "publish_decision": "later",
}  # fmt: skip
CEDAR: dict[str, Any] = {
    "title": "Cedar", "kind": "learning_lessons", "state": "closed", "referred_on": days(-500),
    "referral_source": "partner", "decision": "other_review", "decided_on": days(-480),
    "decision_reason": "Much to learn", "completed_on": days(-400),
}  # fmt: skip
DOGWOOD: dict[str, Any] = {
    "title": "Dogwood", "kind": "rapid", "state": "deciding", "aware_on": days(-9),
    "referred_on": days(-9), "referral_source": "cdop",
}  # fmt: skip
ELDER: dict[str, Any] = {
    "title": "Elder", "kind": "dhr", "state": "under_way", "referred_on": days(-100),
    "referral_source": "partner", "external_reference": "DHR 4", "decision": "other_review",
    "decided_on": days(-90), "decision_reason": "Joint",
}  # fmt: skip
FIR: dict[str, Any] = {
    "title": "Fir", "kind": "lcspr", "state": "not_review", "notified_on": days(-130),
    "aware_on": days(-131), "rapid_review_on": days(-120), "referred_on": days(-130),
    "referral_source": "social_care", "decision": "no_review", "decided_on": days(-110),
}  # fmt: skip


def fill(board: Board) -> dict[str, int]:
    """Add the reviews and their parts; return their ids by name."""
    agencies = board.ids(View("agencies"))
    with board.change("Enter case reviews") as change:
        made = {
            one["title"]: change.add("reviews", one)
            for one in (ALDER, BIRCH, CEDAR, DOGWOOD, ELDER, FIR)
        }
        for number, (due, came, chased) in enumerate(
            ((-30, None, -10), (-3, None, None), (20, None, None), (-60, -62, None))
        ):
            change.add("management_reports", {
                "review": made["Birch"], "agency": agencies[number % 2], "kind": "imr",
                "due_on": days(due), "received_on": days(came) if came else None,
                "chased_on": days(chased) if chased else None,
            })  # fmt: skip
        change.add("management_reports", {"review": made["Dogwood"], "agency": agencies[2]})
        change.add("subjects", {"review": made["Birch"], "pseudonym": "Birch 1"})
        change.add("subjects", {
            "review": made["Elder"], "pseudonym": "Elder's son", "harm": "died",
            "age_band": "15_17",
        })  # fmt: skip
        change.add("proceedings", {
            "review": made["Birch"], "kind": "criminal", "state": "under_way",
            "effect": "Witnesses",
        })  # fmt: skip
        change.add("proceedings", {"review": made["Elder"], "kind": "inquest", "state": "expected"})
        change.add("notifications", {
            "review": made["Birch"], "body": "Panel", "about": "Decision", "sent_on": days(-219),
        })  # fmt: skip
        change.add("notifications", {
            "review": made["Birch"], "body": "Inspectorate", "about": "Decision",
            "due_on": days(-200),
        })  # fmt: skip
    case_criteria.add_criteria(board, board.record("reviews", made["Fir"]))
    with board.change("Consider the criteria") as change:
        for one in board.records("criteria"):
            deciding = one.values["criterion"].startswith(("Abuse", "The child"))
            change.edit(
                "criteria", one.id, {"met": "met" if deciding else "not_met", "why": "Read"}
            )
    return made
