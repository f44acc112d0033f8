"""A return that comes back is held against what it was sent to ask."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from openpyxl import load_workbook

from lif_desktop import clock, identity
from lif_desktop.exporting.returns.issuing import issue
from lif_desktop.importing.finding.inspect import inspect_workbook
from lif_desktop.importing.merging.merge import merge
from lif_desktop.importing.merging.oddities import BLANK
from lif_desktop.importing.merging.planning import make_plan
from lif_desktop.importing.receiving.batch import Batch
from lif_desktop.importing.receiving.recognising import recognise
from lif_desktop.store.board import Board
from tests import boards
from tests.exporting.returns.board import DUE, HEALTH, asking, filled


@pytest.fixture
def board(tmp_path: Path) -> Iterator[Board]:
    clock.set_today(boards.TODAY.isoformat())
    with asking(tmp_path) as made:
        yield made
    clock.set_today(None)


def _sent(board: Board, kind: str, folder: Path) -> Path:
    agency = board.find("agencies", HEALTH)
    assert agency is not None
    (one,) = issue(board, kind, [agency.id], DUE, folder)
    assert one.path is not None
    return one.path


@pytest.mark.parametrize(
    ("kind", "register"),
    [("actions", "actions"), ("section11", "standards"), ("highlight", "highlights"),
     ("dataset", "values"), ("training_needs", "needs")],
)  # fmt: skip
def test_every_kind_is_known_again_for_what_it_is(
    board: Board, tmp_path: Path, kind: str, register: str
) -> None:
    path = _sent(board, kind, tmp_path / "out")
    (record,) = board.records("returns")
    found = recognise(board, inspect_workbook(path))
    assert found.how == "issued"
    assert found.register is not None
    assert (found.register.key, found.returned) == (register, record.id)
    assert found.agency == record.values["agency"]


def test_a_sheet_for_another_register_says_where_it_is_read(board: Board, tmp_path: Path) -> None:
    path = _sent(board, "section11", tmp_path / "out")
    reasons = {one.sheet: one.reason for one in make_plan(board, path, "standards").not_read}
    assert reasons["Signing"] == (
        "the sheet of this return for standards returns, which is read apart, into standards"
        " returns"
    )
    reasons = {one.sheet: one.reason for one in make_plan(board, path, "submissions").not_read}
    assert "into standards" in reasons["Standards"]


def test_both_sheets_of_a_return_are_taken_in_one_after_the_other(
    board: Board, tmp_path: Path
) -> None:
    path = _sent(board, "section11", tmp_path / "out")
    filled(path, "Standards", {(1, "Own score"): "2"})
    filled(path, "Signing", {(1, "Signed by"): "A. Moss"})
    assert merge(board, make_plan(board, path, "standards")).counts["new"] == 1
    assert merge(board, make_plan(board, path, "submissions")).counts["changed"] == 1
    assert make_plan(board, path, "standards").writable == []


@pytest.mark.parametrize("renamed", ["Signing", "Signed page"])
def test_each_sheet_of_a_return_is_proposed_for_its_own_register(
    board: Board, tmp_path: Path, renamed: str
) -> None:
    path = _sent(board, "section11", tmp_path / "out")
    filled(path, "Standards", {(1, "Own score"): "2"})
    filled(path, "Signing", {(1, "Signed by"): "A. Moss"})
    book = load_workbook(path)
    book["Signing"].title = renamed
    book.save(path)
    batch = Batch(board)
    (item,) = batch.add([path])
    batch.read(item)
    assert item.recognised is not None
    assert [(one.register.key, one.sheet, one.rows) for one in item.recognised.also] == [
        ("submissions", renamed, 1)
    ]
    (part,) = batch.parts_of(item)
    batch.plan(part)
    assert part.recognised is not None
    assert (part.recognised.how, part.state, item.state) == ("issued", "sure", "sure")
    batch.merge_sure()
    assert [one.register for one in board.receipts()] == ["submissions", "standards"]
    assert item.seen is not None
    batch.know(item, item.seen)
    assert batch.parts_of(item) == []  # it stands in the list already


def test_rows_left_blank_are_left_out_only_while_they_are_blank(
    board: Board, tmp_path: Path
) -> None:
    path = _sent(board, "dataset", tmp_path / "out")
    filled(path, "Dataset", {(2, "Commentary"): "The system is down; it comes in January."})
    plan = make_plan(board, path, "values")
    assert [row.outcome for row in plan.rows] == ["new"]
    assert [(one.count, one.reason) for one in plan.left_out] == [(3, BLANK)]


def test_a_return_that_was_taken_back_is_read_as_any_other_workbook(
    board: Board, tmp_path: Path
) -> None:
    path = _sent(board, "dataset", tmp_path / "out")
    board.undo()
    plan = make_plan(board, path, "values")
    assert plan.data_rows == 4
    assert "holds none of its identity" in " ".join(plan.back.odd)


def test_a_row_that_was_inserted_is_the_agencys_own_too(board: Board, tmp_path: Path) -> None:
    path = _sent(board, "actions", tmp_path / "out")
    book = load_workbook(path)
    page = book["Actions"]
    heads = [str(cell.value) for cell in page[5]]
    below = page.max_row + 1
    page.cell(below, heads.index("Action") + 1).value = "Ring each school"
    page.cell(below, heads.index("Lead") + 1).value = "K. Dunn"
    book.save(path)
    agency = board.find("agencies", HEALTH)
    assert agency is not None
    (row,) = make_plan(board, path, "actions").writable
    assert {key: new for key, (_, new) in row.changes.items()} == {
        "activity": "Ring each school", "lead": "K. Dunn", "lead_agency": agency.id,
    }  # fmt: skip


def test_what_stands_locked_is_not_taken_where_somebody_lifted_the_lock(
    board: Board, tmp_path: Path
) -> None:
    path = _sent(board, "actions", tmp_path / "out")
    book = load_workbook(path)
    page = book["Actions"]
    heads = [str(cell.value) for cell in page[5]]
    page.cell(6, heads.index("Action") + 1).value = "Quite another wording"
    book.save(path)
    plan = make_plan(board, path, "actions")
    assert plan.writable == []
    assert identity.is_identity(plan.columns[-1].heading)


ANSWERS = {
    "highlight": ("Report", "highlights", {(1, "Reported by"): "A. Moss"}),
    "training_needs": ("Training needs", "needs", {(1, "Training representative"): "L. Moor"}),
    "dataset": ("Dataset", "values", {(1, "Value"): 12, (3, "Value"): 14}),
    "section11": ("Standards", "standards", {(1, "Own score"): "2"}),
}


@pytest.mark.parametrize("kind", ANSWERS)
def test_rows_that_are_new_by_design_are_nothing_odd(
    board: Board, tmp_path: Path, kind: str
) -> None:
    sheet, register, answers = ANSWERS[kind]
    path = _sent(board, kind, tmp_path / "out")
    filled(path, sheet, answers)
    plan = make_plan(board, path, register)
    assert plan.writable
    assert plan.back.odd == ()


def _copied_below(path: Path, sheet: str, title: str) -> None:
    book = load_workbook(path)
    page = book[sheet]
    last = max(cell.row for cell in page["A"] if cell.value is not None)
    for cell in page[last]:
        page.cell(last + 1, cell.column).value = cell.value
    page.cell(last + 1, 1).value = title
    for name in ("LIF record", "LIF version"):
        for cell in page[5]:
            if cell.value == name:
                page.cell(last + 1, cell.column).value = None
    book.save(path)


@pytest.mark.parametrize("told", [True, False])
def test_a_row_beyond_those_that_were_sent_is_said(
    board: Board, tmp_path: Path, *, told: bool
) -> None:
    path = _sent(board, "section11", tmp_path / "out")
    if not told:
        (record,) = board.records("returns")
        sent = json.loads(record.values["sent"])
        sent = {key: one for key, one in sent.items() if key not in {"unwritten", "room"}}
        with board.change("As it was kept before") as change:
            change.edit("returns", record.id, {"sent": json.dumps(sent)})
    _copied_below(path, "Standards", "A standard of our own")
    plan = make_plan(board, path, "standards")
    assert "1 row came back that was not sent." in plan.back.odd


def test_a_return_of_before_says_nothing_where_no_row_was_a_record(
    board: Board, tmp_path: Path
) -> None:
    path = _sent(board, "highlight", tmp_path / "out")
    (record,) = board.records("returns")
    sent = {"rows": [], "headings": [], "asked": json.loads(record.values["sent"])["asked"]}
    with board.change("As it was kept before") as change:
        change.edit("returns", record.id, {"sent": json.dumps(sent)})
    filled(path, "Report", {(1, "Reported by"): "A. Moss"})
    assert make_plan(board, path, "highlights").back.odd == ()


@pytest.mark.parametrize("rows", [(2,), (5,), (2, 3), (1, 4, 10), (11, 13)])
@pytest.mark.parametrize("headings", [("Action",), ("Action", "Lead")])
def test_what_is_added_anywhere_below_is_read(
    board: Board, tmp_path: Path, rows: tuple[int, ...], headings: tuple[str, ...]
) -> None:
    path = _sent(board, "actions", tmp_path / "out")
    book = load_workbook(path)
    page = book["Actions"]
    heads = [str(cell.value) for cell in page[5]]
    for row in rows:
        for heading in headings:
            page.cell(6 + row, heads.index(heading) + 1).value = f"{heading} {row} of ours"
    book.save(path)
    plan = make_plan(board, path, "actions")
    assert [row.values["activity"] for row in plan.writable] == [
        f"Action {row} of ours" for row in rows
    ]
