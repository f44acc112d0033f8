from decimal import Decimal

import pytest

from lif_desktop.rules import indicators
from lif_desktop.rules.indicators import Mark, compared, exception, pick_questions, standing, trend


def number(value: str | None) -> Decimal | None:
    return None if value is None else Decimal(value)


@pytest.mark.parametrize(
    ("value", "target", "tolerance", "polarity", "word"),
    [
        ("90", "85", "5", "higher", "Green: at target"),
        ("85", "85", None, "higher", "Green: at target"),
        ("80", "85", "5", "higher", "Amber: near target"),
        ("79.9", "85", "5", "higher", "Red: off target"),
        ("84", "85", None, "higher", "Red: off target"),
        ("20", "25", "2", "lower", "Green: at target"),
        ("27", "25", "2", "lower", "Amber: near target"),
        ("28", "25", "2", "lower", "Red: off target"),
        ("48", "50", "5", "neither", "Green: in range"),
        ("50", "50", "5", "neither", "Green: at target"),
        ("58", "50", "5", None, "Amber: out of range"),
        (None, "50", "5", "higher", "No figure"),
        ("50", None, "5", "higher", "No target"),
    ],
)
def test_a_value_stands_against_its_target_in_the_sense_of_what_is_better(
    value: str | None, target: str | None, tolerance: str | None, polarity: str | None, word: str
) -> None:
    assert standing(number(value), number(target), number(tolerance), polarity).word == word


@pytest.mark.parametrize(
    ("values", "polarity", "word"),
    [
        (("60", "64", "67", "70"), "higher", "Better"),
        (("60", "64", "67", "70"), "lower", "Worse"),
        (("70", "67", "64", "60"), "lower", "Better"),
        (("70", "67", "64", "60"), "higher", "Worse"),
        (("60", "64", "67", "70"), "neither", "Rising"),
        (("70", "67", None, "60"), None, "Falling"),
        (("70", "71", "70.2", "70.5"), "higher", "Steady"),
        (("70", "70.4", "70.8", "71.2"), "higher", "Steady"),
        (("60", "80", "62", "78"), "higher", "Steady"),
        (("0", "0", "0", "0"), "lower", "Steady"),
        (("10", None, None, "20"), "higher", "Too few to say (2)"),
        ((), "higher", "Too few to say (0)"),
    ],
)
def test_a_trend_needs_three_figures_that_mostly_move_one_way(
    values: tuple[str | None, ...], polarity: str | None, word: str
) -> None:
    assert trend([number(one) for one in values], polarity).word == word


def test_only_the_last_four_periods_make_the_trend() -> None:
    assert trend([Decimal(one) for one in (90, 80, 1, 2, 3, 4)], "higher").state == "better"


@pytest.mark.parametrize(
    ("value", "other", "polarity", "word"),
    [
        ("71.5", "70", "higher", "Better by 1.5"),
        ("68", "70", "higher", "Worse by 2"),
        ("68", "70", "lower", "Better by 2"),
        ("170", "70", "lower", "Worse by 100"),
        ("68", "70", None, "Lower by 2"),
        ("72", "70", "neither", "Higher by 2"),
        ("70", "70.0", "higher", "Level"),
        (None, "70", "higher", "Not compared"),
        ("70", None, "higher", "Not compared"),
    ],
)
def test_a_value_is_compared_with_others(
    value: str | None, other: str | None, polarity: str | None, word: str
) -> None:
    assert compared(number(value), number(other), polarity).word == word


def test_an_exception_says_why_it_is_one() -> None:
    def mark(state: str) -> Mark:
        return Mark(state, "", "", "")

    assert exception(mark("met"), mark("steady"), mark("worse"), flagged=None) == ()
    assert exception(mark("near"), mark("better"), mark("worse"), flagged=False) == ()
    assert exception(mark("off"), mark("worse"), mark("worse"), flagged=True) == (
        "off target",
        "getting worse",
        "worse than its comparator",
        "reported as an exception by the agency",
    )


def test_three_indicators_are_picked_each_with_a_reason() -> None:
    assert indicators.PICKED == 3
    assert pick_questions(("Falling", "Far from others", "Children asked")) == []
    assert pick_questions(("Falling", " ")) == [
        "2 indicators picked; the framework asks for three.",
        "1 pick has no reason.",
    ]
    assert pick_questions((None, "x", "", "y")) == [
        "4 indicators picked; the framework asks for three.",
        "2 picks have no reason.",
    ]
