"""The learning ledger, drawn from a real board."""

import json
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from itertools import combinations
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lif_desktop.reports import disclosing
from lif_desktop.reports.shape import About, Asked, Report
from lif_desktop.store.board import Board
from tests import boards
from tests.reports import learning_made
from tests.reports.learning_made import days
from tests.reports.reading import cells, draw, everything_said, section, table

PUBLIC = Asked(audience="public")


@pytest.fixture
def board(tmp_path: Path) -> Iterator[Board]:
    with boards.small(tmp_path) as made:
        yield made


@pytest.fixture
def lessons(board: Board) -> dict[str, int]:
    return learning_made.fill(board)


def test_a_board_without_lessons_says_so(board: Board) -> None:
    report = draw(board, "feedback-loop")
    assert report.summary == ("No lesson is on record yet.",)
    assert report.attention == 0
    assert "No child is followed yet." in everything_said(report)


@pytest.mark.usefixtures("lessons")
def test_claimed_stages_stand_beside_those_that_ledgers_prove(board: Board) -> None:
    report = draw(board, "feedback-loop")
    assert cells(table(report, "Claimed and proved")) == [
        ["Identified", "0", "0"],
        ["Disseminated", "0", "1"],
        ["Embedded", "2", "1"],
        ["Evaluated for impact", "1", "1"],
    ]
    assert "1 lesson closed with evidence of impact" in report.summary[0]


def test_the_ledger_gives_a_day_a_stage_and_leads_to_the_lesson(
    board: Board, lessons: dict[str, int]
) -> None:
    found = table(draw(board, "feedback-loop"), "Ledger")
    row = next(one for one in found.rows if one.about == About("learning", lessons["Moves"]))
    assert row.cells[1:5] == (days(-300), days(-200), days(-120), None)
    assert [len(found.rows), row.cells[5]] == [3, "Changed practice"]


def test_new_evidence_of_the_period_is_listed_line_by_line(
    board: Board, lessons: dict[str, int]
) -> None:
    asked = Asked(days(-130), days(-100))
    found = table(draw(board, "feedback-loop", asked), "New evidence")
    assert {row[4] for row in cells(found)} == {
        "Moves: embedded", "Ready: embedded", "Closed: embedded",
    }  # fmt: skip
    assert lessons


@pytest.mark.usefixtures("lessons")
def test_what_stands_still_and_what_is_not_borne_out_is_named(board: Board) -> None:
    report = draw(board, "feedback-loop")
    still = cells(table(report, "Standing still"))
    assert [(row[0].split()[-1], row[3]) for row in still] == [("Stays", "200"), ("Moves", "120")]
    (question,) = cells(table(report, "What the ledger does not"))
    assert "The stage says Embedded; the ledger proves Disseminated." in question[1]
    assert report.attention == 3


@pytest.mark.usefixtures("lessons")
def test_confirmations_are_counted_by_agency_and_outstanding_ones_listed(board: Board) -> None:
    report = draw(board, "feedback-loop")
    assert {tuple(row[1:]) for row in cells(table(report, "By agency"))} == {
        ("1", "0", "1", "1", "12"), ("1", "0", "1", "0", "12"), ("1", "1", "0", "0", "12"),
    }  # fmt: skip
    states = [row[-1] for row in cells(table(report, "Outstanding"))]
    assert states == ["Overdue 30 d", "Due 10 d"]
    unasked = cells(table(report, "For several agencies, and none asked"))
    assert [row[0].split()[-1] for row in unasked] == ["Ready"]


@pytest.mark.usefixtures("lessons")
def test_closed_lessons_say_what_difference_they_made(board: Board) -> None:
    report = draw(board, "feedback-loop")
    ((_, evaluated, closed, impact),) = cells(table(report, "Closed in the period"))
    assert (evaluated, closed, impact) == ("1 Nov 2026", "11 Nov 2026", "Fewer children wait")
    assert cells(table(report, "Not pursued"))[0][1] == "No reason given"
    earlier = draw(board, "feedback-loop", Asked(days(-400), days(-300)))
    assert table(earlier, "Closed in the period").rows == ()


@pytest.mark.usefixtures("lessons")
def test_children_followed_are_counted_by_the_difference_made(board: Board) -> None:
    report = draw(board, "feedback-loop")
    found = dict(row[:2] for row in cells(table(report, "Difference made")))
    assert found == {
        "Better": "1", "The same": "0", "Worse": "0", "Too early to say": "0",
        "Not looked at yet": "1",
    }  # fmt: skip
    assert [row[0] for row in cells(table(report, "Each child"))] == ["Wren", "Teal"]


@pytest.mark.usefixtures("lessons")
def test_publications_name_lesson_channel_audience_and_day(board: Board) -> None:
    report = draw(board, "feedback-loop")
    ((when, what, _, channel, audience, reach, lesson),) = cells(table(report, "In the period"))
    assert (when, what, channel, audience, reach) == (
        "22 Sep 2026", "A briefing", "Newsletter", "Public", "40",
    )  # fmt: skip
    assert lesson.endswith("Moves")
    silent = [row[0].split()[-1] for row in cells(table(report, "Disseminated, with nothing"))]
    assert silent == ["Stays", "Ready"]
    ((_, decision, question),) = cells(table(report, "Not yet said"))
    assert decision == "Not decided"
    assert "the effect on the child and the family" in question


