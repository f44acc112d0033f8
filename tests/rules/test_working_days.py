from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lif_desktop import frameworks
from lif_desktop.rules.working_days import add, count, is_working_day

HOLIDAYS = frameworks.bank_holidays().days
DAYS = st.dates(date(2011, 1, 1), date(2029, 12, 31))
NUMBERS = st.integers(-60, 60)


@pytest.mark.parametrize(
    ("start", "days", "end"),
    [
        (date(2026, 11, 5), 15, date(2026, 11, 26)),
        (date(2026, 12, 23), 5, date(2027, 1, 4)),
        (date(2026, 12, 31), -5, date(2026, 12, 22)),
        (date(2023, 5, 5), 1, date(2023, 5, 9)),
        (date(2026, 11, 21), 0, date(2026, 11, 21)),
        (date(2026, 11, 21), 1, date(2026, 11, 23)),
    ],
)
def test_weekends_and_bank_holidays_are_stepped_over(start: date, days: int, end: date) -> None:
    assert add(start, days, HOLIDAYS) == end


def test_a_working_day_is_neither_weekend_nor_holiday() -> None:
    assert is_working_day(date(2026, 11, 20), HOLIDAYS)
    assert not is_working_day(date(2026, 11, 21), HOLIDAYS)
    assert not is_working_day(date(2026, 12, 28), HOLIDAYS)


@given(DAYS, NUMBERS)
def test_counting_undoes_adding(start: date, days: int) -> None:
    end = add(start, days, HOLIDAYS)
    assert count(start, end, HOLIDAYS) == days
    if days:
        assert is_working_day(end, HOLIDAYS)


@given(DAYS, st.integers(0, 90))
def test_a_period_counts_its_working_days_one_by_one(start: date, length: int) -> None:
    days = [start + timedelta(days=n + 1) for n in range(length)]
    end = start + timedelta(days=length)
    assert count(start, end, HOLIDAYS) == sum(is_working_day(day, HOLIDAYS) for day in days)


@given(DAYS, st.integers(1, 30), st.integers(1, 30))
def test_adding_twice_is_adding_the_sum(start: date, one: int, two: int) -> None:
    assert add(add(start, one, HOLIDAYS), two, HOLIDAYS) == add(start, one + two, HOLIDAYS)
