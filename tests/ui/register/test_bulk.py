"""Several rows at once, long tables, and finding in long registers."""

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from lif_desktop.store.board import Board
from lif_desktop.ui.exporting.dialog import ExportDialog
from lif_desktop.ui.register import choosing_bar, finding
from lif_desktop.ui.register import page as register_page
from tests.ui.register.acting import click, click_row, references
from tests.ui.register.conftest import Pages

SHIFT = Qt.KeyboardModifier.ShiftModifier


def test_sets_one_field_on_the_chosen_rows_as_one_step(
    qtbot: QtBot, page_of: Pages, board: Board
) -> None:
    page = page_of("actions")
    click_row(qtbot, page, 0)
    click_row(qtbot, page, 2, SHIFT)
    assert page.choosing.isVisible()
    assert page.choosing.words.text() == "3 chosen"
    popup = page.choosing.open_popup()
    popup.combo.setCurrentIndex([field.key for field in popup.fields].index("board_brag"))
    assert popup.box is not None
    popup.box.editor.set_value("amber")
    assert popup.apply_button.text() == "Change 3 actions"
    click(qtbot, popup.apply_button)
    changed = [record for record in board.records("actions") if record.values["board_brag"]]
    assert sorted(record.reference for record in changed) == sorted(references(page)[:3])
    assert board.history(limit=1)[0].title == "Edit 3 actions: board's BRAG"
    assert page.choosing.isHidden()
    page.session.undo()
    assert not any(record.values["board_brag"] for record in board.records("actions"))


def test_what_cannot_be_set_is_said_and_nothing_changes(
    qtbot: QtBot, page_of: Pages, board: Board
) -> None:
    page = page_of("actions")
    click_row(qtbot, page, 0)
    click_row(qtbot, page, 1, SHIFT)
    popup = page.choosing.open_popup()
    popup.combo.setCurrentIndex([field.key for field in popup.fields].index("target_on"))
    assert popup.box is not None
    qtbot.keyClicks(popup.box.editor.focusProxy(), "someday")
    popup.change()
    assert popup.box.problem() == "Target: 'someday' is not a date."
    popup.combo.setCurrentIndex([field.key for field in popup.fields].index("activity"))
    popup.change()
    assert "needs: Action" in popup.box.problem()
    assert board.history(limit=1)[0].title == "Import return R-118"
    popup.close()


def test_too_many_rows_are_not_changed_at_once(
    page_of: Pages, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(choosing_bar, "_MOST", 3)
    page = page_of("actions")
    page.table.selectAll()
    assert page.choosing.words.text() == "10 chosen; up to 3 can be changed at once"
    assert not page.choosing.change_button.isEnabled()
    page.choosing.cleared.emit()
    assert page.choosing.isHidden()


def test_the_row_in_a_long_table_is_found_behind(
    qtbot: QtBot, page_of: Pages, board: Board, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(register_page, "_LOOKED_THROUGH", 3)
    with board.change("Many") as change:
        for number in range(250):
            change.add("actions", {"activity": f"Many {number}", "status": "in_hand"})
    page = page_of("actions")
    page.show_view("All")
    page.show_record(260)
    qtbot.waitUntil(lambda: [one.id for one in page.table.chosen()] == [260])
    page.filters.choose(page.register.views[1])
    page.filters.changed.emit()
    qtbot.waitUntil(lambda: page.table.chosen() == [])


def test_long_registers_are_searched_by_the_board(
    board: Board, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(finding, "_HELD", 3)
    assert finding.suggest(board, "agencies", "hous") == [(6, "Housing Trust")]
    found = finding.suggest(board, "recommendations", "superv")
    assert [one for one, _ in found] == [1]
    assert finding.suggest(board, "updates", "policy")[0][0] == 2


def test_export_opens_its_dialog_on_what_is_shown(qtbot: QtBot, page_of: Pages) -> None:
    page = page_of("actions")
    click(qtbot, page.export_button)
    dialog = page.findChild(ExportDialog)
    assert dialog is not None
    assert dialog.windowTitle() == "Export actions"
    dialog.reject()
