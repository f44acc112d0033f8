"""Attendance by agency and group, and quorum, on a real board."""

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest

from lif_desktop import clock
from lif_desktop.reports.shape import Asked
from tests import boards
from tests.reports.actions_made import MET, TODAY, Made, make
from tests.reports.reading import cells, draw, everything_said, section, table


@pytest.fixture(autouse=True)
def on_the_day() -> Iterator[None]:
    clock.set_today(TODAY.isoformat())
    yield
    clock.set_today(None)


@pytest.fixture
def made(tmp_path: Path) -> Iterator[Made]:
    with boards.empty(tmp_path) as board:
        made = make(board)
        group = made.groups["Effectiveness"]
        for agency, role in (("Health", "chair"), ("Police", "member"), ("Police", "deputy")):
            made.add("members", {"group": group, "agency": made.agencies[agency], "role": role,
                                 "person": "Q. Invented"})  # fmt: skip
        made.add("members", {"group": group, "person": "Lay Person", "role": "lay"})
        yield made


def _came(made: Made, day: date, **answers: str) -> None:
    for agency, how in answers.items():
        made.add("attendance", {
            "meeting": made.meetings["Effectiveness", day], "agency": made.agencies[agency],
            "came": how, "person": "Q. Invented",
        })  # fmt: skip


def test_members_and_deputies_are_what_attendance_is_counted_by(made: Made) -> None:
    _came(made, MET[0], Health="yes", Police="deputy")
    _came(made, MET[1], Health="yes", Police="no", Housing="yes")
    _came(made, MET[2], Health="apologies")
    made.edit("meetings", made.meetings["Effectiveness", MET[0]], {"quorate": False})
    report = draw(made.board, "attendance")
    by_agency = {row[0]: row[1:] for row in cells(table(report, "By agency"))}
    assert by_agency["Health"] == ["2", "0", "1", "0", "0", "2 of 3", "67 %"]
    assert by_agency["Police"] == ["0", "1", "0", "1", "1", "1 of 2", "50 %"]
    # A guest has no seat, so its coming is not counted.
    assert "Housing" not in by_agency
    assert table(report, "By agency").total[-2:] == ("3 of 5", "60 %")
    assert "Police came to 1 of 2 meetings (50 %), below 75 %." in report.summary
    assert report.summary[0].startswith("5 meetings held; 3 without a quorum.")
    assert "Of 2 meetings no attendance is on record." in report.summary
    held = {row[1]: row[2:] for row in cells(table(report, "Meetings")) if "Effect" in row[0]}
    assert held["9 Jun 2026"] == ["1", "2", "2", "Not quorate"]
    low = cells(table(report, "Below 75 % at"))
    assert low[0][:3] == ["Police", "Effectiveness", "1 of 2"]
    questions = [row[2] for row in cells(table(report, "Questions"))]
    assert any("14 Apr 2026 was quorate; the minutes say otherwise" in one for one in questions)
    assert any("Nothing is on record of 1 agency expected." in one for one in questions)
    assert any("No attendance is on record: who came?" in one for one in questions)
    assert report.attention == 5
    assert "Effectiveness 60 %" in section(report, "By group").charts[0].sentence


def test_two_people_of_one_agency_are_one_answer_and_the_one_who_came_counts(made: Made) -> None:
    made.add("members", {"group": made.groups["Effectiveness"], "role": "member",
                         "agency": made.agencies["Housing"], "person": "Q. Invented"})  # fmt: skip
    _came(made, MET[0], Health="yes", Police="yes", Housing="yes")
    _came(made, MET[0], Health="apologies")
    report = draw(made.board, "attendance")
    by_agency = {row[0]: row[1:] for row in cells(table(report, "By agency"))}
    assert by_agency["Health"] == ["1", "0", "0", "0", "0", "1 of 1", "100 %"]
    held = {row[1]: row[2:] for row in cells(table(report, "Meetings")) if "Effect" in row[0]}
    assert held["14 Apr 2026"] == ["3", "3", "2", "Quorate"]
    duties = draw(made.board, "duties")
    assert "at 1 of 1 meeting held from 22 Nov 2025 to 21 Nov 2026" in everything_said(duties)


def test_twelve_months_do_not_hold_the_same_day_of_the_year_before(made: Made) -> None:
    group = made.groups["Effectiveness"]
    for day in (date(2025, 11, 21), date(2025, 11, 22)):
        made.add("meetings", {"group": group, "meets_on": day, "state": "held"})
    found = [row[1] for row in cells(table(draw(made.board, "attendance"), "Meetings"))]
    assert "22 Nov 2025" in found
    assert "21 Nov 2025" not in found
    assert draw(made.board, "repeats").period == "22 Nov 2025 to 21 Nov 2026"


def test_a_share_is_not_rounded_up_to_what_it_falls_short_of(made: Made) -> None:
    # 35 of 47 are 74.47 %, 47 of 63 are 74.6 %.
    group = made.groups["Silent"]
    with made.board.change("Enter a busy group") as change:
        for number in range(63):
            meeting = change.add("meetings", {
                "group": group, "meets_on": TODAY - timedelta(days=number), "state": "held",
            })  # fmt: skip
            change.add("attendance", {
                "meeting": meeting, "agency": made.agencies["Health"],
                "came": "yes" if number < 47 else "no",
            })  # fmt: skip
    report = draw(made.board, "attendance")
    assert "Health came to 47 of 63 meetings (74.6 %), below 75 %." in report.summary


def test_a_group_without_members_or_quorum_is_counted_by_who_is_on_record(made: Made) -> None:
    made.edit("groups", made.groups["Learning"], {"quorum": None})
    meeting = made.meetings["Learning", date(2026, 10, 6)]
    made.edit("meetings", meeting, {"quorate": True})
    made.add("attendance", {"meeting": meeting, "agency": made.agencies["Housing"], "came": "yes"})
    made.add("attendance", {"meeting": meeting, "agency": made.agencies["Police"]})
    report = draw(made.board, "attendance")
    assert [row[0] for row in cells(table(report, "By agency"))] == ["Housing"]
    rows = {row[1]: row for row in cells(table(report, "Meetings"))}
    assert rows["6 Oct 2026"][-1] == "Quorate"
    questions = [row[2] for row in cells(table(report, "Questions"))]
    assert "The group has no quorum on record." in questions


def test_the_public_sees_agencies_and_no_person(made: Made) -> None:
    _came(made, MET[0], Health="yes", Police="yes")
    report = draw(made.board, "attendance", Asked(audience="public"))
    assert "Invented" not in everything_said(report)
    assert "Questions" not in everything_said(report)
    assert report.left_out
    assert [row[0] for row in cells(table(report, "By agency"))] == ["Health", "Police"]


def test_a_period_without_meetings_says_so(made: Made) -> None:
    asked = Asked(since=date(2020, 1, 1), until=date(2020, 12, 31))
    report = draw(made.board, "attendance", asked)
    assert report.summary == ("No meeting was held in the period.",)
    assert not section(report, "By group").charts
