"""What was sent, what came back, what the board holds: held against a simple oracle, at random."""

import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from lif_desktop import identity
from lif_desktop.importing.merging.merge import merge
from lif_desktop.importing.merging.plan import ImportPlan
from lif_desktop.importing.merging.planning import make_plan
from lif_desktop.importing.merging.rows import Side
from lif_desktop.importing.reading.sheets import Workbook, sheet_of
from lif_desktop.store.board import Board
from tests import boards

FIELDS = ("lead", "target_on", "status", "notes")
HEADINGS = ("Reference", "Lead", "Target", "Status", "Notes", "LIF record", "LIF version")
WORDS = {"in_hand": "In hand", "not_started": "Not started"}
_VALUES: dict[str, list[Any]] = {
    "lead": [None, "A. Moss", "L. Park", "K. Dunn"],
    "target_on": [None, date(2026, 12, 1), date(2027, 1, 5), date(2027, 3, 9)],
    "status": [None, "in_hand", "not_started"],
    "notes": [None, "Seen", "Asked again"],
}
# What one side makes of one field: nothing, or one of its values.
changes = st.fixed_dictionaries({}, optional={key: st.sampled_from(_VALUES[key]) for key in FIELDS})
rows = st.lists(st.tuples(changes, changes, changes), min_size=1, max_size=4)


@dataclass
class Case:
    """Records as they were sent, as they are now, and what the agency says of each."""

    ids: list[int]
    sent: list[dict[str, Any]]
    now: list[dict[str, Any]]
    theirs: list[dict[str, Any]]
    versions: list[int]


@pytest.fixture(scope="module")
def folder() -> Iterator[Path]:
    with tempfile.TemporaryDirectory() as name:
        yield Path(name)


def held(board: Board, ids: list[int]) -> list[dict[str, Any]]:
    found = {one.id: one for one in board.records("actions", ids)}
    return [{key: found[one].values[key] for key in FIELDS} for one in ids]


def case_of(board: Board, drawn: list[tuple[dict[str, Any], ...]]) -> Case:
    """Send records out, then let both sides change what was drawn."""
    with board.change("Send") as change:
        ids = [
            change.add("actions", {"activity": f"Action {at}", **first})
            for at, (first, _, _) in enumerate(drawn)
        ]
    sent = held(board, ids)
    versions = [board.record("actions", one).version for one in ids]
    with board.change("Ours") as change:
        for one, (_, ours, _) in zip(ids, drawn, strict=True):
            change.edit("actions", one, ours)
    theirs = [{**was, **said} for was, (_, _, said) in zip(sent, drawn, strict=True)]
    return Case(ids, sent, held(board, ids), theirs, versions)


def book(board: Board, case: Case, order: list[int], name: str = "back.xlsx") -> Workbook:
    """Return the workbook that comes back, its rows in an order."""
    own = identity.mark(board.identity, "actions")
    lines: list[list[Any]] = [list(HEADINGS)]
    for at in order:
        said = case.theirs[at]
        reference = board.record("actions", case.ids[at]).reference
        stamp = identity.stamp(own, case.ids[at])
        cells = [said["lead"], said["target_on"], WORDS.get(said["status"]), said["notes"]]
        lines.append([reference, *cells, stamp, case.versions[at]])
    return Workbook(Path(name), name, "0" * 64, "xlsx", [sheet_of("Sheet1", lines)])


def oracle(sent: Any, ours: Any, theirs: Any) -> tuple[str, Any]:
    """Say what becomes of one field, in the plainest words: (what happens, what stands after)."""
    if theirs is None or theirs == ours:
        return "same", ours
    if theirs == sent:
        return "kept", ours
    if ours == sent:
        return "taken", theirs
    return "conflict", ours


def told(plan: ImportPlan) -> dict[int, tuple[str, dict[str, Any], dict[str, Any]]]:
    return {
        row.record_id: (row.outcome, dict(row.changes), dict(row.conflicts))
        for row in plan.rows
        if row.record_id is not None
    }


