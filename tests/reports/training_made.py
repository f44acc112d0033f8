"""A small board with training in it: courses, places, needs, checks and pools. All invented."""

from datetime import date
from decimal import Decimal
from typing import Any

from lif_desktop.store.board import Board


def fill(board: Board) -> None:
    """Add courses held, cancelled and planned, with all that agencies take and give."""
    health, police, _ = (one.id for one in board.records("agencies"))
    neglect = board.records("priorities")[1].id
    courses: tuple[dict[str, Any], ...] = (
        {"course": "Neglect", "state": "held", "held_on": date(2026, 5, 4), "mode": "room",
         "evaluations": 10, "useful": 9, "followed_up_on": date(2026, 9, 1), "followed_up": 8,
         "changed_practice": 6, "impact": "Toolkit used", "confidence_before": Decimal("2.1"),
         "confidence_after": Decimal("3.4"), "priority": neglect, "trainers": "Z. Ellery",
         "capacity": 20},
        {"course": "Voice", "state": "held", "held_on": date(2026, 3, 2), "evaluations": 4},
        {"course": "Referrals", "state": "cancelled", "held_on": date(2026, 6, 1),
         "notes": "Trainer ill"},
        {"course": "Exploitation", "state": "planned", "held_on": date(2027, 1, 11),
         "capacity": 30},
        {"course": "Was it held", "state": "planned", "held_on": date(2026, 10, 1)},
    )  # fmt: skip
    with board.change("Enter training") as change:
        change.edit("agencies", health, {"training_representative": "A. Moss"})
        ids = [change.add("training", one) for one in courses]
        for agency, booked, came, lost in ((health, 10, 8, 2), (police, 5, 5, None)):
            change.add("places", {"training": ids[0], "agency": agency, "booked": booked,
                                  "attended": came, "no_show": lost})  # fmt: skip
        change.add("needs", {"agency": health, "year": "2026/27", "due_on": date(2026, 6, 1),
                             "received_on": date(2026, 5, 1), "staff": 100, "trained": 90,
                             "needs": "Neglect", "updated": "yes"})  # fmt: skip
        change.add("needs", {"agency": police, "year": "2026/27", "due_on": date(2026, 6, 1)})
        change.add("checks", {"course": "Induction", "agency": police, "result": "poor",
                              "checked_on": date(2026, 4, 1)})  # fmt: skip
        change.add("checks", {"course": "Nobody's"})
        for role, until, times in (("both", None, 4), ("trainer", None, 2),
                                   ("auditor", date(2026, 1, 1), 9)):  # fmt: skip
            change.add("pools", {"person": "Z. Ellery", "agency": health, "role": role,
                                 "until_on": until, "times": times,
                                 "last_on": date(2026, 5, 4)})  # fmt: skip
