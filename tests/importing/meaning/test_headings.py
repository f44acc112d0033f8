from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lif_desktop import registers
from lif_desktop.importing.finding.tables import Column
from lif_desktop.importing.meaning.headings import Suggestion, suggest

ACTIONS = registers.get("actions").by_key.values()


def told(*headings: str) -> list[Suggestion]:
    return suggest([Column(at, "", text) for at, text in enumerate(headings)], ACTIONS)


@pytest.mark.parametrize(
    ("heading", "key"),
    [
        ("Action", "activity"),
        ("ACTION REQUIRED", "activity"),
        ("Lead  agency:", "lead_agency"),
        ("Target date (dd/mm/yyyy)", "target_on"),
        ("Due date", "target_on"),
        ("Status", "status"),
        ("Ref.", "reference"),
        ("Owner’s RAG", "owner_rag"),
        ("target_on", "target_on"),
    ],
)
def test_a_name_or_alias_stands_alone(heading: str, key: str) -> None:
    (found,) = told(heading)
    assert (found.field_key, found.certain) == (key, True)


@pytest.mark.parametrize(
    ("heading", "key"),
    [
        ("Named lead officer", "lead"),
        ("Target dates", "target_on"),
        ("Success measured", "success_measure"),
    ],
)
def test_a_likeness_waits_for_a_persons_word(heading: str, key: str) -> None:
    (found,) = told(heading)
    assert found.field_key == key
    assert found.confidence >= 70
    assert found.how == "likeness"


@pytest.mark.parametrize(
    "heading",
    ["Postcode", "", "Ethnicity", "Date of birth"],
)
def test_what_is_unlike_everything_is_left(heading: str) -> None:
    (found,) = told(heading)
    assert (found.field_key, found.confidence) == (None, 0)


def test_a_name_that_means_something_else_is_never_taken() -> None:
    (found,) = told("Date completed")
    assert found.field_key == "completed_on"
    (found,) = told("Comments")
    assert found.field_key != "activity"
    (found,) = told("Actions taken")
    assert found.field_key != "activity"


def test_no_field_is_given_twice() -> None:
    first, second, third = told("Due date", "Target", "Deadline")
    assert second.field_key == "target_on"
    assert (first.field_key, third.field_key) == (None, None)
    assert first.how == "like Target, which is in 'Target'"


def test_what_the_board_works_out_is_never_read() -> None:
    (found,) = told("Lateness")
    assert (found.field_key, found.how) == (None, "worked out by the board, never read")


def test_the_last_part_of_a_heading_in_two_rows_counts() -> None:
    (found,) = told("Outcome / Status")
    assert (found.field_key, found.certain) == ("status", False)


@given(st.lists(st.text(max_size=30), max_size=8))
def test_every_column_gets_an_answer_and_no_field_two(headings: list[str]) -> None:
    found = suggest([SimpleNamespace(heading=text) for text in headings], ACTIONS)
    assert [one.column.heading for one in found] == headings
    given_ = [one.field_key for one in found if one.field_key]
    assert len(given_) == len(set(given_))
    assert all(0 <= one.confidence <= 100 for one in found)
