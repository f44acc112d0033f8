"""A board on which there is something to ask of its agencies, and a hand that fills returns in."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from lif_desktop import identity
from lif_desktop.store.board import Board
from tests import boards

HEALTH, POLICE, HOUSING = (name for name, _, _ in boards.AGENCIES)
ASKED, DUE = date(2026, 11, 21), date(2026, 12, 14)


def asking(folder: Path) -> Board:
    """Return an open board with actions, an open cycle of standards, and a dataset."""
    board = boards.small(folder)
    ask(board)
    return board


def ask(board: Board) -> None:
    """Enter actions, an open cycle of standards, and a dataset into a small board."""
    agencies = {one.title: one.id for one in board.records("agencies")}
    with board.change("Enter what agencies are asked") as change:
        change.edit("agencies", agencies[HEALTH], {
            "section11": True, "board_member": "A. Moss", "section11_lead": "K. Dunn",
            "data_contact": "V. Achter", "training_representative": "L. Park",
        })  # fmt: skip
        change.edit("agencies", agencies[POLICE], {"section11": True, "short_name": "Police"})
        _cycle(change, agencies)
        _dataset(change, agencies)


def _cycle(change: Any, agencies: Mapping[str, int]) -> None:
    then, now = (
        change.add("audits", {
            "title": f"Section 11 {year}", "kind": "section11", "cycle": year, "state": state,
            "started_on": date(int(year), 1, 5), "due_on": date(int(year), 12, 18), "scale": "0-3",
        })
        for year, state in (("2025", "finished"), ("2026", "under_way"))
    )  # fmt: skip
    before = change.add("submissions", {
        "audit": then, "agency": agencies[HEALTH], "state": "finished",
    })  # fmt: skip
    asked = change.add("submissions", {
        "audit": now, "agency": agencies[HEALTH], "state": "asked", "due_on": date(2026, 12, 18),
    })  # fmt: skip
    for standard, score in (("Listening to children", "2"), ("Safer recruitment", "3")):
        common = {"agency": agencies[HEALTH], "standard": standard, "own_score": score,
                  "evidence": f"Audit of {standard.lower()}"}  # fmt: skip
        last = change.add("standards", {"submission": before, "audit": then, **common})
        change.add("standards", {
            "submission": asked, "audit": now, "changed": "same", "previous": last, **common,
        })  # fmt: skip


def _dataset(change: Any, agencies: Mapping[str, int]) -> None:
    for title, agency, frequency in (
        ("Children seen within five days", HEALTH, "quarterly"),
        ("Assessments on time", HEALTH, "monthly"),
        ("Serious incidents", POLICE, "yearly"),
    ):
        indicator = change.add("indicators", {
            "title": title, "agency": agencies[agency], "frequency": frequency, "unit": "percent",
            "definition": "Of those known.", "numerator_is": "seen", "denominator_is": "known",
        })  # fmt: skip
        if frequency == "quarterly":
            change.add("values", {
                "indicator": indicator, "agency": agencies[agency], "period": "Q1 2026/27",
                "period_from": date(2026, 4, 1), "period_until": date(2026, 6, 30), "value": 81.5,
            })  # fmt: skip


def filled(path: Path, sheet: str, answers: Mapping[tuple[int, str], Any]) -> None:
    """Write answers into a return as an agency would: {(row from 1, heading): value}.

    On a form the row is always 1, and the heading is the prompt.
    """
    book = load_workbook(path)
    page = book[sheet]
    for (row, heading), value in answers.items():
        cell = page.cell(*_place(page, row, heading))
        assert not cell.protection.locked, f"{heading} is locked"
        cell.value = value
    book.save(path)


def _place(page: Worksheet, row: int, heading: str) -> tuple[int, int]:
    for cells in page.iter_rows():
        for cell in cells:
            if cell.value == heading:
                if is_form(page):
                    return cell.row, cell.column + 1
                return cell.row + row, cell.column
    raise AssertionError(heading)


def is_form(page: Worksheet) -> bool:
    """Return whether a sheet of a return is a form: its identity stands in a column."""
    return any(
        isinstance(cell.value, str) and identity.return_token([cell.value])
        for cell in next(page.iter_cols(min_col=2, max_col=2))
    )


def headings(page: Worksheet) -> list[str]:
    """Return the headings of a return's table, in order."""
    for cells in page.iter_rows(values_only=True):
        names = [str(one) for one in cells if one is not None]
        if identity.recognise(names) is not None:
            return names
    raise AssertionError(page.title)
