"""What is out at a glance, and the page of the returns sent out."""

from pathlib import Path

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QDialog, QLabel, QProgressBar, QWidget
from pytestqt.qtbot import QtBot

from lif_desktop.faults import Fault
from lif_desktop.reports.watch.returns import TO_CHASE, TO_JUDGE
from lif_desktop.store.board import Board
from lif_desktop.ui.background import Background
from lif_desktop.ui.blocks.buttons import Button
from lif_desktop.ui.blocks.pill import PillLabel
from lif_desktop.ui.main_window import MainWindow
from lif_desktop.ui.returns.chasing import ChaseDialog
from lif_desktop.ui.returns.judging import JudgeDialog
from lif_desktop.ui.returns.out_board import OutBoard
from lif_desktop.ui.returns.page import ReturnsPage
from lif_desktop.ui.returns.sending import SendDialog
from lif_desktop.ui.session import Place, Session
from tests.reports import sent_made
from tests.ui.boards import small_board

LONG = 60_000  # milliseconds


def shown(qtbot: QtBot, session: Session, background: Background) -> OutBoard:
    out = OutBoard(session)
    qtbot.addWidget(out)
    out.resize(1100, 600)
    out.show()
    qtbot.waitUntil(lambda: not background.busy(), timeout=LONG)
    return out


def words(out: QWidget) -> list[str]:
    return [one.accessibleName() or one.text() for one in out.findChildren(QLabel)
            if one.isVisibleTo(out)]  # fmt: skip


def button(out: QWidget, name: str) -> Button:
    return next(one for one in out.findChildren(Button) if one.accessibleName() == name)


def test_nothing_sent_out_says_what_belongs_here(
    qtbot: QtBot, session: Session, background: Background
) -> None:
    out = shown(qtbot, session, background)
    assert out.said.text().startswith("Nothing has been sent out from here yet.")
    assert out.chase_button.isHidden()
    assert out.all_button.isHidden()
    out.send_button.click()
    dialog = out.findChild(SendDialog)
    assert dialog is not None
    qtbot.waitUntil(dialog.progress.isHidden, timeout=LONG)
    dialog.reject()


def test_rounds_and_returns_that_wait_stand_in_groups(
    qtbot: QtBot, session: Session, background: Background, board: Board, went: list[Place]
) -> None:
    late, *_ = sent_made.two_rounds(board)
    out = shown(qtbot, session, background)
    assert out.said.isHidden()
    found = words(out)
    assert "Action updates, due 13 Nov 2026" in found
    assert "2 of 3 back, 1 late, 1 to judge" in found
    assert "0 of 1 back" in found
    assert {"Late · 1", "Due soon · 1", "Came back, to be judged · 1"} <= set(found)
    assert "Action updates, due 13 Nov 2026 · chased 14 Nov 2026, to chase today" in found
    assert "Action updates · came back 16 Nov 2026" in found
    # What came back in spring is over and not shown.
    assert not any("29 May" in one for one in found)
    pills = [one.pill().text for one in out.findChildren(PillLabel)]
    assert pills == ["Late 8 d", "Due 4 d", "3 d late"]
    assert [one.value() for one in out.findChildren(QProgressBar)] == [2, 0]
    assert out.chase_button.text() == "Chase 2…"
    button(out, "Open RET-2026-004").click()
    out.all_button.click()
    assert went == [Place("returns", late), Place("returns")]


def test_it_follows_the_board_and_offers_judging(
    qtbot: QtBot, session: Session, background: Background, board: Board
) -> None:
    _, back, *_ = sent_made.two_rounds(board)
    out = shown(qtbot, session, background)
    button(out, "Judge RET-2026-005").click()
    dialog = out.findChild(JudgeDialog)
    assert dialog is not None
    dialog.answers["relevant"].setCurrentIndex(1)
    dialog.accept_button.click()
    qtbot.waitUntil(lambda: not background.busy(), timeout=LONG)
    assert "Came back, to be judged · 1" not in words(out)
    assert board.record("returns", back).values["state"] == "accepted"
    out.chase_button.click()
    assert out.findChild(ChaseDialog) is not None
    qtbot.waitUntil(lambda: not background.busy(), timeout=LONG)
    # Hidden, it reads nothing.
    out.hide()
    session.undo()
    assert not background.busy()


