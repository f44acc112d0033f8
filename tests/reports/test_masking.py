"""What a case is called stays out of a report for the public, however somebody wrote it."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from lif_desktop.reports import masking
from lif_desktop.reports.shape import Asked
from lif_desktop.store.board import Board
from tests import boards
from tests.reports.reading import draw, everything_said


@pytest.fixture
def board(tmp_path: Path) -> Iterator[Board]:
    with boards.empty(tmp_path) as made:
        with made.change("Enter cases") as change:
            change.add("reviews", {"title": "Adult J and the child at home"})
            case = change.add("reviews", {"title": "Case Ash"})
            change.add("subjects", {"review": case, "pseudonym": "Child K"})
        yield made


def wrote(board: Board, wording: str) -> str:
    with board.change("Enter a recommendation of others") as change:
        source = change.add("external", {"title": "A review elsewhere", "state": "acting"})
        change.add("requirements", {"wording": wording, "external": source})
    return everything_said(draw(board, "external", Asked(audience="public")))


@pytest.mark.parametrize(
    ("wording", "called"),
    [
        ("Ask as for Adult J", "Adult J"),
        ("Ask what was asked of CASE ASH", "ASH"),
        ("Ask the Ash family", "Ash"),
        ("Ask, as child K was asked", "child K"),
    ],
)
def test_a_case_is_not_named_in_part_or_in_other_letters(
    board: Board, wording: str, called: str
) -> None:
    said = wrote(board, wording)
    assert masking.GONE in said
    assert called not in said


def test_a_word_that_a_case_is_called_after_stays_a_word(board: Board) -> None:
    assert "Plant an ash" in wrote(board, "Plant an ash")
