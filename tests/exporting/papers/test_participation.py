"""Participation as a paper, written from a real board."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from lif_desktop.exporting.papers import catalogue
from lif_desktop.exporting.papers.catalogue import Call
from lif_desktop.exporting.papers.content import (
    Bullets,
    KeyFigures,
    Paper,
    Pill,
    RowsChart,
)
from lif_desktop.reports.shape import Asked
from lif_desktop.store.board import Board
from tests import boards
from tests.boards import TODAY
from tests.exporting.papers import printing

PIECES: tuple[dict[str, Any], ...] = (
    {"title": "Survey", "who": "children", "channel": "Surveys and questionnaires",
     "heard_on": date(2026, 9, 1), "number": 140, "said": "Bin bags are for rubbish",
     "done": "Every child has a suitcase", "told_back": "yes"},
    {"title": "Drawing", "who": "children", "heard_on": date(2026, 5, 1), "number": 3,
     "said": "A good lock", "told_back": "no"},
    {"title": "Forum", "who": "practitioners", "heard_on": date(2026, 6, 1),
     "said": "Time", "done": "Cover", "told_back": "yes"},
    {"title": "Stall", "who": "public", "heard_on": date(2026, 6, 2), "said": "Number",
     "number": 88, "told_back": "not_possible", "done": "Web"},
    {"title": "Nobody's", "heard_on": date(2026, 10, 3)},
    {"title": "Old", "who": "iro", "heard_on": date(2024, 6, 3)},
)  # fmt: skip


@pytest.fixture
def board(tmp_path: Path) -> Iterator[Board]:
    with boards.small(tmp_path) as made:
        yield made


@pytest.fixture
def heard(board: Board) -> Board:
    with board.change("Enter voices") as change:
        for piece in PIECES:
            change.add("participation", piece)
    return board


def _paper(board: Board, audience: str = "board", group: int | None = None) -> Paper:
    asked = Asked(audience=audience)  # type: ignore[arg-type]
    return catalogue.get("participation").write(board, TODAY, Call(asked, group))


def test_with_nobody_heard_it_is_one_calm_sentence(board: Board) -> None:
    paper = _paper(board)
    assert printing.said(paper) == "Nobody's words were recorded in the period."
    assert not paper.blocks


def test_it_says_first_what_was_done_and_who_was_told(heard: Board) -> None:
    paper = _paper(heard)
    assert printing.said(paper) == (
        "People were heard 5 times: something was done after 3, and they were told what came of it"
        " after 2. After 2 they have not been told yet. Parents, carers and families, lay members,"
        " complaints and compliments, independent reviewing officers, advocates and independent"
        " visitors and other partnerships were not heard."
    )
    figures = next(one for one in paper.blocks if isinstance(one, KeyFigures)).figures
    assert [(one.number, one.note) for one in figures] == [
        ("5", "2 times children"), ("3", "of 5"), ("2", "of 5"), ("2", "of 5"), ("6", "of 9"),
    ]  # fmt: skip


def test_the_words_stand_as_they_were_recorded_beside_what_came_of_them(heard: Board) -> None:
    paper = _paper(heard)
    survey, drawing = printing.captioned(
        paper, "Children and young people: 2 times, 143 people"
    ).rows
    assert survey[1:] == (
        "Bin bags are for rubbish", "Every child has a suitcase", Pill("Yes", "square", "well"),
    )  # fmt: skip
    assert drawing[2:] == ("Nothing yet", Pill("Not yet", "dot", "due"))
    assert printing.captioned(paper, "Front-line practitioners: 1 time")
    others = printing.captioned(paper, "Others: 2 times, 88 people, 1 not counted")
    assert [printing.plain(row[0]).split("\n")[1] for row in others.rows] == [  # type: ignore[arg-type]
        "Voice not said", "Public",
    ]  # fmt: skip
    chart = next(one for one in paper.blocks if isinstance(one, RowsChart))
    assert [layer.values[0] for layer in chart.series] == [1, 0, 1]


def test_what_waits_and_what_nobody_used_is_listed(heard: Board) -> None:
    paper = _paper(heard)
    waits, ways = (one for one in paper.blocks if isinstance(one, Bullets))
    said = [printing.plain(one) for one in waits.items]
    assert "Nobody's: What did they say? What was done about it?" in said[0]
    assert "They have not been told what came of it, 204 days on." in said[1]
    unused = [printing.plain(one) for one in ways.items]
    assert any(one.endswith("heard 2 times otherwise") for one in unused)
    assert not any("Surveys" in one for one in unused)


def test_a_group_reads_its_own_voices_and_no_ways_of_the_board(heard: Board) -> None:
    group = next(one.id for one in heard.records("groups") if one.values["kind"] == "sub_group")
    assert not _paper(heard, group=group).blocks
    with heard.change("Give one to the group") as change:
        change.edit("participation", heard.records("participation")[0].id, {"group": group})
    paper = _paper(heard, group=group)
    assert "People were heard 1 time" in printing.said(paper)
    assert printing.headings(paper) == ["What they said, and what came of it"]


def test_one_silent_voice_is_said_in_the_singular(heard: Board) -> None:
    spoken = ("families", "lay_members", "complaints", "iro", "advocates")
    with heard.change("Hear the rest") as change:
        for who in spoken:
            change.add("participation", {"title": who, "who": who, "heard_on": date(2026, 9, 9)})
    assert "Other partnerships was not heard." in printing.said(_paper(heard))


def test_the_public_reads_the_words_of_many_and_of_few_none(heard: Board) -> None:
    paper = _paper(heard, "public")
    assert printing.headings(paper) == ["What was said, and what was done"]
    found = printing.under(paper, "What was said, and what was done")
    assert found.rows == (
        ("Children and young people", "Bin bags are for rubbish", "Every child has a suitcase"),
        ("Front-line practitioners", "Not shown", "Cover"),
    )
    assert found.note.startswith("2 of 5 times: where people were told")
    said, _ = printing.printed(paper)
    assert not any(word in said for word in ("goodlock", "PAR-", "143", "140", "J.Hale"))


def test_it_is_printed_with_its_picture_and_tables(heard: Board) -> None:
    said, kinds = printing.printed(_paper(heard))
    assert said.index("Binbagsareforrubbish") < said.index("Stilltobeanswered")
    assert kinds.count("/Figure") == 1
    assert kinds.count("/Table") >= 3
