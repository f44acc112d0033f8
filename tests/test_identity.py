"""Marks of issued workbooks: what is written is recognised, and nothing else is."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lif_desktop import identity

OWN = identity.mark(b"board", "actions")


def test_the_hidden_columns_are_found_wherever_they_stand() -> None:
    headings = ["Reference", "Action", " lif  RECORD", "LIF version\n"]
    assert identity.recognise(headings) == identity.Marks(2, 3)


def test_a_lost_version_column_leaves_the_record_column() -> None:
    assert identity.recognise(["LIF record", "Action"]) == identity.Marks(0, None)


def test_a_strangers_headings_bear_no_marks() -> None:
    assert identity.recognise(["Reference", "LIF version", "Record"]) is None


@given(st.integers(1, 10**17))
def test_a_stamp_reads_back(record_id: int) -> None:
    assert identity.read_stamp(f" {identity.stamp(OWN, record_id)} ") == (OWN, record_id)


@pytest.mark.parametrize("cell", [None, 12.0, "", "12", "3f9a2c1d-0", "3f9a2c1d-", "ACT-2026-014"])
def test_what_is_no_stamp_is_not_read_as_one(cell: object) -> None:
    assert identity.read_stamp(cell) is None


def test_marks_differ_by_board_and_by_register() -> None:
    marks = {identity.mark(b, r) for b in (b"one", b"two") for r in ("actions", "audits")}
    assert len(marks) == 4


@pytest.mark.parametrize(
    ("cell", "version"),
    [(3, 3), (3.0, 3), (" 12 ", 12), (2.5, None), ("v2", None), (None, None), (True, None),
     (0, None), (float("nan"), None), (float("inf"), None)],
)  # fmt: skip
def test_versions_are_whole_and_positive(cell: object, version: int | None) -> None:
    assert identity.read_version(cell) == version


def test_a_return_is_known_by_its_heading_alone() -> None:
    token = identity.new_token()
    heading = identity.return_heading(token)
    assert identity.return_token(["Reference", f"  {heading.upper()} "]) == token
    assert identity.return_token(["Reference", "LIF return", "LIF return on time"]) is None
    assert identity.new_token() != token


def test_headings_of_ours_hold_no_values() -> None:
    own = [*identity.HEADINGS, identity.return_heading(identity.new_token())]
    assert all(identity.is_identity(one) for one in own)
    assert not identity.is_identity("Return by")
