"""Standards returns and assurances: what came, what is owed, what contradicts itself."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lif_desktop.rules import returns
from lif_desktop.rules.scales import Move

TODAY = date(2026, 11, 21)
EARLIER, SOON, LATER = date(2026, 11, 1), date(2026, 12, 1), date(2027, 3, 1)
days = st.none() | st.dates(date(2024, 1, 1), date(2028, 1, 1))


@pytest.mark.parametrize(
    ("state", "due", "received", "declared", "word"),
    [
        ("asked", EARLIER, None, None, "Late 20 d"),
        ("asked", TODAY, None, None, "Due 0 d"),
        ("asked", SOON, None, None, "Due 10 d"),
        ("asked", LATER, None, None, "Asked"),
        ("asked", None, None, None, "Asked, no due date"),
        (None, EARLIER, None, None, "Late 20 d"),
        (None, EARLIER, EARLIER, None, "Received"),
        ("asked", EARLIER, EARLIER, None, "Received"),
        ("received", EARLIER, None, None, "Received"),
        ("declared", EARLIER, EARLIER, EARLIER, "Declaration, no scores"),
        ("asked", EARLIER, None, EARLIER, "Declaration, no scores"),
        ("panel", EARLIER, EARLIER, None, "Before the panel"),
        ("finished", EARLIER, None, None, "Finished"),
        ("not_asked", EARLIER, None, None, "Not asked this cycle"),
    ],
)
def test_a_return_stands_as_its_state_and_dates_say(
    state: str | None, due: date | None, received: date | None, declared: date | None, word: str
) -> None:
    assert returns.standing(state, due, received, declared, TODAY).word == word


@given(
    st.sampled_from([None, "asked", "received", "declared", "panel", "finished", "not_asked"]),
    days, days, days,
)  # fmt: skip
def test_a_return_came_or_is_owed_or_was_not_asked(
    state: str | None, due: date | None, received: date | None, declared: date | None
) -> None:
    found = returns.standing(state, due, received, declared, TODAY)
    assert found.came + found.owed + (found.state == "not_asked") == 1
    assert bool(found.meaning) == bool(found.shape)


def test_a_cycle_lasts_as_the_framework_says_and_else_a_year() -> None:
    assert returns.months_of("every two years") == 24
    assert returns.months_of("yearly") == 12
    assert returns.months_of("not stated") == 12
    assert returns.is_older(date(2024, 11, 20), 24, TODAY)
    assert not returns.is_older(date(2024, 11, 21), 24, TODAY)


UP, DOWN, SAME = Move("up", steps=1), Move("down", steps=-2), Move("same")
UNKNOWN = Move("not_comparable", "scored on another scale")


@pytest.mark.parametrize(
    ("claimed", "own", "evidence_same", "says"),
    [
        ("better", UP, False, ""),
        ("worse", DOWN, False, ""),
        ("same", SAME, True, ""),
        ("reworded", SAME, False, ""),
        ("better", UNKNOWN, False, ""),
        ("new", UP, False, "there is an answer of the last cycle"),
        ("better", SAME, True, "score stayed where it was"),
        ("better", DOWN, False, "moved down by 2 steps"),
        ("same", UP, True, "moved up by 1 step"),
        ("worse", UP, False, "moved up by 1 step"),
        ("same", SAME, False, "the evidence is not the same"),
        ("reworded", UP, False, "called reworded, but the score moved up"),
        (None, UP, False, "not said what changed"),
    ],
)
def test_a_change_that_is_claimed_must_agree_with_the_scores(
    claimed: str | None, own: Move, says: str, *, evidence_same: bool
) -> None:
    found = returns.change_question(claimed, own, evidence_same=evidence_same, first=False)
    assert found if says else not found
    assert says in found


def test_a_first_answer_is_new_or_says_nothing() -> None:
    for claimed in (None, "new"):
        assert not returns.change_question(claimed, None, evidence_same=False, first=True)
    asked = returns.change_question("same", None, evidence_same=False, first=True)
    assert "no answer of the last cycle is known" in asked


@pytest.mark.parametrize(
    ("answer", "given_on", "state", "word"),
    [
        (None, None, "never", "No answer"),
        ("no_answer", EARLIER, "never", "No answer"),
        ("not_applicable", None, "not_applicable", "Does not apply"),
        ("met", EARLIER, "given", "Met"),
        ("partly", EARLIER, "given", "Met in part"),
        ("not_met", date(2025, 11, 21), "given", "Not met"),
        ("met", date(2025, 11, 20), "old", "Met, 2025"),
        ("met", None, "old", "Met, undated"),
    ],
)
def test_an_assurance_assures_for_a_year(
    answer: str | None, given_on: date | None, state: str, word: str
) -> None:
    found = returns.assured(answer, given_on, TODAY)
    assert (found.state, found.word) == (state, word)
