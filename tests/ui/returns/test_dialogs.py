"""Sending out, chasing and judging in the window, with real files and a real board."""

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from lif_desktop.rules.chasing import SETTING
from lif_desktop.store.board import Board
from lif_desktop.store.query import View
from lif_desktop.ui.returns.asking import chase_returns, judge_return, send_out
from lif_desktop.ui.returns.chasing import ChaseDialog
from lif_desktop.ui.returns.folder_dialog import FolderDialog
from lif_desktop.ui.returns.judging import JudgeDialog
from lif_desktop.ui.returns.schedule import ScheduleDialog
from lif_desktop.ui.returns.sending import SendDialog
from lif_desktop.ui.session import Message, Session
from tests.reports import sent_made

LONG = 60_000  # milliseconds


def settled(qtbot: QtBot, dialog: FolderDialog) -> None:
    qtbot.waitUntil(dialog.progress.isHidden, timeout=LONG)


def sending(qtbot: QtBot, session: Session, owner: QWidget) -> SendDialog:
    dialog = send_out(session, owner)
    assert isinstance(dialog, SendDialog)
    settled(qtbot, dialog)
    return dialog


def chasing(qtbot: QtBot, session: Session, owner: QWidget) -> ChaseDialog:
    dialog = chase_returns(session, owner)
    assert isinstance(dialog, ChaseDialog)
    settled(qtbot, dialog)
    return dialog


def lines(dialog: SendDialog | ChaseDialog) -> list[list[str]]:
    tree = dialog.ticks.tree
    return [
        [item.text(place) for place in range(tree.columnCount())]
        for row in range(tree.topLevelItemCount())
        if (item := tree.topLevelItem(row)) is not None
    ]


def test_returns_go_out_to_the_agencies_that_are_ticked_and_undo_takes_the_record_back(
    qtbot: QtBot, session: Session, owner: QWidget, board: Board, tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    dialog = sending(qtbot, session, owner)
    shown = {name: gets for name, gets in lines(dialog)}  # noqa: C416 - two cells a line
    assert shown["Northmoor Police"].startswith("1 action")
    assert shown["Housing Trust"].startswith("Nothing: ")
    assert dialog.go_button.text() == "Send out 2 returns"
    police = board.find("agencies", "Northmoor Police")
    assert police is not None
    dialog.ticks.tick_none()
    assert (dialog.go_button.text(), dialog.go_button.isEnabled()) == ("Choose an agency", False)
    assert dialog.go_button.accessibleName() == "Choose an agency"
    dialog.ticks.tick(police.id, on=True)
    assert dialog.go_button.text() == "Send out 1 return"
    dialog.place.setText(str(tmp_path / "out"))
    with qtbot.waitSignal(session.changed, timeout=LONG):
        dialog.go_button.click()
    settled(qtbot, dialog)
    (book,) = (tmp_path / "out").iterdir()
    assert book.suffix == ".xlsx"
    assert dialog.said.text().startswith("1 return written into")
    assert dialog.go_button.isHidden()
    opened: list[QUrl] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url) or True)
    dialog.folder_button.click()
    assert opened == [QUrl.fromLocalFile(str(tmp_path / "out"))]
    assert board.count(View("returns")) == 1
    dialog.undo_button.click()
    assert board.count(View("returns")) == 0
    assert "do not send them" in dialog.said.text()
    dialog.reject()


def test_what_is_out_already_is_said_before_it_is_withdrawn(
    qtbot: QtBot, session: Session, owner: QWidget, board: Board, tmp_path: Path
) -> None:
    dialog = sending(qtbot, session, owner)
    dialog.place.setText(str(tmp_path / "out"))
    dialog.go()
    settled(qtbot, dialog)
    dialog.reject()
    again = sending(qtbot, session, owner)
    gets = dict(lines(again))["Northmoor Police"]
    assert "takes the place of RET-2026-002, still out" in gets
    again.place.setText("again")
    again.go()
    settled(qtbot, again)
    assert again.said.text().endswith("2 returns that were out already are withdrawn.")
    # A relative folder stands beside what was written last.
    assert (tmp_path / "again").is_dir()
    with board.change("Something else") as change:
        change.add("agencies", {"name": "Fire"})
    again.undo()
    assert again.said.text().startswith("Something was changed since")
    assert board.count(View("returns")) == 4


