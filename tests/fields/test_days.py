"""Dates as people write them, and what is not one."""

from contextlib import suppress
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lif_desktop.fields import read_day, show_day

DAYS = st.dates(date(1900, 1, 1), date(2199, 12, 31))


@pytest.mark.parametrize(
    "text",
    [
        "12/08/2026", "12.8.26", "12-08-2026", "2026-08-12", "2026-8-12 00:00:00",
        "2026-08-12T00:00", "12 Aug 2026", "12 August 2026", "12th August 2026",
        "12-Aug-26", "12 aug. 2026", "Wednesday 12th August 2026", "Wed, 12 August 2026",
        "Weds 12 Aug 26", "12 of August 2026", "  12 \n Aug   2026 ",
    ],
)  # fmt: skip
def test_the_same_day_in_many_hands(text: str) -> None:
    assert read_day(text) == date(2026, 8, 12)


@pytest.mark.parametrize(
    "text",
    [
        "31 Feb 2026", "31/02/2026", "12/08", "12/08-2026", "August 2026", "12 Augst 2026",
        "before 12 August 2026", "Monday 12 August 2026", "12/08/2026 to 13/08/2026", "46246",
        "2026-08-12 14:30", "12 Aug 1066", "12 Aug 2500", "", "soon", "12th of", "0/0/0000",
    ],
)  # fmt: skip
def test_what_is_not_exactly_one_day_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r".*"):
        read_day(text)


def test_figures_follow_the_order_of_their_column() -> None:
    assert read_day("03/04/2026") == date(2026, 4, 3)
    assert read_day("03/04/2026", day_first=False) == date(2026, 3, 4)


def test_two_figures_are_this_century_until_2049() -> None:
    assert read_day("1/1/49").year == 2049
    assert read_day("1/1/50").year == 1950


@given(DAYS)
def test_what_is_shown_can_be_read(day: date) -> None:
    assert read_day(show_day(day)) == day


@given(day=DAYS, day_first=st.booleans())
def test_figures_can_be_read_in_either_order(day: date, *, day_first: bool) -> None:
    text = f"{day:%d/%m/%Y}" if day_first else f"{day:%m/%d/%Y}"
    assert read_day(text, day_first=day_first) == day


@given(st.text())
def test_nothing_but_a_day_or_a_value_error_comes_of_any_text(text: str) -> None:
    with suppress(ValueError):
        assert isinstance(read_day(text), date)
