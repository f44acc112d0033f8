from hypothesis import given
from hypothesis import strategies as st

from lif_desktop.rules.child_deaths import NOT_RECORDED, Death, Modifiable, summarise

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
