"""The composer: agenda beside the pack as it will be printed, each edit a change that shows."""

import gc
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QModelIndex, QRect, Qt, QUrl
from PySide6.QtGui import QImage
from PySide6.QtTest import QAbstractItemModelTester, QTest
from pytestqt.qtbot import QtBot

from lif_desktop.store.board import Board
from lif_desktop.store.query import View
from lif_desktop.ui.background import Background
from lif_desktop.ui.meetings.agenda_model import AgendaModel
from lif_desktop.ui.meetings.composer import ComposerPage
from lif_desktop.ui.session import Session
from tests.exporting.pdf import strangers
from tests.ui.meetings.acting import LONG, drawn, judged, pills, titles, words

WELCOME, ACTIONS, CHAIR = "Welcome", "Actions: late, due and to escalate", "A word from the chair"


def test_the_agenda_of_the_next_meeting_stands_beside_its_pack(
    qtbot: QtBot, page: ComposerPage
) -> None:
    assert page.title() == "Partnership, Tuesday 24 November 2026"
    judged(qtbot, page)
    drawn(qtbot, page)
    assert titles(page) == [WELCOME, ACTIONS, CHAIR]
    pages = page.preview.seen.pages if page.preview.seen else 0
    assert page._subtitle.text() == f"3 items · {pages} pages · version 1 · not yet sent"
    assert pills(page)[0] == "—"
    assert pills(page)[2] == "1 page"
    assert page.model.rows[1].note == "J. Hale · 09:35"
    assert page.preview.view.accessibleName() == f"Page 1 of {pages}"
    assert "Partnership meeting" in page.preview.view.accessibleDescription()


def test_choosing_an_item_leads_to_its_first_page_and_turning_pages_leads_the_agenda(
    qtbot: QtBot, page: ComposerPage
) -> None:
    page.rooms.agenda.view.choose(2)
    seen = drawn(qtbot, page)
    assert "Thank you all." in seen.sheet.words
    assert seen.number == seen.pages
    assert page.preview.number.text() == str(seen.pages)
    assert not page.preview.on.isEnabled()
    page.preview.view.setFocus()
    QTest.keyClick(page.preview.view, Qt.Key.Key_Home)
    assert drawn(qtbot, page).number == 1
    page.preview.go_to(3)
    drawn(qtbot, page)
    row = page.rooms.agenda.view.row()
    assert row is not None
    assert row.line.title == ACTIONS
    QTest.keyClick(page.preview.view, Qt.Key.Key_End)
    assert drawn(qtbot, page).number == seen.pages
    page.preview.number.setText("2")
    QTest.keyClick(page.preview.number, Qt.Key.Key_Return)
    assert drawn(qtbot, page).number == 2


