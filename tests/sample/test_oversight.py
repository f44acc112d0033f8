"""The sample's dataset, highlight reports, logs, calendar and training, believable as a whole."""

from collections import Counter
from datetime import timedelta
from decimal import Decimal

import pytest

from lif_desktop import registers
from lif_desktop.fields import Choice
from lif_desktop.reports import catalogue
from lif_desktop.reports.shape import Asked, as_json
from lif_desktop.rules.highlight_reports import empty_prompts
from lif_desktop.store.board import Board
from tests.sample.conftest import TODAY

COUNTS = {
    "indicators": 40, "picks": 19, "highlights": 51, "risks": 14, "challenges": 16,
    "participation": 24, "expected": 59, "training": 30, "needs": 28, "checks": 7, "pools": 15,
}  # fmt: skip
OWN = (*COUNTS, "values", "places")
REPORTS = (
    "indicators", "highlights", "risks", "participation", "expected", "training",
)  # fmt: skip


def test_it_holds_what_a_board_is_told_and_asks(read_only: Board) -> None:
    for register, count in COUNTS.items():
        assert len(read_only.records(register)) == count, register
    assert len(read_only.records("values")) > 450
    assert len(read_only.records("places")) > 250


def test_every_answer_of_these_registers_is_used(read_only: Board) -> None:
    for key in OWN:
        register, records = registers.get(key), read_only.records(key)
        for field in register.fields:
            if isinstance(field, Choice):
                used = {one.values[field.key] for one in records}
                assert not {option.value for option in field.options} - used, f"{key}.{field.key}"


def test_figures_agree_with_their_numerators_and_denominators(read_only: Board) -> None:
    units = {one.id: one.values["unit"] for one in read_only.records("indicators")}
    scales = {"percent": 100, "rate": 10000}
    for one in read_only.records("values"):
        values = one.values
        if values["denominator"]:
            share = scales[units[values["indicator"]]] * values["numerator"] / values["denominator"]
            assert abs(share - values["value"]) <= Decimal("0.051"), one.reference
            assert 0 <= values["numerator"] <= values["denominator"]
        assert values["period_until"] < values["received_on"] <= TODAY
        assert values["period_from"] < values["period_until"]


def test_some_figures_are_missing_and_some_are_exceptions(read_only: Board) -> None:
    by_indicator = Counter(one.values["indicator"] for one in read_only.records("values"))
    quarterly = [
        one.id for one in read_only.records("indicators") if one.values["frequency"] == "quarterly"
    ]
    full = sum(by_indicator[one] == 12 for one in quarterly)
    assert len(quarterly) * 0.4 < full < len(quarterly)
    flagged = sum(bool(one.values["exception"]) for one in read_only.records("values"))
    assert 20 < flagged < 120


def test_most_highlight_reports_are_whole_and_a_few_are_missing(read_only: Board) -> None:
    reports = read_only.records("highlights")
    periods = Counter(one.values["period"] for one in reports)
    assert len(periods) == 4
    assert all(10 < count < 14 for count in periods.values())
    thin = [one for one in reports if empty_prompts(one.values)]
    assert 3 < len(thin) < 25


def test_places_never_exceed_what_a_course_offers(read_only: Board) -> None:
    taken: Counter[int] = Counter()
    for one in read_only.records("places"):
        taken[one.values["training"]] += one.values["booked"]
        if one.values["attended"] is not None:
            assert one.values["attended"] + one.values["no_show"] == one.values["booked"]
    for course in read_only.records("training"):
        assert taken[course.id] <= course.values["capacity"]
        if course.values["state"] == "held":
            assert course.values["evaluations"] <= taken[course.id]
            assert course.values["held_on"] < TODAY


def test_dates_of_the_logs_follow_one_another(read_only: Board) -> None:
    for one in read_only.records("challenges"):
        answered = one.values["answered_on"]
        assert answered is None or one.values["raised_on"] < answered <= TODAY
    for one in read_only.records("expected"):
        came, due = one.values["received_on"], one.values["due_on"]
        assert came is None or came <= TODAY
        assert came is None or abs(came - due) < timedelta(days=40)
    for one in read_only.records("participation"):
        told = one.values["told_back_on"]
        assert told is None or one.values["heard_on"] < told <= TODAY


@pytest.mark.parametrize("name", REPORTS)
@pytest.mark.parametrize("audience", ["board", "public"])
def test_each_report_has_much_to_say_of_it(read_only: Board, name: str, audience: str) -> None:
    asked = Asked(audience="public" if audience == "public" else "board")
    report = catalogue.get(name).draw(read_only, TODAY, asked)
    assert report.summary
    assert as_json(report)["sections"]
    assert any(table.rows for section in report.sections for table in section.tables)
    assert bool(report.left_out) is asked.public


@pytest.mark.parametrize("name", REPORTS)
def test_no_person_of_the_sample_stands_in_a_public_report(read_only: Board, name: str) -> None:
    said = str(as_json(catalogue.get(name).draw(read_only, TODAY, Asked(audience="public"))))
    people = {one.values["person"] for one in read_only.records("pools")}
    people |= {one.values["owner"] for one in read_only.records("risks")}
    people |= {one.values["reported_by"] for one in read_only.records("highlights")}
    for person in people - {None}:
        assert person not in said, person
