"""The learning ledger as a paper, written from a real board."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from lif_desktop.exporting.papers import catalogue
from lif_desktop.exporting.papers.catalogue import Call
from lif_desktop.exporting.papers.content import (
    Beside,
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
from tests.reports import learning_made
from tests.reports.learning_made import days

STANDING = "Where each open lesson stands"
CASCADE = "Passed on inside the agencies: who confirmed it"


@pytest.fixture
def board(tmp_path: Path) -> Iterator[Board]:
    with boards.small(tmp_path) as made:
        yield made


@pytest.fixture
def lessons(board: Board) -> dict[str, int]:
    return learning_made.fill(board)


def _paper(board: Board, audience: str = "board", group: int | None = None) -> Paper:
    asked = Asked(audience=audience)  # type: ignore[arg-type]
    return catalogue.get("learning").write(board, TODAY, Call(asked, group))


def test_without_lessons_it_is_one_calm_sentence(board: Board) -> None:
    paper = _paper(board)
    assert printing.said(paper) == "No lesson is on record yet."
    assert not paper.blocks
    assert "Nolessonisonrecordyet." in printing.printed(paper)[0]


@pytest.mark.usefixtures("lessons")
def test_it_says_first_what_is_proved_and_what_stands_still(board: Board) -> None:
    assert printing.said(_paper(board)) == (
        "Of 3 open lessons, 2 have changed practice by their evidence, 1 of them with impact on"
        " children; 1 rests on process alone. 1 lesson was closed in the period. 2 stand still for"
        " more than 91 days, and 1 of 3 confirmations asked of agencies is overdue."
    )


@pytest.mark.usefixtures("lessons")
def test_its_figures_name_their_denominators_and_its_pictures_the_stages(board: Board) -> None:
    paper = _paper(board)
    figures = next(one for one in paper.blocks if isinstance(one, KeyFigures)).figures
    assert [(one.number, one.note) for one in figures] == [
        ("3", "and 1 closed in the period"), ("2", "of 3 open"), ("2", "of 9 new entries"),
        ("2", "of 3 open, over 91 days"), ("1", "of 3 asked of agencies"),
    ]  # fmt: skip
    beside = next(one for one in paper.blocks if isinstance(one, Beside))
    assert isinstance(beside.first, RowsChart)
    proved, claimed = beside.first.series
    assert [proved.values, claimed.values] == [(0, 1, 1, 1), (0, 0, 2, 1)]
    assert "Embedded: 2 claimed, 1 proved" in beside.first.alternative


@pytest.mark.usefixtures("lessons")
def test_each_stage_has_its_lessons_and_says_what_comes_next(board: Board) -> None:
    paper = _paper(board)
    passed_on = printing.captioned(paper, "Disseminated: 1 of 3 open lessons")
    assert passed_on.note == (
        "Next: evidence that practice changed; that a briefing was held shows only that it was"
        " held."
    )
    (row,) = passed_on.rows
    assert printing.plain(row[0]).startswith("Stays LRN-")  # type: ignore[arg-type]
    assert row[3] == Pill("200 days", "dot", "due")
    (evaluated,) = printing.captioned(paper, "Evaluated for impact: 1 of 3").rows
    assert evaluated[3] == "20 days"
    questioned = printing.under(paper, "Claimed, and not borne out by the ledger")
    assert "The stage says Embedded; the ledger proves Disseminated." in str(questioned.rows)


@pytest.mark.usefixtures("lessons")
def test_agencies_that_owe_a_word_are_listed_and_the_others_named(board: Board) -> None:
    found = printing.under(_paper(board), CASCADE)
    assert [row[:3] for row in found.rows] == [
        ("Northmoor Health NHS Trust", "0 of 1", "1"), ("Northmoor Police", "0 of 1", "0"),
    ]  # fmt: skip
    assert "(overdue 30 d)" in str(found.rows[0][3])
    assert "Confirmed all that was asked: Housing Trust (1 of 1)." in found.note


@pytest.mark.usefixtures("lessons")
def test_children_stand_under_pseudonyms_with_what_the_lesson_changed(board: Board) -> None:
    found = printing.under(_paper(board), "Children followed")
    wren, teal = found.rows
    assert wren[1:3] == ("Then of Wren", "Seen early")
    assert wren[4] == Pill("Better", "square", "well")
    assert "Next look overdue" in printing.plain(teal[0])  # type: ignore[arg-type]
    assert found.note.startswith("2 children followed: better 1, not looked at yet 1.")


def test_a_group_reads_of_its_own_lessons_alone(board: Board, lessons: dict[str, int]) -> None:
    group = board.record("learning", lessons["Stays"]).values["group"]
    paper = _paper(board, group=group)
    assert "alone. Of 1 open lesson, 0 have changed practice" in printing.said(paper)
    assert "Children followed" not in printing.headings(paper)
    assert [row[1] for row in printing.under(paper, CASCADE).rows] == ["0 of 1", "0 of 1"]


def test_a_lesson_without_evidence_or_a_date_is_shown_so(board: Board) -> None:
    with board.change("Enter a bare lesson") as change:
        bare = change.add("learning", {"lesson": "Bare", "state": "open"})
        change.add("ledger", {"learning": bare, "stage": "embedded", "dated_on": days(-5),
                              "shows": "No kind"})  # fmt: skip
        change.add("learning", {"lesson": "Barer", "state": "open"})
        change.add("tracked", {"pseudonym": "Robin", "learning": bare, "ended_on": days(-1)})
        change.add("tracked", {"pseudonym": "Finch", "learning": bare})
    paper = _paper(board)
    rows = printing.captioned(paper, "Identified: 2 of 2").rows
    assert [row[1] for row in rows] == ["Identified, no date", "Identified, no date"]
    assert "Kind not said" in str(rows[0][2])
    assert rows[1][2:] == ("No evidence yet", Pill("No date", "dot", "due"))
    beside = next(one for one in paper.blocks if isinstance(one, Beside))
    assert beside.second.alternative.endswith("not said 1.")
    looks = [printing.plain(row[0]) for row in printing.under(paper, "Children followed").rows]  # type: ignore[arg-type]
    assert looks == ["Robin\nNo longer followed", "Finch\nNo next look"]


@pytest.mark.usefixtures("lessons")
def test_the_public_reads_the_public_report_without_ledger_or_child(board: Board) -> None:
    said, _ = printing.printed(_paper(board, "public"))
    assert "Moves" in said
    assert not any(word in said for word in ("Stays", "Wren", "Teal", "Seenearly", "Case Ash"))


@pytest.mark.usefixtures("lessons")
def test_it_is_printed_with_text_and_tags_in_order(board: Board) -> None:
    said, kinds = printing.printed(_paper(board))
    assert said.index("Of3openlessons") < said.index("1Whereeachopenlessonstands")
    assert said.index("Childrenfollowed") < said.index("Closedintheperiod")
    assert kinds.count("/H1") == 1
    assert kinds.count("/Figure") == 2
    assert "/H3" in kinds
