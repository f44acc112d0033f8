"""The log of what left the board."""

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from lif_desktop.reports import disclosing
from lif_desktop.reports.shape import Asked
from lif_desktop.store.board import Board
from tests import boards
from tests.reports import deaths_made
from tests.reports.reading import TODAY, draw


@pytest.fixture
def board(tmp_path: Path) -> Iterator[Board]:
    with boards.small(tmp_path) as made:
        yield made


def leave(board: Board, name: str, asked: Asked) -> dict[str, object]:
    report = draw(board, name, asked)
    with board.change("Write a paper") as change:
        made = disclosing.disclose(
            change, report, recipient="Website", sha256="ab12", file_name="paper.pdf"
        )
    return dict(board.record("disclosures", made).values)


def test_a_public_paper_on_deaths_is_logged_with_its_figures(board: Board) -> None:
    deaths_made.enter(board, 7)
    entry = leave(board, "cdop", Asked(audience="public"))
    assert entry["title"] == "Child deaths: yearly"
    assert (entry["made_on"], entry["audience"], entry["recipient"]) == (TODAY, "public", "Website")
    assert (entry["file_name"], entry["sha256"], entry["made_by"]) == (
        "paper.pdf", "ab12", boards.WHO,
    )  # fmt: skip
    assert entry["period"] == "22 Nov 2025 to 21 Nov 2026"
    assert "too few for any number" in str(entry["left_out"])
    kept = json.loads(str(entry["figures"]))
    total = {"cut": {"cohort": "reviewed"}, "spans": [["2025-11-22", "2026-11-21"]],
             "number": 7, "shown": True}  # fmt: skip
    assert total in kept["figures"]
    assert kept["report"] == "cdop"


def test_a_paper_for_the_board_and_one_on_something_else_keep_no_figures(board: Board) -> None:
    assert leave(board, "cdop", Asked())["figures"] is None
    asked = Asked(date(2026, 1, 1), None, "public")
    other = leave(board, "numbers-check", asked)
    assert other["figures"] is None
    assert other["period"] == "from 1 Jan 2026"


def test_drawing_a_report_logs_nothing(board: Board) -> None:
    draw(board, "cdop", Asked(audience="public"))
    assert board.records("disclosures") == []
