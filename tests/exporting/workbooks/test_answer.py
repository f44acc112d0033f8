"""A workbook goes back to its agency: their own sheets, and beside each row what is asked."""

import re
import zipfile
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from defusedxml.ElementTree import fromstring
from openpyxl.chart import BarChart
from openpyxl.styles import Font
from openpyxl.workbook.defined_name import DefinedName

from lif_desktop.exporting.workbooks.answer import write_answer
from lif_desktop.exporting.workbooks.answer_front import Letter
from lif_desktop.exporting.workbooks.retold import retold, told_in
from lif_desktop.exporting.workbooks.tracker import write_tracker
from lif_desktop.importing.merging.merge import receipt_of
from lif_desktop.importing.merging.planning import make_plan
from lif_desktop.store.board import Board
from lif_desktop.store.query import View
from tests import boards

LETTER = Letter("Northmoor Partnership", "Housing Trust", date(2026, 12, 5), "OFFICIAL-SENSITIVE")
HEADS = ("Ref", "Action", "Lead agency", "Target", "Status", "Notes")


@pytest.fixture
def board(tmp_path: Path) -> Iterator[Board]:
    with boards.small(tmp_path) as found:
        yield found


def workbook(path: Path, *rows: tuple[Any, ...]) -> Path:
    book = openpyxl.Workbook()
    page = book.active
    page.title = "Our actions"
    page.append(["Housing Trust, quarter two"])
    page.append([])
    page.append(list(HEADS))
    for row in rows:
        page.append(list(row))
    page["A1"].font = Font(bold=True, size=18)
    page.column_dimensions["B"].width = 55
    book.create_sheet("Guidance")["A1"] = "Please fill in"
    book.save(path)
    return path


def answered(board: Board, path: Path, target: Path, **more: Any) -> Any:
    plan = make_plan(board, path, "actions")
    asked = write_answer(receipt_of(plan), LETTER, target, **more)
    return plan, asked, openpyxl.load_workbook(target)


HEALTH = "Northmoor Health NHS Trust"
ROWS = (
    ("ACT-2026-001", "Single referral form", HEALTH, "31/11/2026", "In hand", None),
    ("ACT-2026-002", "One supervision policy", "Northmoor Police", None, "Completed", "Seen"),
    (None, "Single referral forms", HEALTH, None, "In hand", None),
    (None, "Visit the school", "Nowhere at all", None, "In hand", None),
)  # fmt: skip


def test_each_row_that_waits_is_asked_about_in_its_own_sheet(board: Board, tmp_path: Path) -> None:
    path = workbook(tmp_path / "ours.xlsx", *ROWS)
    plan, asked, book = answered(board, path, tmp_path / "back.xlsx", source=path.read_bytes())
    page = book["Our actions"]
    assert [page.cell(3, column).value for column in (7, 8)] == ["Look here", "What we ask"]
    told = {row: (page.cell(row, 7).value, page.cell(row, 8).value) for row in range(4, 8)}
    assert told[4] == (
        "Please correct", "Target: '31/11/2026' is not a date. Please correct it.",
    )  # fmt: skip
    assert told[5] == (None, None)
    assert told[6][0] == "A question"
    assert told[7][0] == "Please correct"
    assert asked == sum(1 for one in plan.rows if one.outcome in {"problem", "possible"}) == 3
    assert page.cell(4, 7).font.color.rgb.endswith("A3211B")


def test_their_values_and_their_look_stay(board: Board, tmp_path: Path) -> None:
    path = workbook(tmp_path / "ours.xlsx", *ROWS)
    _, _, book = answered(board, path, tmp_path / "back.xlsx", source=path.read_bytes())
    page = book["Our actions"]
    assert page["A1"].font.size == 18
    assert page.column_dimensions["B"].width == 55
    assert [page.cell(4, column).value for column in range(1, 6)] == list(ROWS[0][:5])
    assert book["Guidance"]["A1"].value == "Please fill in"


