"""Workbooks and plans for tests of importing: a few rows under headings, read for real."""

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import openpyxl

from lif_desktop.importing.meaning.said import Said
from lif_desktop.importing.merging.plan import ImportPlan
from lif_desktop.importing.merging.planning import make_plan
from lif_desktop.importing.merging.rows import PlanRow
from lif_desktop.importing.reading.sheets import Cell, Workbook, sheet_of
from lif_desktop.store.board import Board

HEADINGS = ("Reference", "Action", "Lead agency", "Target date", "Status", "Notes")


def xlsx(path: Path, rows: Iterable[Sequence[Any]], title: str = "Sheet1") -> Path:
    """Write a workbook of one sheet and return its path."""
    book = openpyxl.Workbook()
    page = book.active
    assert page is not None
    page.title = title
    for row in rows:
        page.append(list(row))
    book.save(path)
    book.close()
    return path


def book_of(*rows: Sequence[Cell], name: str = "return.xlsx") -> Workbook:
    """Return a workbook as the reader hands it over, without a file."""
    sheets = [sheet_of("Sheet1", rows)]
    return Workbook(Path(name), name, "0" * 64, "xlsx", sheets)


def plan_of(
    board: Board, *rows: Sequence[Cell], headings: Sequence[str] = HEADINGS,
    register: str = "actions", mapping: dict[str, str] | None = None,
) -> ImportPlan:  # fmt: skip
    """Plan the import of rows under headings that stand in Excel's row 1."""
    return make_plan(board, book_of(headings, *rows), register, Said(mapping or {}))


def outcomes(plan: ImportPlan) -> list[str]:
    """Return the outcome of each row."""
    assert sum(plan.counts.values()) == plan.data_rows
    return [row.outcome for row in plan.rows]


def only(plan: ImportPlan) -> PlanRow:
    """Return the one row of a plan."""
    (row,) = plan.rows
    return row
