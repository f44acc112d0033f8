"""The paper on agencies' duties, of all and of one, written from a real board."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from lif_desktop import frameworks
from lif_desktop.exporting.papers import catalogue
from lif_desktop.exporting.papers.catalogue import Call
from lif_desktop.exporting.papers.content import (
    Beside,
    KeyFigures,
    NewPage,
    Paper,
    Pill,
    RowsChart,
    Text,
)
from lif_desktop.reports.shape import Asked
from lif_desktop.store.board import Board
from tests import boards
from tests.boards import TODAY
from tests.exporting.papers import printing
from tests.exporting.pdf import reading
from tests.reports.returns_made import NOW, THEN, agency, answers, cycle, sent

LATELY, LONG_AGO, PASSED = date(2026, 6, 1), date(2025, 6, 2), date(2026, 11, 2)
STATED = sum(one.of == "agencies" for one in frameworks.load("kirklees").duties)


@pytest.fixture
def empty(tmp_path: Path) -> Iterator[Board]:
    with boards.empty(tmp_path) as opened:
        yield opened


@pytest.fixture
def board(empty: Board) -> Board:
    """Health owes and gives much, police little; the office has no duty."""
    group = empty.records("groups")[0].id
    with empty.change("Duties") as change:
        health = agency(change, "Health", training_representative="K. Dunn", board_member="A. Moss")
        police = agency(change, "Police", sector="police", statutory=True, section11=False)
        agency(change, "Office", sector="partnership", section11=False)
        for by, duty, values in (
            (health, "recruitment", {"answer": "met", "given_on": LATELY, "evidence": "Files"}),
            (health, "supervision", {"answer": "partly", "given_on": LATELY, "gap": "Bank staff",
                                     "gap_by": PASSED, "checked": "partly"}),
            (health, "competence", {"answer": "not_applicable", "given_on": LATELY}),
            (health, "Answer the bell", {"answer": "met", "given_on": LONG_AGO}),
            (police, "reporting", {"answer": "not_met", "given_on": LATELY}),
        ):  # fmt: skip
            change.add("assurances", {"agency": by, "duty": duty, **values})
        then = cycle(change, "2024", THEN)
        now = cycle(change, "2026", NOW, due_on=date(2026, 10, 1))
        answers(change, sent(change, then, health), {"Training": "1", "Leadership": "2"})
        made = sent(change, now, health, received_on=date(2026, 9, 20))
        answers(change, made, {"Training": "3", "Leadership": "2"})
        change.add("needs", {"agency": health, "year": "2026/27", "due_on": date(2026, 4, 1),
                             "received_on": date(2026, 4, 20)})  # fmt: skip
        for title, due, state in (("LADO", date(2026, 10, 1), "due"),
                                  ("Long ago", date(2020, 1, 1), "due"),
                                  ("Not needed", date(2026, 9, 1), "not_needed")):  # fmt: skip
            change.add("expected", {"title": title, "agency": health, "due_on": due,
                                    "state": state})  # fmt: skip
        for target, status in ((PASSED, "in_hand"), (date(2027, 1, 1), "in_hand"),
                               (PASSED, "completed")):  # fmt: skip
            change.add("actions", {"activity": "Act", "lead_agency": health, "status": status,
                                   "target_on": target})  # fmt: skip
        for number, came in enumerate(("yes", "deputy", "apologies")):
            meeting = change.add("meetings", {"group": group, "state": "held",
                                              "meets_on": date(2026, 2 + number, 3)})  # fmt: skip
            change.add("attendance", {"meeting": meeting, "agency": health, "came": came})
    return empty


def _paper(board: Board, about: str = "", audience: str = "board") -> Paper:
    asked = Asked(audience=audience)  # type: ignore[arg-type]
    return catalogue.get("duties").write(board, TODAY, Call(asked, about=about))


def _numbers(paper: Paper) -> list[str]:
    figures = next(printing.only(paper, KeyFigures))
    assert isinstance(figures, KeyFigures)
    return [one.number for one in figures.figures]


def test_without_agencies_it_is_one_calm_sentence(empty: Board) -> None:
    paper = _paper(empty)
    assert printing.said(paper) == "No agency is on record."
    assert not paper.blocks


def test_all_agencies_stand_in_one_table_and_each_on_its_page(board: Board) -> None:
    paper = _paper(board)
    expected = 2 * (STATED + 1)
    assert printing.said(paper) == (
        f"Of {expected} answers of 2 agencies on {STATED + 1} duties 2 say within the year that"
        " the duty is met; 1 gap is past the deadline. 1 agency owes something late: a return, a"
        " confirmation, an action or a report. 1 of them names no training representative."
    )
    health, police = printing.under(paper, "Agency by agency").rows
    assert health == (
        "Health", f"2 of {STATED + 1}", "1 of 1", Pill("1 of 2", "triangle", "late"), "1 of 3",
        "2 of 3", "Named",
    )  # fmt: skip
    assert police[3:] == ("0 of 0", "none due", "none held", "Nobody")
    assert printing.headings(paper) == ["Agency by agency", "Health", "Police"]
    assert len(list(printing.only(paper, NewPage))) == 2
    chart = next(printing.only(paper, RowsChart))
    assert isinstance(chart, RowsChart)
    assert sum(value or 0 for one in chart.series for value in one.values) == expected


def test_one_agency_has_one_page_of_its_own(board: Board) -> None:
    paper = _paper(board, "Health")
    assert paper.title == "Duties of Health"
    assert printing.said(paper) == (
        f"2 of {STATED + 1} duties are met by its own word of the last year, with 1 gap, 1 past the"
        " deadline. Of 2 open actions that it leads 1 is late (the oldest due"
        " 2\xa0Nov\xa02026); 1 of 3 returns due in the year came in time."
    )
    assert _numbers(paper) == ["2", "1", "1", "1", "2"]
    people = next(printing.only(paper, Text))
    assert isinstance(people, Text)
    assert people.words == ("On the board: A. Moss · Training representative: K. Dunn.")


def test_its_duties_come_with_evidence_and_gaps(board: Board) -> None:
    duties = next(one for one in _paper(board, "Health").blocks if _is_table(one, "Duty"))
    rows = {str(row[0]): row[1:] for row in duties.rows}
    assert len(rows) == STATED + 1
    assert rows["Recruitment"][2] == "Files"
    assert printing.plain(rows["Supervision"][2]) == (  # type: ignore[arg-type]
        "No evidence (checked: in part) Missing: Bank staff (overdue 19 d)."
    )
    assert rows["Competence"][0] == "Does not apply"
    assert rows["Answer the bell"][0] == Pill("Met, 2025", "dot", "due")


def _is_table(block: object, head: str) -> bool:
    columns = getattr(block, "columns", ())
    return bool(columns) and columns[0].head == head


def test_its_scores_stand_then_and_now(board: Board) -> None:
    (chart,) = printing.only(_paper(board, "Health"), RowsChart)
    assert isinstance(chart, RowsChart)
    assert chart.labels == ("2024", "2026")
    assert [one.values for one in chart.series] == [(0, 0), (1, 0), (1, 1), (0, 1)]


def test_two_duties_in_law_stand_side_by_side(board: Board) -> None:
    with board.change("A school too") as change:
        health = board.find("agencies", "Health")
        assert health is not None
        audit = cycle(change, "2026", NOW, kind="section175", scale="1-3")
        answers(change, sent(change, audit, health.id), {"Policies": "2"})
        blank = sent(change, cycle(change, "2025", THEN, kind="section175"), health.id)
        answers(change, blank, {"Policies": None})
    assert len(list(printing.only(_paper(board, "Health"), Beside))) == 1


def test_an_agency_without_duties_is_said_in_a_sentence(board: Board) -> None:
    paper = _paper(board, "Office")
    assert printing.said(paper).startswith("Nothing is asked of Office")
    assert not paper.blocks


def test_who_leads_nothing_and_owes_nothing_is_calm(board: Board) -> None:
    assert printing.said(_paper(board, "Police")).endswith("It leads no open action.")


def test_the_public_sees_no_agency(board: Board) -> None:
    for about in ("", "Health"):
        paper = _paper(board, about, "public")
        text, _ = printing.printed(paper)
        for hidden in ("Bankstaff", "Dunn", "Moss", "Police"):
            assert hidden not in text
        assert paper.left_out


def test_it_prints_a_page_for_each_with_tags(board: Board) -> None:
    text, kinds = printing.printed(_paper(board))
    assert reading.squeezed("2 Health") in text
    assert kinds.count("/H2") == 3
    assert kinds.count("/Table") >= 5
    assert kinds.count("/Figure") == 2
