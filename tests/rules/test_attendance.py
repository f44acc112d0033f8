from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lif_desktop.rules.attendance import (
    Seat,
    Tally,
    added,
    by_agency,
    disagrees,
    expected,
    present,
    quorate,
    tally,
)

DAY = date(2026, 9, 3)
DUE = frozenset({1, 2, 3})


def test_members_and_deputies_serving_on_the_day_are_expected() -> None:
    seats = (
        Seat(1), Seat(1, "deputy"), Seat(2, "chair", DAY, DAY), Seat(3, "adviser"),
        Seat(4, "member", date(2026, 9, 4)), Seat(5, "member", None, date(2026, 9, 2)),
        Seat(6, "lay", date(2020, 1, 1)),
    )  # fmt: skip
    assert expected(seats, DAY) == {1, 2, 6}


def test_a_deputy_is_present_and_apologies_are_not() -> None:
    came = {1: "yes", 2: "deputy", 3: "apologies", 4: "no", 5: None}
    assert present(came) == {1, 2}


def test_of_several_people_of_one_agency_whoever_came_speaks_for_it() -> None:
    answers = [(1, "yes"), (1, "apologies"), (2, "no"), (2, "deputy"), (3, None), (3, "apologies")]
    best = {1: "yes", 2: "deputy", 3: "apologies"}
    assert by_agency(answers) == by_agency(reversed(answers)) == best
    assert by_agency([(4, None)]) == {4: None}


@pytest.mark.parametrize(
    ("minuted", "quorum", "came", "due", "answer"),
    [
        (True, 3, {1: "no"}, DUE, "yes"),
        (False, None, {}, DUE, "no"),
        (None, None, {1: "yes"}, DUE, "unknown"),
        (None, 2, {}, DUE, "unknown"),
        (None, 2, {1: "yes", 2: "deputy"}, DUE, "yes"),
        (None, 2, {1: "yes", 9: "yes"}, DUE, "no"),
        (None, 2, {1: "yes", 9: "yes"}, frozenset(), "yes"),
    ],
)
def test_the_minutes_decide_and_else_the_agencies_that_came(
    minuted: Any, quorum: int | None, came: dict[int, str | None], due: frozenset[int], answer: str
) -> None:
    assert quorate(minuted, quorum, came, due) == answer


def test_minutes_that_say_another_thing_are_a_question() -> None:
    assert disagrees(True, 2, {1: "yes"}, DUE)
    assert not disagrees(True, 1, {1: "yes"}, DUE)
    assert not disagrees(True, None, {1: "yes"}, DUE)
    assert not disagrees(None, 2, {1: "yes"}, DUE)


def test_the_share_counts_what_is_on_record() -> None:
    own = tally(["yes", "deputy", "apologies", "no", None])
    assert own == Tally(1, 1, 1, 1, 1)
    assert (own.came, own.of, own.is_low) == (2, 4, True)
    assert not Tally(3, 0, 1).is_low
    assert not Tally(unrecorded=5).is_low


@given(st.lists(st.lists(st.sampled_from(["yes", "deputy", "apologies", "no", None]))))
def test_tallies_add_up(answers: list[list[str | None]]) -> None:
    whole = added(tally(own) for own in answers)
    assert whole.of + whole.unrecorded == sum(map(len, answers))
    assert whole == tally([one for own in answers for one in own])