def test_a_kind_has_its_period_or_cycle_and_a_date_that_can_be(
    qtbot: QtBot, session: Session, owner: QWidget, board: Board
) -> None:
    with board.change("A cycle") as change:
        change.add("audits", {"title": "Section 11 of 2026", "kind": "section11",
                              "state": "under_way", "due_on": date(2026, 12, 18)})  # fmt: skip
    dialog = sending(qtbot, session, owner)
    assert dialog.round.isHidden()
    dialog.kind.setCurrentIndex(dialog.kind.findData("dataset"))
    settled(qtbot, dialog)
    assert dialog.round.itemText(0) == "Q2 2026/27"
    assert dialog.said.text() == "There is nothing to ask any agency of this kind."
    dialog.kind.setCurrentIndex(dialog.kind.findData("highlight"))
    settled(qtbot, dialog)
    dialog.round.setCurrentIndex(1)
    settled(qtbot, dialog)
    assert lines(dialog)[0][1] == "Its report of Q1 2026/27"
    assert dialog.ready() == "Send out 3 returns"
    dialog.due.set_value(date(2026, 11, 20))
    assert dialog.ready() == ""
    dialog.look()
    assert dialog.go_button.text() == "Choose a day to come"
    dialog.due.line.setText("soon")
    assert dialog.ready() == ""
    dialog.kind.setCurrentIndex(dialog.kind.findData("section11"))
    settled(qtbot, dialog)
    assert dialog.round.count() == 2
    assert dialog.due.value() == date(2026, 12, 18)
    dialog.round.setCurrentIndex(1)
    settled(qtbot, dialog)
    dialog.reject()


def test_what_stands_in_the_way_is_said_and_all_can_be_tried_again(
    qtbot: QtBot, session: Session, owner: QWidget, board: Board, tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    dialog = sending(qtbot, session, owner)
    taken = tmp_path / "taken"
    taken.write_text("a file")
    dialog.place.setText(str(taken))
    dialog.go()
    settled(qtbot, dialog)
    assert dialog.said.text()
    assert dialog.go_button.isEnabled()
    assert board.count(View("returns")) == 0
    folder = str(tmp_path / "chosen")
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: folder)
    dialog._browse.click()
    assert dialog.place.text() == folder
    dialog.go()
    dialog.reject()  # at work: it is asked to stop, and says so or that it was too late
    settled(qtbot, dialog)
    assert dialog.isVisible()
    written = board.count(View("returns"))
    assert written == 0 or dialog.undo_button.isVisible()
    dialog.kind.setCurrentIndex(dialog.kind.findData("section11"))
    settled(qtbot, dialog)
    assert dialog.said.text().startswith("No cycle of standards is open.")
    dialog.reject()
    assert not dialog.isVisible()


def test_who_is_to_be_chased_is_shown_with_the_letter_and_written(
    qtbot: QtBot, session: Session, owner: QWidget, board: Board, tmp_path: Path
) -> None:
    late, *_ = sent_made.two_rounds(board)
    dialog = chasing(qtbot, session, owner)
    assert lines(dialog) == [
        ["Northmoor Health NHS Trust", "Second reminder", "1 late", "Dr L. Park"],
        ["Northmoor Police", "Return coming due", "1 due", "Nobody named"],
    ]
    read = dialog.letter.toPlainText()
    assert read.startswith("Dr L. Park\nNorthmoor Health NHS Trust\n\n21 November 2026\n\nDear Dr")
    assert "•  ACT-2026-001\n      What was agreed: Single referral form" in read
    dialog.ticks.tree.setCurrentItem(dialog.ticks.tree.topLevelItem(1))
    assert "is due soon" in dialog.letter.toPlainText()
    police = board.find("agencies", "Northmoor Police")
    assert police is not None
    dialog.ticks.tick(police.id, on=False)
    assert dialog.go_button.text() == "Write to 1 agency"
    for box in dialog.parts.values():
        box.setChecked(False)
    assert not dialog.go_button.isEnabled()
    dialog.parts["letters"].setChecked(True)
    dialog.place.setText(str(tmp_path / "letters"))
    dialog.go()
    settled(qtbot, dialog)
    assert [path.suffix for path in (tmp_path / "letters").iterdir()] == [".docx"]
    assert dialog.said.text().endswith("1 return recorded as chased today.")
    assert board.record("returns", late).values["chased_times"] == 2
    dialog.undo_button.click()
    assert board.record("returns", late).values["chased_times"] == 1


