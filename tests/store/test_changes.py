"""Change sets: all or nothing, ids and references given once, links held, versions kept."""

from contextlib import suppress
from datetime import date
from typing import Any, Literal

import pytest

from lif_desktop import clock, registers
from lif_desktop.fields import (
    Choice,
    Count,
    Day,
    Derived,
    Field,
    Flag,
    Link,
    Links,
    Unreadable,
)
from lif_desktop.store.board import Board
from lif_desktop.store.changes import Change
from lif_desktop.store.faults import (
    Incomplete,
    MovedOn,
    NotFound,
    OutsideChange,
    ReferenceTaken,
)
from lif_desktop.store.records import Edit


def _sample(field: Field, others: dict[str, int]) -> Any:
    match field:
        case Count():
            return 7
        case Day():
            return date(2026, 2, 28)
        case Choice():
            return field.options[-1].value
        case Flag():
            return True
        case Link():
            return others.get(field.to)
        case Links():
            return (others[field.to],) if field.to in others else None
        case _:
            return f"{field.label}, łódź"


def _full(key: str, others: dict[str, int]) -> dict[str, Any]:
    """Return a value for every field of a register."""
    fields = [one for one in registers.get(key).fields if not isinstance(one, Derived)]
    return {one.key: value for one in fields if (value := _sample(one, others)) is not None}


def test_every_field_of_every_register_comes_back_as_it_was_written(board: Board) -> None:
    written: dict[str, dict[str, Any]] = {}
    ids: dict[str, int] = {}
    with board.change("Fill everything") as change:
        for key in (
            "agencies", "groups", "meetings", "reviews", "audits", "plans", "recommendations",
            "actions", "updates", "deaths",
        ):  # fmt: skip
            written[key] = _full(key, ids)
            ids[key] = change.add(key, written[key])
    for key, values in written.items():
        record = board.record(key, ids[key])
        assert {name: record.values[name] for name in values} == values
        assert record.version == 1
        for name in values:
            assert record.text(name)
    assert board.check().whole


def test_an_exception_leaves_nothing_behind(board: Board) -> None:
    before = board.history()
    for never in (ZeroDivisionError, KeyboardInterrupt):
        with suppress(never), board.change("Never") as change:
            change.add("agencies", {"name": "Nobody"})
            raise never
    assert board.records("agencies") == []
    assert board.history() == before
    with board.change("Now") as change:
        assert change.add("agencies", {"name": "Somebody"}) == 1
    assert board.records("agencies")[0].reference == "AGY-001"


def test_a_change_that_changes_nothing_is_no_step(small: Board) -> None:
    before = small.history()
    (first, *_) = small.records("actions")
    with small.change("Nothing") as change:
        change.edit("actions", first.id, {"activity": first.values["activity"]})
    assert change.id is None
    assert small.history() == before
    assert small.record("actions", first.id).version == first.version


def test_a_write_outside_a_change_set_is_a_mistake(board: Board) -> None:
    with board.change("Once") as change:
        change.add("agencies", {"name": "Health"})
    with pytest.raises(OutsideChange):
        change.add("agencies", {"name": "Police"})


def test_a_change_set_holds_no_other(board: Board) -> None:
    with board.change("Outer"), pytest.raises(OutsideChange), board.change("Inner"):
        pass


def test_later_edits_of_a_block_add_to_earlier_ones(board: Board) -> None:
    with board.change("Together") as change:
        one = change.add("agencies", {"name": "Health"})
        change.edit("agencies", one, {"sector": "health"})
        other = change.add("agencies", {"name": "Police"})
        change.delete("agencies", other)
    (kept,) = board.records("agencies")
    assert (kept.values["name"], kept.values["sector"], kept.version) == ("Health", "health", 1)
    with board.change("Twice") as change:
        change.edit("agencies", one, {"name": "Northmoor Health"}, expect_version=1)
        change.edit("agencies", one, {"notes": "Merged in April"})
    assert board.record("agencies", one).version == 2


def test_a_reference_is_never_given_twice(board: Board) -> None:
    with board.change("Add") as change:
        change.add("actions", {"activity": "First"})
    board.undo()
    with board.change("Add") as change:
        one = change.add("actions", {"activity": "Second"})
    assert board.record("actions", one).reference == "ACT-2026-002"
    with board.change("Delete") as change:
        change.delete("actions", one)
    with board.change("Add") as change:
        two = change.add("actions", {"activity": "Third"})
    assert board.record("actions", two).reference == "ACT-2026-003"
    assert two > one