def test_a_year_on_addressed_verified_and_embedded_stand_apart(board: Board) -> None:
    review = learning_made.ended_review(board)
    report = draw(board, "feedback-loop")
    found = table(report, "A year after each review")
    (row,) = found.rows
    assert row.about == About("reviews", review)
    assert row.cells[3:] == (5, 1, 0, 1, 1, 1, 1, 1)
    ((_, _, _, question),) = cells(table(report, "What was found"))
    assert question.startswith("A year has passed")
    with board.change("Report a year on") as change:
        change.edit("reviews", review, {
            "year_on_on": days(-5), "year_on_found": "Seen alone in nine of ten", "embedded": "yes",
        })  # fmt: skip
    told = cells(table(draw(board, "feedback-loop"), "What was found"))[0]
    assert told[1:] == [
        "Yes", "Seen alone in nine of ten",
        "Done, but neither verified nor embedded: 1 of its actions.",
    ]  # fmt: skip


@pytest.mark.usefixtures("lessons")
def test_the_public_sees_published_lessons_and_no_child(board: Board) -> None:
    report = draw(board, "feedback-loop", PUBLIC)
    said = everything_said(report)
    assert [row[0] for row in cells(table(report, "Lessons published"))] == ["Moves"]
    assert table(report, "All lessons").total == ("All", 5)
    for hidden in ("Wren", "Teal", "Then of", "Stays", "Ready", "LRN-"):
        assert hidden not in said
    assert "Children followed: fewer than 5." in section(report, "Children followed").said[0]
    assert report.left_out


def test_the_public_sees_differences_only_where_no_number_is_small(board: Board) -> None:
    with board.change("Follow twelve children") as change:
        for number in range(12):
            change.add("tracked", {
                "pseudonym": f"Bird {number}",
                "difference": "better" if number % 2 else "same",
            })  # fmt: skip
    found = table(draw(board, "feedback-loop", PUBLIC), "Difference made")
    assert dict(row[:2] for row in cells(found))["Better"] == "6"
    with board.change("Follow one more") as change:
        change.add("tracked", {"pseudonym": "Bird 13", "difference": "worse"})
    report = draw(board, "feedback-loop", PUBLIC)
    assert section(report, "Children followed").tables == ()
    assert "Children followed: 13." in section(report, "Children followed").said[0]


def follow(board: Board, number: int, difference: str) -> None:
    with board.change("Follow children") as change:
        for one in range(number):
            change.add("tracked", {"pseudonym": f"{difference} {one}", "difference": difference})


def publish(board: Board) -> Report:
    report = draw(board, "feedback-loop", PUBLIC)
    with board.change("Publish") as change:
        disclosing.disclose(change, report, recipient="", sha256="0", file_name="ledger.pdf")
    return report


def followed(board: Board, asked: Asked = PUBLIC) -> tuple[dict[str, str], str]:
    """Return what the public reads of the children: the table, and the sentence in its place."""
    found = section(draw(board, "feedback-loop", asked), "Children followed")
    shown = {row[0]: row[1] for one in found.tables for row in cells(one)}
    told = {label: number for label, number in shown.items() if number != "0"}
    return told, " ".join(found.said)


def test_one_more_child_does_not_follow_from_two_papers(board: Board) -> None:
    follow(board, 6, "better")
    follow(board, 7, "same")
    first = publish(board)
    assert followed(board) == ({"Better": "6", "The same": "7"}, "")
    follow(board, 1, "better")
    shown, said = followed(board)
    assert shown == {}
    assert "is not shown: since it was last published" in said
    assert said in draw(board, "feedback-loop", PUBLIC).left_out
    follow(board, 4, "better")
    assert followed(board)[0] == {"Better": "11", "The same": "7"}
    beside = replace(PUBLIC, earlier=(first.figures,))
    assert followed(board, beside) == followed(board)


def test_a_child_that_fares_otherwise_now_does_not_follow_from_two_papers(board: Board) -> None:
    follow(board, 6, "better")
    follow(board, 7, "same")
    publish(board)
    one = board.records("tracked")[-1]
    with board.change("Look again") as change:
        change.edit("tracked", one.id, {"difference": "better"})
    shown, said = followed(board)
    assert (shown, said.split(".")[0]) == ({}, "Children followed: 13")


def test_children_followed_are_not_counted_beside_figures_that_cannot_be_read(board: Board) -> None:
    follow(board, 6, "better")
    with board.change("Spoil") as change:
        change.add("disclosures", {"title": "Paper", "audience": "public", "figures": "{]"})
    report = draw(board, "feedback-loop", PUBLIC)
    assert followed(board)[0] == {}
    assert any("cannot be read" in one for one in report.left_out)


@given(st.lists(st.lists(st.integers(0, 9), min_size=3, max_size=3), min_size=2, max_size=4))
@settings(max_examples=15, deadline=None)
def test_no_two_papers_show_a_number_of_children_that_moved_by_few(steps: list[list[int]]) -> None:
    shown: dict[str, list[int]] = {}
    with tempfile.TemporaryDirectory() as folder, boards.empty(Path(folder)) as board:
        for step in steps:
            for number, difference in zip(step, ("better", "same", "worse"), strict=True):
                follow(board, number, difference)
            report = publish(board)
            for label, number in json.loads(report.figures or '{"counts":{}}')["counts"].items():
                shown.setdefault(label, []).append(number)
    assert not [
        one for numbers in shown.values() for one in combinations(numbers, 2)
        if 0 < abs(one[0] - one[1]) < 5
    ]  # fmt: skip
