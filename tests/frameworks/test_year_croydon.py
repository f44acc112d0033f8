"""A year of a board with Croydon's framework: calendar, library, panel, methodology, dataset."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from lif_desktop import frameworks
from lif_desktop.reports import case_criteria, expected
from lif_desktop.reports.shape import plain
from lif_desktop.reports.sources import items_due
from tests.frameworks.walking import Year, line, lines, opens, said

FIRST, LAST = date(2016, 4, 1), date(2017, 3, 31)
ASKED = ("analysis of data", "audit of the service with users' views")


@pytest.fixture
def year(tmp_path: Path) -> Iterator[Year]:
    walked = Year(tmp_path, "croydon", FIRST, LAST)
    yield walked
    walked.close()


def test_the_library_shows_which_of_its_eight_volumes_stand_empty(year: Year) -> None:
    year.add(
        "audits", title="Section 11, 2016", kind="section11", state="finished",
        finished_on=date(2016, 12, 5),
    )  # fmt: skip
    year.add("training", course="Neglect", held_on=date(2016, 6, 9), state="held", evaluations=18)
    year.add("participation", title="Forum", who="children", heard_on=date(2016, 7, 1))
    year.on(LAST)
    report = year.draw("coverage", FIRST, LAST)
    (chart,) = (chart for section in report.sections for chart in section.charts)
    assert chart.title == "Records of the period by volume of the library"
    assert len(chart.labels) == 8
    figures = dict(zip(chart.labels, chart.series[0].values, strict=True))
    assert figures["Building blocks"] == 1
    assert figures["Quantitative information"] == 0
    for volume in (
        "Quantitative information",
        "Qualitative information",
        "Participation and engagement with parents and carers",
        "Consultation with the public and other stakeholders",
    ):
        assert volume in chart.sentence
    assert "Building blocks" not in chart.sentence


def test_the_section_11_panel_tells_each_agency_and_the_board_what_it_found(year: Year) -> None:
    health, police = year.agencies("Northmoor Health", "Northmoor Police")
    with year.board.change("Section 11") as change:
        audit = change.add("audits", {
            "title": "Section 11, 2016", "kind": "section11", "cycle": "2016", "scale": "0-3",
            "started_on": date(2016, 5, 1), "due_on": date(2016, 7, 1), "state": "under_way",
        })  # fmt: skip
        for agency, moderated in ((health, "1"), (police, "2")):
            submission = change.add("submissions", {
                "audit": audit, "agency": agency, "asked_on": date(2016, 5, 1),
                "due_on": date(2016, 7, 1), "received_on": date(2016, 6, 20), "state": "panel",
                "panel_on": date(2016, 9, 12),
                "panel_feedback": "Show how children shaped the service" if agency == health
                else None,
            })  # fmt: skip
            change.add("standards", {
                "submission": submission, "audit": audit, "agency": agency, "scale": "0-3",
                "standard": "Voice of the child", "own_score": "2", "moderated_score": moderated,
                "gap": "No survey of children", "deadline_on": date(2016, 12, 1),
            })  # fmt: skip
    year.on(LAST)
    report = year.draw("standards", FIRST, LAST)
    assert line(report, "Northmoor Health", "Show how children shaped the service")
    assert lines(report, "Northmoor Police", date(2016, 9, 12))
    assert len(lines(report, "No survey of children", "120 d")) == 2
    assert report.attention == 2


def test_the_scrutiny_calendar_is_drawn_from_the_sources(year: Year) -> None:
    yearly = [one for one in items_due(year.board, FIRST, LAST) if one.cycle == "yearly"]
    drawn = {one.key: one for one in yearly}
    assert {"lado", "missing", "cse", "private-fostering", "marac", "mappa", "cdop"} <= set(drawn)
    assert drawn["lado"].groups == ("Croydon Safeguarding Children Board",)
    assert all(one.due_on == LAST for one in yearly)
    (lado,) = (one for one in year.preset.sources if one.key == "lado")
    assert lado.holds[:2] == ASKED
    with year.board.change("Draw the calendar") as change:
        added = {
            values["source"]: change.add("expected", values)
            for values in expected.propose(year.board, FIRST, LAST)
        }
    year.edit(
        "expected", added["lado"], received_on=date(2017, 3, 1), state="received",
        data_analysed="yes", users_views="no", strengths_gaps="yes", has_plan="partly",
        adequate="partly", adequate_why="No word of users", meeting=None,
    )  # fmt: skip
    year.on(date(2017, 5, 2))
    assert year.notices("expected", added["missing"])[0] == "Overdue by 32 days."
    report = year.draw("expected", FIRST, LAST)
    assert lines(report, "Children missing from home and care", "Overdue 32 d", "Croydon")
    assert lines(report, "Allegations against staff (LADO)", date(2017, 3, 1))
    assert "1 in part" in said(report)
    assert opens(report, "expected", added["lado"])
    covered = year.draw("coverage", FIRST, LAST)
    assert line(covered, "Yearly reports on particular groups", "1")


def test_the_dataset_shows_progress_on_the_priorities_of_the_business_plan(year: Year) -> None:
    (council,) = year.agencies("Northmoor Council")
    with year.board.change("Business plan and dataset") as change:
        neglect = change.add("priorities", {
            "title": "Neglect", "state": "live", "tone": "amber", "progress": "Tool in use",
            "progress_on": date(2016, 12, 1), "from_on": FIRST,
        })  # fmt: skip
        silent = change.add("priorities", {"title": "Online harm", "state": "live"})
        for title, priority, figure in (
            ("Plans for neglect ended in time", neglect, 70),
            ("Talks held", None, 95),
        ):
            indicator = change.add("indicators", {
                "title": title, "agency": council, "priority": priority, "unit": "percent",
                "polarity": "higher", "frequency": "quarterly", "target": 90, "tolerance": 5,
            })  # fmt: skip
            change.add("values", {
                "indicator": indicator, "agency": council, "period": "Q3", "value": figure,
                "period_until": date(2016, 12, 31), "received_on": date(2017, 1, 20),
            })  # fmt: skip
        change.add("audits", {
            "title": "Neglect audit", "kind": "multi_agency", "state": "finished",
            "finished_on": date(2016, 10, 3), "priority": neglect,
        })  # fmt: skip
    year.on(date(2017, 2, 1))
    dataset = year.draw("indicators")
    (glance,) = (one for one in dataset.sections if one.title == "At a glance")
    plan = next(one for one in glance.tables if one.title == "Business plan")
    shown = {str(row.cells[0]): row.cells[-1] for row in plan.rows}
    assert shown == {"Neglect": 1, "Tied to no priority": 1}
    assert lines(dataset, "Plans for neglect", "70")
    report = year.draw("priorities")
    assert lines(report, "Neglect", "Tool in use")
    assert opens(report, "priorities", neglect)
    assert opens(report, "priorities", silent)
    assert "Online harm" in said(report) or lines(report, "Online harm")


def test_a_methodology_is_chosen_from_the_five_and_the_reason_is_asked_for(year: Year) -> None:
    silp = year.preset.methodologies[0]
    assert (silp.short, silp.charged) == ("SILP", True)
    review = year.add(
        "reviews", title="Case Ash", kind="scr", state="under_way", group=year.group("scr"),
        incident_on=date(2016, 4, 20), aware_on=date(2016, 4, 20), notified_on=date(2016, 4, 26),
        referral_source="partner", referred_on=date(2016, 5, 3), recommended="Hold a review",
        decision="review", decided_on=date(2016, 5, 25), decision_reason="Both criteria are met",
        initiated_on=date(2016, 5, 25), methodology=silp.name, terms="Two years; five questions",
    )  # fmt: skip
    asked = case_criteria.add_criteria(year.board, year.board.record("reviews", review))
    assert asked == len([*frameworks.criteria()[0].criteria]) - 5
    for one in year.board.records("criteria"):
        met = "regulation 5(2)(a)" in one.values["paragraph"] or "(b)(i)" in one.values["paragraph"]
        year.edit("criteria", one.id, met="met" if met else "not_met", why="File and post-mortem")
    year.on(date(2016, 9, 1))
    report = year.draw("reviews")
    assert "WT2015" in report.basis
    assert line(report, "Case Ash", "Methodology", f"Why this method: {silp.name}?")
    year.edit(
        "reviews", review,
        methodology_why="Staff of four agencies can say what shaped their work",
    )  # fmt: skip
    report = year.draw("reviews")
    assert lines(report, "Why this method") == []
    (way,) = (one for section in report.sections for one in section.tables
              if one.title.startswith("REV-2016-001 Case Ash"))  # fmt: skip
    steps = {str(row.cells[0]): [plain(cell) for cell in row.cells] for row in way.rows}
    assert steps["Methodology"][1:4:2] == ["Done", silp.name]
    assert steps["Criteria considered"][1] == "Done"
    assert steps["Rapid review"][1] == "Does not apply"
    assert line(report, "Tell the national panel", "(unverified)", "Overdue", "WT2015")
