"""One item in place: its fields, its papers of three kinds, and the text that shows while typed."""

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from lif_desktop.store.board import Board
from lif_desktop.ui.meetings.composer import ComposerPage
from lif_desktop.ui.meetings.item_room import ItemRoom
from lif_desktop.ui.register.editors import ChoiceEditor, LineEditor
from lif_desktop.ui.session import Session
from tests.exporting.pdf import strangers
from tests.ui.meetings.acting import LONG, drawn, titles, words


def opened(qtbot: QtBot, page: ComposerPage, place: int) -> ItemRoom:
    page.rooms.agenda.view.choose(place)
    QTest.keyClick(page.rooms.agenda.view, Qt.Key.Key_Return)
    drawn(qtbot, page)
    assert page.rooms.currentWidget() is page.rooms.item
    return page.rooms.item


def typed(room: ItemRoom, key: str, text: str) -> None:
    editor = room.editors[key]
    assert isinstance(editor, LineEditor)
    editor.line.setFocus()
    editor.line.selectAll()
    QTest.keyClicks(editor.line, text)
    QTest.keyClick(editor.line, Qt.Key.Key_Return)


def names(page: ComposerPage, place: int) -> list[str]:
    return [paper.values["title"] for paper in page.model.rows[place].line.papers]


def test_what_an_item_says_is_saved_as_it_is_left_and_shows_in_the_pack(
    qtbot: QtBot, page: ComposerPage, board: Board
) -> None:
    room = opened(qtbot, page, 0)
    assert room.accessibleName() == "Item 1 of 3"
    typed(room, "title", "Welcome and apologies")
    typed(room, "presenter", "R. Okoro")
    typed(room, "starts_at", "10:15")
    typed(room, "minutes", "20")
    purpose = room.editors["purpose"]
    assert isinstance(purpose, ChoiceEditor)
    purpose.set_value("decision")
    purpose.changed.emit()
    room.confidential.click()
    values = page.model.rows[0].line.item.values
    assert [values[key] for key in ("presenter", "starts_at", "minutes", "purpose")] == [
        "R. Okoro", "10:15", 20, "decision",
    ]  # fmt: skip
    assert values["confidential"]
    assert board.history(1)[0].title == "Item 1, “Welcome and apologies”: confidential"
    page.preview.go(("agenda", 0))
    drawn(qtbot, page)
    for word in ("Welcome and apologies", "R. Okoro", "10:15", "10:35"):
        assert word in words(page)


def test_what_cannot_be_read_says_so_and_is_not_left(qtbot: QtBot, page: ComposerPage) -> None:
    room = opened(qtbot, page, 0)
    typed(room, "minutes", "soon")
    assert "Minutes" in room.problem.text()
    assert not page.may_leave()
    room.leave()
    assert page.rooms.currentWidget() is room
    typed(room, "minutes", "10")
    assert room.problem.text() == ""
    typed(room, "title", " ")
    assert titles(page)[0] == "Welcome"
    QTest.keyClick(room.list if hasattr(room, "list") else room.papers, Qt.Key.Key_Escape)
    assert page.rooms.currentWidget() is page.rooms.agenda


def test_the_next_item_is_one_button_away(qtbot: QtBot, page: ComposerPage) -> None:
    room = opened(qtbot, page, 1)
    qtbot.mouseClick(room._after, Qt.MouseButton.LeftButton)
    assert room.accessibleName() == "Item 3 of 3"
    assert not room._after.isEnabled()
    assert "Thank you all." in drawn(qtbot, page).sheet.words
    qtbot.mouseClick(room._before, Qt.MouseButton.LeftButton)
    assert room.accessibleName() == "Item 2 of 3"
    drawn(qtbot, page)


def test_text_shows_on_the_page_while_it_is_typed_and_is_one_change(
    qtbot: QtBot, page: ComposerPage, board: Board
) -> None:
    room = opened(qtbot, page, 2)
    paper = room.papers.paper
    changes = len(board.history())
    paper.text.setFocus()
    paper.text.setPlainText("Good morning.\n\n- tea\n- cake")
    drawn(qtbot, page)
    assert "Good morning." in words(page)
    assert "cake" in words(page)
    assert len(board.history()) == changes
    assert page.may_leave()
    assert len(board.history()) == changes + 1
    assert board.records("papers")[0].values["text"].startswith("Good morning.")
    assert paper.text.toPlainText().startswith("Good morning.")
    drawn(qtbot, page)


