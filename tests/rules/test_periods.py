from datetime import date

import pytest

from lif_desktop.rules.periods import Period, before, called, ended, period_of, placed

DAY = date(2026, 11, 21)


@pytest.mark.parametrize(
    ("frequency", "first", "last", "label"),
    [
        ("monthly", date(2026, 11, 1), date(2026, 11, 30), "Nov 2026"),
        ("quarterly", date(2026, 10, 1), date(2026, 12, 31), "Q3 2026/27"),
        ("half_yearly", date(2026, 10, 1), date(2027, 3, 31), "H2 2026/27"),
        ("yearly", date(2026, 4, 1), date(2027, 3, 31), "2026/27"),
        (None, date(2026, 10, 1), date(2026, 12, 31), "Q3 2026/27"),
    ],
)
def test_a_day_lies_in_one_period_of_each_frequency(
    frequency: str | None, first: date, last: date, label: str
) -> None:
    assert period_of(frequency, DAY) == Period(first, last, label)


def test_the_first_months_of_a_year_belong_to_the_year_before() -> None:
    assert period_of("quarterly", date(2026, 3, 31)).label == "Q4 2025/26"
    assert period_of("yearly", date(2000, 1, 1)).label == "1999/00"
    assert period_of("half_yearly", date(2026, 9, 30)).label == "H1 2026/27"


def test_only_periods_that_are_over_are_listed_oldest_first() -> None:
    found = [one.label for one in ended("quarterly", date(2026, 2, 1), date(2026, 9, 30))]
    assert found == ["Q4 2025/26", "Q1 2026/27", "Q2 2026/27"]
    assert ended("yearly", date(2026, 5, 1), date(2027, 3, 30)) == []


def test_a_figure_is_placed_by_its_last_day_or_else_by_its_words() -> None:
    periods = ended("quarterly", date(2026, 1, 1), date(2026, 9, 30))
    assert placed(periods, "anything", date(2026, 9, 30)) == periods[2]
    assert placed(periods, "Q1 2026/27", date(2020, 1, 1)) is None
    for words in ("Q1 2026/27", "q1 26/27", "Q1 2026-27"):
        assert placed(periods, words, None) == periods[1]
    assert placed(periods, None, None) is None
    assert None not in periods[0]


@pytest.mark.parametrize("words", ["Q2 2026/27", "q2 26/27", "Q2  2026/27"])
def test_a_period_is_found_by_its_words(words: str) -> None:
    assert called(words, DAY) == period_of("quarterly", date(2026, 8, 1))


def test_months_years_and_the_period_of_today_are_found_too() -> None:
    assert called("Sep 2026", DAY) == period_of("monthly", date(2026, 9, 9))
    assert called("2025/26", DAY) == period_of("yearly", date(2026, 3, 31))
    assert called("Q3 2026/27", DAY) == period_of("quarterly", DAY)


def test_words_that_are_no_period_of_ten_years_find_none() -> None:
    assert called("soon", DAY) is None
    assert called("Q1 1999/00", DAY) is None


def test_the_last_period_that_was_over_comes_before_the_day() -> None:
    assert before("quarterly", DAY).label == "Q2 2026/27"
    assert before("yearly", DAY).label == "2025/26"