def test_the_page_is_as_wide_as_there_is_room_or_whole_and_larger_by_key(
    qtbot: QtBot, page: ComposerPage
) -> None:
    view = page.preview.view
    wide = view.scale()
    assert page.preview.seen is not None
    assert abs(page.preview.seen.sheet.width - view.viewport().width()) < 60
    qtbot.mouseClick(page.preview.whole, Qt.MouseButton.LeftButton)
    assert view.scale() < wide
    assert view.verticalScrollBar().maximum() == 0
    QTest.keyClick(view, Qt.Key.Key_Plus, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(view, Qt.Key.Key_Plus, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(view, Qt.Key.Key_Minus, Qt.KeyboardModifier.ControlModifier)
    larger = view.scale()
    QTest.keyClick(view, Qt.Key.Key_0, Qt.KeyboardModifier.ControlModifier)
    assert view.scale() < larger
    qtbot.mouseClick(page.preview.wide, Qt.MouseButton.LeftButton)
    assert view.scale() == pytest.approx(wide)
    qtbot.waitUntil(lambda: not page.preview._rest.isActive(), timeout=LONG)
    drawn(qtbot, page)
    assert view.verticalScrollBar().value() == 0


def test_items_are_moved_by_key_by_button_and_by_dragging_and_undone(
    qtbot: QtBot, page: ComposerPage, session: Session
) -> None:
    view = page.rooms.agenda.view
    view.choose(2)
    QTest.keyClick(view, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert titles(page) == [WELCOME, CHAIR, ACTIONS]
    row = view.row()
    assert row is not None
    assert row.line.title == CHAIR
    qtbot.mouseClick(page.rooms.agenda.down, Qt.MouseButton.LeftButton)
    assert titles(page) == [WELCOME, ACTIONS, CHAIR]
    data = page.model.mimeData([page.model.index(0)])
    move = Qt.DropAction.MoveAction
    assert page.model.canDropMimeData(data, move, 3, 0, QModelIndex())
    page.model.dropMimeData(data, move, 3, 0, QModelIndex())
    assert titles(page) == [ACTIONS, CHAIR, WELCOME]
    session.undo()
    assert titles(page) == [WELCOME, ACTIONS, CHAIR]
    drawn(qtbot, page)


def test_an_item_is_named_in_its_row_and_the_pack_says_so(qtbot: QtBot, page: ComposerPage) -> None:
    page.rooms.agenda.view.choose(2)
    drawn(qtbot, page)
    assert page.model.setData(page.model.index(2), "Last words")
    assert titles(page)[2] == "Last words"
    page.preview.go(("agenda", 0))
    drawn(qtbot, page)
    assert "Last words" in words(page)
    assert not page.model.setData(page.model.index(2), "  ")


def test_an_item_that_is_removed_says_so_and_comes_back_with_its_papers(
    qtbot: QtBot, page: ComposerPage, session: Session, board: Board
) -> None:
    said: list[str] = []
    session.said.connect(lambda message: said.append(message.text))
    page.rooms.agenda.view.choose(2)
    QTest.keyClick(page.rooms.agenda.view, Qt.Key.Key_Delete)
    assert titles(page) == [WELCOME, ACTIONS]
    assert board.records("papers") == []
    assert said == [f"“{CHAIR}” is off the agenda."]
    session.undo()
    assert titles(page) == [WELCOME, ACTIONS, CHAIR]
    assert len(board.records("papers")) == 1
    drawn(qtbot, page)


def test_once_the_item_in_view_is_removed_the_next_one_is_shown(
    qtbot: QtBot, page: ComposerPage
) -> None:
    view = page.rooms.agenda.view
    view.choose(2)
    page.work._shift(-1)
    drawn(qtbot, page)
    view.choose(1)
    assert "Thank you all." in drawn(qtbot, page).sheet.words
    QTest.keyClick(view, Qt.Key.Key_Delete)
    assert drawn(qtbot, page).number > 1
    assert view.row() is not None
    assert ACTIONS in words(page)


def test_a_new_item_is_named_at_once(qtbot: QtBot, page: ComposerPage, board: Board) -> None:
    qtbot.mouseClick(page.item_button, Qt.MouseButton.LeftButton)
    assert page.rooms.currentWidget() is page.rooms.item
    line = page.rooms.item.editors["title"].focusProxy()
    assert line is not None
    QTest.keyClicks(line, "Schools")
    QTest.keyClick(line, Qt.Key.Key_Return)
    assert titles(page) == [WELCOME, ACTIONS, CHAIR, "Schools"]
    assert board.history(1)[0].title == "Item 4, “New item”: item"
    page.rooms.item.leave()
    assert page.rooms.currentWidget() is page.rooms.agenda
    drawn(qtbot, page)


def test_the_public_twin_shows_what_it_leaves_out(qtbot: QtBot, page: ComposerPage) -> None:
    judged(qtbot, page)
    qtbot.mouseClick(page.public_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: bool(page._seen and page._seen.pack.public), timeout=LONG)
    assert page.rooms.currentWidget() is page.rooms.withheld
    listed = page.rooms.withheld.list
    assert listed.count() > 2
    assert "public twin" in page._subtitle.text()
    assert page.public_button.text().startswith("Public twin: ")
    listed.setCurrentRow(listed.count() - 1)
    drawn(qtbot, page)
    qtbot.mouseClick(page.public_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: bool(page._seen and not page._seen.pack.public), timeout=LONG)
    assert page.rooms.currentWidget() is page.rooms.agenda


def test_figures_that_cannot_be_are_counted_listed_and_led_to(
    qtbot: QtBot, page: ComposerPage, session: Session, board: Board
) -> None:
    (paper,) = board.records("papers")
    with session.change("Say a figure that cannot be") as change:
        change.edit("papers", paper.id, {"text": "5 of 12 children (47 %) were seen."})
    judged(qtbot, page)
    assert page.figures_button.text() == "Check figures: 1"
    assert page.model.rows[2].said == "1 page, 1 figure to look at"
    qtbot.mouseClick(page.figures_button, Qt.MouseButton.LeftButton)
    assert page.rooms.currentWidget() is page.rooms.figures
    listed = page.rooms.figures.list
    assert listed.item(0).text() == "From the chair"
    page.preview.go(("cover", 0))
    drawn(qtbot, page)
    listed.itemActivated.emit(listed.item(1))
    assert "47 %" in drawn(qtbot, page).sheet.words
    page.rooms.figures.leave()
    assert page.rooms.currentWidget() is page.rooms.agenda


def test_a_dropped_pdf_becomes_pages_of_its_item_and_a_damaged_one_a_notice(
    qtbot: QtBot, page: ComposerPage, tmp_path: Path
) -> None:
    good, bad = tmp_path / "Police report.pdf", tmp_path / "Torn.pdf"
    good.write_bytes(strangers.pdf([strangers.A4] * 3))
    bad.write_bytes(b"%PDF-1.7 torn")
    for path, row in ((good, 0), (bad, 2)):
        data = QMimeData()
        data.setUrls([QUrl.fromLocalFile(str(path))])
        copy = Qt.DropAction.CopyAction
        assert page.model.canDropMimeData(data, copy, -1, -1, page.model.index(row))
        page.model.dropMimeData(data, copy, -1, -1, page.model.index(row))
        qtbot.waitUntil(
            lambda row=row, path=path: any(  # type: ignore[misc]
                one.values["file_name"] == path.name for one in page.model.rows[row].line.papers
            ),
            timeout=LONG,
        )
    judged(qtbot, page)
    drawn(qtbot, page)
    assert pills(page)[0] == "4 pages"
    assert page.model.rows[2].pill.meaning == "late"
    page.rooms.item.papers.looked_at.emit(f"papers:{page.model.rows[2].line.papers[1].id}")
    drawn(qtbot, page)
    assert "damaged" in page.preview.strip.text().lower()


def test_a_meeting_without_items_offers_the_proposal(
    qtbot: QtBot, page: ComposerPage, board: Board
) -> None:
    held = board.find("meetings", "MTG-2026-001")
    assert held is not None
    page.show_record(held.id)
    drawn(qtbot, page)
    assert page.rooms.currentWidget() is page.rooms.empty
    assert page._subtitle.text().startswith("no items of its own yet · ")
    page.propose()
    proposals = page.rooms.proposals
    qtbot.waitUntil(lambda: proposals.list.count() > 0, timeout=LONG)
    first = proposals.list.item(0)
    assert first.checkState() == Qt.CheckState.Checked
    assert "\n" in first.text()  # the reason
    count = proposals.list.count()
    first.setCheckState(Qt.CheckState.Unchecked)
    assert proposals.adopt_button.text() == f"Adopt {count - 1} items"
    qtbot.mouseClick(proposals.adopt_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: len(titles(page)) == count - 1, timeout=LONG)
    assert page.rooms.currentWidget() is page.rooms.agenda
    assert page._strip.text() == "" or "on the agenda" in page._strip.text()
    drawn(qtbot, page)


def test_a_paper_that_says_nothing_is_marked(
    qtbot: QtBot, page: ComposerPage, session: Session, board: Board
) -> None:
    (paper,) = board.records("papers")
    with session.change("Empty it") as change:
        change.edit("papers", paper.id, {"text": None})
    drawn(qtbot, page)
    assert pills(page)[2] == "Says nothing"


def test_without_any_meeting_the_page_says_what_to_do(
    qtbot: QtBot, bare_board: Board, background: Background
) -> None:
    session = Session(bare_board, background=background)
    went: list[object] = []
    session.navigated.connect(went.append)
    page = ComposerPage(session)
    qtbot.addWidget(page)
    page.refresh()
    assert page._state is not None
    assert "No meeting yet" in page._state.accessibleName()
    page.add_item()
    page.export()
    assert went == []
    page.close_up()


def test_the_agenda_is_a_sound_model(qtbot: QtBot, page: ComposerPage) -> None:
    model = AgendaModel()
    tester = QAbstractItemModelTester(model)
    model.show_rows(page.model.rows)
    assert model.rowCount() == 3
    model.show_rows(list(reversed(page.model.rows)))
    model.show_rows(())
    assert model.rowCount() == 0
    assert model.index(0).data() is None
    del tester
    drawn(qtbot, page)


def test_the_page_stands_dot_for_dot_on_the_screen(qtbot: QtBot, page: ComposerPage) -> None:
    seen = drawn(qtbot, page)
    view, sheet = page.preview.view, seen.sheet
    qtbot.waitUntil(lambda: not page.preview._rest.isActive(), timeout=LONG)
    form = QImage.Format.Format_RGBX8888
    image = QImage(sheet.pixels, sheet.width, sheet.height, 4 * sheet.width, form)
    corner = view._where().topLeft().toPoint()
    part = QRect(20, 60, sheet.width - 60, 60)  # the board's name and the marking
    screen = view.viewport().grab().toImage().copy(part.translated(corner))
    assert screen.convertToFormat(form) == image.copy(part)


def test_a_pack_that_stands_is_walked_by_the_collector_again_once_its_board_is_closed(
    qtbot: QtBot, page: ComposerPage
) -> None:
    qtbot.waitUntil(lambda: gc.get_freeze_count() > 0, timeout=LONG)
    page.close_up()
    assert gc.get_freeze_count() == 0


def test_folders_and_programs_are_no_papers_and_said_to_be_none(
    page: ComposerPage, session: Session, board: Board, tmp_path: Path
) -> None:
    said: list[str] = []
    session.said.connect(lambda message: said.append(message.text))
    (tmp_path / "Papers").mkdir()
    for name in ("setup.exe", "fine.txt"):
        (tmp_path / name).write_bytes(b"x")
    before = board.count(View("papers"))
    for names in (["Papers", "fine.txt"], ["fine.txt", "setup.exe"]):
        data = QMimeData()
        data.setUrls([QUrl.fromLocalFile(str(tmp_path / name)) for name in names])
        target = page.model.index(0)
        assert page.model.canDropMimeData(data, Qt.DropAction.CopyAction, -1, -1, target)
        page.model.dropMimeData(data, Qt.DropAction.CopyAction, -1, -1, target)
    assert said == [
        "“Papers” is a folder. Drop the files that are in it; nothing was added.",
        "“setup.exe” is a program and no paper: no pack carries it. Nothing was added.",
    ]
    assert board.count(View("papers")) == before
