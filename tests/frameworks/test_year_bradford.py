"""A year of a board with Bradford's framework: four tables of methods, logs, duties, enquiries."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from tests.frameworks.walking import Year, line, lines, opens, said

FIRST, LAST = date(2015, 4, 1), date(2016, 3, 31)


@pytest.fixture
def year(tmp_path: Path) -> Iterator[Year]:
    walked = Year(tmp_path, "bradford", FIRST, LAST)
    yield walked
    walked.close()


def test_methods_that_produced_nothing_stand_first_in_each_of_the_four_tables(year: Year) -> None:
    health, police = year.agencies("Northmoor Health", "Northmoor Police")
    audit = year.add(
        "audits", title="Section 11, 2015", kind="section11", state="finished",
        finished_on=date(2015, 11, 20), group=year.group("performance"),
        agencies=(health, police),
    )  # fmt: skip
    year.add("training", course="Working together", held_on=date(2015, 10, 2), state="held")
    year.add("participation", title="Lifestyle survey", who="children", heard_on=date(2015, 6, 9))
    year.add(
        "publications", title="Neglect toolkit", kind="procedure", published_on=date(2015, 9, 1)
    )
    year.add(
        "audits", title="Section 11, 2013", kind="section11", state="finished",
        finished_on=date(2013, 11, 20),
    )  # fmt: skip
    year.on(LAST)
    report = year.draw("coverage", FIRST, LAST)
    titles = [section.title for section in report.sections]
    for table in year.preset.method_tables:
        assert table.title in titles
    s11 = line(report, "Section 11 audit", "audits 1")
    assert "feedback of those who took part" in s11[3]
    assert opens(report, "audits", audit)
    reviews = next(one for one in report.sections if one.title == "Reviews")
    assert reviews.said == ("0 of 6 methods produced something.",)
    various = next(one for one in report.sections if one.title == "Various")
    first, *_, last = various.tables[0].rows
    assert str(first.cells[0]) == "Sub-groups' learning logs and action plans"
    assert str(last.cells[0]) == "Surveys of children, families and others"
    assert report.attention == 19 - 4
    assert "15 of 19 methods produced nothing" in said(report)


def test_each_sub_group_has_its_learning_log_and_those_without_are_named(year: Year) -> None:
    lesson = year.add(
        "learning", lesson="Hear siblings apart", group=year.group("scr"),
        identified_on=date(2015, 5, 12), other_source="Case Ash",
    )  # fmt: skip
    year.add(
        "actions", activity="Change the induction", group=year.group("learning"),
        agreed_on=date(2015, 7, 1), target_on=date(2015, 12, 1), status="in_hand",
    )  # fmt: skip
    year.on(LAST)
    report = year.draw("coverage", FIRST, LAST)
    logs = {one.title: one for one in report.sections if one.title.startswith("Learning log")}
    assert set(logs) == {
        "Learning log: Serious Case Review sub-group",
        "Learning log: Learning and Development sub-group",
    }
    assert opens(report, "learning", lesson)
    without = next(one for one in report.sections if one.title == "Groups without a learning log")
    assert "Performance Management, Audit and Evaluation sub-group" in without.said[0]
    assert "Every Baby Matters steering group" in without.said[0]
    assert line(report, "Sub-groups' learning logs", "learning 1")


def test_inspections_and_enquiries_show_compliance_with_each_recommendation(year: Year) -> None:
    (health,) = year.agencies("Northmoor Health")
    inspection = year.add(
        "external", title="Inspection of the trust", kind="inspection", body="Inspectorate",
        agency=health, judgement="Requires improvement", received_on=date(2015, 6, 30),
        group=year.group("performance"), state="acting",
    )  # fmt: skip
    enquiry = year.add(
        "external", title="Enquiry into a home", kind="enquiry", received_on=date(2015, 9, 4)
    )
    plan = year.add("plans", title="Inspection plan", external=inspection, agency=health)
    year.add(
        "actions", activity="One supervision policy", plan=plan, lead_agency=health,
        status="completed", target_on=date(2015, 12, 1), completed_on=date(2015, 11, 3),
    )  # fmt: skip
    year.add(
        "requirements", wording="Supervise every nurse monthly", external=inspection,
        agency=health, compliance="complies", compliance_why="Audit of 40 records",
        checked_on=date(2016, 1, 15), plan=plan,
    )  # fmt: skip
    late = year.add(
        "requirements", wording="Return-home talks within three days", external=enquiry,
        agency=health, compliance="does_not", due_on=date(2016, 2, 1),
        checked_on=date(2015, 10, 1), compliance_why="Nobody is commissioned",
    )  # fmt: skip
    year.on(LAST)
    report = year.draw("external", FIRST, LAST)
    assert "of 2 that apply to us we comply with 1, with 0 in part, with 1 not" in said(report)
    assert "1 recommendation overdue." in said(report)
    assert opens(report, "requirements", late)
    assert line(report, "Return-home talks", "Does not comply", "Overdue")
    assert lines(report, "Inspection plan")
    covered = year.draw("coverage", FIRST, LAST)
    assert line(covered, "Inspection of partner agencies", "1")
    assert line(covered, "National investigations", "compliance with the recommendations")


def test_each_agency_has_its_duties_with_evidence_dates_and_gaps_on_a_page(year: Year) -> None:
    health, police = year.agencies("Northmoor Health", "Northmoor Police")
    recruitment, supervision = year.preset.duties[:2]
    gap = year.add(
        "assurances", agency=health, duty=recruitment.text, answer="partly", year="2015-16",
        given_on=date(2015, 9, 1), evidence="Audit of 30 files", gap="Agency staff unchecked",
        gap_by=date(2015, 12, 1),
    )  # fmt: skip
    year.add(
        "assurances", agency=health, duty=supervision.text, answer="met", year="2015-16",
        given_on=date(2015, 9, 1), evidence="Supervision records", checked="yes",
        checked_on=date(2015, 11, 9),
    )  # fmt: skip
    year.on(LAST)
    report = year.draw("duties")
    assert "2 agencies and 10 duties of the framework" in said(report)
    pages = {one.title: one for one in report.sections}
    own = pages["Northmoor Health"]
    assert own.said[0] == (
        "2 of 10 duties assured within the year; 1 gap, 1 of them past the deadline."
    )
    assert len(own.tables[0].rows) == 10
    assert line(report, recruitment.text, "Met in part", "Agency staff unchecked", "121 d")
    assert line(report, supervision.text, "Met", "Supervision records (checked: yes)")
    assert opens(report, "assurances", gap)
    assert pages["Northmoor Police"].said[0].startswith("0 of 10 duties assured")
    assert police
    everybody = year.draw("duties", audience="public")
    assert lines(everybody, "Agency staff unchecked") == []
    assert everybody.left_out
