from decimal import ROUND_HALF_UP, Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lif_desktop.rules.numbers_check import (
    base_of,
    check_against,
    check_bands,
    check_bases,
    check_denominators,
    check_percentage,
    check_share,
    check_text,
    shares_in,
)


@pytest.mark.parametrize(
    ("text", "part", "whole", "percent", "noun"),
    [
        ("We saw 5 of 12 cases (42 %) in time.", 5, 12, "42", "cases"),
        ("We saw 5 out of 12 (42%).", 5, 12, "42", ""),
        ("In 42 % (5 of 12) it was there", 5, 12, "42", ""),
        ("5 of the 12 children seen alone (41.7 per cent)", 5, 12, "41.7", "children seen"),
        ("1,204 of 2,408 staff were trained (50 %)", 1204, 2408, "50", "staff"),
        ("47 % of 12 files", None, 12, "47", "files"),
        ("It held in 9/12 (75 %).", 9, 12, "75", ""),
        ("Of 20 plans, 3 of 20 plans were late", 3, 20, None, "plans"),
        ("Of 25 cases, 12 (48 %) had a plan", 12, 25, "48", "cases"),
        ("of the 1,200 children seen 300 (25 per cent)", 300, 1200, "25", "children seen"),
        ("It was 12 (48%) of 25 cases.", 12, 25, "48", "cases"),
        ("It was 48% (12) of the 25 cases.", 12, 25, "48", "cases"),
        ("In 48 % (n = 12) of 25", 12, 25, "48", ""),
        ("We saw 5 of 12 cases, and in 2 (40 %) a plan", 5, 12, None, "cases"),
        ("Of 12 schools, 40 (80 %) staff; 6 of 12 answered", 6, 12, None, "answered"),
    ],
)
def test_shares_are_found_in_a_text(
    text: str, part: int | None, whole: int, percent: str | None, noun: str
) -> None:
    (one,) = shares_in(text)
    assert (one.part, one.whole, one.noun) == (part, whole, noun)
    assert one.percent == (Decimal(percent) if percent else None)


@pytest.mark.parametrize(
    "text",
    ["By the end of 2026", "On 3 of 2026", "24/7 cover", "In 2025/26 we met.", "12.5 of them", ""],
)
def test_years_dates_and_bare_fractions_are_no_shares(text: str) -> None:
    assert shares_in(text) == []


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("5 of 12 cases (42 %)", []),
        ("5 of 12 cases (47 %)", ["'5 of 12 cases (47 %)': 5 of 12 is 42 %."]),
        (
            "47 % of 12 files",
            ["'47 % of 12 files': no number of 12 gives 47 %; nearest are 5 (42 %) and 6 (50 %)."],
        ),
        (
            "120 % of 12 files",
            ["'120 % of 12 files': no number of 12 gives 120 %; nearest is 12 (100 %)."],
        ),
        ("14 of 12 (80 %)", ["'14 of 12 (80 %)': 14 is more than 12."]),
        ("Of 10 children 4 (45 %) waited", ["'Of 10 children 4 (45 %)': 4 of 10 is 40 %."]),
        ("12 (47%) of 25 cases", ["'12 (47%) of 25 cases': 12 of 25 is 48 %."]),
        ("47% (12) of 25 cases", ["'47% (12) of 25 cases': 12 of 25 is 48 %."]),
        ("Of 20 (5 %) and 3 (15 %) nothing is said", []),
        ("50 % of 0 files", []),
        (
            "3 of 20 deaths, then 5 of 21 deaths, then 2 of 20 deaths",
            ["The number of deaths is given as 20 and 21: is it the same group?"],
        ),
    ],
)
def test_a_narrative_is_questioned_where_it_cannot_be_right(text: str, said: list[str]) -> None:
    assert check_text(text) == said


def test_a_narrative_is_held_against_the_record_it_stands_in() -> None:
    for text in ("4 of 11 cases", "In 4 of 11 cases nobody asked."):
        assert check_text(text, {"cases": 12}) == [
            "The number of cases is given as 12 and 11: is it the same group?"
        ]
    assert check_text("4 of 11 caseworkers", {"cases": 12}) == []


def test_both_ways_of_rounding_a_half_are_taken() -> None:
    assert list(check_share("x", 1, 8, Decimal("12.5"))) == []
    assert list(check_share("x", 1, 8, Decimal(13))) == []
    assert list(check_share("x", 1, 8, Decimal(12))) == []
    assert list(check_share("x", 1, 8, Decimal(14))) == ["x: 1 of 8 is 13 %."]