def test_papers_are_written_added_ordered_and_taken_out(
    qtbot: QtBot, page: ComposerPage, session: Session
) -> None:
    room = opened(qtbot, page, 1)
    box = room.papers
    assert "called for by the item’s words" in box.list.item(0).text()
    qtbot.mouseClick(box.text_button, Qt.MouseButton.LeftButton)
    # The paper that the item called for stays, now set beneath it.
    assert names(page, 1) == ["Actions: late, due and to escalate", "Note"]
    assert box.list.currentRow() == 1
    typed_title = box.paper.title.line
    typed_title.setFocus()
    typed_title.selectAll()
    QTest.keyClicks(typed_title, "Why it matters")
    QTest.keyClick(typed_title, Qt.Key.Key_Return)
    assert names(page, 1)[1] == "Why it matters"
    QTest.keyClick(box.list, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert names(page, 1) == ["Why it matters", "Actions: late, due and to escalate"]
    assert box.list.currentRow() == 0
    said: list[str] = []
    session.said.connect(lambda message: said.append(message.text))
    QTest.keyClick(box.list, Qt.Key.Key_Delete)
    assert said == ["“Why it matters” is out of the pack."]
    assert names(page, 1) == ["Actions: late, due and to escalate"]
    session.undo()
    assert len(names(page, 1)) == 2
    drawn(qtbot, page)


def test_an_item_can_call_for_no_paper(qtbot: QtBot, page: ComposerPage) -> None:
    room = opened(qtbot, page, 1)
    qtbot.mouseClick(room.papers.remove, Qt.MouseButton.LeftButton)
    drawn(qtbot, page)
    assert page.model.rows[1].pill.text == "—"
    assert room.papers.list.count() == 0
    assert room.papers.none.isVisible()


def test_a_paper_from_the_boards_data_is_chosen_with_its_period(
    qtbot: QtBot, page: ComposerPage, board: Board
) -> None:
    room = opened(qtbot, page, 0)
    qtbot.mouseClick(room.papers.data_button, Qt.MouseButton.LeftButton)
    chooser = page.rooms.chooser
    assert page.rooms.currentWidget() is chooser
    assert chooser.list.count() > 10
    chooser.words.setText("audit record")
    assert chooser.list.item(0).text().startswith("Audit record and forward plan\n")
    chooser.since.line.setText("soon")
    chooser.add()
    assert "Period from" in chooser.problem.text()
    chooser.since.set_value(date(2026, 1, 1))
    QTest.keyClick(chooser.words, Qt.Key.Key_Return)
    assert page.rooms.currentWidget() is room
    (paper,) = page.model.rows[0].line.papers
    assert paper.values["name"] == "audits"
    assert paper.values["from_on"] == date(2026, 1, 1)
    assert room.papers.paper.since.value() == date(2026, 1, 1)
    assert "audits" in room.papers.paper.said.text().lower()
    room.papers.paper.until.set_value(date(2026, 9, 30))
    assert room.save()
    assert board.records("papers")[1].values["until_on"] == date(2026, 9, 30)
    drawn(qtbot, page)
    chooser.words.setText("no such paper at all")
    assert chooser.none.isVisibleTo(chooser)
    assert not chooser.add_button.isEnabled()


def test_a_paper_about_a_record_asks_which(
    qtbot: QtBot, page: ComposerPage, session: Session
) -> None:
    with session.change("Enter a lesson") as change:
        lesson = change.add("learning", {"lesson": "Hear the child"})
    room = opened(qtbot, page, 0)
    room.papers.data_asked.emit()
    chooser = page.rooms.chooser
    chooser.words.setText("learning briefing")
    assert chooser.about is not None
    chooser.add()
    assert "Name the" in chooser.problem.text()
    chooser.about.setText(session.board.record("learning", lesson).reference)
    chooser.add()
    (paper,) = page.model.rows[0].line.papers
    assert paper.values["about"] == session.board.record("learning", lesson).reference
    assert paper.values["title"].endswith("Hear the child")
    drawn(qtbot, page)


def test_files_are_chosen_told_of_and_opened_as_a_copy(
    qtbot: QtBot, page: ComposerPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    paths = [tmp_path / "Police.pdf", tmp_path / "Figures.xlsx"]
    paths[0].write_bytes(strangers.pdf())
    paths[1].write_bytes(b"PK not read")
    monkeypatch.setattr(
        QFileDialog, "getOpenFileNames", lambda *_: ([str(path) for path in paths], "")
    )
    seen: list[str] = []
    monkeypatch.setattr(
        QDesktopServices, "openUrl", lambda url: bool(seen.append(url.fileName())) or True
    )
    room = opened(qtbot, page, 0)
    qtbot.mouseClick(room.papers.file_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: names(page, 0) == ["Police", "Figures"], timeout=LONG)
    paper = room.papers.paper
    assert "attached to the pack" in paper.said.text()
    room.papers.list.setCurrentRow(0)
    assert "its pages are merged" in paper.said.text()
    paper.agency.set_value(page.session.board.records("agencies")[1].id)
    assert room.save()
    assert page.model.rows[0].line.papers[0].text("agency") == "Northmoor Police"
    qtbot.mouseClick(paper.open_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: bool(seen), timeout=LONG)
    assert seen[0].startswith("Police")
    drawn(qtbot, page)


def test_packs_made_are_listed_opened_and_marked_as_sent(
    qtbot: QtBot, page: ComposerPage, board: Board, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page.packs_link.click()
    room = page.rooms.packs
    assert room.nothing.isVisible()
    with board.change("Keep a pack") as change:
        path = tmp_path / "pack.pdf"
        path.write_bytes(strangers.pdf())
        change.add("packs", {
            "title": "Board pack", "meeting": page.meeting(), "audience": "board", "edition": 1,
            "state": "made", "made_on": date(2026, 11, 20), "pages": 47, "sha256": "ab" * 32,
            "made_by": "J. Hale", **change.attach(path),
        })  # fmt: skip
    page.session.committed()
    assert page.packs_link.text() == "Packs made: 1"
    assert room.list.item(0).text() == (
        "Board, version 1\nmade 20 Nov 2026 by J. Hale · 47 pages · not sent"
    )
    seen: list[str] = []
    monkeypatch.setattr(
        QDesktopServices, "openUrl", lambda url: bool(seen.append(url.fileName())) or True
    )
    qtbot.mouseClick(room.open_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: bool(seen), timeout=LONG)
    qtbot.mouseClick(room.copy_button, Qt.MouseButton.LeftButton)
    assert QGuiApplication.clipboard().text() == "ab" * 32
    qtbot.mouseClick(room.sent_button, Qt.MouseButton.LeftButton)
    room.recipients.setPlainText("A. Moss\nR. Okoro")
    drawn(qtbot, page)
    assert room.recipients.toPlainText()  # a page that is drawn meanwhile takes nothing away
    room.sent_on.line.setText("never")
    qtbot.mouseClick(room.mark_button, Qt.MouseButton.LeftButton)
    assert board.records("packs")[0].values["state"] == "made"
    room.sent_on.line.setText("21 Nov 2026")
    qtbot.mouseClick(room.mark_button, Qt.MouseButton.LeftButton)
    (pack,) = board.records("packs")
    assert (pack.values["state"], pack.values["recipients"]) == ("sent", "A. Moss\nR. Okoro")
    drawn(qtbot, page)
    assert page._subtitle.text().endswith("version 2 · version 1 sent on 21 Nov 2026")
    assert "Sent to: A. Moss, R. Okoro" in room.facts.text()


def test_much_that_a_pack_left_out_stands_line_by_line_and_leaves_the_list_its_room(
    qtbot: QtBot, page: ComposerPage, board: Board
) -> None:
    left_out = [f"Paper {number}: single cases and whose they are." for number in range(40)]
    with board.change("Keep packs") as change:
        for audience, said in (("board", None), ("public", "\n".join(left_out))):
            change.add("packs", {
                "title": "A pack", "meeting": page.meeting(), "audience": audience, "edition": 1,
                "state": "made", "made_on": date(2026, 11, 20), "pages": 7, "sha256": "ab" * 32,
                "left_out": said,
            })  # fmt: skip
    page.session.committed()
    drawn(qtbot, page)
    page.packs_link.click()
    room = page.rooms.packs
    long = next(one for one in range(2) if room.list.item(one).text().startswith("Public"))
    room.list.setCurrentRow(long)
    assert room.facts.text().endswith(f"• {left_out[-2]}\n• {left_out[-1]}")
    qtbot.waitUntil(lambda: room.told.verticalScrollBar().maximum() > 0)
    rows = sum(room.list.sizeHintForRow(row) for row in range(2))
    qtbot.waitUntil(lambda: room.list.viewport().height() >= rows)
    room.list.setCurrentRow(1 - long)
    qtbot.waitUntil(lambda: room.told.verticalScrollBar().maximum() == 0)


def test_a_low_narrow_window_cuts_no_editor_and_tells_the_whole_title(
    qtbot: QtBot, page: ComposerPage
) -> None:
    page.resize(780, 520)
    page.rooms.agenda.view.choose(2)
    page.rooms.agenda.view.open()
    title = page.rooms.item.papers.paper.title.line
    qtbot.waitUntil(title.isVisible)
    qtbot.waitUntil(lambda: title.height() >= title.sizeHint().height() - 1)
    assert page._title.width() < page._title.sizeHint().width()
    page._title.grab()
    assert page.title() in page._title.toolTip()
