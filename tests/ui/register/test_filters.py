"""What narrows a register: chips, ticks, days and words."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from lif_desktop import registers
from lif_desktop.store.board import Board
from lif_desktop.ui.blocks.states import EmptyState
from lif_desktop.ui.register.filter_pickers import DayPicker, OptionPicker
from tests.ui.register.acting import click
from tests.ui.register.conftest import Pages

ALT = Qt.KeyboardModifier.AltModifier


def test_finds_words_after_a_moment(qtbot: QtBot, page_of: Pages) -> None:
    page = page_of("actions")
    page.table.setFocus()
    qtbot.keyClick(page.table, Qt.Key.Key_N)
    qtbot.keyClicks(page.filters.find_box, "eglect")
    qtbot.waitUntil(lambda: page.model.rowCount() == 2)
    assert page.filters.count.text() == "2 of 12"


def test_says_when_nothing_fits_and_clears(qtbot: QtBot, page_of: Pages) -> None:
    page = page_of("actions")
    qtbot.keyClicks(page.filters.find_box, "zebra")
    qtbot.waitUntil(lambda: page.model.rowCount() == 0)
    nothing = page.findChild(EmptyState)
    assert nothing is not None
    assert nothing.isVisible()
    page.filters.clear()
    assert not nothing.isVisible()
    assert page.filters.count.text() == "12"
    assert page.filters.text() == ""


def test_a_chip_goes_and_the_saved_view_with_it(qtbot: QtBot, page_of: Pages) -> None:
    page = page_of("actions")
    qtbot.keyClick(page.filters.chips["status"], Qt.Key.Key_Delete)
    assert page.filters.chips == {}
    assert page.filters.count.text() == "12"
    assert not page.filters.views["Open and late first"].isChecked()
    click(qtbot, page.filters.views["Late"])
    assert page.filters.chips["late_from"].text() == "Lateness: late"
    assert page.model.rowCount() == 4


def test_ticks_answers_and_links(qtbot: QtBot, page_of: Pages) -> None:
    page = page_of("actions")
    popup = page.filters.edit(page.register.field("lead_agency"))
    picker = popup.picker
    assert isinstance(picker, OptionPicker)
    picker.tick(3)
    assert page.filters.chips["lead_agency"].text() == "Lead agency: Partnership office"
    assert page.filters.views["Open and late first"].isChecked()
    assert page.model.rowCount() == 2
    click(qtbot, picker.modes["is_not"])
    assert page.filters.chips["lead_agency"].text() == "Lead agency: not Partnership office"
    assert page.model.rowCount() == 8
    click(qtbot, picker.modes["filled"])
    assert page.filters.chips["lead_agency"].text() == "Lead agency: given"
    click(qtbot, picker.modes["empty"])
    assert page.filters.chips["lead_agency"].text() == "Lead agency: blank"
    assert page.model.rowCount() == 0
    picker.tick(3, on=False)
    assert "lead_agency" not in page.filters.chips
    popup.close()


def test_an_open_chip_shows_what_it_holds(qtbot: QtBot, page_of: Pages) -> None:
    page = page_of("actions")
    popup = page.filters.edit(page.register.field("status"))
    picker = popup.picker
    assert isinstance(picker, OptionPicker)
    assert picker.picked() == ["not_started", "in_hand"]
    qtbot.keyClick(picker.list, Qt.Key.Key_Space)
    assert picker.picked() == ["in_hand"]
    where = picker.list.visualItemRect(picker.list.item(2)).center()
    qtbot.mouseClick(picker.list.viewport(), Qt.MouseButton.LeftButton, pos=where)
    assert picker.picked() == ["in_hand", "completed"]
    popup.close()


def test_narrows_a_long_list_by_typing(qtbot: QtBot, page_of: Pages, board: Board) -> None:
    with board.change("More") as change:
        change.add("agencies", {"name": "Harbour School"})
    popup = page_of("actions").filters.edit(registers.get("actions").field("lead_agency"))
    picker = popup.picker
    assert isinstance(picker, OptionPicker)
    qtbot.keyClicks(picker.find_box, "harb")
    shown = [row for row in range(picker.list.count()) if not picker.list.item(row).isHidden()]
    assert [picker.list.item(row).text() for row in shown] == ["Harbour School"]
    popup.close()


def test_days_past_soon_and_between(qtbot: QtBot, page_of: Pages) -> None:
    page = page_of("actions")
    popup = page.filters.edit(page.register.field("target_on"))
    picker = popup.picker
    assert isinstance(picker, DayPicker)
    click(qtbot, picker.chips["past"])
    assert page.filters.chips["target_on"].text() == "Target: in the past"
    assert page.model.rowCount() == 4
    qtbot.keyClicks(picker.first.line, "1/8/26")
    qtbot.keyClicks(picker.last.line, "3 Sept 2026")
    qtbot.keyClick(picker.last.line, Qt.Key.Key_Return)
    assert page.filters.chips["target_on"].text() == "Target: 1 Aug 2026 to 3 Sep 2026"
    assert page.model.rowCount() == 2
    click(qtbot, picker.chips["soon"])
    assert page.model.rowCount() == 2
    assert picker.first.value() is None
    popup.close()
    again = page.filters.edit(page.register.field("target_on")).picker
    assert isinstance(again, DayPicker)
    assert again.chips["soon"].isChecked()


def test_flags_texts_and_many_links_narrow_too(page_of: Pages) -> None:
    agencies = page_of("agencies")
    picker = agencies.filters.edit(agencies.register.field("statutory")).picker
    assert isinstance(picker, OptionPicker)
    picker.tick(value=True)
    assert agencies.model.rowCount() == 5
    deaths = page_of("deaths")
    areas = deaths.filters.edit(deaths.register.field("area")).picker
    assert isinstance(areas, OptionPicker)
    areas.tick("Northmoor")
    assert deaths.model.rowCount() == 1


def test_offers_every_field_that_can_narrow(qtbot: QtBot, page_of: Pages) -> None:
    page = page_of("actions")
    click(qtbot, page.filters.add_button)
    menu = page.findChild(QMenu)
    assert menu is not None
    texts = [action.text() for action in menu.actions()]
    assert texts == [field.label for field in page.register.fields if field.filter]
    menu.actions()[texts.index("Status")].trigger()
    menu.close()
