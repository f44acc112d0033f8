"""A return is settled in the review: conflicts in one go, cells put right, questions sent back."""

from datetime import date
from pathlib import Path

import openpyxl
import pytest
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from lif_desktop.exporting.returns.issuing import issue
from lif_desktop.store.board import Board
from lif_desktop.ui.importing.page import DONE, HEADINGS, RECEIPT, ImportPage
from lif_desktop.ui.importing.putting_right import PutRight
from lif_desktop.ui.importing.word_marks import word_parts
from tests import boards
from tests.exporting.returns.board import ask, filled
from tests.ui.importing.acting import (
    LONG,
    arrive,
    bring,
    button,
    drop,
    lines,
    messy,
    press,
    press_words,
    told,
)

HEALTH = boards.AGENCIES[0][0]
HEAD, FIRST = 5, 6


def came_back(board: Board, folder: Path) -> Path:
    """Send Health its action, change it on both sides, and return the workbook that came back."""
    agency = board.names.resolve("agencies", HEALTH)
    assert agency is not None
    (one,) = issue(board, "actions", [agency], date(2026, 12, 12), folder)
    assert one.path is not None
    action = board.find("actions", "ACT-2026-001")
    assert action is not None
    with board.change("Ours") as change:
        ours = {"target_on": date(2026, 11, 27), "status": "not_started"}
        change.edit("actions", action.id, ours)
    book = openpyxl.load_workbook(one.path)
    sheet = book["Actions"]
    column = {cell.value: cell.column for cell in sheet[HEAD]}
    sheet.cell(FIRST, column["Target"]).value = date(2026, 12, 12)
    sheet.cell(FIRST, column["Status"]).value = "Completed"
    sheet.cell(FIRST + 1, column["Action"]).value = "Brief the governors"
    path = folder / "back.xlsx"
    book.save(path)
    return path


def test_what_is_odd_stands_above_and_all_conflicts_are_settled_at_once(
    qtbot: QtBot, page: ImportPage, board: Board, tmp_path: Path
) -> None:
    bring(qtbot, page, came_back(board, tmp_path))
    review = page.review_step
    assert review.odd.sentences == ["• 1 row was added, as the return invites."]
    assert [line[1] for line in lines(page)] == ["conflict", "conflict", "new"]
    names = [one.text() for one in review.panel.buttons()]
    assert names == ["Keep yours", "Take theirs", "Keep all yours", "Take all theirs"]
    press_words(qtbot, review.panel, "Take all theirs")
    assert {line[1] for line in lines(page)} == {"changed", "new"}
    review.keep_tick.setChecked(True)
    press(qtbot, review.merge_button)
    arrive(qtbot, page, DONE)
    (kept,) = board.records("returns")
    assert kept.values["state"] == "back"
    assert board.file(board.receipts()[0].sha256)


def test_a_side_that_was_taken_is_given_back_while_another_field_still_waits(
    qtbot: QtBot, page: ImportPage, board: Board, tmp_path: Path
) -> None:
    bring(qtbot, page, came_back(board, tmp_path))
    review = page.review_step
    press_words(qtbot, review.panel, "Take theirs")
    review.table.select_place(0)
    names = [one.text() for one in review.panel.buttons()]
    assert names == ["Keep yours after all", "Leave the row out"]
    press_words(qtbot, review.panel, "Keep yours after all")
    press_words(qtbot, review.panel, "Keep yours")
    press(qtbot, review.merge_button)
    arrive(qtbot, page, DONE)
    action = board.find("actions", "ACT-2026-001")
    assert action is not None
    assert action.values["target_on"] == date(2026, 11, 27)
    assert action.values["status"] == "not_started"


def test_a_cell_is_put_right_in_the_panel(
    qtbot: QtBot, page: ImportPage, board: Board, tmp_path: Path
) -> None:
    bring(qtbot, page, messy(board, tmp_path / "health.xlsx"))
    review = page.review_step
    place = next(at for at, line in enumerate(lines(page)) if line[1] == "problem")
    review.table.select_place(place)
    review.panel.enter()
    right = review.panel.findChild(PutRight)
    assert right is not None
    assert right.edit.hasFocus()
    right.edit.setText("soon")
    press(qtbot, right.button)
    assert "is not a date" in told(page)
    right = review.panel.findChild(PutRight)
    assert right is not None
    right.edit.setText("30 Nov 2026")
    press(qtbot, right.button)
    assert (5, "changed", "Target", "1 Dec 2026 → 30 Nov 2026") in lines(page)


