"""The export dialog: what, where, progress, result and refusal, with real files."""

import threading
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook
from PySide6.QtCore import Qt
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QRadioButton, QWidget
from pytestqt.qtbot import QtBot

from lif_desktop.exporting.workbooks.tracker import HEAD, ROOM
from lif_desktop.progress import Report
from lif_desktop.registers import Filter
from lif_desktop.store.board import Board
from lif_desktop.store.query import View
from lif_desktop.ui.background import Background
from lif_desktop.ui.exporting.dialog import ExportDialog, Kind, Offer
from lif_desktop.ui.exporting.names import file_name, keep_folder, usual_folder
from lif_desktop.ui.exporting.trackers import offer_tracker
from lif_desktop.ui.session import Session

LONG = 60_000  # milliseconds
OPEN = Filter("status", "is", ("in_hand", "not_started"))


def go(qtbot: QtBot, dialog: ExportDialog) -> None:
    qtbot.mouseClick(dialog.go_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(dialog.progress.isHidden, timeout=LONG)


def test_what_is_in_view_becomes_a_workbook(
    qtbot: QtBot, session: Session, owner: QWidget, tmp_path: Path
) -> None:
    dialog = offer_tracker(session, View("actions", filters=(OPEN,)), owner)
    dialog.open()
    assert [one.text() for one in dialog.findChildren(QRadioButton)] == [
        "The 2 actions in view", "All 4 actions",
    ]  # fmt: skip
    path = tmp_path / "board actions 2026-11-21.xlsx"
    assert dialog.place.text() == str(path)
    go(qtbot, dialog)
    assert dialog.said.text() == f"2 rows were written to {path.name}."
    assert dialog.open_button.isVisible()
    assert not dialog.go_button.isVisible()
    book = load_workbook(path)
    assert book.worksheets[1].tables["Actions"].ref.endswith(str(HEAD + 2 + ROOM))
    book.close()
    dialog.reject()


def test_all_of_a_register_and_a_file_that_is_replaced(
    qtbot: QtBot, session: Session, owner: QWidget, tmp_path: Path
) -> None:
    path = tmp_path / "all.xlsx"
    path.write_bytes(b"old")
    dialog = offer_tracker(session, View("actions"), owner)
    dialog.open()
    assert not any(one.isVisible() for one in dialog.findChildren(QRadioButton))
    dialog.place.setText(str(path.with_suffix("")))
    assert "all.xlsx is there and will be replaced." in dialog._replaces.text()
    assert dialog._replaces.isVisible()
    go(qtbot, dialog)
    book = load_workbook(path)
    assert book.worksheets[1].tables["Actions"].ref.endswith(str(HEAD + 4 + ROOM))
    book.close()
    dialog.reject()


def test_a_refused_place_says_so_and_lets_another_be_given(
    qtbot: QtBot, session: Session, owner: QWidget, tmp_path: Path
) -> None:
    dialog = offer_tracker(session, View("actions"), owner)
    dialog.open()
    dialog.place.setText(str(tmp_path / "nowhere" / "a.xlsx"))
    go(qtbot, dialog)
    assert "is not there, so a.xlsx was not written" in dialog.said.text()
    assert dialog.go_button.isEnabled()
    dialog.place.setText("b.xlsx")
    assert dialog.said.text() == ""
    go(qtbot, dialog)
    assert (tmp_path / "b.xlsx").is_file()
    dialog.reject()


@pytest.mark.parametrize("nothing", ["", "  ", "/", "."])
def test_without_a_name_nothing_can_be_written(
    session: Session, owner: QWidget, nothing: str
) -> None:
    dialog = offer_tracker(session, View("actions"), owner)
    dialog.open()
    dialog.place.setText(nothing)
    assert not dialog.go_button.isEnabled()
    dialog.export()
    assert dialog.said.text() == ""
    dialog.reject()


def test_the_work_is_stopped_by_the_first_cancel_and_closed_by_the_second(
    qtbot: QtBot, session: Session, owner: QWidget, tmp_path: Path
) -> None:
    begun, on = threading.Event(), threading.Event()

    def write(path: Path, report: Report) -> str:
        report(0, 2, "Half of it")
        begun.set()
        on.wait(30)
        report(1, 2, "The rest")
        path.write_text("never")
        return "never"

    offers = [Offer("It", write)]
    dialog = ExportDialog(session, "Write", "It.", offers, "it", Kind(".txt", "Text"), owner)
    dialog.open()
    qtbot.mouseClick(dialog.go_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(begun.is_set, timeout=LONG)
    assert not dialog.place.isEnabled()
    qtbot.mouseClick(dialog.stop_button, Qt.MouseButton.LeftButton)
    assert dialog.said.text() == "Stopping…"
    on.set()
    qtbot.waitUntil(lambda: "Cancelled. No file" in dialog.said.text(), timeout=LONG)
    assert not list(tmp_path.glob("*.txt"))
    with qtbot.waitSignal(dialog.destroyed):
        qtbot.keyClick(dialog, Qt.Key.Key_Escape)


def test_the_folder_written_to_last_is_offered_next(
    qtbot: QtBot, session: Session, owner: QWidget, tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    folder = tmp_path / "Board papers"
    folder.mkdir()
    opened: list[str] = []
    monkeypatch.setattr(
        QFileDialog, "getSaveFileName", lambda *_: (str(folder / "actions.xlsx"), "")
    )
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url.toLocalFile()))
    dialog = offer_tracker(session, View("actions"), owner)
    dialog.open()
    qtbot.mouseClick(dialog._browse, Qt.MouseButton.LeftButton)
    go(qtbot, dialog)
    qtbot.mouseClick(dialog.open_button, Qt.MouseButton.LeftButton)
    qtbot.mouseClick(dialog.folder_button, Qt.MouseButton.LeftButton)
    assert list(map(Path, opened)) == [folder / "actions.xlsx", folder]
    dialog.reject()
    following = offer_tracker(session, View("actions"), owner)
    assert Path(following.place.text()).parent == folder
    following.reject()


def test_a_folder_that_is_gone_is_not_offered(session: Session, tmp_path: Path) -> None:
    keep_folder(session, tmp_path / "gone")
    assert usual_folder(session) == tmp_path


def test_without_preferences_the_boards_own_folder_is_offered(
    board: Board, background: Background, tmp_path: Path
) -> None:
    session = Session(board, background=background)
    keep_folder(session, tmp_path / "elsewhere")
    assert usual_folder(session) == tmp_path


@given(st.text(max_size=200))
def test_every_name_is_one_that_windows_takes(text: str) -> None:
    name = file_name(text)
    assert name
    assert not set(name) & set('<>:"/\\|?*\n\t\0')
    assert not name.endswith((" ", "."))
    assert name.split(".")[0].lower() not in {"con", "nul", "prn", "aux", "com1", "lpt9"}


def test_names_read_as_they_were_meant() -> None:
    assert file_name("Board: 24/11/2026 pack?") == "Board 24 11 2026 pack"
    assert file_name("con") == "con file"
    assert file_name("…") == "…"
    assert file_name("???") == "file"
