"""Files that cannot be read, work that is stopped, boards that close."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from lif_desktop.store.board import Board
from lif_desktop.ui.importing.page import DONE, FILE, HEADINGS, REVIEW, ImportPage
from tests.ui.importing.acting import (
    LONG,
    arrive,
    bring,
    changes,
    drop,
    messy,
    press,
    press_words,
    told,
)


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("bad.xlsx", b"PK\x03\x04 no workbook", "cannot be read"),
        ("text.docx", b"words", "text.docx"),
        ("empty.csv", b"", "is empty"),
    ],
)
def test_a_file_that_cannot_be_read_ends_in_its_sentence(
    qtbot: QtBot, page: ImportPage, board: Board, tmp_path: Path,
    name: str, content: bytes, words: str,
) -> None:  # fmt: skip
    before = changes(board)
    path = tmp_path / name
    path.write_bytes(content)
    drop(page, path)
    qtbot.waitUntil(lambda: words in told(page), timeout=LONG)
    assert page.step == FILE
    assert page.title() == "Returns"
    assert changes(board) == before
    assert board.receipts() == []


def test_reading_is_cancelled_at_once(
    qtbot: QtBot, page: ImportPage, board: Board, tmp_path: Path
) -> None:
    path = messy(board, tmp_path / "health.xlsx")
    drop(page, path)
    reading = page.in_hand.reading
    press_words(qtbot, page, "Cancel")
    assert not page.working
    assert page.step == FILE
    assert told(page) == "Cancelled. Nothing was changed."
    assert reading is not None
    assert reading._stopped
    assert board.receipts() == []
    # The page is ready for the next file.
    bring(qtbot, page, path)


def test_comparing_is_cancelled_at_once(
    qtbot: QtBot, page: ImportPage, board: Board, tmp_path: Path
) -> None:
    drop(page, messy(board, tmp_path / "health.xlsx"))
    arrive(qtbot, page, HEADINGS)
    press(qtbot, page.headings_step.compare_button)
    press_words(qtbot, page, "Cancel")
    assert page.step == HEADINGS
    assert told(page) == "Cancelled. Nothing was changed."
    press(qtbot, page.headings_step.compare_button)
    arrive(qtbot, page, REVIEW)


def test_merging_that_is_stopped_says_what_came_of_it(
    qtbot: QtBot, page: ImportPage, board: Board, tmp_path: Path
) -> None:
    bring(qtbot, page, messy(board, tmp_path / "health.xlsx"))
    press(qtbot, page.review_step.merge_button)
    press_words(qtbot, page, "Cancel")
    qtbot.waitUntil(lambda: not page.working, timeout=LONG)
    written = bool(board.receipts())
    assert page.step == (DONE if written else REVIEW)
    assert written or told(page) == "Cancelled. Nothing was changed."


def test_closing_the_board_lets_the_plan_go(
    qtbot: QtBot, page: ImportPage, board: Board, tmp_path: Path
) -> None:
    bring(qtbot, page, messy(board, tmp_path / "health.xlsx"))
    page.close_up()
    assert page.plan is None
    assert page.review_step.model.rowCount() == 0
    drop(page, tmp_path / "health.xlsx")
    qtbot.waitUntil(lambda: not page.working, timeout=LONG)
