"""A workbook of twenty columns, of which one is no field, and many small ones like it."""

from collections.abc import Iterator, Mapping
from datetime import timedelta
from pathlib import Path
from typing import Any

import openpyxl

from benchmarks import made_up
from lif_desktop.store.board import Board
from lif_desktop.store.records import Edit

ROWS, FILES, ROWS_OF_A_FILE = 50_000, 60, 200
HEADINGS = (
    "Reference", "Action", "Lead agency", "Lead", "Resources", "Success measure", "Date agreed",
    "Original target date", "Target date", "Status", "Latest update", "Date completed", "RAG",
    "Impact", "Plan", "Notes", "Reason not completed", "Signed off by", "Date signed off",
    "Our own number",
)  # fmt: skip
_IMPACT = "Fewer children were re-referred within the year; seen at the audit of case files."
_UPDATE = "The draft went to the panel; comments are awaited from two agencies, item"


def values(number: int) -> dict[str, Any]:
    """Return one action's values; the same number gives the same values."""
    said = made_up.values(number)
    done = said["status"] == "completed"
    completed = said["target_on"] - timedelta(days=number % 30)
    return {
        **said,
        "first_target_on": said["target_on"] - timedelta(days=30 * (number % 3)),
        "progress": f"{_UPDATE} {number % 997}.",
        "completed_on": completed if done else None,
        "impact": _IMPACT if done else None,
        "why_not": None,
        "signed_off_by": "R. Iqbal" if done and number % 2 else None,
        "signed_off_on": completed + timedelta(days=9) if done and number % 2 else None,
    }


def fill(board: Board, count: int = ROWS) -> None:
    """Add `count` actions in one change set."""
    with board.change("First import", kind="import") as change:
        ids = change.new_ids("actions", count)
        change.apply(Edit("actions", "new", one, values(one)) for one in ids)


def rows(
    references: Mapping[int, str], first: int, count: int, changed: int = 10
) -> Iterator[tuple[Any, ...]]:
    """Yield a workbook's rows; of those with a reference every `changed`-th has another status."""
    for number in range(first, first + count):
        said = values(number)
        status = said["status"]
        if number in references and number % changed == 0:
            status = "in_hand" if status != "in_hand" else "not_started"
        yield (
            references.get(number), said["activity"],
            f"Northmoor Agency {said['lead_agency'] - 1:02}", said["lead"], said["resources"],
            said["success_measure"], said["agreed_on"], said["first_target_on"], said["target_on"],
            made_up.STATUSES[status], said["progress"], said["completed_on"],
            made_up.RAG[said["owner_rag"]], said["impact"],
            f"Plan of audit {said['plan'] - 1:02}", said["notes"], said["why_not"],
            said["signed_off_by"], said["signed_off_on"], f"{number:06}/A",
        )  # fmt: skip


def workbook(path: Path, lines: Iterator[tuple[Any, ...]]) -> Path:
    """Write a workbook of these rows under a title and `HEADINGS`; return its path."""
    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet("Actions")
    sheet.append(("Northmoor action plan, as returned",))
    sheet.append(())
    sheet.append(HEADINGS)
    for line in lines:
        sheet.append(line)
    book.save(path)
    return path
