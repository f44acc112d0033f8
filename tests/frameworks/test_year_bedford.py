"""A year of a board with Bedford's framework: audits revisited, Appendix 7, three picked."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from tests.frameworks.walking import Year, line, opens, said

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
    assert year.notices("audits", audit) == []
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