@given(st.integers(0, 500), st.integers(1, 500), st.integers(0, 2))
def test_a_percentage_worked_out_is_never_questioned(part: int, whole: int, decimals: int) -> None:
    part = min(part, whole)
    unit = Decimal(1).scaleb(-decimals)
    percent = (Decimal(100 * part) / whole).quantize(unit, ROUND_HALF_UP)
    assert list(check_share("x", part, whole, percent)) == []
    assert list(check_share("x", None, whole, percent)) == []
    assert check_text(f"{part} of {whole} ({percent} %)") == []


@given(st.integers(1, 60), st.integers(0, 100))
def test_a_percentage_is_questioned_if_and_only_if_no_number_gives_it(
    whole: int, percent: int
) -> None:
    possible = any(abs(Decimal(100 * one) / whole - percent) <= Decimal("0.5")
                   for one in range(whole + 1))  # fmt: skip
    assert (list(check_share("x", None, whole, Decimal(percent))) == []) == possible


@pytest.mark.parametrize(
    ("percent", "said"),
    [
        ("130", ["x: 130 % is more than all; what is it a percentage of?"]),
        ("-5", ["x: -5 % is less than none; what is it a percentage of?"]),
        ("0", []),
        ("100", []),
    ],
)
def test_a_percentage_alone_is_at_most_all(percent: str, said: list[str]) -> None:
    assert list(check_percentage("x", Decimal(percent))) == said


def test_parts_must_make_their_total() -> None:
    assert list(check_bands("Ages", {"under 1": 5, "1 to 17": 7}, 12)) == []
    assert list(check_bands("Ages", {"under 1": 5, "1 to 17": 8}, 12)) == [
        "Ages: the parts make 13, 1 more than 12."
    ]
    assert list(check_bands("Ages", {"under 1": 5}, 12)) == [
        "Ages: the parts make 5, 7 fewer than 12."
    ]
    assert list(check_bands("Ages", {"under 1": 15}, 12)) == [
        "Ages: under 1 is 15, more than the total of 12."
    ]
    assert list(check_bands("Factors", {"smoking": 9, "housing": 8}, 12, several=True)) == []


def test_a_cohort_has_one_size() -> None:
    assert list(check_denominators("plans", [4, 4])) == []
    assert list(check_denominators("plans", [4, 5, 1200])) == [
        "The number of plans is given as 4, 5 and 1,200: is it the same group?"
    ]


@pytest.mark.parametrize(
    ("value", "numerator", "denominator", "base"),
    [
        ("12.5", "5", "40", "100"),
        ("1.25", "5", "40", "10"),
        ("45.2", "226", "50000", "10000"),
        ("0.125", "5", "40", "1"),
        ("77", "5", "40", None),
        ("0", "5", "40", None),
        ("12", "0", "40", None),
    ],
)
def test_a_rate_tells_its_base(
    value: str, numerator: str, denominator: str, base: str | None
) -> None:
    found = base_of(Decimal(value), Decimal(numerator), Decimal(denominator))
    assert found == (Decimal(base) if base else None)


def test_a_rate_ten_times_off_stands_out_among_its_fellows() -> None:
    hundred, ten = Decimal(100), Decimal(10)
    assert list(check_bases([("Q1", hundred), ("Q2", ten), ("Q3", hundred), ("Q4", None)])) == [
        "Q2: ten times too low for its numerator and denominator."
    ]
    assert list(check_bases([("Q1", ten), ("Q2", Decimal(10_000)), ("Q3", ten)])) == [
        "Q2: 1,000 times too high for its numerator and denominator."
    ]
    assert list(check_bases([("Q1", hundred), ("Q2", ten)])) == []
    assert list(check_bases([("Q1", None)])) == []


def test_a_figure_ten_times_its_usual_is_questioned() -> None:
    usual = [Decimal(12), Decimal(14), Decimal(13)]
    assert list(check_against("Q4", Decimal(131), usual)) == [
        "Q4: 131 is about ten times the usual 13."
    ]
    assert list(check_against("Q4", Decimal("1.3"), usual)) == [
        "Q4: 1.3 is about a tenth of the usual 13."
    ]
    assert list(check_against("Q4", Decimal(26), usual)) == []
    assert list(check_against("Q4", Decimal(131), usual[:2])) == []
    assert list(check_against("Q4", Decimal(0), usual)) == []
    assert list(check_against("Q4", Decimal(5), [Decimal(0)] * 3)) == []
