"""The sample's learning: lessons at every stage, evidence of every kind, files that open."""

from datetime import date

import pytest

from lif_desktop.reports import lessons, priorities, revisits, tracked_children
from lif_desktop.rules.feedback_loop import STAGES
from lif_desktop.store.board import Board
from tests.reports.reading import cells, draw, everything_said, table

TODAY = date(2026, 11, 21)
COUNTS = {
    "learning": 24, "tracked": 6, "publications": 20, "external": 14, "requirements": 40,
    "practice": 18,
}  # fmt: skip
REPORTS = ("feedback-loop", "revisits", "coverage", "external", "practice", "priorities")


def test_it_holds_what_a_year_of_learning_leaves(read_only: Board) -> None:
    for register, count in COUNTS.items():
        assert len(read_only.records(register)) == count


def test_lessons_stand_at_every_stage_and_three_claim_more_than_they_prove(
    read_only: Board,
) -> None:
    found = lessons.read(read_only, TODAY)
    assert {one.standing.stage for one in found} == set(STAGES)
    claims = [one for one in found if one.record.values["stage"] != one.standing.stage]
    assert len(claims) == 3
    assert all(one.questions for one in claims)
    assert sum(one.stands_still for one in found) == 6
    for one in found:
        assert one.record.values["identified_on"] <= TODAY
        assert all(line.values["dated_on"] <= TODAY for line in one.ledger)


def test_closed_lessons_say_what_difference_they_made(read_only: Board) -> None:
    closed = [one for one in lessons.read(read_only, TODAY) if one.state == "closed"]
    assert len(closed) == 6
    for one in closed:
        assert one.standing.stage == "evaluated"
        assert one.record.values["impact"]
        assert one.record.values["closed_on"] >= one.standing.reached["evaluated"]


def test_children_are_called_by_birds_and_one_look_is_overdue(read_only: Board) -> None:
    children = read_only.records("tracked")
    assert all(one.values["would_have"] and one.values["position_then"] for one in children)
    late = [one for one in children if tracked_children.next_look(one, TODAY).state == "late"]
    assert [one.title for one in late] == ["Curlew"]


def test_evidence_is_kept_inside_the_board_and_opens(read_only: Board) -> None:
    kept = [one for one in read_only.records("evidence") if one.values["file_hash"]]
    assert len(kept) == 3
    for one in kept:
        content = read_only.file(one.values["file_hash"])
        assert len(content) == one.values["file_size"]
        assert content.decode().strip()
        copy = read_only.copy_of(one.values["file_hash"], one.values["file_name"])
        assert copy.read_bytes() == content


def test_each_live_priority_has_records_of_several_registers(read_only: Board) -> None:
    live = [one for one in priorities.read(read_only) if priorities.is_live(one.priority)]
    assert len(live) == 5
    assert all(len(one.records) >= 5 for one in live)


def test_then_and_now_are_there_for_every_audit_looked_at_again(read_only: Board) -> None:
    looked = revisits.pairs(read_only.records("audits"), TODAY)
    assert len(looked) == 7
    assert all(one.then and one.now and one.improved for one in looked)
    assert [one.again is not None for one in looked].count(True) == 1


@pytest.mark.parametrize("name", REPORTS)
def test_each_report_of_learning_has_something_to_say(read_only: Board, name: str) -> None:
    report = draw(read_only, name)
    assert report.summary
    assert len(everything_said(report)) > 1000


def test_outside_recommendations_are_of_every_standing(read_only: Board) -> None:
    found = table(draw(read_only, "external"), "Compliance")
    assert all(int(row[1]) > 2 for row in cells(found))
