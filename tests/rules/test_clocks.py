from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lif_desktop import frameworks
from lif_desktop.rules.clocks import add_months, runs_out_on

HOLIDAYS = frameworks.bank_holidays().days


def run(edition: str, key: str, event_on: date) -> date:
    editions = {one.key: one for one in frameworks.editions()}
    clock = next(one for one in editions[edition].clocks if one.key == key)
    return runs_out_on(event_on, clock.amount, clock.unit, clock.direction, HOLIDAYS)


def test_the_clocks_of_each_edition_run_out_on_their_day() -> None:
    assert run("WT2015", "incident-notification", date(2016, 12, 22)) == date(2017, 1, 3)
    assert run("WT2015", "review-decision", date(2016, 1, 31)) == date(2016, 2, 29)
    assert run("WT2015", "panel-advance-notice", date(2016, 5, 19)) == date(2016, 5, 12)
    assert run("WT2018", "rapid-review", date(2022, 5, 26)) == date(2022, 6, 20)
    assert run("WT2023", "rapid-review", date(2026, 11, 5)) == date(2026, 11, 26)
    assert run("WT2023", "publication", date(2026, 8, 31)) == date(2027, 2, 28)
    assert run("WT2023", "panel-advance-notice", date(2027, 1, 6)) == date(2026, 12, 23)


def test_plain_days_are_days_of_the_calendar() -> None:
    assert runs_out_on(date(2026, 12, 24), 3, "days", "after", HOLIDAYS) == date(2026, 12, 27)


@pytest.mark.parametrize(
    ("day", "months", "end"),
    [
        (date(2026, 8, 31), 6, date(2027, 2, 28)),
        (date(2024, 8, 31), -6, date(2024, 2, 29)),
        (date(2026, 12, 1), 1, date(2027, 1, 1)),
        (date(2026, 1, 15), -1, date(2025, 12, 15)),
    ],
)
def test_a_month_ends_no_later_than_its_last_day(day: date, months: int, end: date) -> None:
    assert add_months(day, months) == end


@given(st.dates(date(1950, 1, 1), date(2100, 1, 1)), st.integers(-240, 240))
def test_months_land_in_the_month_asked_for(day: date, months: int) -> None:
    end = add_months(day, months)
    assert (end.year * 12 + end.month) - (day.year * 12 + day.month) == months
    assert end.day <= day.day
