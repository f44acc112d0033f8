"""What follows from a write: progress and updates, first target, the dates that sort actions."""

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from lif_desktop import registers
from lif_desktop.faults import Fault
from lif_desktop.fields import Choice
from lif_desktop.rules import escalation, lateness
from lif_desktop.store.board import Board
from lif_desktop.store.changes import Change
from lif_desktop.store.faults import StillLinked
from lif_desktop.store.records import Record

TODAY = date(2026, 11, 21)
STATUS = registers.get("actions").field("status")
assert isinstance(STATUS, Choice)
DAYS = st.dates(date(2026, 1, 1), date(2026, 12, 31)) | st.none()
VALUES = st.fixed_dictionaries(
    {},
    optional={
        "status": st.sampled_from([one.value for one in STATUS.options]) | st.none(),
        "target_on": DAYS,
        "first_target_on": DAYS,
        "minuted_target_on": DAYS,
        "group": st.integers(0, 2) | st.none(),
        "progress": st.sampled_from(["Begun", "Half way"]) | st.none(),
    },
)
MEETING = st.tuples(
    st.integers(0, 2), st.dates(date(2026, 1, 1), date(2026, 12, 31)),
    st.sampled_from(["planned", "held", "cancelled"]),
)  # fmt: skip
MOVE = st.tuples(
    st.dates(date(2026, 1, 1), date(2026, 12, 31)), st.integers(0, 2) | st.none(),
    st.integers(0, 2) | st.none(),
)  # fmt: skip
DECISION = st.tuples(
    st.dates(date(2026, 1, 1), date(2026, 12, 31)),
    st.sampled_from(["no_further", "supported", "new_target", None]),
)
STEP = st.one_of(
    st.tuples(st.just("add"), VALUES),
    st.tuples(st.just("edit"), VALUES),
    st.tuples(st.just("meet"), MEETING),
    st.tuples(st.just("move"), MEETING),
    st.tuples(st.just("drop"), st.none()),
    st.tuples(st.just("hand over"), MOVE),
    st.tuples(st.just("moved"), MOVE),
    st.tuples(st.just("decide"), DECISION),
    st.tuples(st.just("forget"), st.sampled_from(["moves", "escalations"])),
    st.tuples(st.just("undo"), st.none()),
)
CLOSED = {"why_not": "No staff.", "done_instead": "Telephone calls."}


def _step(board: Board, groups: list[int], what: str, asked: Any) -> None:
    actions, meetings = board.records("actions"), board.records("meetings")
    with board.change(f"A step: {what}") as change:
        if what in {"add", "edit"}:
            values = {"activity": "Something", **CLOSED, **asked}
            if values.get("group") is not None:
                values["group"] = groups[values["group"]]
            if what == "add" or not actions:
                change.add("actions", values)
            else:
                change.edit("actions", actions[-1].id, values)
        elif what in {"meet", "move"}:
            group, day, state = asked
            values = {"group": groups[group], "meets_on": day, "state": state}
            if what == "meet" or not meetings:
                change.add("meetings", values)
            else:
                change.edit("meetings", meetings[0].id, values)
        elif what == "drop":
            if meetings:
                change.delete("meetings", meetings[-1].id)
        elif actions:
            _decide(board, change, groups, what, asked)


def _decide(board: Board, change: Change, groups: list[int], what: str, asked: Any) -> None:
    action = board.records("actions")[-1].id
    if what == "decide":
        day, ruling = asked
        change.add("escalations", {
            "action": action, "raised_on": day, "ruling": ruling, "new_target_on": day,
        })  # fmt: skip
    elif what == "forget":
        for one in board.records(asked)[:1]:
            change.delete(asked, one.id)
    else:
        day, *passed = asked
        source, target = (one if one is None else groups[one] for one in passed)
        moves = board.records("moves")
        values = {"moved_on": day, "from_group": source, "to_group": target}
        if what == "moved" and moves:
            change.edit("moves", moves[0].id, values)
        else:
            change.add("moves", {"action": action, **values})


def _holds(board: Board) -> None:
    """Say by the rule alone, record by record, what the stored dates must be."""
    held: dict[int, list[date]] = {}
    for one in board.records("meetings"):
        if one.values["state"] == "held":
            held.setdefault(one.values["group"], []).append(one.values["meets_on"])
    for action in board.records("actions"):
        values = action.values
        moved = sorted(
            (one for one in board.records("moves") if one.values["action"] == action.id),
            key=lambda one: (one.values["moved_on"], one.id),
        )
        steps = sorted(
            (one for one in board.records("escalations") if one.values["action"] == action.id),
            key=lambda one: (one.values["raised_on"], one.id),
        )
        keys = ("moved_on", "from_group", "to_group")
        passed = [escalation.HandOver(*(one.values[key] for key in keys)) for one in moved]
        owned = escalation.owners(values["group"], passed)
        settled = steps and steps[-1].values["ruling"] == "no_further"
        assert values["late_from"] == lateness.late_from(values["status"], values["target_on"])
        assert values["escalates_on"] == escalation.escalates_on(
            values["status"],
            escalation.counted_from(values["first_target_on"], values["minuted_target_on"]),
            escalation.held_while_owned(owned, held),
            steps[-1].values["raised_on"] if settled else None,
        )


