"""Training and its impact as a paper, written from a real board."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from lif_desktop.exporting.papers import catalogue
from lif_desktop.exporting.papers.catalogue import Call
from lif_desktop.exporting.papers.content import (
    BarChart,
    Beside,
    KeyFigures,
    Paper,
    Pill,
    StackedChart,
    Text,
)
from lif_desktop.reports.shape import Asked
from lif_desktop.store.board import Board
from tests import boards
from tests.boards import TODAY
from tests.exporting.papers import printing
from tests.reports import training_made

GIVES = "What each agency takes and gives"


@pytest.fixture
def board(tmp_path: Path) -> Iterator[Board]:
    with boards.small(tmp_path) as made:
        yield made


@pytest.fixture
def trained(board: Board) -> Board:
    training_made.fill(board)
    return board


def _paper(board: Board, audience: str = "board") -> Paper:
    asked = Asked(audience=audience)  # type: ignore[arg-type]
    return catalogue.get("training").write(board, TODAY, Call(asked))


def test_without_a_course_it_says_so_and_what_agencies_give(board: Board) -> None:
    paper = _paper(board)
    assert printing.said(paper) == "No course was held in the period."
    assert printing.headings(paper) == [GIVES]
    found = printing.under(paper, GIVES)
    assert found.rows[0] == (
        "Housing Trust", "None", "–", "Not asked", "0", "0", "No",
    )  # fmt: skip
    assert "as the agency said for no year" in found.note


def test_it_says_first_whether_practice_changed(trained: Board) -> None:
    paper = _paper(trained)
    assert printing.said(paper) == (
        "2 course dates were held; 13 of 15 places booked were taken (87 %). Of 8 who answered a"
        " follow-up, 6 say that their practice changed (75 %). 1 follow-up of impact and"
        " 1 analysis of training needs are overdue."
    )
    figures = next(one for one in paper.blocks if isinstance(one, KeyFigures)).figures
    assert [(one.number, one.note) for one in figures] == [
        ("2", "and 1 cancelled"), ("13", "of 15 booked"), ("9", "of 14 evaluations"),
        ("6", "of 8 follow-up answers"), ("1", "of 2 dates held"),
    ]  # fmt: skip


def test_the_picture_leads_from_a_place_to_changed_practice(trained: Board) -> None:
    beside = next(one for one in _paper(trained).blocks if isinstance(one, Beside))
    assert isinstance(beside.first, StackedChart)
    assert [one.values for one in beside.first.series] == [(0, 13), (0, 2)]
    assert isinstance(beside.second, BarChart)
    assert beside.second.values == (13, 14, 9, 8, 6)
    assert "changed practice 6" in beside.second.alternative


def test_what_changed_and_what_is_overdue_stand_course_by_course(trained: Board) -> None:
    paper = _paper(trained)
    changed = printing.under(paper, "What changed after the courses")
    ((course, *figures),) = changed.rows
    assert printing.plain(course).startswith("Neglect\n")  # type: ignore[arg-type]
    assert figures == ["13", "9 of 10", "6 of 8", "Toolkit used"]
    assert changed.note == (
        "1 of 2 dates held say what changed. 2 of 2 are tied to no lesson of the ledger."
    )
    ((late, *_, pill),) = printing.under(paper, "Follow-up of impact overdue").rows
    assert (late, pill) == ("Voice", Pill("Overdue 80 d", "triangle", "late"))
    assert "Exploitation, 11" in str([one for one in paper.blocks if isinstance(one, Text)])


def test_each_agency_takes_and_gives_on_one_line(trained: Board) -> None:
    found = printing.under(_paper(trained), GIVES)
    assert [row[:3] for row in found.rows] == [
        ("Housing Trust", "None", "–"),
        ("Northmoor Health NHS Trust", "8 of 10", "90 of 100"),
        ("Northmoor Police", "5 of 5", "–"),
    ]
    assert found.rows[1][3:] == (Pill("In", "tick", "done"), "2", "1", "Yes")
    assert found.rows[2][3] == Pill("Overdue 173 d", "triangle", "late")
    assert found.note.endswith("Took no place: Housing Trust.")
    checks = printing.under(_paper(trained), "Quality of single-agency training")
    assert [row[0] for row in checks.rows] == ["Northmoor Police"]
    assert checks.note == "Checked in the period; 2 of 3 agencies were never checked."


def test_without_an_answer_nothing_is_claimed_of_impact(board: Board) -> None:
    with board.change("Enter a course") as change:
        change.add("training", {"course": "Bare", "state": "held", "held_on": date(2026, 10, 1)})
        for day in range(1, 8):
            change.add("training", {"course": "Soon", "state": "planned",
                                    "held_on": date(2027, 1, day)})  # fmt: skip
        change.add("checks", {"course": "Nobody's", "checked_on": date(2026, 10, 1)})
    paper = _paper(board)
    assert "1 course date was held; 0 of 0 places booked were taken." in printing.said(paper)
    assert "nothing is known of impact" in printing.said(paper)
    changed = printing.under(paper, "What changed after the courses")
    assert (changed.rows, changed.empty[:29]) == ((), "No course says what changed. ")
    assert "and 2 more." in str([one for one in paper.blocks if isinstance(one, Text)])
    assert "No agency named" in str(printing.under(paper, "Quality of single-agency training"))


def test_the_public_reads_neither_people_nor_what_they_wrote(trained: Board) -> None:
    paper = _paper(trained, "public")
    assert "Follow-up of impact overdue" not in printing.headings(paper)
    changed = printing.under(paper, "What changed after the courses")
    assert [row[1:] for row in changed.rows] == [("13", "9 of 10", "6 of 8")]
    assert changed.note.startswith("1 of 2 dates held were followed up.")
    said, _ = printing.printed(paper)
    assert "2coursedateswereheld" in said
    assert not any(word in said for word in ("Toolkit", "Ellery", "Trainerill"))


def test_it_is_printed_with_its_pictures_and_tables(trained: Board) -> None:
    said, kinds = printing.printed(_paper(trained))
    assert said.index("2coursedateswereheld") < said.index("Whatchangedafterthecourses")
    assert kinds.count("/Figure") == 2