def test_the_front_sheet_says_who_what_and_by_when(board: Board, tmp_path: Path) -> None:
    path = workbook(tmp_path / "ours.xlsx", *ROWS)
    _, _, book = answered(board, path, tmp_path / "back.xlsx", source=path.read_bytes())
    front = book.worksheets[0]
    assert front.title == "Please read"
    said = " ".join(str(cell.value) for row in front.iter_rows() for cell in row if cell.value)
    assert "3 rows of your return need a second look" in said
    assert "send this workbook back by 5 Dec 2026" in said
    assert "Northmoor Partnership · To Housing Trust · OFFICIAL-SENSITIVE" in said
    assert front.cell(7, 2).hyperlink.location == "'Our actions'!A4"


def test_nothing_of_other_agencies_records_is_told(board: Board, tmp_path: Path) -> None:
    path = workbook(tmp_path / "ours.xlsx", *ROWS)
    plan, _, book = answered(board, path, tmp_path / "back.xlsx", source=path.read_bytes())
    assert any("Nearest" in m or "ACT-2026-001" in m for row in plan.rows for m in row.messages)
    page = book["Our actions"]
    said = " ".join(str(page.cell(row, 8).value) for row in range(4, 8))
    assert "Nearest" not in said
    assert "ACT-" not in said


def test_no_formula_of_theirs_or_ours_is_live(board: Board, tmp_path: Path) -> None:
    rows = [(None, '=HYPERLINK("x")', "=cmd|' /C calc'!A0", "31/11/2026", None, None)]
    path = workbook(tmp_path / "ours.xlsx")
    book = openpyxl.load_workbook(path)
    page = book["Our actions"]
    for at, value in enumerate(rows[0], 1):
        cell = page.cell(4, at)
        if value is not None:
            cell.value = value
            cell.data_type = "s"
    page["F4"] = "=1+1"
    book.defined_names["far"] = DefinedName("far", attr_text="[1]Sheet1!$A$1")
    book.save(path)
    for more in ({"source": path.read_bytes()}, {"sheets": [("Our actions", [()] * 3 + rows)]}):
        _, _, back = answered(board, path, tmp_path / "back.xlsx", **more)
        kinds = {cell.data_type for sheet in back for row in sheet.iter_rows() for cell in row}
        assert "f" not in kinds
        assert "far" not in back.defined_names
        assert back["Our actions"].cell(4, 2).value == rows[0][1]


def test_a_file_that_is_no_excel_workbook_goes_back_by_its_values(
    board: Board, tmp_path: Path
) -> None:
    path = tmp_path / "ours.csv"
    lines = [HEADS, *ROWS]
    path.write_text("\n".join(",".join(str(cell or "") for cell in row) for row in lines))
    plan = make_plan(board, path, "actions")
    (sheet,) = {row.sheet for row in plan.rows}
    target = tmp_path / "back.xlsx"
    write_answer(
        receipt_of(plan), LETTER, target, source=path.read_bytes(), sheets=[(sheet, lines)]
    )
    page = openpyxl.load_workbook(target)[sheet]
    assert page.cell(2, 2).value == "Single referral form"
    assert page.cell(2, 8).value.startswith("Target: '31/11/2026' is not a date.")


def test_a_broken_workbook_goes_back_by_its_values(board: Board, tmp_path: Path) -> None:
    path = workbook(tmp_path / "ours.xlsx", *ROWS)
    plan = make_plan(board, path, "actions")
    target = tmp_path / "back.xlsx"
    sheets = [("Our actions", [(), (), HEADS, *ROWS])]
    write_answer(receipt_of(plan), LETTER, target, source=b"PK broken", sheets=sheets)
    assert openpyxl.load_workbook(target)["Our actions"].cell(4, 1).value == "ACT-2026-001"


def test_what_comes_back_from_the_agency_is_read_as_before(board: Board, tmp_path: Path) -> None:
    path = workbook(tmp_path / "ours.xlsx", *ROWS)
    target = tmp_path / "back.xlsx"
    answered(board, path, target, source=path.read_bytes())
    book = openpyxl.load_workbook(target)
    book["Our actions"]["D4"] = date(2026, 11, 30)
    book.save(target)
    again = make_plan(board, target, "actions")
    assert [row.outcome for row in again.rows] == ["changed", "changed", "possible", "problem"]
    left = {one.heading for one in again.columns if one.became == "unmapped"}
    assert {"Look here", "What we ask"} <= left


