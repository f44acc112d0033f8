"""The agenda that is proposed: standing items and what is due, each with its reason, once."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from lif_desktop import clock
from lif_desktop.exporting.composing.compose import compose_pack
from lif_desktop.exporting.composing.proposing import Proposal, adopt, lacking, propose
from lif_desktop.exporting.papers import catalogue
from lif_desktop.registers import Filter
from lif_desktop.sample.board import make_sample, next_board_meeting
from lif_desktop.store.board import Board
from lif_desktop.store.query import View
from lif_desktop.store.records import Record
from tests import boards
from tests.exporting.papers import board as sample

TODAY = sample.TODAY


@pytest.fixture(autouse=True)
def on_the_day() -> Iterator[None]:
    clock.set_today(TODAY.isoformat())
    yield
    clock.set_today(None)


@pytest.fixture(scope="module")
def northmoor(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Board]:
    clock.set_today(TODAY.isoformat())
    path = tmp_path_factory.mktemp("sample") / "Northmoor.lif"
    with make_sample(path, boards.PASSPHRASE, today=TODAY) as made:
        yield made


@pytest.fixture
def board(tmp_path: Path) -> Iterator[Board]:
    with sample.made(tmp_path) as made:
        yield made


def _planned(board: Board, kind: str) -> Record:
    groups = {one.id: one.values["kind"] for one in board.records("groups")}
    return next(
        one for one in board.records("meetings")
        if one.values["state"] == "planned" and groups[one.values["group"]] == kind
    )  # fmt: skip


def _by_title(found: tuple[Proposal, ...]) -> dict[str, Proposal]:
    return {one.title: one for one in found}


def _items(board: Board, meeting: Record) -> list[Record]:
    view = View("items", (("position", False),), (Filter("meeting", "is", (meeting.id,)),))
    return board.page(view, 0, 99)


def test_every_source_has_something_to_propose(northmoor: Board) -> None:
    found = propose(northmoor, next_board_meeting(northmoor), TODAY)
    assert [one.title for one in found] == [
        "Welcome, apologies and declarations of interest", "Minutes and matters arising",
        "Actions: late, due and to escalate", "Audit record and forward plan",
        "Case reviews: status", "Child deaths: half-year",
        "Escalated actions: decisions that wait", "Standards returns: what came in",
        "Dataset: three to discuss", "Highlight reports of agencies", "Risks and challenges",
        "Information expected: received and due", "Learning: what changed",
        "Quarterly report and strong practice", "Any other business",
    ]  # fmt: skip
    names = {one.name for one in catalogue.entries()}
    for one in found:
        assert one.why.endswith(".")
        assert one.purpose in {"decision", "assurance", "information"}
        assert one.minutes >= 5
        assert names.issuperset(one.papers)
    assert all(one.papers for one in found[1:-1])


def test_reasons_say_what_is_due_in_words(northmoor: Board) -> None:
    found = _by_title(propose(northmoor, next_board_meeting(northmoor), TODAY))
    for title, said in (
        ("Minutes and matters arising", "The minutes of the meeting of 25 Aug 2026 are to be"),
        ("Actions: late, due and to escalate", "12 of 64 open actions are late, 6 fall due"),
        ("Case reviews: status", "2 cases wait for a decision. 1 review has come to the"),
        ("Child deaths: half-year", "The half-year H1 2026/27 ended on 30 Sep 2026"),
        ("Escalated actions: decisions that wait", "1 escalation waits for the chair's decision"),
        ("Dataset: three to discuss", "2 indicators are picked for this meeting:"),
        ("Learning: what changed", "1 lesson has evidence of impact and may be closed."),
    ):
        assert said in found[title].why, found[title].why


def test_a_sub_group_is_proposed_its_own_work(northmoor: Board) -> None:
    group = northmoor.find("groups", "Safeguarding Effectiveness Subgroup")
    assert group is not None
    meeting = next(
        one for one in northmoor.records("meetings")
        if one.values["group"] == group.id and one.values["state"] == "planned"
    )  # fmt: skip
    found = _by_title(propose(northmoor, meeting, TODAY))
    assert "4 of 21 open actions are late" in found["Actions: late, due and to escalate"].why
    assert "Case reviews: status" not in found
    assert "Dataset: three to discuss" not in found
    assert [*found][:2] == ["Welcome and apologies", "Minutes and matters arising"]


def test_a_group_without_standing_items_says_so(board: Board) -> None:
    found = propose(board, _planned(board, "sub_group"), TODAY)
    assert "the group names no standing items of its own" in found[0].why
    assert found[-1].title == "Any other business"


def test_nothing_due_leaves_the_standing_items(tmp_path: Path) -> None:
    with sample.made(tmp_path, filled=False) as empty:
        found = propose(empty, _planned(empty, "board"), TODAY)
    assert [one.why for one in found if "every agenda" not in one.why] == []


def test_adopting_writes_items_and_papers_in_one_step(board: Board) -> None:
    meeting = _planned(board, "board")
    found = propose(board, meeting, TODAY)
    before = len(board.history())
    with board.change("Take up the proposed agenda") as change:
        made = adopt(board, change, meeting, found)
    assert len(board.history()) == before + 1
    items = _items(board, meeting)
    assert [one.id for one in items] == list(made)
    assert [one.title for one in items] == [one.title for one in found]
    assert [one.values["position"] for one in items] == list(range(1, len(found) + 1))
    borne = {one.values["item"]: one.values["name"] for one in board.records("papers")}
    assert {items[at].id for at, one in enumerate(found) if one.papers} == set(borne)
    pack = compose_pack(board, meeting, TODAY)
    assert sum(len(one.papers) for one in pack.items) == sum(len(one.papers) for one in found)
    board.undo()
    assert not _items(board, meeting)
    assert not board.records("papers")


def test_adopting_twice_does_not_double(board: Board) -> None:
    meeting = _planned(board, "board")
    found = propose(board, meeting, TODAY)
    for _ in range(2):
        with board.change("Take up the proposed agenda") as change:
            adopt(board, change, meeting, found)
    assert len(_items(board, meeting)) == len(found)
    assert lacking(board, meeting, found) == ()


def test_what_is_added_later_comes_before_the_item_that_closes(board: Board) -> None:
    meeting = _planned(board, "board")
    with board.change("Set an agenda by hand") as change:
        for position, title in enumerate(("Welcome", "Our own item", "Any other business"), 1):
            change.add("items", {"title": title, "meeting": meeting.id, "position": position})
    extra = Proposal("Risks and challenges", "decision", papers=("risks",), why="One rose.")
    with board.change("Take one up") as change:
        adopt(board, change, meeting, (extra,))
    assert [one.title for one in _items(board, meeting)] == [
        "Welcome", "Our own item", "Risks and challenges", "Any other business",
    ]  # fmt: skip
    same_paper = Proposal("Our risks", papers=("risks",))
    assert lacking(board, meeting, (same_paper,)) == ()


def test_what_was_put_off_comes_back_once(board: Board) -> None:
    meeting = _planned(board, "sub_group")
    last = max(
        (one for one in board.records("meetings") if one.values["state"] == "held"),
        key=lambda one: one.values["meets_on"],
    )
    with board.change("Put an item off") as change:
        item = change.add("items", {
            "title": "Front door visits", "meeting": last.id, "state": "deferred",
            "purpose": "decision", "presenter": "A. Moss", "minutes": 20, "position": 3,
        })  # fmt: skip
    found = _by_title(propose(board, meeting, TODAY))["Front door visits"]
    assert "Put off at the meeting of 5 Nov 2026 (ITM-" in found.why
    assert (found.purpose, found.presenter, found.minutes) == ("decision", "A. Moss", 20)
    with board.change("Take it up") as change:
        (made,) = adopt(board, change, meeting, (found,))
    assert board.record("items", made).values["carried_from"] == item
    assert "Front door visits" not in _by_title(propose(board, meeting, TODAY))


def test_minutes_that_are_agreed_are_no_decision(board: Board) -> None:
    meeting = _planned(board, "sub_group")
    last = next(one for one in board.records("meetings") if one.values["meets_on"].day == 5)
    with board.change("Agree the minutes") as change:
        change.edit("meetings", last.id, {"minutes_agreed_on": date(2026, 11, 20)})
    found = _by_title(propose(board, meeting, TODAY))["Minutes and matters arising"]
    assert (found.purpose, "were agreed" in found.why) == ("information", True)


def test_a_year_that_ended_asks_for_its_report(northmoor: Board) -> None:
    group = northmoor.find("groups", "Northmoor Safeguarding Children Partnership")
    assert group is not None
    may = next(
        one for one in northmoor.records("meetings")
        if one.values["group"] == group.id and one.values["meets_on"] == date(2026, 5, 26)
    )  # fmt: skip
    found = _by_title(propose(northmoor, may, date(2026, 5, 20)))["Child deaths: the year"]
    assert "The year 2025/26 ended on 31 Mar 2026" in found.why
    assert found.papers == ("cdop-year",)
