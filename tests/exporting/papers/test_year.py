"""The chapter of the yearly report, written from a real board."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from lif_desktop import frameworks
from lif_desktop.exporting.papers import catalogue
from lif_desktop.exporting.papers.catalogue import Call
from lif_desktop.exporting.papers.content import Bullets, KeyFigures, Paper, Pill, RowsChart, Table
from lif_desktop.reports.shape import Asked
from lif_desktop.rules.periods import ended
from lif_desktop.store.board import Board
from lif_desktop.store.opening import create
from tests import boards
from tests.boards import TODAY
from tests.exporting.papers import printing
from tests.reports import learning_made, training_made
from tests.reports.learning_made import days

QUARTERS = ended("quarterly", date(2025, 10, 1), date(2026, 9, 30))
BETTER, NOT_BETTER = "What got better", "What did not get better"
ASKS = "What guidance and framework ask of this report"


@pytest.fixture
def board(tmp_path: Path) -> Iterator[Board]:
    with boards.small(tmp_path) as made:
        yield made


@pytest.fixture
def lived(board: Board) -> Board:
    """Give a board a year with something that got better, and something that did not."""
    learning_made.fill(board)
    training_made.fill(board)
    review = learning_made.ended_review(board)
    with board.change("Live a year") as change:
        for title, improved, ago in (("Better audit", "yes", 30), ("Partly audit", "partly", 40),
                                     ("Old audit", "no", 500)):  # fmt: skip
            change.add("audits", {
                "title": title, "kind": "dip_sample", "state": "finished", "improved": improved,
                "revisited_on": days(-ago), "finished_on": days(-ago - 200),
                "found_now": "Heard in nine of ten",
            })  # fmt: skip
        change.edit("reviews", review, {
            "embedded": "partly", "year_on_on": days(-300), "year_on_found": "Two areas of three",
        })  # fmt: skip
        change.add("reviews", {
            "title": "Case Elm", "kind": "lcspr", "state": "published", "published_on": days(-20),
        })  # fmt: skip
        _figures(change, "Seen alone", "higher", ("60", "65", "70", "80"))
        _figures(change, "Waits", "lower", ("60", "65", "70", "80"))
        change.add("practice", {"title": "A call", "state": "spread", "seen_on": days(-50),
                                "difference": "None lost"})  # fmt: skip
        for number in range(12):
            for ago, told in ((400, "yes"), (50, "no" if number < 4 else "yes")):
                change.add("participation", {
                    "title": f"Heard {number}", "who": "children", "heard_on": days(-ago),
                    "number": 20, "said": "Ring us", "done": "We ring", "told_back": told,
                })  # fmt: skip
    return board


def _figures(change: Any, title: str, polarity: str, values: tuple[str, ...]) -> None:
    indicator = change.add("indicators", {
        "title": title, "unit": "percent", "polarity": polarity, "frequency": "quarterly",
    })  # fmt: skip
    for period, value in zip(QUARTERS, values, strict=True):
        change.add("values", {
            "indicator": indicator, "period": period.label, "period_from": period.first,
            "period_until": period.last, "value": Decimal(value),
        })  # fmt: skip


def _paper(board: Board, audience: str = "board") -> Paper:
    asked = Asked(audience=audience)  # type: ignore[arg-type]
    return catalogue.get("year").write(board, TODAY, Call(asked))


def _claims(paper: Paper, heading: str) -> dict[str, tuple[str, ...]]:
    rows = printing.under(paper, heading).rows
    return {printing.plain(row[0]): tuple(map(str, row[1:])) for row in rows}  # type: ignore[arg-type]


def test_what_got_better_names_its_evidence_and_where_it_stands(lived: Board) -> None:
    found = _claims(_paper(lived), BETTER)
    assert list(found) == ["Ready", "Closed", "Better audit", "A call", "Seen alone"]
    assert found["Closed"][:2] == ("Impact on children", "Fewer children wait")
    assert found["Closed"][2].startswith("LRN-")
    assert found["Better audit"][1] == "Looked at again, improved: Heard in nine of ten"
    assert found["Seen alone"][1] == "From 60.0 % in Q3 2025/26 to 80.0 % in Q2 2026/27."


def test_what_did_not_get_better_is_said_as_plainly(lived: Board) -> None:
    found = _claims(_paper(lived), NOT_BETTER)
    assert list(found) == [
        "Partly audit", "A year after Case Birch, the learning is not wholly embedded",
        "2 open lessons of 3 without new evidence", "Waits",
    ]  # fmt: skip
    assert "Two areas of three" in found[list(found)[1]][1]
    with lived.change("Follow a child who fares no better") as change:
        change.add("tracked", {"pseudonym": "Robin", "difference": "worse",
                               "checked_on": days(-9)})  # fmt: skip
        reviews = [one for one in lived.records("reviews") if one.title == "Case Birch"]
        change.edit("reviews", reviews[0].id, {"year_on_on": None})
    found = _claims(_paper(lived), NOT_BETTER)
    assert found["Not every child who is followed is better off"][1] == (
        "Of 3 children followed: better 1, worse 1."
    )
    assert "A year after Case Birch, nothing is reported" in found


def test_it_says_first_how_much_got_better_and_how_much_did_not(lived: Board) -> None:
    paper = _paper(lived)
    said = printing.said(paper)
    assert said.startswith(
        "5 things got better by the evidence on record, 2 of them with impact on children; 4 did"
        " not; the evidence is below."
    )
    assert "Of 1 share that can be set beside the year before, none is better." in said
    figures = next(one for one in paper.blocks if isinstance(one, KeyFigures)).figures
    assert [(one.number, one.note) for one in figures[:4]] == [
        ("5", "2 with impact on children"), ("4", "on record"), ("2", "0 in the year before"),
        ("1", "of 4 open at the end"),
    ]  # fmt: skip


def test_then_and_now_stand_side_by_side_with_their_denominators(lived: Board) -> None:
    paper = _paper(lived)
    rows = {str(row[0]): row[1:] for row in printing.under(paper, "Then and now").rows}
    assert rows["Times heard after which people were told back"] == (
        "12 of 12 (100 %)", "8 of 12 (67 %)", Pill("Worse", "triangle", "late"),
    )  # fmt: skip
    assert rows["Re-looks of audits that found practice improved"] == (
        "0 of 1 (0 %)", "1 of 2 (50 %)", "Too few to compare",
    )  # fmt: skip
    assert rows["Places taken on courses"] == ("0", "13", "–")
    assert rows["Follow-up answers that say practice changed"][:2] == (
        "none on record", "6 of 8 (75 %)",
    )  # fmt: skip
    chart = next(one for one in paper.blocks if isinstance(one, RowsChart))
    then, now = chart.series
    told = chart.labels.index("Times heard after which people were told back")
    assert (then.values[told], now.values[told]) == (100.0, 67.0)
    assert "nothing on record the year before, 75 % now" in chart.alternative


def test_a_share_that_rose_or_held_is_called_so(lived: Board) -> None:
    told = [one for one in lived.records("participation") if one.values["told_back"] == "no"]
    with lived.change("Tell them") as change:
        for one in told:
            change.edit("participation", one.id, {"told_back": "yes"})
    rows = {str(row[0]): row for row in printing.under(_paper(lived), "Then and now").rows}
    name = "Times heard after which people were told back"
    assert rows[name][3] == Pill("The same", "dot", "due")
    with lived.change("Tell one less, then") as change:
        then = next(one for one in lived.records("participation")
                    if one.values["heard_on"] == days(-400))  # fmt: skip
        change.edit("participation", then.id, {"told_back": "no"})
    rows = {str(row[0]): row for row in printing.under(_paper(lived), "Then and now").rows}
    assert rows[name][3] == Pill("Better", "square", "well")


def test_priorities_reviews_and_the_years_work_follow(lived: Board) -> None:
    paper = _paper(lived)
    priorities = printing.under(paper, "The priorities")
    assert priorities.columns[-1].head == "Board's RAG"
    assert "not lateness" in priorities.note
    (review,) = printing.under(paper, "Reviews that ended, and their lessons").rows
    assert (review[1], review[4]) == ("Case Elm", "No lesson in the ledger")
    work = next(one for one in paper.blocks if isinstance(one, Bullets))
    said = " ".join(map(printing.plain, work.items))
    assert "2 course dates, 13 places taken; 6 of 8 who answered a follow-up" in said
    assert "People were heard 12 times, children 12 of them" in said
    assert "1 example seen, 1 taken up elsewhere" in said


def test_what_is_asked_of_it_is_held_against_the_record(lived: Board) -> None:
    rows = printing.under(_paper(lived), ASKS).rows
    stands = {str(row[0]): row[3] for row in rows}
    assert len(rows) == 11
    assert stands["Evidence of the impact of the work on children and families."] == (
        Pill("On record", "tick", "done")
    )
    money = next(text for text in stands if "cost" in text)
    assert stands[money] == Pill("By hand", "diamond", "note")
    assert stands["Whether fewer children die or are seriously harmed."] == (
        Pill("Own report", "diamond", "note")
    )
    assert any("(wording not checked)" in str(row[1]) for row in rows)


def test_an_empty_year_is_calm(tmp_path: Path) -> None:
    path = tmp_path / "blank.lif"
    with create(path, boards.PASSPHRASE, frameworks.load("blank"), name="", who="J. Hale") as board:
        paper = _paper(board)
        assert printing.said(paper) == (
            "Nothing on record shows that anything got better in the year, nor that it did not."
        )
        assert printing.headings(paper) == [
            BETTER, NOT_BETTER, "Then and now", "The year's work in short", ASKS,
        ]  # fmt: skip
        stands = {row[3] for row in printing.under(paper, ASKS).rows}
        assert Pill("Nothing on record", "triangle", "late") in stands


def test_many_figures_are_named_and_not_all_drawn_out(lived: Board) -> None:
    with lived.change("Measure more") as change:
        for number in range(7):
            _figures(change, f"Measure {number}", "higher", ("60", "65", "70", "80"))
    found = printing.under(_paper(lived), BETTER)
    assert "So did 3 more figures: " in found.note
    assert sum(row[1] == "Figures" for row in found.rows) == 5


def test_the_public_reads_no_case_no_child_and_no_unpublished_lesson(lived: Board) -> None:
    paper = _paper(lived, "public")
    assert list(_claims(paper, BETTER)) == ["Better audit", "Seen alone"]
    assert list(_claims(paper, NOT_BETTER)) == ["Partly audit", "Waits"]
    assert ASKS not in printing.headings(paper)
    assert len(printing.under(paper, "The priorities").columns) == 3
    said, _ = printing.printed(paper)
    for hidden in ("Closed", "Ready", "Wren", "Birch", "Elm", "Fewerchildrenwait", "nineoften",
                   "LRN-", "AUD-", "J.Hale", "Board'sRAG"):  # fmt: skip
        assert hidden not in said
    assert "Lessonsnotpublished" in said


def test_a_published_lesson_with_impact_is_named_for_the_public(lived: Board) -> None:
    with lived.change("Publish it") as change:
        ready = next(one for one in lived.records("learning") if one.title == "Ready")
        change.add("publications", {"title": "Web", "learning": ready.id, "audience": "public",
                                    "published_on": days(-5)})  # fmt: skip
    found = _claims(_paper(lived, "public"), BETTER)
    assert found["Ready"] == (
        "Impact on children", "Evaluated with evidence of impact.", "1 Nov 2026",
    )  # fmt: skip


def test_methods_with_nothing_are_named(board: Board) -> None:
    paper = _paper(board)
    assert "methods of learning produced nothing." in printing.said(paper)
    work = next(one for one in paper.blocks if isinstance(one, Bullets))
    assert "produced nothing: " in " ".join(map(printing.plain, work.items))


def test_it_is_printed_with_text_and_tags_in_order(lived: Board) -> None:
    paper = _paper(lived)
    said, kinds = printing.printed(paper)
    assert said.index("Whatgotbetter") < said.index("Whatdidnotgetbetter")
    assert said.index("Whatdidnotgetbetter") < said.index("Thenandnow")
    assert kinds.count("/H1") == 1
    assert kinds.count("/Figure") == 1
    assert kinds.count("/Table") >= sum(isinstance(one, Table) for one in paper.blocks)
