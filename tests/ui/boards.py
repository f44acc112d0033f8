"""Small boards to show in windows: an empty one, and one with a little of everything."""

from datetime import date, timedelta
from pathlib import Path

from lif_desktop import frameworks
from lif_desktop.store.board import Board
from lif_desktop.store.opening import create

PASSPHRASE = "copper-lantern-orbit"
NAME = "Northmoor Safeguarding Children Partnership"
USER = "J. Hale"
TODAY = date(2026, 11, 21)

_AGENCIES = ("Northmoor Health", "Northmoor Police", "Education", "Northmoor Housing Trust")
_ACTIVITIES = (
    "Issue one supervision policy covering agency and bank staff",
    "Record the child’s view in every strategy discussion",
    "Single referral form for housing officers",
    "Share audit tool with neighbouring partnerships",
    "Cascade private fostering briefing to all schools",
    "Publish seven-minute briefing on neglect",
    "Re-audit of 20 neglect cases",
    "Escalation procedure in induction packs",
)


def empty_board(path: Path) -> Board:
    """Make a board with nothing but its framework."""
    return create(path, PASSPHRASE, frameworks.load("kirklees"), name=NAME, who=USER)


def small_board(path: Path) -> Board:
    """Make a board with agencies, meetings, actions and reviews around `TODAY`."""
    board = empty_board(path)
    with board.change("Add agencies and meetings") as change:
        agencies = [change.add("agencies", {"name": name}) for name in _AGENCIES]
        groups = {one.values["kind"]: one.id for one in board.records("groups")}
        for days, state in ((-110, "held"), (-60, "held"), (-20, "held"), (3, "planned")):
            for group in groups.values():
                meets_on = TODAY + timedelta(days=days)
                change.add(
                    "meetings",
                    {"group": group, "meets_on": meets_on, "starts_at": "09:30", "state": state},
                )
    with board.change("Add actions and reviews") as change:
        for index, days in enumerate((-143, -101, -79, -3, 6, 19, 55, 90)):
            change.add("actions", _action(index, days, agencies, groups["board"]))
        for index in range(40):
            change.add("actions", _action(index, index * 9 - 60, agencies, groups["board"]))
        change.add(
            "reviews",
            {
                "title": "Case Rowan",
                "kind": "rapid",
                "state": "deciding",
                "notified_on": TODAY - timedelta(days=16),
            },
        )
    with board.change("Close action ACT-2026-014") as change:
        closing = board.find("actions", "ACT-2026-014")
        assert closing is not None
        done = {"status": "completed", "completed_on": TODAY}
        change.edit("actions", closing.id, done, expect_version=closing.version)
    return board


def _action(index: int, days: int, agencies: list[int], group: int) -> dict[str, object]:
    target = TODAY + timedelta(days=days)
    return {
        "activity": _ACTIVITIES[index % len(_ACTIVITIES)],
        "lead_agency": agencies[index % len(agencies)],
        "group": group,
        "agreed_on": target - timedelta(days=150),
        "target_on": target,
        "status": "in_hand",
    }
