"""Boards for tests, made once and copied: an empty one and a small filled one. All invented."""

import tempfile
from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Any

from lif_desktop import frameworks, registers
from lif_desktop.fields import Choice, Count, Day, Flag, Link, Links, Memo, Number, Text
from lif_desktop.registers import Register
from lif_desktop.store import vault
from lif_desktop.store.board import Board
from lif_desktop.store.changes import Change
from lif_desktop.store.opening import create, open_board
from lif_desktop.store.query import View

PASSPHRASE = "quiet harbour lantern"
WHO = "J. Hale"
NAME = "Northmoor Safeguarding Children Partnership"
TODAY = date(2026, 11, 21)
AGENCIES = (
    ("Northmoor Health NHS Trust", "health", True),
    ("Northmoor Police", "police", True),
    ("Housing Trust", "housing", False),
)
# Copies of one board share its salt: the slow derivation of their key is done once a run.
vault._derive = cache(vault._derive)


def empty(folder: Path, name: str = "board.lif") -> Board:
    """Return an open board with nothing but its preset in it; the caller closes it."""
    return open_board(place(folder, name), PASSPHRASE, who=WHO)


def place(folder: Path, name: str = "board.lif") -> Path:
    """Put an empty board's file into a folder and return where it is."""
    path = folder / name
    path.write_bytes(_template())
    return path


def small(folder: Path, name: str = "board.lif") -> Board:
    """Return an open board with a few records in every register; the caller closes it."""
    board = empty(folder, name)
    fill(board)
    return board


@cache
def _template() -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "template.lif"
        create(path, PASSPHRASE, frameworks.load("kirklees"), name=NAME, who=WHO).close()
        return path.read_bytes()


def fill(board: Board) -> None:
    """Put a few records into every register, in one change set."""
    groups = board.records("groups")
    top = next(one.id for one in groups if one.values["kind"] == "board")
    sub = next(one.id for one in groups if one.values["kind"] == "sub_group")
    with board.change("Fill the board") as change:
        agencies = [
            change.add("agencies", {"name": name, "sector": sector, "statutory": statutory})
            for name, sector, statutory in AGENCIES
        ]
        for group, day, state in (
            (sub, date(2026, 9, 3), "held"),
            (sub, date(2026, 11, 5), "held"),
            (top, date(2026, 11, 24), "planned"),
        ):
            change.add("meetings", {"group": group, "meets_on": day, "state": state})
        plan, asked = _plans(change, agencies, sub)
        _actions(change, agencies, sub, plan, asked)
        change.add("deaths", {
            "external_number": "CDOP-001", "notified_on": date(2026, 10, 1), "expected": "expected",
            "died_on": date(2026, 9, 30), "age_band": "1_4", "state": "notified",
        })  # fmt: skip


def _plans(change: Change, agencies: list[int], group: int) -> tuple[int, int]:
    health, police, _ = agencies
    audit = change.add("audits", {
        "title": "Neglect, thematic audit", "kind": "multi_agency", "state": "finished",
        "finished_on": date(2026, 6, 30), "revisit_on": date(2026, 11, 1), "cases": 12,
        "agencies": (health, police), "group": group,
    })  # fmt: skip
    review = change.add("reviews", {
        "title": "Case Ash", "kind": "rapid", "state": "deciding", "independent": True,
        "referred_on": date(2026, 11, 2),
    })  # fmt: skip
    plan = change.add("plans", {"title": "Neglect plan", "audit": audit, "group": group})
    change.add("plans", {"title": "Case Ash plan", "review": review, "state": "closed"})
    asked = change.add("recommendations", {
        "wording": "Hear the child in every strategy discussion", "plan": plan,
        "agency": police, "made_on": date(2026, 7, 1), "response": "accepted",
    })  # fmt: skip
    return plan, asked


def _actions(change: Change, agencies: list[int], group: int, plan: int, asked: int) -> None:
    health, police, housing = agencies
    rows: tuple[dict[str, Any], ...] = (
        {"activity": "Single referral form", "lead_agency": health, "group": group,
         "status": "in_hand", "target_on": date(2026, 8, 12), "plan": plan},
        {"activity": "One supervision policy", "lead_agency": police, "status": "not_started",
         "target_on": date(2026, 12, 1), "recommendation": asked, "owner_rag": "amber"},
        {"activity": "Train duty staff", "lead_agency": housing, "status": "completed",
         "target_on": date(2026, 3, 1), "completed_on": date(2026, 4, 1), "plan": plan},
        {"activity": "agree a date"},
    )  # fmt: skip
    first, *_ = [change.add("actions", row) for row in rows]
    change.add("updates", {
        "action": first, "made_on": date(2026, 10, 1), "done": "Draft sent to the panel.",
        "said_by": "L. Park",
    })  # fmt: skip


def everything(folder: Path, name: str = "board.lif") -> Board:
    """Return an open board with at least two records in every register; the caller closes it."""
    board = small(folder, name)
    there = {one.key: board.ids(View(one.key)) for one in registers.shown()}
    with board.change("Fill what is empty") as change:
        for register in registers.shown():
            for number in range(len(there[register.key]), 2):
                values = dict(_values(register, number, there))
                there[register.key].append(change.add(register.key, values))
    return board


def _values(
    register: Register, number: int, there: dict[str, list[int]]
) -> Iterator[tuple[str, Any]]:
    """Yield a value for every field that can have one; links go to records that are there."""
    for place, field in enumerate(register.fields):
        if isinstance(field, (Link, Links)):
            if found := there[field.to]:
                one = found[number % len(found)]
                yield field.key, (one,) if isinstance(field, Links) else one
        elif isinstance(field, Choice):
            # A rule may ask more of a record than its fields do before it is closed.
            steady = field.key == "state"
            yield field.key, field.options[0 if steady else number % len(field.options)].value
        elif isinstance(field, Day):
            yield field.key, TODAY - timedelta(days=30 * number + place)
        elif isinstance(field, Flag):
            yield field.key, number % 2 == 0
        elif isinstance(field, (Number, Count)):
            yield field.key, place + number
        elif isinstance(field, (Text, Memo)):
            yield field.key, f"{field.label} {number + 1} of the {register.singular}"
