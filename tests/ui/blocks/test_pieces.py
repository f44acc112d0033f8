"""Buttons, cards, chips, rows, messages and states, driven as a hand would."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from lif_desktop.ui import theme
from lif_desktop.ui.background import Progress
from lif_desktop.ui.blocks.buttons import Button, PrimaryButton
from lif_desktop.ui.blocks.cards import Card, StatCard, hairline
from lif_desktop.ui.blocks.chips import ChoiceChip, FilterChip
from lif_desktop.ui.blocks.choices import ChoiceRow
from lif_desktop.ui.blocks.messages import MessageStrip
from lif_desktop.ui.blocks.rows import RowButton
from lif_desktop.ui.blocks.states import BusyState, EmptyState, ProblemState
from lif_desktop.ui.blocks.text import Words, field_label
from lif_desktop.ui.session import Action, Message


@pytest.fixture
def pressed() -> list[str]:
    return []


def shown(qtbot: QtBot, widget: QWidget) -> QWidget:
    qtbot.addWidget(widget)
    widget.show()
    qtbot.waitExposed(widget)
    return widget


def button_of(widget: QWidget, text: str) -> QPushButton:
    return next(one for one in widget.findChildren(QPushButton) if one.text() == text)


def test_a_button_runs_and_redraws_its_icon_with_the_scheme(
    qtbot: QtBot, dressed: QApplication, pressed: list[str]
) -> None:
    button = PrimaryButton("&New action", lambda: pressed.append("new"), icon_name="plus")
    shown(qtbot, button)
    light = button.icon().pixmap(16, 16).toImage()
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert pressed == ["new"]
    assert button.accessibleName() == "New action"
    theme.apply(dressed, dark=True)
    qtbot.waitUntil(lambda: button.icon().pixmap(16, 16).toImage() != light)


def test_a_button_is_pressed_by_enter_as_by_space(qtbot: QtBot, pressed: list[str]) -> None:
    button = Button("Propose agenda", lambda: pressed.append("x"))
    shown(qtbot, button)
    for key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space, Qt.Key.Key_A):
        qtbot.keyClick(button, key)
    assert len(pressed) == 3
    qtbot.keyClick(button, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert len(pressed) == 3


def test_a_stat_card_opens_by_mouse_and_by_keyboard(qtbot: QtBot, pressed: list[str]) -> None:
    card = StatCard("Late actions", "12", "oldest 143 days", "late", lambda: pressed.append("x"))
    shown(qtbot, card)
    qtbot.mouseClick(card, Qt.MouseButton.LeftButton)
    qtbot.mouseClick(card, Qt.MouseButton.RightButton)
    card.setFocus()
    for key in (Qt.Key.Key_Return, Qt.Key.Key_Space, Qt.Key.Key_A):
        qtbot.keyClick(card, key)
    assert len(pressed) == 3
    assert card.accessibleName() == "Late actions: 12, oldest 143 days"
    card.grab()


def test_a_press_that_ends_elsewhere_opens_nothing(qtbot: QtBot, pressed: list[str]) -> None:
    card = StatCard("Late actions", "12", "", "", lambda: pressed.append("x"))
    shown(qtbot, card)
    qtbot.mousePress(card, Qt.MouseButton.LeftButton)
    qtbot.mouseRelease(card, Qt.MouseButton.LeftButton, pos=QPoint(-5, -5))
    assert not pressed


def test_a_filter_chip_is_edited_by_a_click_and_removed_by_its_cross_or_delete(
    qtbot: QtBot,
) -> None:
    chip = FilterChip("Status", "open")
    chip.resize(chip.sizeHint())
    shown(qtbot, chip)
    events: list[str] = []
    chip.clicked.connect(lambda: events.append("edit"))
    chip.removed.connect(lambda: events.append("remove"))
    qtbot.mouseClick(chip, Qt.MouseButton.LeftButton, pos=QPoint(10, 10))
    qtbot.mouseClick(chip, Qt.MouseButton.LeftButton, pos=QPoint(chip.width() - 8, 10))
    qtbot.keyClick(chip, Qt.Key.Key_Delete)
    qtbot.keyClick(chip, Qt.Key.Key_Space)
    assert events == ["edit", "remove", "remove", "edit"]
    chip.grab()


def test_one_choice_chip_is_in_force(qtbot: QtBot) -> None:
    holder = QWidget()
    chips = [ChoiceChip("All"), ChoiceChip("Late")]
    for chip in chips:
        chip.setParent(holder)
    shown(qtbot, holder)
    chips[0].click()
    chips[1].click()
    assert [chip.isChecked() for chip in chips] == [False, True]


def test_a_choice_row_says_what_it_means_and_cuts_what_does_not_fit(qtbot: QtBot) -> None:
    row = ChoiceRow("Blank", "neutral words " * 40)
    row.resize(300, 62)
    shown(qtbot, row)
    row.grab()
    qtbot.keyClick(row, Qt.Key.Key_Space)
    assert row.isChecked()
    assert row.accessibleDescription().startswith("neutral words")
    assert row._fitting(row.fontMetrics(), row.rect()).endswith("…")
    row.grab()


def test_a_row_leads_somewhere(qtbot: QtBot, pressed: list[str]) -> None:
    row = RowButton("Northmoor", "/boards", lambda: pressed.append("open"))
    shown(qtbot, row)
    qtbot.mouseClick(row, Qt.MouseButton.LeftButton)
    assert pressed == ["open"]


def test_a_card_is_named_by_its_title(qtbot: QtBot) -> None:
    card = Card("Needs you")
    qtbot.addWidget(card)
    card.body.addWidget(hairline())
    assert card.accessibleName() == "Needs you"
    assert Card().heading is None


def test_a_label_names_its_field(qtbot: QtBot) -> None:
    field, named = QLineEdit(), QLineEdit()
    named.setAccessibleName("Passphrase of the board")
    holder = QWidget()
    qtbot.addWidget(holder)
    for one in (field, named):
        one.setParent(holder)
        field_label("Pass&phrase", one).setParent(holder)
    assert field.accessibleName() == "Passphrase"
    assert named.accessibleName() == "Passphrase of the board"


def test_words_change_their_meaning(qtbot: QtBot) -> None:
    words = Words("Weak", soft=True)
    qtbot.addWidget(words)
    words.set_meaning("late")
    assert words.property("ink") == "late"
    words.set_meaning("")
    assert words.property("ink") == "soft"


def test_a_message_replaces_the_one_before_and_can_be_dismissed(
    qtbot: QtBot, pressed: list[str]
) -> None:
    strip = MessageStrip()
    shown(qtbot, strip)
    strip.hide()
    assert strip.text() == ""
    undo = Action("Undo", lambda: pressed.append("undo"))
    strip.show_message(Message("14 changes merged.", "well", undo))
    button_of(strip, "Undo").click()
    assert pressed == ["undo"]
    assert strip.accessibleName() == "Done: 14 changes merged."
    strip.show_message(Message("The file is gone.", "late"))
    assert strip.text() == "The file is gone."
    strip.grab()
    button_of(strip, "Dismiss").click()
    assert strip.text() == ""


def test_an_empty_page_offers_the_next_step(
    qtbot: QtBot, dressed: QApplication, pressed: list[str]
) -> None:
    state = EmptyState(
        "No actions yet",
        "They come from plans.",
        Action("New action", lambda: pressed.append("new")),
        Action("Import", lambda: pressed.append("import")),
    )
    shown(qtbot, state)
    button_of(state, "New action").click()
    button_of(state, "Import").click()
    assert pressed == ["new", "import"]
    theme.apply(dressed, dark=True)
    state.grab()


def test_a_busy_page_shows_how_far_and_can_be_stopped(qtbot: QtBot, pressed: list[str]) -> None:
    state = BusyState("Reading the workbook", lambda: pressed.append("stop"))
    shown(qtbot, state)
    state.progress(Progress(3, 10, "row 3"))
    assert (state._bar.value(), state._bar.maximum()) == (3, 10)
    assert state._step.text() == "row 3"
    button = button_of(state, "Cancel")
    button.click()
    assert pressed == ["stop"]
    assert not button.isEnabled()


def test_a_busy_page_that_cannot_be_stopped_offers_nothing(qtbot: QtBot) -> None:
    state = BusyState("Opening")
    qtbot.addWidget(state)
    assert not state.findChildren(QPushButton)


def test_a_problem_says_what_happened_what_is_safe_and_what_to_do(qtbot: QtBot) -> None:
    state = ProblemState("The disk is full.", "Nothing was lost.", "Free some space.")
    shown(qtbot, state)
    assert state.accessibleName() == "The disk is full. Nothing was lost. Free some space."
    assert not state.findChildren(Button)
