"""A register's page: its table, its order, what narrows it, and what it keeps."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from lif_desktop import registers
from lif_desktop.store.board import Board
from lif_desktop.ui.blocks.states import EmptyState
from lif_desktop.ui.register.columns_menu import ColumnsMenu
from lif_desktop.ui.register.page import RegisterPage
from lif_desktop.ui.session import Place, Session
from tests.ui.register import filled
from tests.ui.register.acting import click, click_heading, click_row, open_record, references
from tests.ui.register.conftest import Pages

ALT = Qt.KeyboardModifier.AltModifier


@pytest.mark.parametrize("register", registers.shown(), ids=lambda one: one.key)
def test_every_register_opens_shows_a_record_and_begins_a_new_one(
    qtbot: QtBot, page_of: Pages, board: Board, register: registers.Register
) -> None:
    filled.one_of_each(board)
    page = page_of(register.key)
    assert page.title() == register.plural
    assert f"of {board.count(page.model.view.__class__(register.key))}" in (
        page.filters.count.accessibleName()
    )
    page.filters.clear()
    record = page.model.record_at(0)
    assert record is not None
    page.show_record(record.id)
    assert page.panel.record() is record or page.panel.record().id == record.id  # type: ignore[union-attr]
    assert page.panel.record_view().head.name.text() == record.reference
    click(qtbot, page.new_button)
    assert page.panel.record_view().head.name.text() == f"New {register.singular}"
    assert not page.grab().isNull()


def test_begins_with_the_first_saved_view(page_of: Pages) -> None:
    page = page_of("actions")
    assert page.filters.views["Open and late first"].isChecked()
    assert [chip.text() for chip in page.filters.chips.values()] == ["Status: Not started, In hand"]
    assert page.filters.count.text() == "10 of 12"
    assert references(page)[0] == "ACT-2026-007"
    section, descending = page.table.horizontalHeader().sorted_section()  # type: ignore[attr-defined]
    assert (page.model.columns[section].key, descending) == ("target_on", False)


def test_a_heading_orders_and_turns_round(qtbot: QtBot, page_of: Pages) -> None:
    page = page_of("actions")
    click_heading(qtbot, page, "reference")
    assert references(page) == sorted(references(page))
    click_heading(qtbot, page, "reference")
    assert references(page) == sorted(references(page), reverse=True)
    click_heading(qtbot, page, "lead_agency")
    agencies = [page.model.record_at(row).text("lead_agency") for row in range(10)]  # type: ignore[union-attr]
    assert agencies == sorted(agencies)
    before = references(page)
    click_heading(qtbot, page, "lead")
    assert references(page) == before


def test_the_keyboard_orders_too(qtbot: QtBot, page_of: Pages) -> None:
    page = page_of("actions")
    page.table.setFocus()
    page.table.setCurrentIndex(page.model.index(0, 0))
    qtbot.keyClick(page.table, Qt.Key.Key_Down, ALT)
    assert references(page) == sorted(references(page))


def test_keeps_columns_density_and_widths(page_of: Pages) -> None:
    page = page_of("actions")
    menu = ColumnsMenu(page.register, page.arrangement, (("target_on", False),), page)
    menu.arranged.connect(page._rearranged)
    menu.columns["plan"].trigger()
    menu.columns["reference"].trigger()
    compact = next(action for action in menu.actions() if action.text() == "Narrow rows")
    compact.trigger()
    page.table.horizontalHeader().resizeSection(2, 177)
    keys = [field.key for field in page.model.columns]
    assert keys[:3] == ["activity", "plan", "lead_agency"]
    assert page.table.rowHeight(0) == 26
    again = page_of("actions")
    assert [field.key for field in again.model.columns] == keys
    assert again.table.rowHeight(0) == 26
    assert again.table.columnWidth(2) == 177
    usual = next(action for action in menu.actions() if action.text() == "Usual columns")
    usual.trigger()
    assert page.model.columns[0].key == "reference"


def test_the_last_column_stays(page_of: Pages) -> None:
    page = page_of("deaths")
    page.arrangement.columns = ["state"]
    menu = ColumnsMenu(page.register, page.arrangement, (), page)
    menu.columns["state"].trigger()
    assert page.arrangement.columns == ["state"]


def test_orders_from_the_menu_and_ticks_without_closing(qtbot: QtBot, page_of: Pages) -> None:
    page = page_of("actions")
    click(qtbot, page.columns_button)
    menu = page.findChild(ColumnsMenu)
    assert menu is not None
    menu.sorts.actions()[0].trigger()
    assert references(page) == sorted(references(page))
    menu.setActiveAction(menu.columns["plan"])
    qtbot.keyClick(menu, Qt.Key.Key_Space)
    assert menu.isVisible()
    assert "plan" in [field.key for field in page.model.columns]
    where = menu.actionGeometry(menu.columns["plan"]).center()
    qtbot.mouseClick(menu, Qt.MouseButton.LeftButton, pos=where)
    assert menu.isVisible()
    assert "plan" not in [field.key for field in page.model.columns]
    menu.close()


def test_what_another_version_kept_is_passed_over(
    session: Session, shown: Callable[[Session, str], RegisterPage]
) -> None:
    assert session.preferences is not None
    session.preferences.keep("register/deaths", "not json")
    assert shown(session, "deaths").model.columns[0].key == "reference"
    session.preferences.keep(
        "register/deaths", '{"columns": ["gone", "state"], "widths": {"x": 1}}'
    )
    assert [field.key for field in shown(session, "deaths").model.columns] == ["state"]
    session.preferences.keep("register/deaths", "[1]")
    assert shown(session, "deaths").model.columns[0].key == "reference"


def test_an_empty_register_says_what_belongs_there(
    qtbot: QtBot,
    bare: Board,
    sessions: Callable[[Board], Session],
    shown: Callable[[Session, str], RegisterPage],
) -> None:
    session = sessions(bare)
    went: list[Place] = []
    session.navigated.connect(went.append)
    page = shown(session, "actions")
    said = page.findChildren(EmptyState)[-1].accessibleName()
    assert said.startswith("No actions yet What was agreed")
    buttons = {one.text(): one for one in page.findChildren(type(page.new_button))}
    buttons |= {one.text(): one for one in page.findChildren(type(page.columns_button))}
    click(qtbot, buttons["Import a workbook"])
    assert went == [Place("imports")]
    page.new()
    assert page.panel.isVisible()
    qtbot.keyClick(page.panel, Qt.Key.Key_Escape)
    assert page.panel.isHidden()
    assert page.findChildren(EmptyState)[-1].accessibleName().startswith("No actions yet")


def test_arrows_move_and_enter_opens(qtbot: QtBot, page_of: Pages) -> None:
    page = page_of("actions")
    page.table.setFocus()
    page.table.selectRow(0)
    qtbot.keyClick(page.table, Qt.Key.Key_Down)
    assert page.panel.isHidden()
    qtbot.keyClick(page.table, Qt.Key.Key_Return)
    view = page.panel.record_view()
    assert view.head.name.text() == references(page)[1]
    page.table.setFocus()
    qtbot.keyClick(page.table, Qt.Key.Key_Down)
    assert view.head.name.text() == references(page)[2]
    qtbot.keyClick(page.panel, Qt.Key.Key_Escape)
    assert page.panel.isHidden()
    assert page.table.hasFocus() or page.table.focusProxy() is None


def test_shift_chooses_without_opening(qtbot: QtBot, page_of: Pages) -> None:
    page = page_of("actions")
    open_record(qtbot, page, "ACT-2026-007")
    click_row(qtbot, page, 2, Qt.KeyboardModifier.ShiftModifier)
    assert [one.reference for one in page.table.chosen()] == references(page)[:3]
    assert page.panel.record_view().head.name.text() == "ACT-2026-007"


def test_a_record_can_be_opened_though_its_row_is_hidden(page_of: Pages) -> None:
    page = page_of("actions")
    page.show_view("Late")
    page.show_record(3)
    assert page.panel.record_view().head.name.text() == "ACT-2026-003"
    assert page.table.chosen() == []
    page.show_record(999)
    assert "no record 999" in page.findChild(type(page._strip)).text()


def test_the_panel_grows_and_shrinks(qtbot: QtBot, page_of: Pages) -> None:
    page = page_of("actions")
    view = open_record(qtbot, page, "ACT-2026-007")
    narrow = page.panel.width()
    click(qtbot, view.head.widen)
    assert page.panel.width() > narrow + 200
    click(qtbot, view.head.widen)
    assert page.panel.width() == narrow


def test_escape_and_the_cross_close(qtbot: QtBot, page_of: Pages) -> None:
    page = page_of("actions")
    view = open_record(qtbot, page, "ACT-2026-007")
    click(qtbot, view.head.close_button)
    assert page.panel.isHidden()
