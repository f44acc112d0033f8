"""The board's own word on which numbers are small, in every report for the public."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from lif_desktop import clock
from lif_desktop.reports import catalogue, small
from lif_desktop.reports.shape import Asked, as_json
from lif_desktop.store.board import Board
from tests import boards


@pytest.fixture
def board(tmp_path: Path) -> Iterator[Board]:
    clock.set_today(boards.TODAY.isoformat())
    with boards.empty(tmp_path) as made:
        with made.change("Six cases") as change:
            for number in range(6):
                change.add("reviews", {
                    "title": f"Case {number}", "kind": "lcspr", "state": "under_way",
                    "referred_on": date(2026, 5, 4),
                })  # fmt: skip
            change.add("participation", {
                "title": "Group in care", "who": "children", "heard_on": date(2026, 6, 1),
                "number": 6, "said": "More time", "done": "More time", "told_back": "yes",
            })  # fmt: skip
        yield made
    clock.set_today(None)


def _said(board: Board, name: str) -> str:
    drawn = catalogue.get(name).draw(board, boards.TODAY, Asked(audience="public"))
    return str(as_json(drawn))


def _set(board: Board, value: str) -> None:
    with board.change("Hide more") as change:
        change.set(small.SETTING, value)


@pytest.mark.parametrize(("kept", "meant"), [(None, 5), ("10", 10), ("1", 3), ("many", 5), ("", 5)])
def test_a_setting_that_could_not_protect_is_not_taken(
    board: Board, kept: str | None, meant: int
) -> None:
    if kept is not None:
        _set(board, kept)
    assert small.threshold(board) == meant


def test_case_reviews_hide_what_the_board_calls_small(board: Board) -> None:
    assert "'Cases referred', 6" in _said(board, "reviews")
    _set(board, "10")
    hidden = _said(board, "reviews")
    assert "'Cases referred', 'not shown'" in hidden
    assert "Counts from 1 to 9" in hidden


def test_participation_tells_of_no_group_that_is_small(board: Board) -> None:
    assert "Where 5 or more spoke" in _said(board, "participation")
    assert "More time" in _said(board, "participation")
    _set(board, "10")
    hidden = _said(board, "participation")
    assert "Where 10 or more spoke" in hidden
    assert "More time" not in hidden
