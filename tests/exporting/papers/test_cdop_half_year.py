"""The six-monthly report on child deaths: on the learning, for the board; counts for the public."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from lif_desktop.exporting.papers import catalogue, cdop_half_year
from lif_desktop.exporting.papers.catalogue import Call
from lif_desktop.exporting.papers.content import KeyFigures, Paper, Pill, RowsChart, StackedChart
from lif_desktop.reports.shape import Asked
from lif_desktop.store.board import Board
from tests import boards
from tests.boards import TODAY
from tests.exporting.papers import deaths, printing
from tests.exporting.pdf import reading


@pytest.fixture
def board(tmp_path: Path) -> Iterator[Board]:
    with deaths.panel(tmp_path) as made:
        yield made


def written(board: Board, **asked: object) -> Paper:
    return catalogue.get("cdop-half-year").write(board, TODAY, Call(Asked(**asked)))  # type: ignore[arg-type]


def test_it_says_first_what_was_reviewed_what_came_up_and_what_changed(board: Board) -> None:
    said = printing.said(written(board))
    assert "From 22 May 2026 to 21 Nov 2026 the Child Death" in said
    assert "reviewed 3 deaths." in said
    assert "Of 2 deaths for which the panel could say, 2 (100 %) had modifiable factors" in said
    assert (
        "What came up most was sleeping place, in 2 deaths; what could most often have been"
        " changed was sleeping place, in 1."
    ) in said
    assert "Of 2 lessons that came of child deaths, 1 has changed practice by the evidence." in said


def test_themes_are_drawn_and_need_not_add_up(board: Board) -> None:
    paper = written(board)
    (picture,) = printing.only(paper, RowsChart)
    assert isinstance(picture, RowsChart)
    assert picture.labels == ("Sleeping place", "Sudden illness")
    assert [one.values for one in picture.series] == [(1.0, 0.0), (1.0, 1.0)]
    table = printing.under(paper, "Themes: what contributed, and what could be changed")
    assert [row[0] for row in table.rows] == ["Sleeping place", "Sudden illness"]
    assert "need not add up" in table.note
    assert "Of 3 deaths reviewed" in table.note


def test_half_years_without_a_review_are_not_drawn(board: Board) -> None:
    (picture,) = printing.only(written(board), StackedChart)
    assert isinstance(picture, StackedChart)
    assert picture.labels == ("to May 2026", "to Nov 2026")
    assert "to Nov 2026 yes 2, no 0" in picture.alternative


def test_what_changed_is_what_evidence_shows(board: Board) -> None:
    paper = written(board)
    lessons = printing.under(paper, "What changed")
    assert lessons.rows[0][1:] == (
        Pill("Embedded", "square", "well"), "Sleeping place seen at 88 of 95 visits.",
    )  # fmt: skip
    assert str(lessons.rows[1][2]).startswith("Nothing yet. Next: ")
    (figures,) = printing.only(paper, KeyFigures)
    assert isinstance(figures, KeyFigures)
    assert (figures.figures[4].number, figures.figures[4].note) == ("2", "1 late actions of plans")


def test_it_prints_with_headings_and_pictures_in_order(board: Board) -> None:
    text, kinds = printing.printed(written(board))
    assert "For others to act on".replace(" ", "") in text
    assert kinds.count("/Figure") == 2


def test_a_half_year_without_reviews_says_so_and_follows_what_was_learned(board: Board) -> None:
    paper = written(board, since=date(2027, 1, 1), until=date(2027, 6, 30))
    assert printing.said(paper).startswith("No death was reviewed by the Child Death")
    assert printing.headings(paper) == ["What changed"]


def test_a_board_without_deaths_has_nothing_to_follow(tmp_path: Path) -> None:
    with boards.empty(tmp_path, "other.lif") as board:
        paper = written(board)
    assert "is not followed to its impact" in str(paper.blocks)


def test_where_nothing_was_recorded_it_says_so(tmp_path: Path) -> None:
    with boards.empty(tmp_path, "bare.lif") as board:
        with board.change("One death") as change:
            change.add("deaths", {
                "external_number": "NE/9", "state": "reviewed", "panel_on": date(2026, 8, 1),
                "notified_on": date(2026, 2, 1),
            })  # fmt: skip
        paper = written(board)
    said = printing.said(paper)
    assert "No factor came up in more than one death." in said
    assert "No lesson on record names a child's death as its source." in said
    assert "None of the deaths reviewed was referred" in str(paper.blocks)


def test_what_could_not_be_changed_is_not_claimed(board: Board) -> None:
    with board.change("Nothing modifiable") as change:
        for one in board.records("factors"):
            change.edit("factors", one.id, {"modifiable": "no"})
    assert "What came up most was sleeping place, in 2 deaths." in printing.said(written(board))


def test_the_public_reads_counts_alone(board: Board) -> None:
    paper = written(board, audience="public")
    assert paper.title == "Child deaths: six-monthly, on the learning"
    text, _ = printing.printed(paper)
    for word in ("fence", "CDR-", "NE/2", "sleeping place", "Safer sleep"):
        assert reading.squeezed(word).lower() not in text.lower()
    assert paper.left_out


def test_the_panel_is_called_as_the_board_calls_it(board: Board) -> None:
    span = Asked(date(2026, 5, 22), TODAY)
    found = cdop_half_year.death_learning.read(board, TODAY, span, 6)
    assert "by our panel" not in printing.said(cdop_half_year.paper(found, panel="our panel"))
    assert "our panel reviewed" in printing.said(cdop_half_year.paper(found, panel="our panel"))
