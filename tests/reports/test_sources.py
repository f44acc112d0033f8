from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from lif_desktop import frameworks
from lif_desktop.reports.sources import items_due
from lif_desktop.store.board import Board
from lif_desktop.store.opening import create
from tests.boards import PASSPHRASE, WHO

START, END = date(2026, 4, 1), date(2027, 3, 31)


def made(folder: Path, name: str) -> Board:
    return create(folder / "a.lif", PASSPHRASE, frameworks.load(name), name="Northmoor", who=WHO)


@pytest.fixture
def berkshire(tmp_path: Path) -> Iterator[Board]:
    with made(tmp_path, "west-berkshire") as board:
        yield board


def test_a_review_asks_for_its_reports_and_for_the_look_back_a_year_on(berkshire: Board) -> None:
    with berkshire.change("Two reviews") as change:
        old = change.add("reviews", {
            "title": "Ash", "kind": "scr", "published_on": date(2025, 9, 1),
        })  # fmt: skip
        change.add("reviews", {
            "title": "Elm", "kind": "learning_lessons", "completed_on": date(2026, 5, 4),
        })  # fmt: skip
        change.add("reviews", {"title": "Oak", "kind": "rapid", "completed_on": date(2026, 5, 5)})
        change.add("reviews", {"title": "Yew", "kind": "scr"})
    found = [one for one in items_due(berkshire, START, END) if one.event]
    assert [(one.key, one.due_on, one.event.title) for one in found if one.event] == [
        ("lllr-reports", date(2026, 5, 4), "Elm"),
        ("scr-implementation", date(2026, 9, 1), "Ash"),
    ]
    assert found[1].event is not None
    assert found[1].event.id == old
    assert found[1].providers == ("Performance Management Sub-group",)


def test_what_stands_in_the_calendar_is_not_drawn_again_and_the_next_runs_on(
    berkshire: Board,
) -> None:
    def lado() -> list[date | None]:
        found = items_due(berkshire, START, date(2027, 12, 31))
        return [one.due_on for one in found if one.key == "lado"]

    assert lado() == [date(2027, 3, 31)]
    with berkshire.change("The LADO report") as change:
        change.add("expected", {
            "title": "LADO report", "source": "lado", "due_on": date(2026, 10, 15),
        })  # fmt: skip
        change.add("expected", {"title": "Asked for by hand"})
    assert lado() == [date(2027, 10, 15)]


def test_what_no_rule_can_date_is_listed_with_the_reason(berkshire: Board) -> None:
    undated = {one.key: one.why for one in items_due(berkshire, START, END) if not one.due_on}
    assert undated["cdop-information"] == "as required: the board asks for it"
    assert undated["s11"] == "the framework states no cycle"


def test_each_meeting_counts_in_the_boards_own_name_and_a_cancelled_one_does_not(
    tmp_path: Path,
) -> None:
    with made(tmp_path, "bedford") as board:
        top = next(one for one in board.records("groups") if one.values["kind"] == "board")
        with board.change("Meetings") as change:
            change.edit("groups", top.id, {"name": "Northmoor Strategic Board"})
            for day, state in (
                (date(2026, 9, 9), "planned"),
                (date(2026, 6, 9), "held"),
                (date(2026, 7, 1), "cancelled"),
            ):
                change.add("meetings", {"group": top.id, "meets_on": day, "state": state})
        dataset = [one for one in items_due(board, START, END) if one.key == "dataset"]
        assert [(one.groups, one.due_on) for one in dataset] == [
            (("Northmoor Strategic Board",), date(2026, 6, 9)),
            (("Northmoor Strategic Board",), date(2026, 9, 9)),
            (("Executive Group",), None),
            (("Performance and Audit Group",), None),
        ]


def test_what_all_groups_receive_names_each_of_them(tmp_path: Path) -> None:
    with made(tmp_path, "bradford") as board:
        logs = next(one for one in items_due(board, START, END) if one.key == "learning-logs")
        assert logs.groups == tuple(one.title for one in board.records("groups"))
