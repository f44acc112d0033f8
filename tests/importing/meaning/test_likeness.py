"""How alike names are: what is proposed, and what is never taken for the same."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lif_desktop.importing.meaning.likeness import (
    NEAR,
    SUGGESTED,
    clusters,
    name_likeness,
    nearest,
    person_likeness,
    proposed,
)

AGENCIES = (
    "Northmoor Health NHS Trust", "Northmoor Police", "Northmoor Housing Trust",
    "Northmoor Council", "Harrowmere Youth Justice Service",
)  # fmt: skip


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("Northmoor Housng Trust", "Northmoor Housing Trust"),
        ("NORTHMOOR HOUSING TRUST LTD.", "Northmoor Housing Trust"),
        ("Northmoor Health N.H.S. Trust", "Northmoor Health NHS Trust"),
        ("Northmoor Health Foundation Trust", "Northmoor Health NHS Trust"),
        ("Nrothmoor Police", "Northmoor Police"),
        ("the Northmoor-Police", "Northmoor Police"),
        ("HYJS", "Harrowmere Youth Justice Service"),
        ("Northmoor Borough Council", "Northmoor Council"),
    ],
)
def test_a_slip_or_an_ending_is_proposed(written: str, meant: str) -> None:
    assert proposed(nearest(written, AGENCIES)) == meant


@pytest.mark.parametrize(
    "written", ["Northmoor", "Northmoor Trust", "Fire and rescue", "", "N", "Moorland"]
)
def test_what_could_be_several_or_none_is_not_proposed(written: str) -> None:
    assert proposed(nearest(written, AGENCIES)) == ""


def test_the_nearest_of_very_many_is_found_and_one_by_its_letters() -> None:
    many = [f"School number {n} of Northmoor" for n in range(200)]
    assert proposed(nearest("Northmoor Housng Trust", [*many, *AGENCIES])) == AGENCIES[2]
    assert proposed(nearest("HYJS", [*many, *AGENCIES])) == AGENCIES[4]


def test_bodies_of_different_kinds_are_different_bodies() -> None:
    assert name_likeness("Northmoor Council", "Northmoor NHS") < NEAR
    assert name_likeness("Northmoor Police", "Northmoor Council") < NEAR


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("K Dunn", "Kay Dunn"), ("K. Dunn", "K Dunn"), ("Dunn, Kay", "Kay Dunn"),
        ("Dr Kay Dunn", "kay dunn"), ("Kay Dnun", "Kay Dunn"), ("Kathryn Dunn", "Katheryn Dunn"),
        ("Kay O'Neil", "Kay ONeil"),
    ],
)  # fmt: skip
def test_two_ways_to_write_one_person(one: str, other: str) -> None:
    assert person_likeness(one, other) >= SUGGESTED


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Kay Dunn", "Kit Dunn"), ("K Dunn", "L Dunn"), ("Kay Dunn", "Kay Park"),
        ("Ann Lee", "Ian Lee"), ("Sam", "Samuel Jones"), ("Kay", "Kay Dunn"),
    ],
)  # fmt: skip
def test_two_people_are_two(one: str, other: str) -> None:
    assert person_likeness(one, other) < SUGGESTED


def test_names_are_clustered_by_their_fullest() -> None:
    assert clusters(["K Dunn", "Kay Dunn", "Dunn, Kay", "L Park", "Lee Park", "Jo Ash"]) == [
        ["Dunn, Kay", "Kay Dunn", "K Dunn"], ["Lee Park", "L Park"],
    ]  # fmt: skip


def test_an_initial_that_could_be_two_people_stands_with_neither() -> None:
    assert clusters(["K Dunn", "Kay Dunn", "Kit Dunn"]) == []


NAMES = st.text("abcdekry .,'-", min_size=1, max_size=14)


@given(NAMES, NAMES)
def test_likeness_is_the_same_both_ways_and_whole_for_the_same(one: str, other: str) -> None:
    assert name_likeness(one, other) == name_likeness(other, one)
    assert person_likeness(one, other) == person_likeness(other, one)
    assert 0 <= name_likeness(one, other) <= 100
    assert name_likeness(one, one) in {0, 100}


@given(st.lists(NAMES, max_size=12))
def test_no_name_stands_in_two_clusters_and_the_order_does_not_matter(names: list[str]) -> None:
    found = clusters(names)
    flat = [name for group in found for name in group]
    assert len(flat) == len(set(flat))
    assert all(len(group) > 1 for group in found)
    assert sorted(map(sorted, clusters(names[::-1]))) == sorted(map(sorted, found))
