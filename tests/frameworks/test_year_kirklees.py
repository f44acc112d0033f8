"""A year of a board with Kirklees' framework: escalation, practice, section 11, panel."""

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from lif_desktop.faults import Fault
from lif_desktop.reports import escalations
from tests.frameworks.walking import Year, line, lines, opens, said

FIRST, LAST = date(2021, 4, 1), date(2022, 3, 31)


@pytest.fixture
def year(tmp_path: Path) -> Iterator[Year]:
    walked = Year(tmp_path, "kirklees", FIRST, LAST)
    yield walked
    walked.close()


def test_an_action_unmet_after_two_meetings_goes_to_its_subgroup_and_on_to_the_chair(
    year: Year,
) -> None:
    (health,) = year.agencies("Northmoor Health")
    group = year.group("se")
    action = year.add(
        "actions", activity="One chronology template", group=group, lead_agency=health,
        lead="L. Park", agreed_on=date(2021, 5, 4), target_on=date(2021, 7, 30),
        status="in_hand",
    )  # fmt: skip
    year.meets("se", date(2021, 9, 2))
    year.meets("se", date(2021, 10, 7), state="cancelled")
    year.on(date(2021, 10, 10))
    assert lines(year.draw("escalations"), "One chronology template", "Owning group") == []
    year.edit("actions", action, target_on=date(2021, 12, 20))
    (second,) = year.meets("se", date(2021, 11, 4))
    year.on(date(2021, 11, 5))
    stands = line(year.draw("escalations"), "One chronology template", "Owning group")
    assert any("2 Sep 2021 and 4 Nov 2021" in cell for cell in stands)
    assert line(year.draw("escalations"), "target from 30 Jul 2021 to 20 Dec 2021")
    asked = year.notices("actions", action)
    assert any("To be put before Safeguarding Effectiveness Subgroup" in one for one in asked)
    drafted = escalations.draft(year.board, action, None, date(2021, 11, 5))
    assert (drafted["level"], drafted["group"], drafted["ruling"]) == ("group", group, "awaited")
    assert "One chronology template" in drafted["note"]
    assert "2 Sep 2021" in drafted["note"]
    year.add("escalations", **{
        **drafted, "meeting": second, "ruling": "up", "decided_on": date(2021, 11, 5),
    })  # fmt: skip
    above = line(year.draw("escalations"), "One chronology template", "Chair", "Unmet after 2")
    assert any("Partnership Chair" in cell for cell in above)
    chair = escalations.draft(year.board, action, None, date(2021, 11, 12))
    assert chair["level"] == "chair"
    year.on(date(2021, 11, 12))
    decided = year.add("escalations", **{
        **chair, "ruling": "new_target", "decided_on": date(2021, 11, 12),
        "decided_by": "P. Grey", "ruling_reason": "Two systems must be joined first",
        "new_target_on": date(2022, 2, 28),
    })  # fmt: skip
    report = year.draw("escalations")
    assert line(report, "Two systems must be joined first", date(2022, 2, 28), "P. Grey")
    assert opens(report, "escalations", decided)


def test_an_action_that_cannot_be_completed_says_why_and_what_was_done_instead(
    year: Year,
) -> None:
    (health,) = year.agencies("Northmoor Health")
    action = year.add(
        "actions", activity="Buy a shared system", group=year.group("se"), lead_agency=health,
        target_on=date(2021, 7, 30), status="in_hand",
    )  # fmt: skip
    with pytest.raises(Fault, match=r"Say why .* Say what was done instead"):
        year.edit("actions", action, status="cannot_complete")
    year.edit(
        "actions", action, status="cannot_complete", why_not="No money before 2023",
        done_instead="A weekly exchange of lists", completed_on=date(2021, 4, 1),
    )  # fmt: skip
    year.meets("se", date(2021, 9, 2), date(2021, 11, 4), date(2022, 1, 6))
    year.on(date(2022, 1, 7))
    assert lines(year.draw("late"), "Buy a shared system", "Late") == []
    assert "No action is to be escalated." in said(year.draw("escalations"))


def test_each_subgroup_reports_outstanding_actions_beside_strong_practice(year: Year) -> None:
    (health,) = year.agencies("Northmoor Health")
    subgroup = year.group("se")
    year.add(
        "actions", activity="One chronology template", group=subgroup, lead_agency=health,
        agreed_on=date(2021, 5, 4), target_on=date(2021, 7, 30), status="in_hand",
        progress="Draft agreed by two of five agencies",
    )  # fmt: skip
    example = year.add(
        "practice", title="Daily safety huddle", group=subgroup, agency=health,
        seen_on=date(2021, 8, 12), what="Ten minutes at each handover",
        why="Concerns were lost between shifts", difference="Referrals on the same day",
        state="spread", shared="Newsletter", taken_up="Two further wards",
    )  # fmt: skip
    year.on(date(2021, 9, 20))
    report = year.draw("practice")
    (own,) = (
        one for one in report.sections
        if one.title == "Quarterly report: Safeguarding Effectiveness Subgroup"
    )  # fmt: skip
    assert own.said == (
        "1 action outstanding, 1 of them late; 1 example of strong practice in the period.",
    )
    assert line(report, "One chronology template", "Late", "Draft agreed")
    assert line(report, "Daily safety huddle", "Two further wards")
    year.on(date(2021, 10, 4))
    assert "1 example not yet in a quarterly report." in said(year.draw("practice"))
    assert any("not in a quarterly report yet" in one for one in year.needs())
    year.edit("practice", example, reported_on=date(2021, 10, 4))
    assert "not yet in a quarterly report" not in said(year.draw("practice"))


