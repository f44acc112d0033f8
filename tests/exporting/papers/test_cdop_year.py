"""The yearly report on child deaths: tables with denominators in words, and its public twin."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from lif_desktop.exporting.papers import catalogue
from lif_desktop.exporting.papers.catalogue import Call
from lif_desktop.exporting.papers.cdop_parts import called
from lif_desktop.exporting.papers.content import BarChart, Beside, Caption, Paper
from lif_desktop.reports.shape import Asked
from lif_desktop.store.board import Board
from tests.boards import TODAY
from tests.exporting.papers import deaths, printing
from tests.exporting.pdf import reading


@pytest.fixture
def board(tmp_path: Path) -> Iterator[Board]:
    with deaths.panel(tmp_path) as made:
        yield made


def written(board: Board, **asked: object) -> Paper:
    return catalogue.get("cdop-year").write(board, TODAY, Call(Asked(**asked)))  # type: ignore[arg-type]


def test_it_says_first_how_many_of_each_cohort_and_how_long_it_took(board: Board) -> None:
    said = printing.said(written(board))
    assert "From 22 Nov 2025 to 21 Nov 2026 3 deaths were notified and 4 reviewed by the" in said
    assert "they are different cohorts." in said
    assert "Of 3 deaths for which the panel could say, 2 (67 %) had modifiable factors" in said
    assert "Of the 4 deaths reviewed, 2 were of children under one year;" in said
    assert "for 1 the review took twelve months or more." in said


def test_every_table_says_its_denominator_in_words(board: Board) -> None:
    paper = written(board)
    titles = [one.text for one in printing.only(paper, Caption) if isinstance(one, Caption)]
    assert titles == [
        "Reviewed, by category of death and age", "Reviewed, by category of death and ethnicity",
        "Reviewed, by place of death", "Reviewed, expected or not",
        "Reviewed, by how long it took", "Modifiable factors, by category of death",
    ]  # fmt: skip
    for title in titles:
        assert printing.captioned(paper, title).note.startswith("All 4 deaths reviewed from"), title
    took = printing.captioned(paper, "Reviewed, by how long it took")
    assert took.rows[-1] == ("12 months or more", "1", "25 %")


def test_areas_of_a_joint_panel_stand_beside_each_other(board: Board) -> None:
    paper = written(board)
    assert "reviews deaths for Eastmere and Northmoor." in str(paper.blocks)
    areas = printing.under(paper, "Areas")
    assert areas.rows == (("Eastmere", "2", "1"), ("Northmoor", "1", "3"))
    assert areas.total == ("Together", "3", "4")


def test_pictures_of_both_cohorts_stay_apart(board: Board) -> None:
    paper = written(board)
    (beside,) = printing.only(paper, Beside)
    assert isinstance(beside, Beside)
    assert isinstance(beside.first, BarChart)
    assert beside.first.alternative.startswith("Bars of deaths. Notified, by age at death: 0 to 27")
    (reviewed,) = printing.only(paper, BarChart)
    assert isinstance(reviewed, BarChart)
    assert sum(reviewed.values) == 4


def test_domains_need_not_add_up(board: Board) -> None:
    domains = printing.under(written(board), "What contributed")
    assert [row[1] for row in domains.rows] == ["1", "0", "2", "0"]
    assert "Of 4 deaths reviewed in the period." in domains.note
    assert "need not add up" in domains.note


def test_it_prints_whole(board: Board) -> None:
    text, kinds = printing.printed(written(board))
    assert "Couldanythinghavebeenchanged?" in text
    assert kinds.count("/Table") > 8


def test_a_year_without_reviews_shows_what_was_notified(board: Board) -> None:
    paper = written(board, since=date(2026, 11, 2), until=TODAY)
    assert printing.headings(paper) == ["Areas", "Deaths notified"]
    assert "No death was reviewed by the" in str(paper.blocks)


def test_no_review_that_took_a_year_is_said_in_words(board: Board) -> None:
    paper = written(board, since=date(2026, 1, 1), until=date(2026, 7, 31))
    assert "no review took twelve months or more." in printing.said(paper)
    assert "1 was of a child" not in printing.said(paper)


def test_the_public_reads_the_suppressed_report(board: Board) -> None:
    paper = written(board, audience="public")
    assert paper.title == "Child deaths: yearly"
    assert paper.figures
    text, _ = printing.printed(paper)
    for word in ("fence", "CDR-", "NE/2", "sleeping place"):
        assert reading.squeezed(word).lower() not in text.lower()


def test_a_panel_gets_its_article_where_it_has_none() -> None:
    assert called("Child Death Overview Panel") == "the Child Death Overview Panel"
    assert called("our panel") == "our panel"
