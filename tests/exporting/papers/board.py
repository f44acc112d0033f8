"""A small board on which every paper has something to say. All of it is invented."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from lif_desktop import frameworks
from lif_desktop.store.board import Board
from lif_desktop.store.changes import Change
from lif_desktop.store.opening import create

TODAY = date(2026, 11, 21)
AGENCIES = ("Northmoor Health NHS Trust", "Northmoor Police", "Housing Trust", "Partnership office")
ACTIVITIES = (
    "Single referral form for housing officers",
    "One supervision policy covering agency and bank staff",
    "Child's view in every strategy discussion",
    "Share the audit tool with the neighbouring partnership",
    "Cascade the briefing on private fostering",
    "Train duty staff in the <b>graded care</b> profile & its uses",
)


@contextmanager
def made(folder: Path, *, filled: bool = True) -> Iterator[Board]:
    """Give the board, closed at the end."""
    preset = frameworks.load("kirklees")
    path = folder / "northmoor.lif"
    name = "Northmoor Safeguarding Children Partnership"
    with create(path, "three plain words", preset, name=name, who="J. Hale") as board:
        _meetings(board)
        if filled:
            fill(board)
        yield board


def _meetings(board: Board) -> None:
    groups = board.records("groups")
    top = next(one for one in groups if one.values["kind"] == "board")
    sub = next(one for one in groups if one.values["kind"] == "sub_group")
    with board.change("Add meetings") as change:
        change.add(
            "meetings",
            {
                "group": top.id, "meets_on": date(2026, 11, 24), "starts_at": "09:30",
                "place": "Committee Room 2", "state": "planned",
            },
        )  # fmt: skip
        for day in (date(2026, 9, 3), date(2026, 11, 5)):
            change.add("meetings", {"group": sub.id, "meets_on": day, "state": "held"})
        change.add("meetings", {"group": sub.id, "meets_on": date(2026, 12, 1), "state": "planned"})


def fill(board: Board) -> None:
    """Put agencies, audits, plans, actions, reviews and deaths on the board."""
    sub = next(one for one in board.records("groups") if one.values["kind"] == "sub_group")
    with board.change("Fill the board") as change:
        agencies = [change.add("agencies", {"name": name}) for name in AGENCIES]
        audits = _audits(change, agencies, sub.id)
        reviews = _reviews(change)
        plan = change.add("plans", {"title": "Neglect plan", "audit": audits[0]})
        other = change.add("plans", {"title": "Case Birch plan", "review": reviews[1]})
        _actions(change, agencies, sub.id, (plan, other))
        _deaths(change)


def _audits(change: Change, agencies: list[int], group: int) -> list[int]:
    rows: tuple[dict[str, Any], ...] = (
        {
            "title": "Neglect, thematic audit", "kind": "multi_agency", "state": "finished",
            "finished_on": date(2026, 6, 30), "revisit_on": date(2026, 11, 1), "cases": 12,
            "strengths": "Chronologies were kept up.", "development": "Few heard the child.",
            "agencies": tuple(agencies[:3]), "group": group,
        },
        {
            "title": "Section 11, 2026", "kind": "section11", "state": "finished",
            "finished_on": date(2026, 4, 1), "moderated_grade": "2", "improved": "partly",
            "revisit_on": date(2026, 9, 1), "revisited_on": date(2026, 9, 20),
        },
        {"title": "Strategy discussions, dip sample", "kind": "dip_sample", "state": "planned"},
        {"title": "Front door on a day", "kind": "on_a_day", "state": "under_way"},
    )  # fmt: skip
    return [change.add("audits", row) for row in rows]


def _reviews(change: Change) -> list[int]:
    rows: tuple[dict[str, Any], ...] = (
        {
            "title": "Case Ash", "kind": "rapid", "state": "deciding",
            "referred_on": date(2026, 11, 2), "notified_on": date(2026, 11, 5),
            "reviewer": "P. Okafor", "independent": True,
        },
        {
            "title": "Case Birch", "kind": "lcspr", "state": "published",
            "referred_on": date(2024, 9, 1), "decided_on": date(2024, 10, 1),
            "decision": "review", "initiated_on": date(2024, 10, 15),
            "published_on": date(2025, 6, 1),
        },
        {
            "title": "Case Cedar", "kind": "learning_lessons", "state": "closed",
            "referred_on": date(2026, 1, 5), "decided_on": date(2026, 2, 1),
            "decision": "other_review", "why_unpublished": "Would identify the child.",
        },
        {
            "title": "Case Dogwood", "kind": "lcspr", "state": "under_way",
            "referred_on": date(2026, 1, 9), "decided_on": date(2026, 2, 9),
            "initiated_on": date(2026, 3, 1), "decision": "review", "methodology": "SILP",
            "reviewer": "K. Lund",
        },
        {
            "title": "Case Elder", "kind": "rapid", "state": "deciding",
            "referred_on": date(2026, 8, 2), "notified_on": date(2026, 8, 5),
        },
    )  # fmt: skip
    return [change.add("reviews", row) for row in rows]


def _actions(change: Change, agencies: list[int], group: int, plans: tuple[int, int]) -> None:
    for index in range(36):
        target = TODAY + timedelta(days=(index - 12) * 9)
        values: dict[str, Any] = {
            "activity": ACTIVITIES[index % len(ACTIVITIES)],
            "lead_agency": agencies[index % 4],
            "lead": ("L. Park", "A. Moss", "R. Okoro", "J. Hale")[index % 4],
            "plan": plans[index % 2],
            "agreed_on": min(target - timedelta(days=180), TODAY),
            "target_on": target,
            "status": "in_hand",
            "progress": "Draft circulated; panel comments back by the end of the month.",
        }
        if index % 3 == 0:
            values["group"] = group
        if index == 6:
            del values["progress"]
        if index % 5 == 0:
            values["first_target_on"] = target - timedelta(days=60)
        if index % 7 == 3:
            values |= {"status": "completed", "completed_on": TODAY - timedelta(days=20)}
        change.add("actions", values)
    change.add("actions", {"activity": "Agree a date", "status": "not_started"})
    change.add(
        "actions",
        {
            "activity": "Joint visits", "status": "cannot_complete", "why_not": "No staff.",
            "done_instead": "Telephone calls.", "completed_on": TODAY - timedelta(days=9),
        },
    )  # fmt: skip


def _deaths(change: Change) -> None:
    bands = ("0_27_days", "28_364_days", "1_4", "5_9", "10_14", "15_17")
    for index in range(24):
        reviewed = index % 2 == 0
        notified = TODAY - timedelta(days=30 * index)
        change.add(
            "deaths",
            {
                "external_number": f"CDOP-{index:03d}", "notified_on": notified,
                "died_on": notified, "age_band": bands[index % 6],
                "state": "reviewed" if reviewed else "gathering",
                "panel_on": TODAY - timedelta(days=12 * index) if reviewed else None,
                "category": str(1 + index % 10) if reviewed else None,
                "modifiable": ("yes", "no", "insufficient")[index % 3] if reviewed else None,
            },
        )  # fmt: skip
