"""A year of a board with Bedford's framework: audits revisited, Appendix 7, three picked."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from tests.frameworks.walking import Year, line, lines, opens, said

FIRST, LAST = date(2017, 4, 1), date(2018, 3, 31)


@pytest.fixture
def year(tmp_path: Path) -> Iterator[Year]:
    walked = Year(tmp_path, "bedford", FIRST, LAST)
    yield walked
    walked.close()


def test_an_audit_is_recorded_shared_and_looked_at_again_until_it_improved(year: Year) -> None:
    health, police = year.agencies("Northmoor Health", "Northmoor Police")
    audit = year.add(
        "audits", title="Neglect, audit day", kind="multi_agency", theme="Neglect",
        state="finished", group=year.group("executive"), agencies=(health, police),
        planned_on=date(2017, 5, 10), started_on=date(2017, 5, 10), finished_on=date(2017, 6, 1),
        cases=12, sample="12 of 140 children with a plan", method="Structured tool, focus group",
        practitioners="Focus group of nine", parents="Four mothers", children="Three spoken with",
        voice="partly", voice_of_child="Wishes in 7 of 12 files", voice_seen="yes",
        voice_wishes="partly", voice_influence="no", voice_told="no",
        strengths="Swift referral", development="Chronologies are missing",
        moderated_grade="Requires improvement", shared_with="Strategic Board, 12 June",
        found_then="Chronology in 3 of 12 files", revisit_on=date(2017, 12, 1),
    )  # fmt: skip
    year.on(date(2017, 9, 1))
    assert any("no action plan" in one for one in year.notices("audits", audit))
    assert opens(year.draw("unplanned"), "audits", audit)
    plan = year.add("plans", title="Neglect plan", audit=audit, agreed_on=date(2017, 9, 1))
    year.add(
        "actions", activity="One chronology template", plan=plan, lead_agency=health,
        resources="None", success_measure="Chronology in 10 of 12 files",
        agreed_on=date(2017, 9, 1), target_on=date(2017, 12, 1), status="in_hand",
    )  # fmt: skip
    assert year.notices("audits", audit) == []
    assert not opens(year.draw("unplanned"), "audits", audit)
    year.on(date(2018, 1, 5))
    waiting = line(year.draw("revisits", FIRST, LAST), "Neglect, audit day", "Overdue")
    assert any("35" in cell for cell in waiting)
    year.edit(
        "audits", audit, revisited_on=date(2018, 1, 20), improved="yes",
        found_now="Chronology in 11 of 12 files",
        evidence_of_change="One template in both systems",
    )  # fmt: skip
    year.on(LAST)
    report = year.draw("revisits", FIRST, LAST)
    both = line(report, "Chronology in 3 of 12 files", "Chronology in 11 of 12 files")
    assert both[-1] == "Improved"
    assert opens(report, "audits", audit)
    assert "1 audit looked at again in the period: 1 improved, 0 in part, 0 not." in said(report)
    covered = year.draw("coverage", FIRST, LAST)
    assert line(covered, "Multi-agency audits", "audits 1")


def test_three_measures_are_picked_for_the_strategic_board_each_with_its_reason(
    year: Year,
) -> None:
    (council,) = year.agencies("Northmoor Council")
    (meeting,) = year.meets("board", date(2018, 1, 15))
    with year.board.change("The dataset") as change:
        kept = [
            change.add("indicators", {
                "title": title, "agency": council, "question": question, "stage": "protection",
                "unit": "percent", "polarity": "higher", "frequency": "quarterly",
                "target": 90, "tolerance": 5,
            })
            for title, question in (
                ("Conferences in time", "how_well"), ("Children seen alone", "how_well"),
                ("Return-home talks held", "how_much"), ("Plans ended safely", "difference"),
            )
        ]  # fmt: skip
        for indicator, figures in zip(kept, ((91, 92), (88, 70), (60, 64), (85, 86)), strict=True):
            ends = (date(2017, 9, 30), date(2017, 12, 31))
            for end, figure in zip(ends, figures, strict=True):
                change.add("values", {
                    "indicator": indicator, "agency": council, "period": f"to {end:%b %Y}",
                    "period_until": end, "value": figure, "received_on": end,
                    "commentary": "Compared with last quarter: staff left; two posts are filled by"
                    " March.",
                })  # fmt: skip
        picks = [
            change.add("picks", {
                "meeting": meeting, "indicator": indicator, "place": place,
                "period": "to Dec 2017", "reason": reason,
            })
            for place, (indicator, reason) in enumerate(
                zip(kept[1:], ("Fell by 18 points", "Still low", "Says what changed"), strict=True),
                1,
            )
        ]  # fmt: skip
    year.on(date(2018, 1, 20))
    report = year.draw("indicators")
    assert line(report, "Children seen alone", "Fell by 18 points")
    assert line(report, "Plans ended safely", "Says what changed")
    assert opens(report, "picks", picks[0]) or opens(report, "indicators", kept[1])
    assert "4 indicators: 1 green, 1 amber, 2 red against target" in said(report)
    (glance,) = (one for one in report.sections if one.title == "At a glance")
    three = next(one for one in glance.tables if one.title == "Three questions")
    assert three.total[-1] == len(kept)
    assert [row.cells[-1] for row in three.rows] == [1, 2, 1]
    covered = year.draw("coverage", FIRST, LAST)
    assert line(covered, "Performance information to the board", "8")


def test_an_agencys_highlight_report_is_read_prompt_by_prompt_and_what_is_open_is_asked(
    year: Year,
) -> None:
    health, police = year.agencies("Northmoor Health", "Northmoor Police")
    answers = {
        "summary": "Two incidents; 34 staff trained; one audit of 12 files.",
        "challenges": "New record system in August", "how_much": "140 referrals",
        "how_well": "88 % within a day", "difference": "Three children safe within a day",
        "story": "From July to September 2017 referrals rose from 120 to 140, as in"
        " neighbouring areas; staff were trained in June, so children are seen earlier."
        " Next: a second duty nurse by 1 December.",
        "worried": "Turnover", "change": "One rota",
        "equality": "Attendance by ethnicity follows the population",
        "incident": False, "risk": True, "risk_detail": "Turnover of agency staff",
        "escalated": False, "decision_needed": "Agree one rota",
        "signed_on": date(2017, 10, 20),
    }  # fmt: skip
    highlight = year.add(
        "highlights", agency=health, period="Q2 2017/18", period_from=date(2017, 7, 1),
        period_until=date(2017, 9, 30), reported_by="A. Finch", received_on=date(2017, 10, 20),
        **answers,
    )  # fmt: skip
    thin = year.add(
        "highlights", agency=police, period="Q2 2017/18", period_from=date(2017, 7, 1),
        period_until=date(2017, 9, 30), received_on=date(2017, 10, 25), summary="See attached",
    )  # fmt: skip
    asked = [one.key for one in year.preset.prompts if one.answer == "text"]
    assert {key for key in asked if key not in answers} == {"period"}
    year.on(date(2017, 11, 2))
    report = year.draw("highlights")
    assert "Q2 2017/18: 2 of 2 agencies in." in said(report)
    assert line(report, "Northmoor Health", "no risk of the log is tied to it")
    assert line(report, "Northmoor Police", "Have we made a difference")
    assert line(report, "Northmoor Health", "Agree one rota")
    assert opens(report, "highlights", thin)
    year.add("risks", title="Turnover of agency staff", highlight=highlight, state="open",
             likelihood="4", impact="3", raised_on=date(2017, 11, 2))  # fmt: skip
    assert lines(year.draw("highlights"), "no risk of the log") == []
