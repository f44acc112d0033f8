"""The pages before a board is open, filled in as a person would."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from lif_desktop.ui import theme
from lif_desktop.ui.blocks.rows import RowButton
from lif_desktop.ui.session import Message
from lif_desktop.ui.start.framework_list import Choice
from lif_desktop.ui.start.mark import mark_pixmap
from lif_desktop.ui.start.new_board import NewBoard, NewBoardPage
from lif_desktop.ui.start.unlock import UnlockPage
from lif_desktop.ui.start.welcome import Ways, WelcomePage

CHOICES = [Choice("kirklees", "Kirklees", "A partnership."), Choice("blank", "Blank", "Neutral.")]


@pytest.fixture
def asked() -> list[object]:
    return []


@pytest.fixture
def welcome(qtbot: QtBot, asked: list[object]) -> WelcomePage:
    ways = Ways(
        new=lambda: asked.append("new"),
        open=lambda: asked.append("open"),
        sample=lambda: asked.append("sample"),
        recent=asked.append,
    )
    page = WelcomePage(ways, [Path("/boards/Northmoor.lif")])
    qtbot.addWidget(page)
    return page


@pytest.fixture
def unlock(qtbot: QtBot, asked: list[object]) -> UnlockPage:
    page = UnlockPage(
        Path("/boards/Northmoor.lif"),
        "J. Hale",
        lambda passphrase, who: asked.append((passphrase, who)),
        lambda: asked.append("back"),
    )
    qtbot.addWidget(page)
    page.show()
    qtbot.waitExposed(page)
    return page


@pytest.fixture
def new_board(qtbot: QtBot, asked: list[object], tmp_path: Path) -> NewBoardPage:
    page = NewBoardPage(CHOICES, tmp_path, "", asked.append, lambda: asked.append("back"))
    qtbot.addWidget(page)
    page.show()
    qtbot.waitExposed(page)
    return page


def click(qtbot: QtBot, page: object, text: str) -> None:
    button = next(one for one in page.findChildren(QPushButton) if one.text() == text)  # type: ignore[attr-defined]
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def test_welcome_leads_to_each_beginning(
    qtbot: QtBot, welcome: WelcomePage, asked: list[object]
) -> None:
    for text in ("Open a board…", "New board…", "Look round the sample board"):
        click(qtbot, welcome, text)
    welcome.findChildren(RowButton)[0].click()
    assert asked == ["open", "new", "sample", Path("/boards/Northmoor.lif")]


def test_welcome_says_once_that_it_was_painted(qtbot: QtBot, welcome: WelcomePage) -> None:
    with qtbot.waitSignal(welcome.painted):
        welcome.show()
    with qtbot.assertNotEmitted(welcome.painted, wait=20):
        welcome.repaint()


def test_a_message_stands_on_the_start_page(welcome: WelcomePage) -> None:
    welcome.say(Message("The board is gone.", "late"))
    welcome.say(Message("It is back.", "well"))
    assert welcome._strip.text() == "It is back."


def test_the_mark_is_drawn_for_the_task_bar() -> None:
    assert mark_pixmap(64).toImage().pixelColor(32, 6).name() == theme.LIGHT.accent


def test_enter_unlocks_with_what_was_typed(
    qtbot: QtBot, unlock: UnlockPage, asked: list[object]
) -> None:
    qtbot.keyClicks(unlock.passphrase, "copper-lantern-orbit")
    qtbot.keyClick(unlock.passphrase, Qt.Key.Key_Return)
    assert asked == [("copper-lantern-orbit", "J. Hale")]
    assert not unlock.passphrase.isEnabled()


def test_a_refusal_stands_beside_the_field_which_is_ready_again(
    qtbot: QtBot, unlock: UnlockPage
) -> None:
    qtbot.keyClicks(unlock.passphrase, "wrong")
    click(qtbot, unlock, "Unlock")
    unlock.refuse("Northmoor.lif does not open: the passphrase is wrong.")
    assert unlock.problem() == "Northmoor.lif does not open: the passphrase is wrong."
    assert unlock.passphrase.isEnabled()
    assert unlock.passphrase.selectedText() != ""
    assert unlock.passphrase.property("problem") is True


def test_nothing_typed_is_said_before_anything_is_tried(
    qtbot: QtBot, unlock: UnlockPage, asked: list[object]
) -> None:
    click(qtbot, unlock, "Unlock")
    assert unlock.problem() == "Type the board’s passphrase."
    unlock.user.clear()
    qtbot.keyClick(unlock.user, Qt.Key.Key_Return)
    assert "who you are" in unlock.problem()
    click(qtbot, unlock, "Back")
    assert asked == ["back"]


def test_who_gives_no_name_is_shown_the_field_of_the_name(
    qtbot: QtBot, unlock: UnlockPage, asked: list[object]
) -> None:
    unlock.user.clear()
    qtbot.keyClicks(unlock.passphrase, "right")
    qtbot.keyClick(unlock.passphrase, Qt.Key.Key_Return)
    assert unlock.problem().startswith("Say who you are")
    assert unlock.passphrase.property("problem") is False
    assert unlock.focusWidget() is unlock.user
    assert not asked


def test_caps_lock_is_noticed_while_typing(qtbot: QtBot, unlock: UnlockPage) -> None:
    field = unlock.passphrase
    qtbot.keyClick(field, "A")
    assert unlock._caps.isVisible()
    qtbot.keyClick(field, "a")
    assert not unlock._caps.isVisible()
    qtbot.keyClick(field, "A", Qt.KeyboardModifier.ShiftModifier)
    qtbot.keyClick(field, "1")
    assert not unlock._caps.isVisible()


def test_the_eye_shows_and_hides_the_passphrase(unlock: UnlockPage, dressed: QApplication) -> None:
    field, eye = unlock.passphrase, unlock.passphrase.actions()[0]
    assert field.echoMode() == QLineEdit.EchoMode.Password
    eye.trigger()
    assert field.echoMode() == QLineEdit.EchoMode.Normal
    assert eye.text() == "Hide the passphrase"
    eye.trigger()
    assert field.echoMode() == QLineEdit.EchoMode.Password
    theme.apply(dressed, dark=True)


def fill(qtbot: QtBot, page: NewBoardPage) -> None:
    qtbot.keyClicks(page.name, "Northmoor Safeguarding Children Partnership")
    qtbot.keyClicks(page.user, "J. Hale")
    page.offer.click()


def test_a_board_is_made_from_what_was_decided(
    qtbot: QtBot, new_board: NewBoardPage, asked: list[object], tmp_path: Path
) -> None:
    fill(qtbot, new_board)
    new_board.choose("kirklees")
    assert new_board.passphrase.echoMode() == QLineEdit.EchoMode.Normal
    click(qtbot, new_board, "Create board")
    words = new_board.passphrase.text()
    name = "Northmoor Safeguarding Children Partnership"
    assert asked == [NewBoard(tmp_path / "Northmoor.lif", name, "kirklees", "J. Hale", words)]
    new_board.refuse("The disk is full.")
    assert new_board.problem() == "The disk is full."


def test_each_thing_missing_is_asked_for_in_turn(
    qtbot: QtBot, new_board: NewBoardPage, asked: list[object]
) -> None:
    def said() -> str:
        click(qtbot, new_board, "Create board")
        return new_board.problem()

    assert "its name" in said()
    qtbot.keyClicks(new_board.name, "Northmoor")
    assert "who you are" in said()
    qtbot.keyClicks(new_board.user, "J. Hale")
    assert said() == "Choose a passphrase."
    qtbot.keyClicks(new_board.passphrase, "copper-lantern-orbit")
    assert "second time" in said()
    qtbot.keyClicks(new_board.again, "copper")
    assert "differ" in said()
    new_board.again.setText("copper-lantern-orbit")
    new_board.where.clear()
    assert "where" in said()
    assert not asked
    click(qtbot, new_board, "Back")
    assert asked == ["back"]


@pytest.mark.parametrize(("typed", "words"), [("abc", "Weak"), ("blue kettle", "Fair"), ("", "")])
def test_strength_is_said_in_words(new_board: NewBoardPage, typed: str, words: str) -> None:
    new_board.passphrase.setText("something else entirely")
    new_board.passphrase.setText(typed)
    assert new_board._strength.text().startswith(words)


def test_the_place_can_be_browsed_for_and_gets_its_ending(
    qtbot: QtBot,
    new_board: NewBoardPage,
    asked: list[object],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    fill(qtbot, new_board)
    answers = [("", ""), (str(tmp_path / "Mine"), "")]
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_words: answers.pop(0))
    click(qtbot, new_board, "Browse…")
    assert new_board.where.text() == str(tmp_path / "Northmoor.lif")
    click(qtbot, new_board, "Browse…")
    click(qtbot, new_board, "Create board")
    made = asked[0]
    assert isinstance(made, NewBoard)
    assert made.path == tmp_path / "Mine.lif"
