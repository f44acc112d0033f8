"""The page of reports on a real board: drawn on a thread, asked anew, saved, leading on."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from lif_desktop.reports.catalogue import REPORTS
from lif_desktop.store.board import Board
from lif_desktop.ui.background import Background
from lif_desktop.ui.exporting.dialog import ExportDialog
from lif_desktop.ui.reports.page import ReportsPage
from lif_desktop.ui.session import Place, Session
from tests import boards

LONG = 60_000  # milliseconds


@pytest.fixture
def board(tmp_path: Path) -> Iterator[Board]:
    with boards.small(tmp_path) as board:
        yield board


@pytest.fixture
def session(board: Board, background: Background) -> Session:
    return Session(board, background=background)


@pytest.fixture
def page(qtbot: QtBot, session: Session, background: Background) -> Iterator[ReportsPage]:
    page = ReportsPage(session)
    qtbot.addWidget(page)
    page.resize(1162, 680)
    page.show()
    page.refresh()
    drawn(qtbot, page, background)
    yield page
    page.close_up()
    qtbot.waitUntil(lambda: not background.busy(), timeout=LONG)


def drawn(qtbot: QtBot, page: ReportsPage, background: Background) -> None:
    qtbot.waitUntil(lambda: page.view is not None and not background.busy(), timeout=LONG)


def test_the_first_report_is_drawn_and_what_waits_is_counted(page: ReportsPage) -> None:
    report = page.report()
    assert report is not None
    assert report.name == REPORTS[0].name == "late"
    assert page.list.waiting("late") == report.attention > 0
    assert page.heading.text() == "Late and due actions"
    assert not page.grab().isNull()


def test_another_report_takes_its_place_only_when_it_is_there(
    qtbot: QtBot, page: ReportsPage, background: Background
) -> None:
    before = page.view
    page.show_view("attendance")
    assert page.view is before
    assert page.note.text() == "Reading the board… Still in view: Late and due actions."
    assert not page.paper_button.isEnabled()
    assert not page.book_button.isEnabled()
    drawn(qtbot, page, background)
    report = page.report()
    assert report is not None
    assert report.name == "attendance"
    assert page.paper_button.isEnabled()
    qtbot.keyClick(page.list, Qt.Key.Key_Up)
    assert page.list.name() != "attendance"
    drawn(qtbot, page, background)


def test_the_public_is_told_less(qtbot: QtBot, page: ReportsPage, background: Background) -> None:
    page.asking.chips["public"].click()
    drawn(qtbot, page, background)
    report = page.report()
    assert report is not None
    assert report.asked.public
    page.asking.period.setCurrentIndex(2)
    page.asking.period.activated.emit(2)
    drawn(qtbot, page, background)
    report = page.report()
    assert report is not None
    assert report.period


def test_what_was_asked_for_and_taken_back_is_not_shown(
    qtbot: QtBot, page: ReportsPage, background: Background
) -> None:
    page.asking.chips["public"].click()
    assert not page.paper_button.isEnabled()
    page.asking.chips["board"].click()
    assert page.paper_button.isEnabled()
    drawn(qtbot, page, background)
    report = page.report()
    assert report is not None
    assert not report.asked.public


def test_a_change_is_drawn_and_nothing_is_drawn_twice(
    qtbot: QtBot, page: ReportsPage, background: Background, session: Session
) -> None:
    before = page.report()
    page.refresh()
    assert not background.busy()
    with session.board.change("Close the late one") as change:
        late = session.board.find("actions", "ACT-2026-001")
        assert late is not None
        done = {"status": "completed", "completed_on": boards.TODAY}
        change.edit("actions", late.id, done, expect_version=late.version)
    page.refresh()
    drawn(qtbot, page, background)
    after = page.report()
    assert before is not None
    assert after is not None
    assert after.attention < before.attention
    assert page.list.waiting("late") == after.attention


def test_a_row_leads_to_its_record(page: ReportsPage, session: Session) -> None:
    went: list[Place] = []
    session.navigated.connect(went.append)
    assert page.view is not None
    table = page.view.tables[0]
    about = table.rows.about(0)
    assert about is not None
    table.opened.emit(about)
    assert went == [Place(about.register, about.record_id)]


def test_what_is_in_view_is_saved_as_paper_and_as_workbook(
    qtbot: QtBot, page: ReportsPage, tmp_path: Path
) -> None:
    for button, name in ((page.paper_button, "late.pdf"), (page.book_button, "late.xlsx")):
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
        (dialog,) = page.findChildren(ExportDialog)
        assert "for the board" in " ".join(
            one.text() for one in dialog.findChildren(type(page.heading))
        )
        dialog.place.setText(str(tmp_path / name))
        dialog.go_button.click()
        qtbot.waitUntil(dialog.open_button.isVisible, timeout=LONG)
        assert "written to" in dialog.said.text()
        dialog.reject()
        qtbot.waitUntil(lambda: not page.findChildren(ExportDialog), timeout=LONG)
    assert (tmp_path / "late.pdf").read_bytes().startswith(b"%PDF")
    assert load_workbook(tmp_path / "late.xlsx").sheetnames[0] == "Read this first"