SLOW = settings(
    max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


@pytest.fixture(scope="module")
def board(folder: Path) -> Iterator[Board]:
    with boards.empty(folder) as found:
        yield found


@SLOW
@given(rows, st.randoms(use_true_random=False))
def test_every_field_becomes_what_the_oracle_says(
    board: Board, drawn: list[tuple[dict[str, Any], ...]], random: Any
) -> None:
    case = case_of(board, drawn)
    order = list(range(len(case.ids)))
    plan = make_plan(board, book(board, case, order), "actions")
    found = told(plan)
    want: list[dict[str, Any]] = []
    for at, one in enumerate(case.ids):
        outcome, changed, conflicts = found[one]
        fate = {key: oracle(case.sent[at][key], case.now[at][key], case.theirs[at][key])
                for key in FIELDS}  # fmt: skip
        assert conflicts.keys() == {key for key, (how, _) in fate.items() if how == "conflict"}
        assert changed.keys() == {k for k, (how, _) in fate.items() if how in {"conflict", "taken"}}
        # Nothing that the board had is lost without being shown: both sides stand in the change.
        for key, (old, new) in changed.items():
            assert (old, new) == (case.now[at][key], case.theirs[at][key])
        for key, conflict in conflicts.items():
            assert (conflict.base, conflict.ours) == (case.sent[at][key], case.now[at][key])
        waits = outcome == "conflict"
        want.append({k: case.now[at][k] if waits else after for k, (_, after) in fate.items()})
    random.shuffle(order)
    shuffled = make_plan(board, book(board, case, order), "actions")
    assert told(shuffled) == found
    merge(board, plan)
    # What was accepted is exactly what is in the board, and nothing else changed.
    assert held(board, case.ids) == want
    again = make_plan(board, book(board, case, order), "actions")
    assert {row.outcome for row in again.rows} <= {"same", "conflict"}
    assert {one for one, (how, *_) in told(again).items() if how == "conflict"} == {
        one for one, (how, *_) in found.items() if how == "conflict"
    }
    assert merge(board, again).change is None


@SLOW
@given(rows, st.data())
def test_decided_conflicts_end_as_they_were_decided_and_never_come_back_after_theirs(
    board: Board, drawn: list[tuple[dict[str, Any], ...]], data: st.DataObject
) -> None:
    case = case_of(board, drawn)
    order = list(range(len(case.ids)))
    plan = make_plan(board, book(board, case, order), "actions")
    sides: list[Side] = ["ours", "theirs"]
    side = data.draw(st.sampled_from(sides))
    plan.take_all(side)
    assert plan.counts["conflict"] == 0
    merge(board, plan)
    after = held(board, case.ids)
    for at, (now, then) in enumerate(zip(case.now, after, strict=True)):
        for key in FIELDS:
            how, stands = oracle(case.sent[at][key], now[key], case.theirs[at][key])
            wanted = case.theirs[at][key] if how == "conflict" and side == "theirs" else stands
            assert then[key] == wanted
    if side == "theirs":
        again = make_plan(board, book(board, case, order), "actions")
        assert {row.outcome for row in again.rows} == {"same"}


@SLOW
@given(rows, st.data())
def test_an_undone_import_leaves_what_it_found_but_for_what_was_edited_since(
    board: Board, drawn: list[tuple[dict[str, Any], ...]], data: st.DataObject
) -> None:
    case = case_of(board, drawn)
    plan = make_plan(board, book(board, case, list(range(len(case.ids)))), "actions")
    plan.take_all("theirs")
    merged = merge(board, plan)
    if merged.change is None:
        return
    left = held(board, case.ids)
    later = data.draw(st.lists(changes, min_size=len(case.ids), max_size=len(case.ids)))
    with board.change("Later") as change:
        for one, said in zip(case.ids, later, strict=True):
            change.edit("actions", one, said)
    now = held(board, case.ids)
    touched = {
        at for at, (was, is_) in enumerate(zip(left, now, strict=True))
        if any(was[key] != is_[key] for key in FIELDS if was[key] != case.now[at][key])
    }  # fmt: skip
    imported = {at for at, was in enumerate(left) if was != case.now[at]}
    count = len(board.records("actions"))
    if not imported - touched:
        return
    undone = board.undo(merged.change)
    assert len(board.records("actions")) == count
    names = {board.record("actions", case.ids[at]).reference for at in touched}
    assert names <= set(undone.left)
    for at, (then, after) in enumerate(zip(now, held(board, case.ids), strict=True)):
        if at in touched or at not in imported:
            assert after == then
        else:
            for key in FIELDS:
                took = left[at][key] != case.now[at][key]
                assert after[key] == (case.now[at][key] if took else then[key])
    assert board.check().whole