def test_many_returns_lead_to_the_page_with_all_of_them(
    qtbot: QtBot, session: Session, background: Background, board: Board, went: list[Place]
) -> None:
    sent_made.schools(board, 5)
    for number in range(5):
        sent_made.one(board, None, "dataset", issued_on=sent_made.SPRING.replace(day=number + 1),
                      due_on=None)  # fmt: skip
    sent_made.one(board, None, "highlight", state="back", received_on=sent_made.AUTUMN)
    sent_made.one(board, None, "highlight", state="back")
    out = shown(qtbot, session, background)
    found = words(out)
    assert "and 3 rounds more" in found
    assert "Dataset, no due date · not chased" in found
    assert {"In time", "Late 8 d", "No due date"} == {
        one.pill().text for one in out.findChildren(PillLabel)
    }
    button(out, "Show all 5: Late").click()
    assert went == [Place("returns", view="Late")]


def test_all_back_and_judged_is_said(
    qtbot: QtBot, session: Session, background: Background, board: Board
) -> None:
    sent_made.one(board, None, state="accepted", received_on=sent_made.AUTUMN_DUE)
    out = shown(qtbot, session, background)
    assert out.said.text() == "All that was sent out is back and judged."
    assert out.all_button.isVisible()


def test_what_cannot_be_read_is_said(
    qtbot: QtBot, session: Session, background: Background
) -> None:
    out = shown(qtbot, session, background)
    out._fail(Fault("The drive reported an error."))
    assert out.said.text() == (
        "The drive reported an error. Nothing was changed; press F5 to read again."
    )


def kept(board: Board, folder: Path) -> int:
    """Send a return whose file the board keeps."""
    book = folder / "Update of health.xlsx"
    book.write_bytes(b"PK a workbook")
    returned = sent_made.one(board, board.records("agencies")[0].id)
    with board.change("Keep the file") as change:
        file = change.attach(book)
        change.edit("returns", returned, {key: file[key] for key in ("file_name", "file_hash")})
    return returned


def test_the_kept_file_opens_as_a_copy(
    qtbot: QtBot, session: Session, background: Background, board: Board, tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    returned = kept(board, tmp_path)
    opened: list[QUrl] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url) or False)
    out = shown(qtbot, session, background)
    button(out, "Open the file of RET-2026-001").click()
    qtbot.waitUntil(lambda: bool(opened), timeout=LONG)
    assert Path(opened[0].toLocalFile()).read_bytes() == b"PK a workbook"
    page = ReturnsPage(session)
    qtbot.addWidget(page)
    page.show()
    page.refresh()
    page.open_file()
    assert len(opened) == 1
    page.show_record(returned)
    assert page.file_button.isEnabled()
    assert not page.judge_button.isEnabled()
    page.file_button.click()
    qtbot.waitUntil(lambda: len(opened) == 2, timeout=LONG)
    qtbot.waitUntil(lambda: "no program" in page._strip.text(), timeout=LONG)


def test_the_page_of_returns_judges_sends_and_chases(
    qtbot: QtBot, session: Session, board: Board, background: Background
) -> None:
    _, back, *_ = sent_made.two_rounds(board)
    page = ReturnsPage(session)
    qtbot.addWidget(page)
    page.resize(1100, 700)
    page.show()
    page.show_view(TO_JUDGE)
    page.refresh()
    assert page.model.rowCount() == 1 + 1
    page._judge()
    assert page.findChild(JudgeDialog) is None
    page.show_record(back)
    assert page.judge_button.isEnabled()
    page.judge_button.click()
    dialog = page.findChild(JudgeDialog)
    assert dialog is not None
    dialog.reject()
    page.show_view(TO_CHASE)
    assert page.filters.conditions
    assert page.findChild(ChaseDialog) is not None
    page.send_button.click()
    assert page.findChild(SendDialog) is not None
    qtbot.waitUntil(lambda: not background.busy(), timeout=LONG)
    page.panel.close_record()
    page.table.select(0)
    assert page._chosen_one() is not None


def test_the_commands_and_the_page_of_returns_offer_it_all(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    desk = window.desk()
    desk.enter(small_board(tmp_path / "Commands.lif"))
    for key in ("send", "chase"):
        desk.commands.action(key).trigger()
    assert {type(one) for one in window.findChildren(QDialog)} == {SendDialog, ChaseDialog}
    qtbot.waitUntil(lambda: not desk.background.busy(), timeout=LONG)
    session = desk.session()
    assert session is not None
    session.navigate("imports")
    assert window.findChild(OutBoard) is not None
    qtbot.waitUntil(lambda: not desk.background.busy(), timeout=LONG)
