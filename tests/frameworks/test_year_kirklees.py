"""A year of a board with Kirklees' framework: escalation, practice, section 11, panel."""

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from tests.frameworks.walking import Year, line, lines, opens, said

FIRST, LAST = date(2021, 4, 1), date(2022, 3, 31)


@pytest.fixture
def year(tmp_path: Path) -> Iterator[Year]:
    walked = Year(tmp_path, "kirklees", FIRST, LAST)
    yield walked
    walked.close()


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
    assert "2 of 3 agencies answered, 1 are late" in said(report)
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