def test_what_waits_is_sent_back_from_the_review_and_from_the_receipt(
    qtbot: QtBot, page: ImportPage, board: Board, tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    places = [tmp_path / "first.xlsx", tmp_path / "second.xlsx"]
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(places[0]), ""))
    bring(qtbot, page, messy(board, tmp_path / "health.xlsx"))
    press(qtbot, page.review_step.back_button)
    qtbot.waitUntil(lambda: "asks about 2 rows" in told(page), timeout=LONG)
    page.review_step.keep_tick.setChecked(True)
    press(qtbot, page.review_step.merge_button)
    arrive(qtbot, page, DONE)
    page._open_receipt(board.receipts()[0])
    arrive(qtbot, page, RECEIPT)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(places[1]), ""))
    press(qtbot, button(page.receipt_step, "Send problems back…"))
    qtbot.waitUntil(lambda: "second.xlsx asks about 2 rows" in told(page), timeout=LONG)
    for path in places:
        assert openpyxl.load_workbook(path).worksheets[0].title == "Please read"


def test_a_dialog_that_is_closed_writes_nothing(
    qtbot: QtBot, page: ImportPage, board: Board, tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: ("", ""))
    bring(qtbot, page, messy(board, tmp_path / "health.xlsx"))
    before = told(page)
    press(qtbot, page.review_step.back_button)
    assert not page.working
    assert told(page) == before


def test_a_receipt_says_how_the_file_was_read_and_is_searched(
    qtbot: QtBot, page: ImportPage, board: Board, tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    shown: list[str] = []

    def show(url: object) -> bool:
        shown.append(str(url))
        return False

    monkeypatch.setattr(QDesktopServices, "openUrl", show)
    bring(qtbot, page, came_back(board, tmp_path))
    page.review_step.keep_tick.setChecked(True)
    press(qtbot, page.review_step.merge_button)
    arrive(qtbot, page, DONE)
    page._open_receipt(board.receipts()[0])
    arrive(qtbot, page, RECEIPT)
    step = page.receipt_step
    step.seek.setText("governors")
    assert [line.outcome for line in step.model.lines] == ["new"]
    step.seek.setText("no such words")
    assert step.model.rowCount() == 0
    press_words(qtbot, step, "How it was read")
    said = " ".join(step.account.sentences)
    assert "1 row was added, as the return invites." in said
    assert "Actions: read." in said
    assert "read as “Target”" in said
    assert "Kept inside the board." in said
    press_words(qtbot, step, "Show the rows")
    press_words(qtbot, step, "Open the file")
    qtbot.waitUntil(lambda: bool(shown), timeout=LONG)
    assert "no program for" in told(page)


def test_long_texts_are_marked_word_by_word() -> None:
    old = "The duty team has one form for referrals and the panel saw the draft in October"
    new = "The duty team has one form for all referrals and the panel agreed the draft in October"
    parts = [(part.text, part.mark) for part in word_parts(old, new)]
    assert parts == [
        ("… one form for", ""), ("all", "new"), ("referrals and the panel", ""), ("saw", "old"),
        ("agreed", "new"), ("the draft in …", ""),
    ]  # fmt: skip
    whole = word_parts(old, new, whole=True)
    assert " ".join(part.text for part in whole if part.mark != "old") == new
    assert " ".join(part.text for part in whole if part.mark != "new") == old
    assert [part.mark for part in word_parts("In hand", "Completed")] == ["old", "new"]


def self_assessment(board: Board, folder: Path) -> Path:
    """Send Health its standards, and have a score and the signature filled in."""
    ask(board)
    agency = board.names.resolve("agencies", HEALTH)
    assert agency is not None
    (one,) = issue(board, "section11", [agency], date(2026, 12, 12), folder)
    assert one.path is not None
    filled(one.path, "Standards", {(1, "Own score"): "2"})
    filled(one.path, "Signing", {(1, "Signed by"): "A. Moss"})
    return one.path


def test_the_other_sheet_of_a_return_is_one_click_away(
    qtbot: QtBot, page: ImportPage, board: Board, tmp_path: Path
) -> None:
    drop(page, self_assessment(board, tmp_path))
    arrive(qtbot, page, HEADINGS)
    assert "It also holds standards returns (“Signing”)." in told(page)
    press_words(qtbot, page, "Read them too")
    batch = page.files.batch
    qtbot.waitUntil(lambda: len(batch.of("sure")) == 2, timeout=LONG)
    assert [one.register.key for one in batch.items if one.register] == ["standards", "submissions"]


def test_in_a_list_each_sheet_of_a_return_stands_in_a_line_of_its_own(
    qtbot: QtBot, page: ImportPage, board: Board, tmp_path: Path
) -> None:
    path = self_assessment(board, tmp_path)
    drop(page, path, came_back(board, tmp_path))
    files = page.files
    qtbot.waitUntil(
        lambda: len(files.batch.items) == 3 and not files.batch.of("waiting", "reading", "unknown"),
        timeout=LONG,
    )
    assert [one.register.key for one in files.batch.items if one.register] == [
        "standards", "submissions", "actions",
    ]  # fmt: skip
    assert [one.state for one in files.batch.items[:2]] == ["sure", "sure"]
