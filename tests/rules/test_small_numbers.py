import pytest
from hypothesis import given
from hypothesis import strategies as st

from lif_desktop.rules.small_numbers import is_small, shown, shown_all, shown_percentage


def test_small_counts_are_hidden_and_a_true_nought_is_shown() -> None:
    assert shown_all({"none": 0, "one": 1, "four": 4, "five": 5, "many": 1234}) == {
        "none": "0",
        "one": "fewer than 5",
        "four": "fewer than 5",
        "five": "5",
        "many": "1,234",
    }


def test_the_threshold_is_the_boards() -> None:
    assert shown(9, 10) == "fewer than 10"
    assert shown(9, 6) == "9"


@pytest.mark.parametrize(
    ("part", "whole", "text"),
    [
        (5, 14, "36 %"),
        (2, 14, "not shown"),
        (12, 14, "not shown"),
        (0, 3, "not shown"),
        (0, 20, "0 %"),
        (20, 20, "100 %"),
        (0, 0, "none to count"),
        (25, 200, "13 %"),
    ],
)
def test_a_percentage_gives_no_small_count_away(part: int, whole: int, text: str) -> None:
    assert shown_percentage(part, whole) == text


@given(st.integers(0, 10_000), st.integers(1, 50))
def test_no_number_between_nought_and_the_threshold_is_printed(number: int, limit: int) -> None:
    text = shown(number, limit)
    assert text == f"fewer than {limit}" if is_small(number, limit) else text == f"{number:,}"