def test_section_11_every_two_years_shows_what_changed_and_its_theme(year: Year) -> None:
    health, police, _ = year.agencies("Northmoor Health", "Northmoor Police", "Housing")
    before = _cycle(year, "2019", date(2019, 6, 3), None, {
        health: ("1", "2"), police: ("2", "2"),
    })  # fmt: skip
    now = _cycle(year, "2021", date(2021, 6, 1), before, {health: ("2", "2"), police: ("2", "1")})
    year.on(date(2021, 9, 1))
    report = year.draw("standards")
    assert "2 of 3 agencies answered" in said(report)
    assert line(report, "Housing", "Late")
    assert "1 moved up, 2 stayed and 1 moved down" in said(report)
    moved = [one for one in lines(report, "Northmoor Health") if re.fullmatch("1.2", one[1])]
    assert moved == [("Northmoor Health", moved[0][1], "2")]
    assert "compared with 2019" in said(report)
    (themed,) = (one for one in report.sections if "themed section" in one.title)
    assert themed.title == "Section 11: themed section, Neglect"
    fell = _answer(year, now, police, "Neglect is recognised")
    year.edit("standards", fell, changed="same")
    year.edit("standards", _answer(year, now, health, "Leadership"), changed="better")
    report = year.draw("standards")
    assert line(report, "Changed for the better", "1")
    assert opens(report, "standards", fell)
    assert line(report, "Northmoor Police", "Neglect is recognised", "moved down")


def _cycle(
    year: Year,
    name: str,
    due: date,
    previous: int | None,
    scores: dict[int, tuple[str, str]],
) -> int:
    """Add a cycle of section 11 with answers to two standards, the second of them themed."""
    everybody = [one.id for one in year.board.records("agencies")]
    with year.board.change(f"Section 11, {name}") as change:
        audit = change.add("audits", {
            "title": f"Section 11, {name}", "kind": "section11", "cycle": name, "due_on": due,
            "started_on": due.replace(month=4), "state": "under_way", "previous": previous,
            "scale": "0-3", "themed_section": "Neglect",
        })  # fmt: skip
        for agency in everybody:
            came = due if agency in scores else None
            submission = change.add("submissions", {
                "audit": audit, "agency": agency, "asked_on": due.replace(month=4),
                "due_on": due, "received_on": came, "state": "received" if came else "asked",
            })  # fmt: skip
            for themed, (standard, score) in enumerate(
                zip(("Leadership", "Neglect is recognised"), scores.get(agency, ()), strict=False)
            ):
                change.add("standards", {
                    "submission": submission, "audit": audit, "agency": agency,
                    "standard": standard, "scale": "0-3", "own_score": score,
                    "themed": bool(themed), "evidence": "Policy and audit",
                })  # fmt: skip
    return audit


def _answer(year: Year, audit: int, agency: int, standard: str) -> int:
    wanted = (audit, agency, standard)
    return next(
        one.id
        for one in year.board.records("standards")
        if (one.values["audit"], one.values["agency"], one.values["standard"]) == wanted
    )


def test_the_joint_panel_counts_each_area_and_both_together(year: Year) -> None:
    joint = year.board.record("groups", year.group("cdop"))
    assert joint.values["joint_with"] == "Calderdale"
    (health,) = year.agencies("Northmoor Health")
    (panel,) = year.meets("cdop", date(2022, 2, 10))
    with year.board.change("Deaths of both areas") as change:
        deaths = [change.add("deaths", _death(number, panel)) for number in range(8)]
        asked = change.add("information", {
            "death": deaths[1], "agency": health, "asked_on": date(2021, 6, 8),
            "due_on": date(2021, 7, 1),
        })  # fmt: skip
        change.add("factors", {
            "death": deaths[0], "domain": "b", "factor": "Overcrowding", "relevance": "2",
            "scale": "0-2", "modifiable": "yes",
        })  # fmt: skip
    year.on(LAST)
    report = year.draw("cdop", FIRST, LAST)
    tables = {table.title: table for section in report.sections for table in section.tables}
    areas = tables["Per area and together"]
    assert [row.cells for row in areas.rows] == [("Eastmoor", 3, 1), ("Northmoor", 5, 3)]
    assert areas.total == ("Together", 8, 4)
    assert "1 of 3 reviewed deaths for which the panel could say (33 %)" in said(report)
    assert "left out are 1 with insufficient information" in said(report)
    assert line(report, "Social", "Overcrowding in two homes")
    assert opens(report, "information", asked) or lines(report, "Northmoor Health", "1")
    for_all = year.draw("cdop", FIRST, LAST, audience="public")
    assert for_all.left_out
    assert lines(for_all, "Overcrowding in two homes") == []
    assert lines(for_all, "CDR-2021-001") == []
    assert line(year.draw("coverage", FIRST, LAST), "Child death reviews", "4")


def _death(number: int, panel: int) -> dict[str, Any]:
    """Return one of eight deaths, five of one area; every second was reviewed."""
    reviewed = number % 2 == 0
    answers = {0: "yes", 2: "insufficient"}
    return {
        "external_number": f"Case {number}",
        "area": "Northmoor" if number < 5 else "Eastmoor",
        "died_on": date(2021, 5 + number % 6, 3),
        "notified_on": date(2021, 5 + number % 6, 5),
        "age_band": "0_27_days" if number < 4 else "1_4",
        "expected": "expected",
        "state": "reviewed" if reviewed else "gathering",
        "panel_on": date(2022, 2, 10) if reviewed else None,
        "meeting": panel if reviewed else None,
        "category": "8" if reviewed else None,
        "modifiable": answers.get(number, "no") if reviewed else None,
        "learning": "Safer sleep advice at each visit" if number == 0 else None,
        "social": "Overcrowding in two homes" if number == 0 else None,
    }
