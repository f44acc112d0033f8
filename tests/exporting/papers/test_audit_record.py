"""The audit record and forward plan as a paper, written from a real board."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from lif_desktop.exporting.papers import catalogue
from lif_desktop.exporting.papers.catalogue import Call
from lif_desktop.exporting.papers.content import BarChart, Beside, Paper, Pill
from lif_desktop.store.board import Board
from tests import boards
from tests.boards import TODAY
from tests.exporting.papers import printing

PLAN = "Forward plan: the next twelve months"


@pytest.fixture
def board(tmp_path: Path) -> Iterator[Board]:
    with boards.small(tmp_path) as made:
        health, police, _ = (one.id for one in made.records("agencies"))
        with made.change("Plan audits") as change:
            for title, state, planned in (
                ("Bruises", "planned", date(2027, 1, 8)), ("Running", "under_way", None),
                ("Slipped", "planned", date(2026, 9, 1)), ("Far", "planned", date(2028, 1, 1)),
                ("Some day", "planned", None), ("This month", "planned", date(2026, 11, 30)),
            ):  # fmt: skip
                change.add("audits", {
                    "title": title, "state": state, "planned_on": planned, "kind": "dip_sample",
                    "agencies": (health, police),
                })  # fmt: skip
            for title, again in (("Soon", date(2026, 12, 1)), ("Late look", date(2028, 2, 1))):
                change.add("audits", {
                    "title": title, "kind": "case_file", "state": "finished", "revisit_on": again,
                    "finished_on": date(2026, 10, 1), "shared_with": "all heads of service",
                })  # fmt: skip
            change.add("audits", {
                "title": "Looked", "state": "finished", "finished_on": date(2026, 2, 1),
                "development": "Six of 30", "found_now": "27 of 30", "improved": "yes",
                "revisit_on": date(2026, 10, 1), "revisited_on": date(2026, 10, 2),
            })  # fmt: skip
        yield made


def _paper(board: Board) -> Paper:
    return catalogue.get("audits").write(board, TODAY, Call())


def _lines(paper: Paper) -> dict[str, tuple[str, str]]:
    rows = printing.under(paper, PLAN).rows
    return {str(when): (str(audits), str(again)) for when, audits, again in rows}


def test_the_forward_plan_is_a_calendar_in_which_empty_months_show(board: Board) -> None:
    plan = _lines(_paper(board))
    assert list(plan)[:3] == ["Under way", "Nov 2026", "Dec 2026"]
    assert list(plan)[12:] == ["Oct 2027", "Date passed", "Later", "No date"]
    assert plan["Feb 2027"] == ("–", "–")
    audit = plan["Jan 2027"][0]
    assert audit.startswith("Bruises (dip sample, Northmoor Health NHS Trust and Northmoor Police)")
    assert plan["Nov 2026"][0].startswith("This month")
    assert plan["Dec 2026"][1].startswith("Soon AUD-")
    assert [plan[one][0].split(" (")[0] for one in ("Under way", "Date passed", "No date")] == [
        "Running", "Slipped", "Some day",
    ]  # fmt: skip
    assert plan["Later"][0].startswith("Far")
    assert plan["Later"][1].startswith("Late look AUD-")
    assert printing.under(_paper(board), PLAN).note == (
        "Planned or under way, by type: dip sample 6."
    )


def test_then_and_now_stand_side_by_side(board: Board) -> None:
    paper = _paper(board)
    (row,) = printing.under(paper, "Looked at again: then and now").rows
    assert row[1:] == ("Six of 30", "27 of 30", Pill("Yes", "square", "well"))
    beside = next(one for one in paper.blocks if isinstance(one, Beside))
    assert isinstance(beside.second, BarChart)
    assert beside.second.values == (1, 0, 0, 0)


def test_it_says_where_an_audit_was_shared(board: Board) -> None:
    rows = printing.under(_paper(board), "Finished in the last twelve months").rows
    assert any("shared with all heads of service" in printing.plain(row[0]) for row in rows)  # type: ignore[arg-type]


def test_without_a_plan_a_sentence_stands_in_its_place(tmp_path: Path) -> None:
    with boards.empty(tmp_path) as bare:
        found = printing.under(_paper(bare), PLAN)
        assert not found.rows
        assert found.empty == "No audit is planned or under way, and no re-look is due."


def test_it_is_printed_with_text_and_tags(board: Board) -> None:
    said, kinds = printing.printed(_paper(board))
    assert said.index("Finishedinthelasttwelvemonths") < said.index("Forwardplan:thenexttwelve")
    assert kinds.count("/Figure") == 2