def test_nothing_to_ask_says_so(board: Board, tmp_path: Path) -> None:
    path = workbook(tmp_path / "ours.xlsx", ROWS[1])
    _, asked, book = answered(board, path, tmp_path / "back.xlsx", source=path.read_bytes())
    assert asked == 0
    assert book.worksheets[0]["A1"].value == "Your return came through"


def test_hidden_columns_are_spoken_of_where_there_are_some(board: Board, tmp_path: Path) -> None:
    path = tmp_path / "tracker.xlsx"
    write_tracker(board, View("actions"), path)
    book = openpyxl.load_workbook(path)
    sheet = book.worksheets[1]
    heads = {cell.value: cell.column for cell in sheet[6]}
    sheet.cell(7, heads["Target"]).value = "ongoing"
    book.save(path)
    _, _, back = answered(board, path, tmp_path / "back.xlsx", source=path.read_bytes())
    front = back.worksheets[0]
    said = " ".join(str(cell.value) for row in front.iter_rows() for cell in row if cell.value)
    assert "Please leave the hidden columns as they are" in said
    assert "Target: 'ongoing' is not a date. Please correct it." in said


def drawn(path: Path) -> list[dict[str, str]]:
    """Return what is said of each chart and picture of a workbook, sheet by sheet."""
    with zipfile.ZipFile(path) as parts:
        names = sorted(one for one in parts.namelist() if re.match(r"xl/drawings/drawing\d", one))
        return [
            {key: words.attrib[key] for key in ("name", "title", "descr") if key in words.attrib}
            for name in names
            for words in fromstring(parts.read(name)).iter() if words.tag.endswith("}cNvPr")
        ]  # fmt: skip


def test_charts_of_our_own_tracker_keep_their_words(board: Board, tmp_path: Path) -> None:
    path = tmp_path / "tracker.xlsx"
    write_tracker(board, View("actions"), path)
    before = drawn(path)
    assert before
    assert all(one["descr"] for one in before)
    book = openpyxl.load_workbook(path)
    page = book["Actions"]
    cells_ = [cell for line in page.iter_rows() for cell in line]
    row = next(one.row for one in cells_ if str(one.value).startswith("ACT-"))
    target = next(one.column for one in cells_ if one.value == "Target")
    page.cell(row, target).value = "31/11/2026"
    changed = tmp_path / "changed.xlsx"
    book.save(changed)
    # Excel keeps the words of charts when an agency saves the workbook; openpyxl does not.
    changed.write_bytes(retold(changed.read_bytes(), told_in(path.read_bytes())))
    assert drawn(changed) == before
    _, asked, _ = answered(board, changed, tmp_path / "back.xlsx", source=changed.read_bytes())
    assert asked == 1
    assert drawn(tmp_path / "back.xlsx") == before


def test_two_charts_at_one_place_keep_no_words_of_each_other(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    for _ in range(2):
        book.active.add_chart(BarChart(), "B2")
    book.active.add_chart(BarChart(), "B30")
    path = tmp_path / "charts.xlsx"
    book.save(path)
    content = path.read_bytes()
    words = {"descr": "Bars <of> two", "title": "Two"}
    said = {("Sheet", "1", "1"): words, ("Sheet", "1", "29"): words}
    path.write_bytes(retold(content, said))
    assert [one.get("descr") for one in drawn(path)] == ["Bars <of> two"] * 3
    assert list(told_in(path.read_bytes())) == [("Sheet", "1", "29")]
    assert openpyxl.load_workbook(path).active._charts


@pytest.mark.parametrize("source", [b"", b"PK no zip", b"\0" * 200])
def test_what_is_no_workbook_tells_nothing(source: bytes) -> None:
    assert told_in(source) == {}
    assert retold(source, {}) == source
