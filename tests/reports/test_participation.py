"""Participation drawn from a real board."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from lif_desktop import frameworks
from lif_desktop.reports.shape import Asked
from lif_desktop.store.board import Board
from lif_desktop.store.opening import create
from tests import boards
from tests.boards import PASSPHRASE, WHO
from tests.reports.reading import cells, draw, everything_said, table

PIECES: tuple[dict[str, Any], ...] = (
    {"title": "Survey", "who": "children", "channel": "Surveys and questionnaires",
     "heard_on": date(2026, 9, 1), "number": 140, "said": "Told", "done": "Posters",
     "told_back": "yes"},
    {"title": "Drawing", "who": "children", "heard_on": date(2026, 5, 1), "number": 3,
     "said": "A lock", "told_back": "no"},
    {"title": "Forum", "who": "practitioners", "heard_on": date(2026, 6, 1), "number": 2,
     "said": "Time", "done": "Cover", "told_back": "yes"},
    {"title": "Stall", "who": "public", "heard_on": date(2026, 6, 2), "said": "Number",
     "told_back": "not_possible", "done": "Web"},
    {"title": "Family", "who": "families", "heard_on": date(2026, 6, 1), "number": 2,
     "said": "Kind", "done": "A letter", "told_back": "yes"},
    {"title": "Nobody's", "heard_on": date(2026, 6, 3), "number": 9},
    {"title": "Old", "who": "iro", "heard_on": date(2024, 6, 3)},
    {"title": "Undated", "who": "iro"},
)  # fmt: skip


@pytest.fixture
def board(tmp_path: Path) -> Iterator[Board]:
    with boards.small(tmp_path) as made:
        with made.change("Enter voices") as change:
            for piece in PIECES:
                change.add("participation", piece)
        yield made


def test_each_voice_is_counted_and_the_silent_ones_are_named(board: Board) -> None:
    report = draw(board, "participation")
    heard, silent, undated = report.summary
    assert heard == (
        "6 times people were heard: something was done about 4; told back after 3, not yet after"
        " 2, not possible after 1."
    )
    assert silent == (
        "Not heard in the period: lay members, complaints and"
        " compliments, independent reviewing officers, advocates and independent visitors and"
        " other partnerships."
    )
    assert undated == "1 piece has no date and cannot be counted."
    voices = {row[0]: row[1:] for row in cells(table(report, "By voice"))}
    assert voices["Children and young people"] == ["2", "143", "1", "1", "1", "0"]
    assert voices["Public"] == ["1", "0, 1 not counted", "1", "0", "0", "1"]
    assert voices["Voice not said"][1] == "9"


def test_ways_of_the_framework_are_used_or_heard_otherwise_or_not(board: Board) -> None:
    ways = {row[0]: row[2:] for row in cells(table(draw(board, "participation"), "Ways of"))}
    assert ways["Surveys and questionnaires"] == ["1", "2", "Used"]
    assert ways["Young people and families in reviews"] == ["0", "3", "Heard otherwise"]
    with board.change("Only the public") as change:
        for one in board.records("participation"):
            change.edit("participation", one.id, {"who": "public"})
    ways = {row[0]: row[2:] for row in cells(table(draw(board, "participation"), "Ways of"))}
    assert ways["Young people and families in reviews"] == ["0", "0", "Not heard"]


def test_what_is_open_is_listed_and_each_voice_is_shown(board: Board) -> None:
    report = draw(board, "participation")
    open_ = {row[0].partition(" ")[2]: row[-1] for row in cells(table(report, "Still open"))}
    assert set(open_) == {"Drawing", "Nobody's"}
    assert "They have not been told what came of it" in open_["Drawing"]
    assert report.attention == 2
    assert "A lock" in everything_said(report)


def test_a_board_without_a_framework_is_not_measured_by_one(tmp_path: Path) -> None:
    blank = frameworks.load("blank")
    with create(tmp_path / "a.lif", PASSPHRASE, blank, name="Northmoor", who=WHO) as made:
        report = draw(made, "participation")
    assert "Ways of hearing people" not in everything_said(report)
    assert report.summary[0].startswith("0 times")


def test_the_public_sees_no_small_number_of_children_and_no_single_words(board: Board) -> None:
    report = draw(board, "participation", Asked(audience="public"))
    voices = {row[0]: row[2] for row in cells(table(report, "By voice"))}
    assert voices["Children and young people"] == "not shown"
    assert voices["Front-line practitioners"] == "2"
    assert voices["Voice not said"] == "9"
    said = everything_said(report)
    assert "A lock" not in said
    assert "143" not in said
    assert sorted(row[1] for row in cells(table(report, "What was done"))) == ["Cover", "Posters"]