def test_a_reference_from_outside_is_counted(board: Board) -> None:
    ids = {}
    with board.change("Mixed") as change:
        ids["new"] = change.add("actions", {"activity": "Ours"})
        ids["given"] = change.add("actions", {"activity": "Theirs"}, reference="ACT-2026-001")
        change.add("actions", {"activity": "Older"}, reference="ACT-2024-040")
        change.add("actions", {"activity": "Odd"}, reference="Item 7b")
    assert board.record("actions", ids["given"]).reference == "ACT-2026-001"
    assert board.record("actions", ids["new"]).reference == "ACT-2026-002"
    clock.set_today("2024-02-01")
    with board.change("Then") as change:
        then = change.add("actions", {"activity": "Then"})
    assert board.record("actions", then).reference == "ACT-2024-041"


@pytest.mark.parametrize("where", ["before", "same"])
def test_a_reference_that_is_taken_is_refused(board: Board, where: str) -> None:
    with board.change("First") as change:
        change.add("agencies", {"name": "Health"}, reference="AGY-009")
    again = "AGY-009" if where == "before" else "AGY-010"
    edits = [
        Edit("agencies", "new", 7, {"name": "Police"}, "AGY-010"),
        Edit("agencies", "new", 8, {"name": "Housing"}, again),
    ]
    with (
        pytest.raises(ReferenceTaken, match=f"{again} is already"),
        board.change("Second") as change,
    ):
        change.apply(edits)
    assert len(board.records("agencies")) == 1


def test_a_record_changed_meanwhile_is_not_overwritten(small: Board) -> None:
    (first, *_) = small.records("actions")
    with small.change("Mine") as change:
        change.edit("actions", first.id, {"lead": "L. Park"}, expect_version=first.version)
    with (
        pytest.raises(MovedOn, match=f"{first.reference} was changed since you opened it"),
        small.change("Yours") as change,
    ):
        change.edit("actions", first.id, {"lead": "A. Moss"}, expect_version=first.version)
    assert small.record("actions", first.id).values["lead"] == "L. Park"


def test_what_a_record_needs_is_named(board: Board) -> None:
    with (
        pytest.raises(Incomplete, match=r"Meeting MTG-2026-001 needs: Group, Date."),
        board.change("Bare") as change,
    ):
        change.add("meetings", {"place": "Town hall"})
    with board.change("Whole") as change:
        one = change.add("agencies", {"name": "Health"})
    with pytest.raises(Incomplete), board.change("Erase") as change:
        change.edit("agencies", one, {"name": None})


@pytest.mark.parametrize("deed", ["edit", "delete"])
def test_what_is_not_there_cannot_be_changed(board: Board, deed: Literal["edit", "delete"]) -> None:
    ghost = Edit("agencies", deed, 99, {"name": "Ghost"})
    with pytest.raises(NotFound), board.change("Ghost") as change:
        change.apply([ghost])


def test_a_value_of_another_kind_is_refused_at_once(board: Board) -> None:
    with pytest.raises(Unreadable, match="Target"), board.change("Wrong") as change:
        change.add("actions", {"activity": "x", "target_on": "tomorrow"})
    with pytest.raises(KeyError), board.change("Unknown") as change:
        change.add("actions", {"colour": "blue"})


def test_reserved_ids_are_given_to_nobody_else(board: Board) -> None:
    with board.change("Import", kind="import") as change:
        first = change.add("agencies", {"name": "First"})
        reserved = change.new_ids("agencies", 3)
        last = change.add("agencies", {"name": "Last"})
        change.apply(Edit("agencies", "new", one, {"name": f"Name {one}"}) for one in reserved)
    assert [first, *reserved, last] == [1, 2, 3, 4, 5]
    assert [one.id for one in board.records("agencies")] == [1, 2, 3, 4, 5]


def test_settings_are_changed_like_any_record(board: Board) -> None:
    with board.change("Settings") as change:
        change.set("marking", "OFFICIAL")
        change.set("clipboard", "30")
        change.set("clipboard", "60")
    assert board.settings["marking"] == "OFFICIAL"
    assert board.settings["clipboard"] == "60"
    board.undo()
    assert board.settings["marking"] == "OFFICIAL-SENSITIVE"
    assert "clipboard" not in board.settings


def test_a_record_that_is_not_there_is_not_found(board: Board) -> None:
    with pytest.raises(NotFound, match=r"There is no record 99 among actions."):
        board.record("actions", 99)


def test_a_title_may_hold_what_file_names_hold(board: Board) -> None:
    with board.change("Import return\udce9\x07 final.xlsx", kind="import") as change:
        change.add("agencies", {"name": "Health \ud800"})
    assert board.history()[0].title == "Import return final.xlsx"
    assert board.records("agencies")[0].title == "Health"
    assert board.check().whole


def test_a_change_is_named_before_it_is_finished(board: Board) -> None:
    with board.change("Named", kind="import") as change:
        assert isinstance(change, Change)
        assert (change.title, change.who, change.kind, change.id) == (
            "Named", "J. Hale", "import", None,
        )  # fmt: skip
