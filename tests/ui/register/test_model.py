"""The table's model reads pages as they are looked at, and keeps Qt's rules."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from lif_desktop import registers
from lif_desktop.registers import Filter
from lif_desktop.store.board import Board
from lif_desktop.store.query import View
from lif_desktop.ui.blocks.pill import Pill
from lif_desktop.ui.register.arrangement import offered
from lif_desktop.ui.register.model import PAGE, PILL, RECORD, RecordModel

pytestmark = pytest.mark.usefixtures("qtbot")
ACTIONS = registers.get("actions")
FATAL = QAbstractItemModelTester.FailureReportingMode.Fatal


@pytest.mark.parametrize("register", registers.shown(), ids=lambda one: one.key)
def test_keeps_the_rules_of_models_in_every_register(
    board: Board, register: registers.Register
) -> None:
    model = RecordModel(board, register)
    tester = QAbstractItemModelTester(model, FATAL)
    model.show_columns(offered(register))
    model.show_view(View(register.key))
    for saved in register.views:
        model.show_view(View(register.key, saved.sort, saved.filters))
    model.show_view(View(register.key, text="neglect"))
    model.show_view(View(register.key, text="nothing like it"))
    assert model.rowCount() == 0
    tester.deleteLater()


def test_shows_what_the_record_shows(board: Board) -> None:
    model = RecordModel(board, ACTIONS)
    model.show_columns(offered(ACTIONS))
    model.show_view(View("actions", (("target_on", False),)))
    record = model.record_at(0)
    assert record is not None
    for column, field in enumerate(model.columns):
        index = model.index(0, column)
        assert index.data() == " ".join(record.text(field.key).split())
        assert index.data(RECORD) is record
    keys = [field.key for field in model.columns]
    assert model.index(0, keys.index("late_from")).data(PILL) == Pill(
        "Cannot complete", "note", "diamond"
    )
    assert model.index(0, keys.index("activity")).data(PILL) is None


def test_a_date_that_passed_with_nothing_in_is_a_pill_that_says_so(board: Board) -> None:
    expected = registers.get("expected")
    with board.change("Expect two reports") as change:
        change.add("expected", {"title": "A", "due_on": date(2026, 10, 21), "state": "due"})
        change.add("expected", {"title": "B", "due_on": date(2099, 1, 4), "state": "due"})
    model = RecordModel(board, expected)
    model.show_columns(offered(expected))
    model.show_view(View("expected", (("due_on", False),)))
    column = [field.key for field in model.columns].index("due_on")
    assert model.index(0, column).data(PILL) == Pill("21 Oct 2026 late", "late", "triangle")
    assert model.index(1, column).data(PILL) is None


def test_reads_only_the_pages_that_are_looked_at(
    board: Board, monkeypatch: pytest.MonkeyPatch
) -> None:
    with board.change("Many") as change:
        for number in range(3 * PAGE):
            change.add("actions", {"activity": f"Many {number}"})
    asked: list[int] = []
    page = board.page

    def counted(view: View, offset: int = 0, limit: int = 100) -> list[object]:
        asked.append(offset)
        return list(page(view, offset, limit))

    monkeypatch.setattr(board, "page", counted)
    model = RecordModel(board, ACTIONS)
    model.show_columns([ACTIONS.reference])
    model.show_view(View("actions"))
    assert model.rowCount() == 3 * PAGE + 12
    assert asked == []
    for row in (0, 1, 50, 99, 2 * PAGE + 5, 2 * PAGE + 6):
        assert model.index(row, 0).data().startswith("ACT-")
    assert asked == [0, 2 * PAGE]


def test_forgets_pages_long_out_of_sight(board: Board) -> None:
    with board.change("Many") as change:
        for number in range(30 * PAGE):
            change.add("updates", {
                "action": 1, "made_on": date(2026, 11, 1), "done": f"Many {number}",
            })  # fmt: skip
    model = RecordModel(board, registers.get("updates"))
    model.show_columns([registers.get("updates").field("done")])
    model.show_view(View("updates"))
    first = model.record_at(0)
    assert model.record_at(0) is first
    for row in range(0, model.rowCount(), PAGE):
        assert model.record_at(row) is not None
    assert model.record_at(0) is not first


def test_an_edit_keeps_the_rows_and_is_told(qtbot: QtBot, board: Board) -> None:
    model = RecordModel(board, ACTIONS)
    model.show_columns(offered(ACTIONS))
    view = View("actions")
    model.show_view(view)
    record = model.record_at(0)
    assert record is not None
    with board.change("Edit") as change:
        change.edit("actions", record.id, {"lead": "B. New"})
    with qtbot.waitSignal(model.dataChanged):
        model.show_view(view)
    again = model.record_at(0)
    assert again is not None
    assert again.values["lead"] == "B. New"


def test_finds_the_row_of_a_record(board: Board) -> None:
    model = RecordModel(board, ACTIONS)
    model.show_columns([ACTIONS.reference])
    model.show_view(View("actions", (("target_on", False),)))
    record = model.record_at(1)
    assert record is not None
    assert model.row_of(record.id) == 1
    model.show_view(View("actions", filters=(Filter("status", "is", ("completed",)),)))
    assert model.row_of(record.id) == -1
    fresh = RecordModel(board, ACTIONS)
    fresh.show_view(View("actions", (("target_on", False),)))
    assert fresh.row_of(record.id) == 1


def test_a_row_that_went_meanwhile_is_blank(board: Board) -> None:
    model = RecordModel(board, registers.get("deaths"))
    model.show_columns(offered(model.register))
    model.show_view(View("deaths"))
    with board.change("Delete") as change:
        change.delete("deaths", 1)
    assert model.record_at(0) is None
    assert model.index(0, 0).data() is None


def test_headings_name_align_and_explain(board: Board) -> None:
    audits = registers.get("audits")
    model = RecordModel(board, audits)
    model.show_columns(offered(audits))
    keys = [field.key for field in model.columns]
    across = Qt.Orientation.Horizontal
    cases, title = keys.index("cases"), keys.index("title")
    assert model.headerData(cases, across) == "Cases"
    right = model.headerData(cases, across, Qt.ItemDataRole.TextAlignmentRole)
    left = model.headerData(title, across, Qt.ItemDataRole.TextAlignmentRole)
    assert right & Qt.AlignmentFlag.AlignRight  # type: ignore[operator]
    assert left & Qt.AlignmentFlag.AlignLeft  # type: ignore[operator]
    assert model.headerData(title, across, Qt.ItemDataRole.ToolTipRole) == "Sort by title"
    voice = keys.index("voice_of_child")
    assert "children said" in str(model.headerData(voice, across, Qt.ItemDataRole.ToolTipRole))
    assert model.headerData(0, Qt.Orientation.Vertical) is None
    assert model.headerData(0, across, Qt.ItemDataRole.DecorationRole) is None
    assert model.data(model.index(-1, -1)) is None
    assert model.sorted_by("title", descending=True).sort == (("title", True),)
