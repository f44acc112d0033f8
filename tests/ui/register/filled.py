"""A small invented board: agencies, an audit, plans, recommendations, actions and updates."""

from datetime import date
from pathlib import Path
from typing import Any

from lif_desktop import frameworks, registers
from lif_desktop.fields import Choice, Day, Field, Link
from lif_desktop.store import opening
from lif_desktop.store.board import Board
from lif_desktop.store.changes import Change

PASSPHRASE = "seven invented otters knit"
AGENCIES = (
    ("Northmoor Health", "Health", "health"),
    ("Education", "Education", "education"),
    ("Partnership office", "Office", "partnership"),
    ("Police", "Police", "police"),
    ("Social care", "Social care", "council"),
    ("Housing Trust", "Housing", "housing"),
    ("Youth council", "Youth", "other"),
    ("Probation", "Probation", "justice"),
)
# Activity, agency, lead, target, status, owner's RAG
ACTIONS = (
    ("Issue one supervision policy covering agency and bank staff", 0, "A. Moss",
     date(2026, 8, 12), "in_hand", "amber"),
    ("Cascade private fostering briefing to all designated leads", 1, "T. Bell",
     date(2026, 11, 27), "in_hand", "green"),
    ("Add family contribution to review template", 2, "J. Hale",
     date(2026, 10, 30), "completed", "green"),
    ("Record the child’s view in every strategy discussion", 3, "R. Okoro",
     date(2026, 9, 3), "in_hand", "red"),
    ("Re-audit of 20 neglect cases", 4, "M. Grant", date(2027, 1, 15), "not_started", "green"),
    ("Publish seven-minute briefing on neglect and poverty", 2, "J. Hale",
     date(2026, 12, 10), "in_hand", "amber"),
    ("Single referral form for housing officers", 5, "L. Park",
     date(2026, 7, 1), "in_hand", "amber"),
    ("Survey of looked-after children on reviews", 6, "S. Imran",
     date(2027, 2, 20), "not_started", "green"),
    ("Escalation procedure in induction packs", 7, "D. Wynn",
     date(2026, 12, 31), "in_hand", "green"),
    ("Share audit tool with neighbouring partnerships", 2, "J. Hale",
     date(2026, 11, 18), "in_hand", "amber"),
    ("Report the waiting time for neurodevelopmental assessment by ward", 0, "A. Moss",
     None, "not_started", None),
    ("Replace the paper chronology with one shared summary", 4, "M. Grant",
     date(2026, 5, 29), "cannot_complete", "red"),
)  # fmt: skip


def make(path: Path, *, copies: int = 1) -> Board:
    """Make the board; `copies` repeats the actions to fill a long table."""
    board = opening.create(
        path, PASSPHRASE, frameworks.load("kirklees"),
        name="Northmoor Safeguarding Children Partnership", who="J. Hale",
    )  # fmt: skip
    with board.change("Set up the sample") as change:
        _fill(board, change, copies)
    with board.change("Import return R-118") as change:
        policy = next(iter(board.labels("actions")))
        change.add("updates", {
            "action": policy, "made_on": date(2026, 7, 11), "done": "Working group met",
            "said_by": "J. Hale",
        })  # fmt: skip
        change.add("updates", {
            "action": policy, "made_on": date(2026, 10, 2), "done": "Policy drafted, with HR",
            "next_step": "Consult staff side", "source": "return R-118, row 14",
        })  # fmt: skip
    return board


def one_of_each(board: Board) -> None:
    """Add a record to every register that has none, with what it requires."""
    left = [one for one in registers.shown() if not board.records(one.key)]
    with board.change("Add one of each") as change:
        ids = {
            one.key: records[0].id
            for one in registers.shown()
            if (records := board.records(one.key))
        }
        while left:
            register = left.pop(0)
            needed = [one for one in register.fields if one.required or one.key == register.parent]
            if any(isinstance(one, Link) and one.to not in ids for one in needed):
                left.append(register)
                continue
            ids[register.key] = change.add(
                register.key, {one.key: _value(one, ids) for one in needed}
            )


def _value(field: Field, ids: dict[str, int]) -> Any:
    if isinstance(field, Link):
        return ids[field.to]
    if isinstance(field, Choice):
        return field.options[0].value
    if isinstance(field, Day):
        return date(2026, 10, 1)
    return f"The {field.label.lower()}"


def _fill(board: Board, change: Change, copies: int) -> None:
    agencies = [
        change.add("agencies", {
            "name": name, "short_name": short, "sector": sector, "statutory": place < 5,
            "section11": True, "data_contact": "Information team",
        })
        for place, (name, short, sector) in enumerate(AGENCIES)
    ]  # fmt: skip
    group = next(iter(board.labels("groups")))
    for meets_on, state in (
        (date(2026, 9, 3), "held"), (date(2026, 11, 5), "held"), (date(2026, 11, 24), "planned"),
    ):  # fmt: skip
        change.add("meetings", {
            "group": group, "meets_on": meets_on, "starts_at": "09:30", "state": state,
            "place": "Town hall, room 4",
        })  # fmt: skip
    audit = change.add("audits", {
        "title": "Neglect, thematic audit", "kind": "multi_agency", "state": "finished",
        "theme": "Neglect", "agencies": tuple(agencies[:5]), "finished_on": date(2025, 11, 20),
        "cases": 20, "revisit_on": date(2026, 11, 20), "lead": "M. Grant", "group": group,
    })  # fmt: skip
    change.add("audits", {
        "title": "Dip sample of strategy discussions", "kind": "dip_sample", "state": "under_way",
        "agencies": (agencies[3], agencies[4]), "cases": 12,
    })  # fmt: skip
    review = change.add("reviews", {
        "title": "Child Willow", "kind": "rapid", "state": "deciding",
        "referred_on": date(2026, 11, 5), "children": 1, "referral_source": "social_care",
    })  # fmt: skip
    change.add("deaths", {
        "external_number": "NM-26-07", "area": "Northmoor", "notified_on": date(2026, 6, 2),
        "age_band": "28_364_days", "state": "gathering", "expected": "unexpected",
    })  # fmt: skip
    plan = change.add("plans", {
        "title": "Neglect 2026", "audit": audit, "group": group, "state": "agreed",
        "agreed_on": date(2026, 1, 20), "lead": "M. Grant",
    })  # fmt: skip
    change.add("plans", {"title": "Rapid review", "review": review, "state": "draft"})
    recommendation = change.add("recommendations", {
        "wording": "Supervision reaches every worker, agency staff included", "plan": plan,
        "agency": agencies[0], "response": "accepted", "made_on": date(2026, 1, 20),
    })  # fmt: skip
    for copy in range(copies):
        for place, (activity, agency, lead, target, status, rag) in enumerate(ACTIONS):
            values = {
                "activity": activity if not copy else f"{activity}, part {copy + 1}",
                "plan": plan, "group": group, "lead_agency": agencies[agency], "lead": lead,
                "target_on": target, "status": status, "owner_rag": rag,
                "agreed_on": date(2026, 1, 20),
            }  # fmt: skip
            if status == "completed":
                values["completed_on"] = date(2026, 10, 28)
            if status == "cannot_complete":
                values |= {
                    "why_not": "The system supplier withdrew.",
                    "done_instead": "Nothing",
                }
            if not place:
                values |= {
                    "recommendation": recommendation, "resources": "None needed",
                    "success_measure": "95 % of agency staff supervised monthly, by dip sample",
                }  # fmt: skip
            change.add("actions", values)
