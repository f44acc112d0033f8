"""How the reports are drawn from a real board."""

from collections.abc import Iterator
from datetime import date, timedelta

import pytest

from lif_desktop.reports.actions import NO_AGENCY, actions_report
from lif_desktop.reports.audits import audit_record
from lif_desktop.reports.deaths import deaths_summary
from lif_desktop.reports.reviews import review_status
from lif_desktop.reports.shape import Asked
from lif_desktop.store.board import Board
from tests.exporting.papers import board as sample

TODAY = sample.TODAY


@pytest.fixture(scope="module")
def board(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Board]:
    with sample.made(tmp_path_factory.mktemp("board")) as made:
        yield made


def test_late_and_due_are_in_order_and_add_up(board: Board) -> None:
    report = actions_report(board, TODAY)
    late = [line.target_on for line in report.late]
    assert late == sorted(late, key=lambda day: day or date.max)
    assert all(day and day < TODAY for day in late)
    assert all(
        line.target_on and TODAY <= line.target_on <= TODAY + timedelta(days=28)
        for line in report.due
    )
    assert report.open == len(report.late) + len(report.due) + report.on_track + report.no_date
    assert sum(one.open for one in report.agencies) == report.open
    assert report.agencies[-1].agency == NO_AGENCY
    assert report.months[-1].open == report.open


def test_a_moved_target_and_a_missing_update_are_signs(board: Board) -> None:
    report = actions_report(board, TODAY)
    assert any(line.moved for line in report.late)
    assert any("No update between" in sign for line in report.late for sign in line.signs)


def test_escalation_counts_meetings_held_since_the_first_target(board: Board) -> None:
    (found,) = actions_report(board, TODAY).escalate
    assert "Unmet after 2 meetings" in found.reason
    assert not found.to_chair
    assert not actions_report(board, date(2026, 11, 1)).escalate


def test_only_the_last_three_months_of_closures_count(board: Board) -> None:
    report = actions_report(board, TODAY)
    assert report.completed == 5
    assert [one.instead for one in report.not_completed] == ["Telephone calls."]
    later = actions_report(board, TODAY + timedelta(days=200))
    assert later.completed == 0
    assert later.not_completed == ()


def test_a_group_sees_only_its_own(board: Board) -> None:
    group = next(one.id for one in board.records("groups") if one.values["kind"] == "sub_group")
    own = actions_report(board, TODAY, group)
    assert 0 < own.open < actions_report(board, TODAY).open
    assert [one.title for one in audit_record(board, TODAY, group).finished] == [
        "Neglect, thematic audit"
    ]


def test_audits_are_sorted_into_what_they_wait_for(board: Board) -> None:
    record = audit_record(board, TODAY)
    assert [one.title for one in record.revisit] == ["Neglect, thematic audit"]
    assert [one.title for one in record.revisited] == ["Section 11, 2026"]
    assert [one.state for one in record.forward] == ["planned", "under_way"]
    assert not audit_record(board, date(2026, 10, 1)).revisit


def test_reviews_have_the_limits_of_their_own_day(board: Board) -> None:
    status = review_status(board, TODAY)
    limits = {one.title: (one.rapid_by, one.publish_by) for one in status.open}
    assert limits["Case Ash"] == (date(2026, 11, 26), None)
    assert limits["Case Dogwood"] == (None, date(2026, 9, 1))
    assert [one.title for one in status.year_on] == ["Case Birch"]
    assert status.year_on[0].progress.actions == 18
    assert [one.title for one in status.without_plan] == ["Case Cedar"]
    assert [one.title for one in status.ended] == ["Case Cedar"]


def test_deaths_add_up_in_each_cohort(board: Board) -> None:
    summary = deaths_summary(board, TODAY)
    for cohort in (summary.notified, summary.reviewed):
        assert sum(cohort.by_age.values()) == cohort.total
        assert sum(cohort.by_category.values()) == cohort.total
    assert summary.waits == 12
    assert [label for label, _ in summary.waiting] == [
        "Under 6 months", "6 to 12 months", "Over 12 months",
    ]  # fmt: skip


def test_deaths_of_a_period_are_of_it_alone(board: Board) -> None:
    year = deaths_summary(board, TODAY)
    until = date(2026, 5, 21)
    halves = [
        deaths_summary(board, TODAY, Asked(since=year.since, until=until)),
        deaths_summary(board, TODAY, Asked(since=date(2026, 5, 22), until=year.until)),
    ]
    assert year.year
    assert not any(one.year for one in halves)
    assert year.notified.total == sum(one.notified.total for one in halves)
    assert year.reviewed.total == sum(one.reviewed.total for one in halves)
    assert all(one.waits == year.waits for one in halves)
    days = [one.values["notified_on"] for one in board.records("deaths")]
    early = sum(one is not None and year.since <= one <= until for one in days)
    assert halves[0].notified.total == early


def test_what_was_never_dated_is_counted_as_such(tmp_path_factory: pytest.TempPathFactory) -> None:
    with sample.made(tmp_path_factory.mktemp("bare"), filled=False) as bare:
        with bare.change("Add bare records") as change:
            change.add("deaths", {"external_number": "X"})
            change.add("actions", {"activity": "Bare", "status": "cannot_complete",
                                   "why_not": "No staff.", "done_instead": "Nothing."})  # fmt: skip
            change.add("reviews", {"title": "Case Fir", "state": "closed"})
            plan = change.add("plans", {"title": "Loose plan"})
            change.add("actions", {"activity": "Loose", "plan": plan})
        assert deaths_summary(bare, TODAY).waiting[-1] == ("Not recorded", 1)
        report = actions_report(bare, TODAY)
        assert len(report.not_completed) == 1
        assert report.no_date == 1
        assert [one.title for one in review_status(bare, TODAY).ended] == ["Case Fir"]