def test_a_calendar_alone_is_no_chasing_and_has_nothing_to_undo(
    qtbot: QtBot, session: Session, owner: QWidget, board: Board, tmp_path: Path
) -> None:
    sent_made.two_rounds(board)
    dialog = chasing(qtbot, session, owner)
    dialog.parts["letters"].setChecked(False)
    dialog.parts["mails"].setChecked(False)
    dialog.place.setText(str(tmp_path / "dates"))
    dialog.go()
    settled(qtbot, dialog)
    assert dialog.said.text() == f"3 files written into {tmp_path / 'dates'}."
    assert dialog.undo_button.isHidden()


def test_nobody_to_chase_is_said_and_when_to_chase_can_be_changed(
    qtbot: QtBot, session: Session, owner: QWidget, board: Board
) -> None:
    sent_made.one(board, board.records("agencies")[0].id, due_on=date(2026, 12, 8))
    dialog = chasing(qtbot, session, owner)
    assert dialog.said.text() == "Nobody is to be chased today."
    assert not dialog.go_button.isEnabled()
    dialog.change_plan()
    asked = dialog.findChild(ScheduleDialog)
    assert asked is not None
    asked.before.setValue(21)
    asked.every.setValue(14)
    asked.save_button.click()
    settled(qtbot, dialog)
    assert board.settings[SETTING] == "21, 14"
    assert len(lines(dialog)) == 1
    newest = board.history(1)[0].title
    assert newest == (
        "Chase returns 21 days before the date, on the date, and every 14 days after it"
    )
    same = ScheduleDialog(session, owner)
    same.keep()
    assert board.history(1)[0].title == newest


def test_a_return_is_judged_with_what_is_proposed_standing_ready(
    qtbot: QtBot, session: Session, owner: QWidget, board: Board, heard: list[Message]
) -> None:
    _, back, *_ = sent_made.two_rounds(board)
    record = board.record("returns", back)
    dialog = judge_return(session, record, owner)
    assert isinstance(dialog, JudgeDialog)
    assert [box.currentText() for box in dialog.answers.values()] == ["Not said", "In part", "No"]
    assert not dialog.accept_button.isEnabled()
    dialog.answers["relevant"].setCurrentIndex(1)
    dialog.answers["accurate"].setCurrentIndex(2)
    dialog.quality.setPlainText("One row has no date.")
    with qtbot.waitSignal(session.changed):
        dialog.accept_button.click()
    now = board.record("returns", back).values
    assert [now[key] for key in ("relevant", "timely", "accurate", "state")] == [
        "yes", "partly", "partly", "accepted",
    ]  # fmt: skip
    assert now["quality"] == "One row has no date."
    assert heard[-1].text == "RET-2026-005 was judged and accepted."
    assert heard[-1].action is not None
    heard[-1].action.run()
    assert board.record("returns", back).values["state"] == "back"


def test_a_return_that_was_changed_meanwhile_is_not_judged(
    session: Session, owner: QWidget, board: Board
) -> None:
    _, back, *_ = sent_made.two_rounds(board)
    dialog = judge_return(session, board.record("returns", back), owner)
    assert isinstance(dialog, JudgeDialog)
    with board.change("Changed elsewhere") as change:
        change.edit("returns", back, {"notes": "Rung up."})
    dialog.judge_button.click()
    assert "was changed since" in dialog.problem.text()
    assert dialog.isVisible()
    dialog.reject()


def test_who_closes_while_it_is_only_looked_waits_for_nothing(
    session: Session, owner: QWidget, board: Board
) -> None:
    sent_made.schools(board, 30)
    for dialog in (send_out(session, owner), chase_returns(session, owner)):
        dialog.reject()
        assert not dialog.isVisible()


def test_a_base_dialog_leaves_to_others_what_is_done(session: Session, owner: QWidget) -> None:
    dialog = FolderDialog(session, "Title", "Note", "folder", owner)
    for call in (dialog.go, dialog.ready, lambda: dialog.hold(busy=True)):
        with pytest.raises(NotImplementedError):
            call()
