"""A made-up board as large as a busy partnership's after ten years, and workbooks to match."""

import random
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import openpyxl

from lif_desktop import frameworks
from lif_desktop.store.board import Board
from lif_desktop.store.opening import create
from lif_desktop.store.records import Edit

ACTIONS, HISTORY = 20_000, 200_000
PASSPHRASE = "three plain words"
HEADINGS = (
    "Reference", "Action", "Lead agency", "Lead", "Target date", "Status", "RAG", "Date agreed",
    "Plan", "Success measure", "Resources", "Notes",
)  # fmt: skip
_VERBS = ("Review", "Brief", "Audit", "Write to", "Train", "Survey", "Revise", "Publish", "Test")
_WHOM = (
    "all governors", "health visitors", "the front door", "school nurses", "duty workers",
    "foster carers", "custody officers", "housing officers", "youth workers", "midwives",
)  # fmt: skip
_ABOUT = (
    "neglect", "escalation", "voice of the child", "private fostering", "missing episodes",
    "supervision", "attendance", "bruising in babies", "transitions", "information sharing",
)  # fmt: skip
_PEOPLE = ("K. Dunn", "L. Park", "A. Mensah", "R. Iqbal", "S. Price", "T. Okafor", "M. Reid")
STATUSES = {"not_started": "Not started", "in_hand": "In hand", "completed": "Completed"}
RAG = {"red": "Red", "amber": "Amber", "green": "Green"}
_NOTES = "Agreed at the meeting; the lead reports to the sub-group each quarter in writing."
_START = date(2024, 1, 8)


def empty_board(path: Path) -> Board:
    """Return a new board with agencies and plans, and no actions."""
    board = create(path, PASSPHRASE, frameworks.load("blank"), name="Made-up", who="Bench")
    with board.change("Agencies and plans") as change:
        for number in range(30):
            change.add("agencies", {"name": f"Northmoor Agency {number:02}"})
        for number in range(60):
            change.add("plans", {"title": f"Plan of audit {number:02}"})
    return board


def values(number: int) -> dict[str, Any]:
    """Return one action's values; the same number gives the same values."""
    dice = random.Random(number)  # noqa: S311 - made-up data
    text = f"{dice.choice(_VERBS)} {dice.choice(_WHOM)} on {dice.choice(_ABOUT)}, item {number}"
    agreed = _START + timedelta(days=dice.randrange(900))
    return {
        "activity": text,
        "lead_agency": 1 + dice.randrange(30),
        "lead": dice.choice(_PEOPLE),
        "target_on": agreed + timedelta(days=90 + dice.randrange(300)),
        "status": dice.choice(list(STATUSES)),
        "owner_rag": dice.choice(list(RAG)),
        "agreed_on": agreed,
        "plan": 1 + dice.randrange(60),
        "success_measure": f"Seen in {10 + number % 40} case files at the re-audit.",
        "resources": None if number % 3 else "Two days of the trainer's time",
        "notes": _NOTES,
    }


def fill(board: Board, count: int = ACTIONS, history: int = HISTORY) -> None:
    """Add `count` actions and edit them until the history holds `history` entries of them."""
    with board.change("First import", kind="import") as change:
        ids = change.new_ids("actions", count)
        change.apply(Edit("actions", "new", one, values(one)) for one in ids)
    for turn in range(history // count - 1):
        said = f"Turn {turn}: {_NOTES}"
        last = turn == history // count - 2
        with board.change(f"Turn {turn}", kind="import") as change:
            change.apply(
                Edit("actions", "edit", one, {"notes": _NOTES if last else f"{said} {one}"})
                for one in ids
            )


def rows(
    board: Board | None, count: int = ACTIONS, changed: int = 2_000
) -> Iterator[tuple[Any, ...]]:
    """Yield a workbook's rows: with the board's references, or without any where `board` is None.

    Of those with references, `changed` have another status.
    """
    references = (
        {} if board is None else {one: said for one, (said, _) in board.standing("actions").items()}
    )
    for number in range(1, count + 1):
        said = values(number)
        status = said["status"]
        if references and number % (count // changed) == 0:
            status = "in_hand" if status != "in_hand" else "completed"
        plan = f"Plan of audit {said['plan'] - 1:02}"
        yield (
            references.get(number), said["activity"],
            f"Northmoor Agency {said['lead_agency'] - 1:02}", said["lead"], said["target_on"],
            STATUSES[status], RAG[said["owner_rag"]], said["agreed_on"], plan,
            said["success_measure"], said["resources"], said["notes"],
        )  # fmt: skip


def workbook(path: Path, lines: Iterator[tuple[Any, ...]]) -> Path:
    """Write a workbook of these rows under `HEADINGS` and return its path."""
    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet("Actions")
    sheet.append(HEADINGS)
    for line in lines:
        sheet.append(line)
    book.save(path)
    return path
