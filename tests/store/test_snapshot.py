"""A register at one moment: the same records, made only when they are looked at."""

import pytest

from lif_desktop import registers
from lif_desktop.fields import Link
from lif_desktop.store.board import Board


def test_a_snapshot_holds_the_records_as_they_are_read(small: Board) -> None:
    for register in registers.shown():
        found, read = small.snapshot(register.key), small.records(register.key)
        assert len(found) == len(read)
        assert list(found) == [one.id for one in read]
        for one in read:
            made = found[one.id]
            assert made is found[one.id]
            assert (made.values, made.version, made.reference) == (
                one.values, one.version, one.reference,
            )  # fmt: skip
            assert found.version(one.id) == one.version
            assert found.by_reference[one.reference] == one.id
            for key, at in found.place.items():
                assert (found.kept[one.id][at] is None) == (one.values[key] is None)
            for link in (*register.links, *register.many):
                value = one.values[link.key]
                expected = (value,) if isinstance(link, Link) and value is not None else value
                assert found.linked(one.id, link.key) == (expected or ())


def test_a_snapshot_does_not_follow_later_changes(small: Board) -> None:
    before = small.snapshot("agencies")
    with small.change("Later") as change:
        added = change.add("agencies", {"name": "Later"})
        change.edit("agencies", 1, {"name": "Renamed"})
    assert before[1].values["name"] == "Northmoor Health NHS Trust"
    with pytest.raises(KeyError):
        before[added]


def test_who_looks_at_one_moment_shares_it_and_nobody_sees_another(small: Board) -> None:
    before = small.snapshot("agencies")
    assert small.snapshot("agencies") is before
    with small.change("Rename") as change:
        change.edit("agencies", 1, {"name": "Northmoor Care"})
    after = small.snapshot("agencies")
    assert after is not before
    assert before[1].values["name"] == "Northmoor Health NHS Trust"
    assert after[1].values["name"] == "Northmoor Care"


def test_what_is_made_of_a_moment_is_made_once(small: Board) -> None:
    found = small.snapshot("actions")
    made: list[int] = []
    for _ in range(2):
        assert found.once("first", lambda: made.append(1) or "done") == "done"
    assert made == [1]


def test_a_column_is_what_the_records_hold(small: Board) -> None:
    for register in registers.shown():
        found = small.snapshot(register.key)
        for field in register.fields:
            held = [(one, record.values[field.key]) for one, record in found.items()]
            assert list(found.column(field.key)) == held