@settings(
    max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(steps=st.lists(STEP, min_size=1, max_size=8))
def test_stored_dates_equal_the_rules_after_any_steps(
    board: Board, steps: list[tuple[str, Any]]
) -> None:
    with board.change("Groups") as change:
        groups = [change.add("groups", {"name": f"Group {n}"}) for n in range(3)]
    for what, asked in steps:
        if what == "undo":
            board.undo()
            _holds(board)
            board.redo()
        else:
            _step(board, groups, what, asked)
        _holds(board)


def _updates(board: Board, action: int) -> list[Record]:
    return [one for one in board.records("updates") if one.values["action"] == action]


def test_a_new_progress_text_is_kept_as_a_dated_update(small: Board) -> None:
    action = small.records("actions")[1].id
    for text in ("Begun", "Half way"):
        with small.change(f"Progress: {text}") as change:
            change.edit("actions", action, {"progress": text})
    with small.change("Something else") as change:
        change.edit("actions", action, {"lead": "L. Park"})
    told = [
        (one.values["made_on"], one.values["done"], one.values["said_by"], one.values["source"])
        for one in _updates(small, action)
    ]
    assert told == [
        (TODAY, "Begun", "J. Hale", "Progress: Begun"),
        (TODAY, "Half way", "J. Hale", "Progress: Half way"),
    ]
    small.undo()
    small.undo()
    assert [one.values["done"] for one in _updates(small, action)] == ["Begun"]
    assert small.record("actions", action).values["progress"] == "Begun"


def test_the_newest_update_is_the_latest_progress(small: Board) -> None:
    (first, *_) = small.records("actions")
    assert first.values["progress"] == "Draft sent to the panel."
    with small.change("An older one") as change:
        change.add(
            "updates", {"action": first.id, "made_on": date(2026, 9, 1), "done": "Not yet begun."}
        )
    assert small.record("actions", first.id).values["progress"] == "Draft sent to the panel."
    with small.change("Two newer ones") as change:
        for day, text in ((date(2026, 11, 2), "Agreed."), (date(2026, 11, 1), "With the panel.")):
            change.add("updates", {"action": first.id, "made_on": day, "done": text})
    assert small.record("actions", first.id).values["progress"] == "Agreed."
    assert len(_updates(small, first.id)) == 4


def test_a_progress_text_beside_an_update_stands(small: Board) -> None:
    (first, *_) = small.records("actions")
    with small.change("Both") as change:
        change.edit("actions", first.id, {"progress": "In our words"})
        change.add("updates", {"action": first.id, "made_on": TODAY, "done": "In theirs"})
    assert small.record("actions", first.id).values["progress"] == "In our words"


def test_a_new_action_with_an_update_takes_its_text(board: Board) -> None:
    with board.change("Both new") as change:
        action = change.add("actions", {"activity": "x", "target_on": TODAY})
        change.add("updates", {"action": action, "made_on": TODAY, "done": "Begun"})
    record = board.record("actions", action)
    assert (record.values["progress"], record.version) == ("Begun", 1)
    assert len(_updates(board, action)) == 1


def test_the_first_target_is_remembered(board: Board) -> None:
    with board.change("Add") as change:
        action = change.add("actions", {"activity": "x"})
    for day in (date(2026, 6, 1), date(2026, 9, 1)):
        with board.change("Target") as change:
            change.edit("actions", action, {"target_on": day})
    values = board.record("actions", action).values
    assert (values["first_target_on"], values["target_on"]) == (date(2026, 6, 1), date(2026, 9, 1))


def test_an_action_goes_up_after_two_meetings_and_not_before(small: Board) -> None:
    (first, *_) = small.records("actions")
    assert first.values["escalates_on"] == date(2026, 11, 5)
    assert first.text("escalates_on") == "Escalate"
    assert first.text("late_from") == "Late 101 d"
    assert first.shown("late_from").meaning == "late"
    assert first.shown("status").text == "In hand"
    held = next(one for one in small.records("meetings") if one.values["state"] == "held")
    with small.change("It was cancelled after all") as change:
        change.edit("meetings", held.id, {"state": "cancelled"})
    assert small.record("actions", first.id).values["escalates_on"] is None
    small.undo()
    assert small.record("actions", first.id).values["escalates_on"] == date(2026, 11, 5)


@pytest.mark.parametrize("said", [{}, {"why_not": "No staff."}, {"done_instead": "Calls."}])
def test_what_cannot_be_completed_needs_its_reasons(small: Board, said: dict[str, str]) -> None:
    (first, *_) = small.records("actions")
    with pytest.raises(Fault, match=r"Say w"), small.change("Close") as change:
        change.edit("actions", first.id, {"status": "cannot_complete", **said})
    with small.change("Close") as change:
        change.edit("actions", first.id, {"status": "cannot_complete", **CLOSED})
    with small.change("Later, without asking again") as change:
        change.edit("actions", first.id, {"why_not": None})


def test_an_action_with_updates_is_deleted_with_them(small: Board) -> None:
    (first, *_) = small.records("actions")
    (update,) = small.records("updates")
    with pytest.raises(StillLinked, match="1 of the updates"), small.change("Delete") as change:
        change.delete("actions", first.id)
    with small.change("Delete both") as change:
        change.delete("actions", first.id)
        change.delete("updates", update.id)
    assert first.id not in small.labels("actions")


def test_days_that_lie_far_apart_do_no_harm(board: Board) -> None:
    with board.change("Add") as change:
        action = change.add("actions", {"activity": "x", "target_on": date(2199, 12, 31)})
    assert board.record("actions", action).values["late_from"] == date(2199, 12, 31) + timedelta(1)
