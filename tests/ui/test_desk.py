"""The whole window on real boards: made, opened, shown, changed, undone and closed."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog, QMenu
from pytestqt.qtbot import QtBot

from lif_desktop.faults import Fault
from lif_desktop.store import backups
from lif_desktop.store.board import Board
from lif_desktop.store.opening import open_board
from lif_desktop.ui import theme
from lif_desktop.ui.board_frame import BoardFrame
from lif_desktop.ui.main_window import MainWindow
from lif_desktop.ui.preferences import Preferences
from lif_desktop.ui.session import Action, Message, Place
from lif_desktop.ui.start.new_board import NewBoardPage
from lif_desktop.ui.start.unlock import UnlockPage
from lif_desktop.ui.start.welcome import WelcomePage
from tests.ui.boards import NAME, PASSPHRASE, TODAY, USER, small_board

LONG = 20_000


def frame_of(qtbot: QtBot, window: MainWindow) -> BoardFrame:
    """The open board in the window, once its bars are filled."""
    qtbot.waitUntil(lambda: isinstance(window.page(), BoardFrame), timeout=LONG)
    frame = window.page()
    assert isinstance(frame, BoardFrame)
    qtbot.waitUntil(lambda: frame.status.file() != "", timeout=LONG)
    return frame


@pytest.fixture
def frame(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> BoardFrame:
    window.desk().enter(small_board(tmp_path / "Northmoor.lif"))
    return frame_of(qtbot, window)


def test_a_new_board_is_made_and_opened(
    qtbot: QtBot, window: MainWindow, preferences: Preferences, tmp_path: Path
) -> None:
    window.page().new_button.click()
    page = window.page()
    assert isinstance(page, NewBoardPage)
    page.name.setText(NAME)
    page.user.setText(USER)
    page.offer.click()
    page.where.setText(str(tmp_path / "Fresh"))
    words = page.passphrase.text()
    page._go.click()
    frame = frame_of(qtbot, window)
    assert window.windowTitle() == "Fresh – LIF Desktop"
    assert frame.page().title() == "Today"
    assert preferences.recent() == [tmp_path / "Fresh.lif"]
    assert preferences.user() == USER
    window.desk().leave()
    with open_board(tmp_path / "Fresh.lif", words, who=USER) as board:
        assert board.settings["name"] == NAME


def test_a_board_that_cannot_be_made_is_said_on_the_page(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    (tmp_path / "There.lif").touch()
    window.desk().new()
    page = window.page()
    page.name.setText(NAME)
    page.user.setText(USER)
    page.offer.click()
    page.where.setText(str(tmp_path / "There.lif"))
    page._go.click()
    qtbot.waitUntil(lambda: "already exists" in page.problem(), timeout=LONG)
    assert page._go.isEnabled()


def test_a_board_is_chosen_unlocked_and_left(
    qtbot: QtBot,
    window: MainWindow,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    path = tmp_path / "Northmoor.lif"
    small_board(path).close()
    answers = [("", ""), (str(path), "")]
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_words: answers.pop(0))
    window.page().open_button.click()
    assert isinstance(window.page(), WelcomePage)
    window.page().open_button.click()
    page = window.page()
    assert isinstance(page, UnlockPage)
    page.user.setText(USER)
    qtbot.keyClicks(page.passphrase, "wrong")
    qtbot.keyClick(page.passphrase, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "passphrase is wrong" in page.problem(), timeout=LONG)
    page.passphrase.setText(PASSPHRASE)
    qtbot.keyClick(page.passphrase, Qt.Key.Key_Return)
    frame = frame_of(qtbot, window)
    assert frame.session.user == USER
    window.desk().leave()
    assert isinstance(window.page(), WelcomePage)
    assert window.desk().session() is None
    window.desk().unlock(path)
    assert window.page().user.text() == USER


def test_the_bars_tell_how_the_board_stands(frame: BoardFrame) -> None:
    assert frame.side.entry("actions").count() == "48"
    assert frame.side.entry("agencies").count() == "4"
    assert frame.side.entry("audits").count() == ""
    assert "“Close action ACT-2026-014”" in frame.status.last()
    assert frame.status.file() == "Northmoor.lif · encrypted"


def test_undo_is_named_and_can_be_done_again(
    qtbot: QtBot, frame: BoardFrame, window: MainWindow
) -> None:
    commands = window.desk().commands
    undo = commands.action("undo")
    assert undo.text() == "Undo ‘Close action ACT-2026-014’"
    assert undo.shortcut().toString() == "Ctrl+Z"
    undo.trigger()
    qtbot.waitUntil(lambda: commands.action("redo").isEnabled(), timeout=LONG)
    assert commands.action("redo").text() == "Redo ‘Close action ACT-2026-014’"
    closed = frame.session.board.find("actions", "ACT-2026-014")
    assert closed is not None
    assert closed.values["status"] == "in_hand"
    commands.action("redo").trigger()
    qtbot.waitUntil(lambda: not commands.action("redo").isEnabled(), timeout=LONG)
    assert frame.session.board.record("actions", closed.id).values["status"] == "completed"


def test_a_change_of_one_page_is_seen_in_the_bars(qtbot: QtBot, frame: BoardFrame) -> None:
    with frame.session.change("Add agency Northmoor Youth Council") as change:
        change.add("agencies", {"name": "Northmoor Youth Council"})
    qtbot.waitUntil(lambda: frame.side.entry("agencies").count() == "5", timeout=LONG)
    qtbot.waitUntil(lambda: "Youth Council" in frame.status.last(), timeout=LONG)


def test_what_went_wrong_inside_a_change_leaves_nothing(frame: BoardFrame) -> None:
    def fail() -> None:
        with frame.session.change("Add agency") as change:
            change.add("agencies", {"name": "Half"})
            raise Fault("Stop.")

    with pytest.raises(Fault):
        fail()
    assert frame.session.board.find("agencies", "Half") is None


def test_the_search_box_finds_pages_commands_and_records(
    qtbot: QtBot, frame: BoardFrame, window: MainWindow
) -> None:
    window.desk().commands.action("find").trigger()
    qtbot.keyClicks(frame.finder, "act")
    assert frame.finder.results()[:2] == ["Actions", "Action plans"]
    frame.finder.clear()
    qtbot.keyClicks(frame.finder, "ACT-2026-003")
    qtbot.waitUntil(
        lambda: (
            frame.finder.results()[:1] == ["ACT-2026-003 Single referral form for housing officers"]
        ),
        timeout=LONG,
    )
    frame.finder.clear()
    qtbot.keyClicks(frame.finder, "dark")
    qtbot.keyClick(frame.finder, Qt.Key.Key_Return)
    assert theme.tokens(frame.palette()).dark


def test_a_scheme_once_chosen_is_remembered(
    window: MainWindow, preferences: Preferences, dressed: QApplication
) -> None:
    for key in ("dark", "light", "system"):
        window.desk().commands.action(key).trigger()
        assert preferences.scheme() == key
    assert not theme.tokens(dressed.palette()).dark


def test_pages_are_walked_by_keyboard_and_refused_while_one_may_not_be_left(
    qtbot: QtBot, frame: BoardFrame, window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    today = frame.side.entry("today")
    today.setFocus()
    today.grab()
    qtbot.keyClick(today, Qt.Key.Key_Down)
    qtbot.keyClick(today, Qt.Key.Key_Up)
    qtbot.keyClick(frame.side.entry("actions"), Qt.Key.Key_Return)
    assert frame.page().title() == "Actions"
    monkeypatch.setattr(frame.page(), "may_leave", lambda: False)
    qtbot.keyClick(frame.side.entry("audits"), Qt.Key.Key_Space)
    assert frame.page().title() == "Actions"
    assert frame.side.entry("actions").isChecked()
    window.desk().new()
    window.desk().unlock(Path("x.lif"))
    window.desk().sample()
    window.desk().leave()
    assert not window.close()
    assert window.page() is frame
    monkeypatch.undo()
    window.desk().commands.action("today").trigger()
    assert frame.page().title() == "Today"


def test_the_board_can_be_checked(qtbot: QtBot, frame: BoardFrame, window: MainWindow) -> None:
    window.desk().commands.action("check").trigger()
    strip = frame.page()._strip
    qtbot.waitUntil(lambda: "The board is whole" in strip.text(), timeout=LONG)
    window.desk().commands.action("refresh").trigger()


def test_messages_and_faults_stand_on_the_page_in_view(
    frame: BoardFrame, window: MainWindow
) -> None:
    window.tell("Something went wrong inside the app.")
    assert frame.page()._strip.text() == "Something went wrong inside the app."
    frame.page().unsay()
    frame.session.say_fault(Fault("The disk is full."))
    assert frame.page()._strip.text() == "The disk is full."


def test_an_undo_beside_a_sentence_goes_once_something_newer_was_done(frame: BoardFrame) -> None:
    session, strip = frame.session, frame.page()._strip
    found = session.board.find("actions", "ACT-2026-014")
    assert found is not None
    session.say("15 items were added.", "well", Action("Undo", session.undo))
    with session.change("Name the lead") as change:
        change.edit("actions", found.id, {"lead": "A. Moss"})
    assert strip.text() == ""
    session.undo()
    assert strip.text() == "Undone: Name the lead."
    session.say("The disk is full.", "late")
    session.redo()
    assert strip.text() == "Done again: Name the lead."
    session.say("The disk is full.", "late")
    session.committed()
    assert strip.text() == "The disk is full."


def test_undoing_what_has_moved_on_is_refused_in_words(
    frame: BoardFrame, monkeypatch: pytest.MonkeyPatch
) -> None:
    def nothing() -> None:
        raise Fault("There is nothing to undo.")

    monkeypatch.setattr(frame.session.board, "undo", nothing)
    frame.session.undo()
    assert frame.page()._strip.text() == "There is nothing to undo."


def test_the_menu_holds_every_command(window: MainWindow) -> None:
    window.desk().show_menu()
    menus = [one for one in window.findChildren(QMenu) if one.isVisible()]
    assert "All commands" in [action.text() for action in menus[0].actions()]
    menus[0].close()


def test_the_sample_is_made_and_shown(qtbot: QtBot, window: MainWindow) -> None:
    window.page().sample_button.click()
    assert frame_of(qtbot, window).session.path.stem == "Sample"


def test_a_sample_that_cannot_be_made_leads_back(
    qtbot: QtBot, window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_report: object) -> Board:
        raise Fault("There is no room for the sample.")

    desk = window.desk()
    monkeypatch.setattr(desk, "_surroundings", desk._surroundings._replace(make_sample=refuse))
    desk.sample()
    qtbot.waitUntil(lambda: isinstance(window.page(), WelcomePage), timeout=LONG)
    assert window.page()._strip.text() == "There is no room for the sample."


def test_after_the_first_picture_the_rest_is_loaded(
    qtbot: QtBot, window: MainWindow, dressed: QApplication
) -> None:
    window.begin(dressed, None)
    qtbot.waitUntil(lambda: window._desk is not None, timeout=LONG)
    window.begin(dressed, Path("/boards/Northmoor.lif"))
    assert isinstance(window.page(), UnlockPage)


def test_a_record_without_a_line_in_the_side_bar_is_found_on_a_page_of_its_own(
    qtbot: QtBot, frame: BoardFrame
) -> None:
    action = frame.session.board.find("actions", "ACT-2026-002")
    assert action is not None
    with frame.session.change("Add update") as change:
        said = {"action": action.id, "made_on": TODAY, "done": "Zebra crossings painted"}
        update = change.add("updates", said)
    qtbot.keyClicks(frame.finder, "zebra")
    qtbot.waitUntil(lambda: any("UPD-" in one for one in frame.finder.results()), timeout=LONG)
    for _ in range([one[:4] for one in frame.finder.results()].index("UPD-")):
        qtbot.keyClick(frame.finder, Qt.Key.Key_Down)
    with qtbot.waitSignal(frame.session.navigated) as went:
        qtbot.keyClick(frame.finder, Qt.Key.Key_Return)
    assert went.args == [Place("updates", update)]
    assert frame.page().title() == "Updates"
    assert frame.side.entry("actions").isChecked()


def test_a_figure_leads_to_the_saved_view_it_counts(frame: BoardFrame) -> None:
    frame.session.navigate("actions", view="Late")
    assert frame.page().title() == "Actions"


def test_a_message_before_any_page_is_shown_is_not_an_error(
    frame: BoardFrame, window: MainWindow
) -> None:
    bare = BoardFrame(frame.session, window.desk().commands, print)
    bare.say(Message("Too early."))
    assert bare.may_close()
    bare.deleteLater()


def test_a_board_that_opens_after_all_was_stopped_is_closed_again(
    window: MainWindow, tmp_path: Path
) -> None:
    path = tmp_path / "Northmoor.lif"
    small_board(path).close()
    window.desk().unlock(path)
    page = window.page()
    page.user.setText(USER)
    page.passphrase.setText(PASSPHRASE)
    page._go.click()
    window.desk().new()
    with open_board(path, PASSPHRASE, who=USER) as board:
        assert board.settings["name"] == NAME


def test_after_a_mistake_of_ours_no_page_waits_for_ever(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    window.tell_mistake("Before anything.")
    desk = window.desk()
    desk.unlock(tmp_path / "x.lif")
    window.page().busy(True)
    window.tell_mistake("Something went wrong inside the app.")
    assert window.page()._go.isEnabled()
    assert window.page()._strip.text() == "Something went wrong inside the app."
    window.busy("Making the sample board")
    window.tell_mistake("Again.")
    assert isinstance(window.page(), WelcomePage)
    desk.enter(small_board(tmp_path / "Northmoor.lif"))
    frame = frame_of(qtbot, window)
    frame.page().busy("Reading")
    window.tell_mistake("And again.")
    assert frame.page()._state is None
    assert frame.page()._strip.text() == "And again."


def test_the_side_bar_takes_the_keyboard(frame: BoardFrame, window: MainWindow) -> None:
    frame.finder.setFocus()
    window.desk().commands.action("pages").trigger()
    assert window.focusWidget() is frame.side.entry("today")


def test_a_board_is_backed_up_once_it_is_open(qtbot: QtBot, frame: BoardFrame) -> None:
    qtbot.waitUntil(lambda: "last backup" in frame.status.file(), timeout=LONG)
    assert backups.newest(frame.session.board.path) is not None
