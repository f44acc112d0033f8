from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lif_desktop.rules.child_deaths import (
    NOT_RECORDED,
    Death,
    Modifiable,
    age_band,
    primary_category,
    review_took,
    summarise,
    uppermost_category,
)

BANDS = ("0_27_days", "28_364_days", "1_4")
CATEGORIES = ("1", "2", "8")
DEATHS = st.lists(
    st.builds(
        Death,
        st.sampled_from([*BANDS, "other", None]),
        st.sampled_from([*CATEGORIES, None]),
        st.sampled_from(["yes", "no", "insufficient", "unheard of", None]),
    )
)


def test_a_cohort_is_counted_by_age_category_and_modifiable_factors() -> None:
    deaths = [
        Death("0_27_days", "8", "no"),
        Death("0_27_days", "8", "yes"),
        Death("1_4", None, "insufficient"),
        Death("1_4", "1", "yes"),
    ]
    summary = summarise(deaths, "reviewed", BANDS, CATEGORIES)
    assert summary.by_age == {"0_27_days": 2, "28_364_days": 0, "1_4": 2}
    assert summary.by_category == {"1": 1, "2": 0, "8": 2, NOT_RECORDED: 1}
    assert summary.modifiable == Modifiable(2, 1, 1, 0)
    assert summary.sentence == "4 deaths reviewed in the period."
    assert summary.modifiable.sentence == (
        "Of 3 deaths for which the panel could say, 2 (67 %) had modifiable factors;"
        " 1 with insufficient information is left out of the percentage."
    )


def test_the_denominator_is_said_whatever_is_left_out() -> None:
    assert Modifiable(1, 0, 0, 0).sentence == (
        "Of 1 death for which the panel could say, 1 (100 %) had modifiable factors."
    )
    assert Modifiable(1, 7, 2, 1).sentence == (
        "Of 8 deaths for which the panel could say, 1 (13 %) had modifiable factors;"
        " 2 with insufficient information and 1 without an answer on record are left out of the"
        " percentage."
    )


def test_without_an_answer_there_is_no_percentage() -> None:
    nobody = "Whether there were modifiable factors could be said of no death"
    assert Modifiable(0, 0, 0, 0).percentage is None
    assert Modifiable(0, 0, 0, 0).sentence == f"{nobody}."
    assert Modifiable(0, 0, 3, 0).sentence == f"{nobody}: 3 with insufficient information."


@given(DEATHS)
def test_every_table_adds_up_to_its_cohort(deaths: list[Death]) -> None:
    summary = summarise(deaths, "notified", BANDS, CATEGORIES)
    answers = summary.modifiable
    assert sum(summary.by_age.values()) == summary.total == len(deaths)
    assert sum(summary.by_category.values()) == len(deaths)
    assert answers.judged + answers.insufficient + answers.not_recorded == len(deaths)
    assert list(summary.by_age)[: len(BANDS)] == list(BANDS)


@pytest.mark.parametrize(
    ("born", "died", "band"),
    [
        (date(2026, 1, 1), date(2026, 1, 1), "0_27_days"),
        (date(2026, 1, 1), date(2026, 1, 28), "0_27_days"),
        (date(2026, 1, 1), date(2026, 1, 29), "28_364_days"),
        (date(2024, 1, 1), date(2024, 12, 31), "28_364_days"),
        (date(2024, 1, 1), date(2025, 1, 1), "1_4"),
        (date(2024, 2, 29), date(2025, 2, 27), "28_364_days"),
        (date(2024, 2, 29), date(2025, 2, 28), "1_4"),
        (date(2020, 1, 1), date(2024, 12, 31), "1_4"),
        (date(2020, 1, 1), date(2025, 1, 1), "5_9"),
        (date(2010, 6, 1), date(2020, 6, 1), "10_14"),
        (date(2010, 6, 1), date(2025, 6, 1), "15_17"),
        (date(2010, 6, 1), date(2028, 5, 31), "15_17"),
        (date(2010, 6, 1), date(2028, 6, 1), None),
        (date(2026, 1, 2), date(2026, 1, 1), None),
    ],
)
def test_the_age_band_follows_from_the_dates(born: date, died: date, band: str | None) -> None:
    assert age_band(born, died) == band


@given(st.dates(date(1990, 1, 1), date(2030, 1, 1)), st.integers(0, 6570))
def test_a_child_older_by_a_day_is_never_in_a_younger_band(born: date, days: int) -> None:
    order = ["0_27_days", "28_364_days", "1_4", "5_9", "10_14", "15_17", None]
    died = born + timedelta(days=days)
    younger, older = age_band(born, died), age_band(born, died + timedelta(days=1))
    assert order.index(younger) <= order.index(older) <= order.index(younger) + 1


@pytest.mark.parametrize(
    ("panel", "band"),
    [
        (date(2026, 1, 15), "under_6"),
        (date(2026, 7, 14), "under_6"),
        (date(2026, 7, 15), "6_8"),
        (date(2026, 10, 14), "6_8"),
        (date(2026, 10, 15), "9_11"),
        (date(2027, 1, 15), "12_more"),
        (date(2026, 1, 14), NOT_RECORDED),
        (None, NOT_RECORDED),
    ],
)
def test_how_long_a_review_took_goes_in_bands(panel: date | None, band: str) -> None:
    assert review_took(date(2026, 1, 15), panel) == band
    assert review_took(None, panel) == NOT_RECORDED


@pytest.mark.parametrize(
    ("ticked", "primary"),
    [("8, 3, 10", "3"), ("7", "7"), ("10 and 2", "2"), ("", None), ("none", None)],
)
def test_where_several_categories_are_ticked_the_uppermost_counts(
    ticked: str, primary: str | None
) -> None:
    assert primary_category(ticked) == primary
    assert uppermost_category(None, ticked) == primary
    assert uppermost_category("9", ticked) == (primary if primary in {"2", "3", "7"} else "9")
    assert uppermost_category("1", ticked) == "1"
