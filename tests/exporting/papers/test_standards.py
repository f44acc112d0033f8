"""The paper on standards returns, written from a real board."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from lif_desktop.exporting.papers import catalogue
from lif_desktop.exporting.papers.catalogue import Call
from lif_desktop.exporting.papers.content import (
    Beside,
    Caption,
    KeyFigures,
    Paper,
    Pill,
    RowsChart,
    Table,
    Text,
)
from lif_desktop.reports.shape import Asked
from lif_desktop.store.board import Board
from tests import boards
from tests.boards import TODAY
from tests.exporting.papers import printing
from tests.exporting.pdf import reading
from tests.reports import returns_made
from tests.reports.returns_made import NOW, THEN, agency, answers, cycle, sent


@pytest.fixture
def board(tmp_path: Path) -> Iterator[Board]:
    with boards.empty(tmp_path) as opened:
        yield opened


@pytest.fixture
def filled(board: Board) -> Board:
    returns_made.two_cycles(board)
    return board


def _paper(board: Board, audience: str = "board") -> Paper:
    asked = Asked(audience=audience)  # type: ignore[arg-type]
    return catalogue.get("standards").write(board, TODAY, Call(asked))


def _distributions(paper: Paper) -> list[Table]:
    return [one for one in printing.only(paper, Table)
            if isinstance(one, Table) and one.columns[0].head == "Standard"]  # fmt: skip


def test_without_a_cycle_it_is_one_calm_sentence(board: Board) -> None:
    paper = _paper(board)
    assert printing.said(paper) == "No cycle of section 11 or section 175/157 has begun."
    assert not paper.blocks


def test_it_says_first_what_the_returns_say(filled: Board) -> None:
    assert printing.said(_paper(filled)) == (
        "Section 11, 2026: 3 of 7 agencies answered, 1 of them with a signed declaration instead of"
        " scores; 1 is late and 1 with the duty is not asked. Of 2 own scores that can be compared"
        " with 2024, 1 moved up and 1 down. 2 gaps named, 1 past the deadline."
    )
    figures = next(printing.only(_paper(filled), KeyFigures))
    assert isinstance(figures, KeyFigures)
    assert [one.number for one in figures.figures] == ["3", "1", "1", "1", "1"]


def test_then_and_now_are_distributions_and_nothing_that_does_not_apply_counts(
    filled: Board,
) -> None:
    paper = _paper(filled)
    beside = next(printing.only(paper, Beside))
    assert isinstance(beside, Beside)
    assert isinstance(beside.first, RowsChart)
    assert isinstance(beside.second, RowsChart)
    assert beside.first.title.startswith("2024: 1 agency, ")
    assert beside.second.title.startswith("2026: 2 agencies, ")
    # Four answers stand on the scale; n/a, a 7 and a star do not.
    assert sum(value or 0 for one in beside.second.series for value in one.values) == 4
    meanings = [one.meaning for one in beside.second.series]
    assert len(set(meanings)) == len(meanings)
    table = _distributions(paper)[0]
    rows = {str(row[0]).casefold(): row[1:] for row in table.rows}
    assert rows["training"] == ("0 › 0", "1 › 0", "0 › 1", "0 › 1", "1 › 2", "0 › 0", "1", "0")
    assert rows["leadership"][:6] == ("0 › 0", "0 › 0", "0 › 0", "1 › 0", "1 › 0", "0 › 2")
    assert table.total[-2:] == ("1", "1")
    assert "Not comparable: 1 not applicable this time." in table.note


def test_moves_are_a_picture(filled: Board) -> None:
    charts = [one for one in printing.only(_paper(filled), RowsChart) if isinstance(one, RowsChart)]
    moved = next(one for one in charts if one.title == "How own scores moved since 2024")
    assert {one.name: sum(value or 0 for value in one.values) for one in moved.series} == {
        "Moved down": 1, "Stayed": 0, "Moved up": 1,
    }  # fmt: skip


def test_the_panel_stands_beside_the_agencies(filled: Board) -> None:
    paper = _paper(filled)
    said = [printing.plain(one.words) for one in printing.only(paper, Text)
            if isinstance(one, Text)]  # fmt: skip
    assert said[0] == (
        "3 answers of 8 carry a score of the panel: 1 alike, 1 lower and 0 higher than the"
        " agency's own; 1 more than one step apart."
    )


def test_the_matrix_shows_moves_and_where_the_panel_differs(filled: Board) -> None:
    table = printing.captioned(_paper(filled), "Health")
    (row,) = [one for one in table.rows if str(one[0]).startswith("Health")]
    cells = [one.word if isinstance(one, Pill) else one for one in row[1:]]
    assert "1›3 (1)" in cells
    assert "2›1" in cells
    assert "n/a (3)" in cells
    keys = [one.words for one in printing.only(_paper(filled), Text) if isinstance(one, Text)]
    assert any("Standards: 1 " in printing.plain(one) for one in keys)


def test_what_is_outstanding_and_open_comes_with_its_deadline(filled: Board) -> None:
    paper = _paper(filled)
    owed = next(one for one in printing.only(paper, Table)
                if isinstance(one, Table) and one.columns[0].head == "Outstanding")  # fmt: skip
    assert [row[0] for row in owed.rows] == ["Late", "Missing", "Soon"]
    gaps = printing.under(paper, "Section 11: gaps past their deadline, without one, or due soon")
    assert [(row[2], row[4]) for row in gaps.rows] == [
        ("Volunteers", Pill("Overdue 20 d", "triangle", "late")),
        ("Babies", Pill("No deadline", "diamond", "note")),
    ]  # fmt: skip


def test_a_declaration_is_shown_for_what_it_is(filled: Board) -> None:
    table = printing.under(_paper(filled), "Section 11: declarations of compliance")
    (row,) = table.rows
    assert (row[0], row[2], row[3]) == (
        "Fire", Pill("In its cycle", "diamond", "note"), "We comply",
    )  # fmt: skip
    assert "is no evidence" in table.note


def test_plans_and_who_is_below_the_standard(filled: Board) -> None:
    paper = _paper(filled)
    (plan,) = printing.under(paper, "Section 11: improvement plans").rows
    assert plan[0] == "Health"
    assert plan[2:] == (
        "1 of 2 actions done, 1 late",
        (
            "its own: 0 of 1 action done, 1 cannot be completed;"
            " in all 0 of 2 actions done, 1 cannot be completed"
        ),
    )
    (below,) = printing.under(paper, "Section 11: below the standard").rows
    assert below == ("Police", "–", "No plan yet")


def test_a_later_gap_is_counted_and_what_is_well_is_left_out(board: Board) -> None:
    with board.change("One cycle") as change:
        audit = cycle(change, "2026", NOW)
        for name in ("Health", "Police"):
            made = sent(change, audit, agency(change, name))
            answers(change, made, {"Training": "3"}, gap="Later", deadline_on=date(2027, 5, 1))
    paper = _paper(board)
    gaps = printing.under(paper, "Section 11: gaps past their deadline, without one, or due soon")
    assert gaps.rows == ()
    assert gaps.empty == "All 2 gaps named are due later."
    assert Text("0 of 2 returns came with a plan for the next twelve months; 2 without.") in (
        paper.blocks
    )
    assert len(_distributions(paper)) == 1
    assert "declarations" not in " ".join(printing.headings(paper))


def test_a_cycle_nobody_answered_has_no_pictures(board: Board) -> None:
    with board.change("One cycle") as change:
        audit = cycle(change, "2026", NOW)
        sent(change, audit, agency(change, "Health"), state="asked")
    paper = _paper(board)
    assert "0 of 1 agency answered." in printing.said(paper)
    assert printing.headings(paper) == ["Section 11, 2026"]
    assert not list(printing.only(paper, RowsChart))


def test_two_scales_are_never_mixed(board: Board) -> None:
    with board.change("Two scales") as change:
        then = cycle(change, "2024", THEN, scale="1-3")
        now = cycle(change, "2026", NOW, previous=then)
        for name in ("Health", "Police"):
            one = agency(change, name)
            answers(change, sent(change, then, one), {"Training": "2"})
            answers(change, sent(change, now, one), {"Training": "2"})
    paper = _paper(board)
    tables = _distributions(paper)
    assert len(tables) == 2
    assert not list(printing.only(paper, Beside))
    assert all("›" not in str(cell) for table in tables for row in table.rows for cell in row)


def test_eighty_schools_stay_readable(board: Board) -> None:
    returns_made.schools(board)
    paper = _paper(board)
    captions = [one.text for one in printing.only(paper, Caption) if isinstance(one, Caption)]
    pages = [one for one in captions if "of 80" in one]
    assert [one.split(", ")[1] for one in pages] == [
        "1 to 16 of 80", "17 to 32 of 80", "33 to 48 of 80", "49 to 64 of 80", "65 to 80 of 80",
    ]  # fmt: skip
    text, kinds = printing.printed(paper)
    assert all(f"School{number:02}" in text for number in range(80))
    assert kinds.count("/Table") >= 6


def test_the_public_sees_distributions_and_no_agency(board: Board) -> None:
    returns_made.schools(board, 6)
    paper = _paper(board, "public")
    text, _ = printing.printed(paper)
    assert "School0" not in text
    assert len(_distributions(paper)) == 1
    assert reading.squeezed("Agencies and schools are not named") in text
    assert not paper.presenter


def test_the_public_sees_no_distribution_of_a_few(filled: Board) -> None:
    paper = _paper(filled, "public")
    assert not _distributions(paper)
    assert any("fewer than" in one for one in paper.left_out)
    text, _ = printing.printed(paper)
    for hidden in ("Volunteers", "Fire", "Wecomply", "Healthplan"):
        assert hidden not in text


def test_it_prints_with_tags(filled: Board) -> None:
    text, kinds = printing.printed(_paper(filled))
    assert reading.squeezed("1 Section 11, 2026, due 1 Nov 2026") in text
    assert kinds.count("/Figure") >= 4
    assert kinds.count("/H2") == 6
