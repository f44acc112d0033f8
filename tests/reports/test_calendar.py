from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from lif_desktop import frameworks
from lif_desktop.reports.calendar import bank_holidays
from lif_desktop.store.board import Board
from tests import boards

CHRISTMAS = date(2026, 12, 25)
ONE_OFF = date(2026, 12, 24)


@pytest.fixture
def board(tmp_path: Path) -> Iterator[Board]:
    with boards.empty(tmp_path) as opened:
        yield opened


def test_without_a_word_of_the_boards_own_the_shipped_days_hold(board: Board) -> None:
    assert bank_holidays(board) == frameworks.bank_holidays().days


def test_the_board_adds_a_one_off_day_and_removes_one_that_does_not_hold(board: Board) -> None:
    with board.change("Our own days") as change:
        change.add("holidays", {"title": "One-off", "falls_on": ONE_OFF, "kind": "added"})
        change.add("holidays", {"title": "Unsaid", "falls_on": date(2027, 1, 4)})
        change.add("holidays", {"title": "Moved", "falls_on": CHRISTMAS, "kind": "removed"})
        change.add("holidays", {
            "title": "Never was", "falls_on": date(2026, 7, 1), "kind": "removed",
        })  # fmt: skip
    days = bank_holidays(board)
    assert days ^ frameworks.bank_holidays().days == {ONE_OFF, date(2027, 1, 4), CHRISTMAS}
