"""A year of a board with West Berkshire's framework: questions, sources, lessons passed on."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from lif_desktop.reports import expected
from lif_desktop.reports.sources import items_due
from tests.frameworks.walking import Year, line, lines, opens, said

FIRST, LAST = date(2016, 4, 1), date(2017, 3, 31)


@pytest.fixture
def year(tmp_path: Path) -> Iterator[Year]:
    walked = Year(tmp_path, "west-berkshire", FIRST, LAST)
    yield walked
    walked.close()


def test_agencies_confirm_that_they_passed_a_lesson_on_and_one_that_does_not_is_chased(
    year: Year,
) -> None:
    health, police = year.agencies("Northmoor Health", "Northmoor Police")
    review = year.add(
        "reviews", title="Case Ash", kind="scr", state="published", decision="review",
        initiated_on=date(2015, 9, 1), completed_on=date(2016, 3, 1),
        published_on=date(2016, 4, 20),
    )  # fmt: skip
    lesson = year.add(
        "learning", lesson="Ask who else lives in the home", reviews=(review,),
        identified_on=date(2016, 4, 20),
    )  # fmt: skip
    year.add(
        "confirmations", learning=lesson, agency=health, asked_on=date(2016, 5, 3),
        due_on=date(2016, 6, 30), confirmed_on=date(2016, 6, 2), reached=340,
        how="Team meetings and bulletin", training_updated="yes",
    )  # fmt: skip
    owing = year.add(
        "confirmations", learning=lesson, agency=police, asked_on=date(2016, 5, 3),
        due_on=date(2016, 6, 30),
    )  # fmt: skip
    year.add(
        "ledger", learning=lesson, stage="disseminated", dated_on=date(2016, 6, 2),
        kind="process", shows="Briefing of 340 staff", agency=health,
    )  # fmt: skip
    year.on(date(2016, 9, 1))
    assert "This confirmation is overdue by 63 days." in year.notices("confirmations", owing)
    assert any("owed by 1 agency for 1 lesson" in one for one in year.needs())
    report = year.draw("feedback-loop", FIRST, LAST)
    late = line(report, "Northmoor Police", "Overdue")
    assert any("63" in cell for cell in late)
    assert opens(report, "confirmations", owing)
    assert "1 confirmation of agencies overdue." in said(report)
    ledger = line(report, "Ask who else", date(2016, 4, 20), date(2016, 6, 2))
    assert "Disseminated" in ledger


def test_a_year_after_a_review_its_plan_and_its_evidence_are_asked_for(year: Year) -> None:
    (health,) = year.agencies("Northmoor Health")
    review = year.add(
        "reviews", title="Case Ash", kind="scr", state="published", decision="review",
        completed_on=date(2016, 4, 1), published_on=date(2016, 4, 20),
    )  # fmt: skip
    plan = year.add("plans", title="Case Ash plan", review=review, agreed_on=date(2016, 4, 20))
    for activity, assurance in (("One chronology", "embedded"), ("Train staff", "addressed")):
        year.add(
            "actions", activity=activity, plan=plan, lead_agency=health, status="completed",
            agreed_on=date(2016, 4, 20), target_on=date(2016, 9, 1),
            completed_on=date(2016, 8, 20), assurance=assurance,
        )  # fmt: skip
    asked = [one for one in items_due(year.board, LAST, date(2018, 3, 31)) if one.event]
    assert [(one.key, one.due_on) for one in asked] == [("scr-implementation", date(2017, 4, 20))]
    year.on(date(2017, 5, 20))
    report = year.draw("feedback-loop")
    found = line(report, "Case Ash", "Overdue")
    assert found[3:11] == ("2", "0", "0", "0", "1", "0", "1", "0")
    assert opens(report, "reviews", review)
    year.edit(
        "reviews", review, year_on_on=date(2017, 5, 19), embedded="partly",
        year_on_found="One of two actions is embedded; training is repeated.",
    )  # fmt: skip
    report = year.draw("feedback-loop")
    assert line(report, "Case Ash", "Reported")
    assert line(report, "Case Ash", "In part", "One of two actions is embedded")


def test_the_three_questions_are_asked_of_every_figure(year: Year) -> None:
    assert len(year.preset.questions) == 3
    (council,) = year.agencies("Northmoor Council")
    with year.board.change("The dashboard") as change:
        for title, question, figure in (
            ("Early help assessments", "how_much", 210),
            ("Assessments within 45 days", "how_well", 93),
            ("Children whose plan reduced the risk", "difference", 61),
        ):
            indicator = change.add("indicators", {
                "title": title, "agency": council, "question": question, "unit": "count",
                "polarity": "higher", "frequency": "quarterly", "target": 90,
            })  # fmt: skip
            change.add("values", {
                "indicator": indicator, "agency": council, "period": "Q2 2016/17",
                "period_until": date(2016, 9, 30), "value": figure,
                "received_on": date(2016, 10, 12), "exception": question == "difference",
            })  # fmt: skip
    year.on(date(2016, 11, 1))
    report = year.draw("indicators")
    tables = {table.title: table for section in report.sections for table in section.tables}
    asked = {str(row.cells[0]): row.cells[-1] for row in tables["Three questions"].rows}
    assert list(asked.values()) == [1, 1, 1]
    assert lines(report, "Children whose plan reduced the risk", "61")
    exceptions = tables["Exceptions"].rows
    assert [str(row.cells[0]) for row in exceptions] == ["Children whose plan reduced the risk"]
    assert line(year.draw("coverage", FIRST, LAST), "Performance dashboard", "values 3")


def test_the_information_sources_make_the_calendar_of_the_year(year: Year) -> None:
    review = year.add(
        "reviews", title="Case Elm", kind="learning_lessons", state="closed",
        completed_on=date(2015, 11, 2),
    )  # fmt: skip
    drawn = items_due(year.board, FIRST, LAST)
    dated = {one.key: one for one in drawn if one.due_on}
    assert {"lado", "iro", "conferences", "mappa", "restraint", "training-needs"} <= set(dated)
    look = dated["lllr-implementation"]
    assert (look.due_on, look.why) == (date(2016, 11, 2), "one year after: Case Elm")
    assert look.event is not None
    assert look.event.id == review
    with year.board.change("Draw the calendar") as change:
        for values in expected.propose(year.board, FIRST, LAST):
            change.add("expected", values)
    assert [one for one in items_due(year.board, FIRST, LAST) if one.due_on] == []
    year.on(date(2016, 12, 1))
    assert lines(year.draw("expected"), "learning shown to have stayed", "Overdue 29 d")
    undated = {one.key: one.why for one in drawn if one.due_on is None}
    assert undated["cdop-information"] == "as required: the board asks for it"
    assert undated["complaints"] == "the framework states no cycle"
    assert dated["training-needs"].groups == (
        "West of Berkshire Learning and Development Sub-group",
    )


def test_each_agency_names_a_training_representative_who_returns_its_needs(year: Year) -> None:
    health, police, council = year.agencies(
        "Northmoor Health", "Northmoor Police", "Northmoor Council"
    )
    year.edit("agencies", health, training_representative="M. Dale")
    course = year.add(
        "training", course="Level 2", held_on=date(2016, 9, 8), state="held", capacity=20,
        evaluations=7, useful=6, follow_up_on=date(2017, 3, 8),
    )  # fmt: skip
    year.add("places", training=course, agency=health, booked=8, attended=7, no_show=1)
    asked = {"year": "2016-17", "asked_on": date(2016, 5, 1), "due_on": date(2016, 6, 30)}
    year.add(
        "needs", agency=health, representative="M. Dale", received_on=date(2016, 6, 20),
        staff=400, trained=300, needs="Level 2 for 60", in_house="Induction", updated="yes",
        **asked,
    )  # fmt: skip
    late = year.add("needs", agency=police, **asked)
    year.add(
        "pools", agency=health, person="K. Lee", role="trainer", from_on=FIRST, times=3,
    )  # fmt: skip
    year.on(date(2017, 1, 20))
    report = year.draw("training", FIRST, LAST)
    tables = {table.title: table for section in report.sections for table in section.tables}
    nobody = tables["Agencies without a training representative"]
    assert [str(row.cells[0]) for row in nobody.rows] == ["Northmoor Council", "Northmoor Police"]
    assert nobody.note == "1 of 3 have named one."
    assert line(report, "Northmoor Police", "Overdue 204 d")
    assert line(report, "Northmoor Health", "M. Dale", "Level 2 for 60")
    assert opens(report, "needs", late)
    assert "Lends nobody: Northmoor Council, Northmoor Police." in said(report)
    year.edit("agencies", council, training_representative="S. Moor")
    after = {one.title: one for section in year.draw("training", FIRST, LAST).sections
             for one in section.tables}  # fmt: skip
    assert after["Agencies without a training representative"].note == "2 of 3 have named one."
    assert line(year.draw("coverage", FIRST, LAST), "Learning and development activity", "needs 1")
