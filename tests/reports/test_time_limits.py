"""Clocks as the report shows them: each under the edition of its day; all of it invented."""

import json
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lif_desktop import clock, frameworks
from lif_desktop.reports import clock_numbers, disclosing, review_clocks, reviews
from lif_desktop.reports.calendar import bank_holidays
from lif_desktop.reports.review_clocks import ClockLine
from lif_desktop.reports.shape import About, Asked, Report
from lif_desktop.store.board import Board
from tests import boards
from tests.reports import reviews_made
from tests.reports.reading import cells, draw, everything_said, table
from tests.reports.reviews_made import NAMES, TODAY, days
from tests.rules.reader import Reader

RAPID = "Complete the rapid review"
NOTIFY = "Notify a serious incident"


@pytest.fixture(autouse=True)
def on_the_day() -> Iterator[None]:
    clock.set_today(TODAY.isoformat())
    yield
    clock.set_today(None)


@pytest.fixture
def board(tmp_path: Path) -> Iterator[Board]:
    with boards.small(tmp_path) as made:
        reviews_made.fill(made)
        yield made


@pytest.fixture
def own(tmp_path: Path) -> Iterator[Board]:
    with boards.empty(tmp_path) as made:
        yield made


def clocks(board: Board, told: tuple[date, ...] = (), **values: Any) -> dict[str, ClockLine]:
    """Return the clocks of one new review by their keys."""
    with board.change("Enter one") as change:
        made = change.add("reviews", {"title": "Oak", **values})
        notes = [
            change.add("notifications", {"review": made, "body": "Panel", "sent_on": day})
            for day in told
        ]
    lines = review_clocks.of_review(
        board.record("reviews", made), board.records("notifications", notes),
        bank_holidays(board), TODAY,
    )  # fmt: skip
    found = {one.clock.key: one for one in lines}
    assert len(found) == len(lines)
    return found


def told(lines: dict[str, ClockLine]) -> dict[str, tuple[str, str, date | None]]:
    return {
        key: (one.edition.key, one.standing.state, one.standing.due_on)
        for key, one in lines.items()
    }


def test_a_serious_case_review_has_the_clocks_of_its_own_guidance(own: Board) -> None:
    found = clocks(
        own, (date(2016, 3, 1), date(2016, 3, 3)), kind="scr", state="published",
        aware_on=date(2016, 2, 1), notified_on=date(2016, 2, 8), referred_on=date(2016, 2, 8),
        decision="review", decided_on=date(2016, 2, 29), initiated_on=date(2016, 3, 1),
        completed_on=date(2016, 10, 3), published_on=date(2018, 9, 3),
        notice_sent_on=date(2018, 8, 20),
    )  # fmt: skip
    assert told(found) == {
        "incident-notification": ("WT2015", "met", date(2016, 2, 8)),
        "review-decision": ("WT2015", "met", date(2016, 3, 8)),
        "decision-notification": ("WT2015", "met", date(2016, 3, 7)),
        "review-completion": ("WT2015", "missed", date(2016, 9, 1)),
        "panel-advance-notice": ("WT2015", "met", date(2018, 8, 27)),
    }
    assert found["panel-advance-notice"].name.endswith("(unverified)")
    assert found["decision-notification"].done_on == date(2016, 3, 3)


def test_each_clock_of_a_practice_review_goes_by_the_day_it_runs_from(own: Board) -> None:
    found = clocks(
        own, kind="lcspr", state="under_way", aware_on=date(2023, 12, 11),
        notified_on=date(2023, 12, 14), referred_on=date(2023, 12, 14), decision="review",
        initiated_on=date(2024, 1, 31), rapid_review_on=date(2024, 1, 10),
    )  # fmt: skip
    assert told(found) == {
        "incident-notification": ("WT2018", "met", date(2023, 12, 18)),
        "rapid-review": ("WT2018", "missed", date(2024, 1, 9)),
        "publication": ("WT2023", "overdue", date(2024, 7, 31)),
        "panel-advance-notice": ("WT2018", "waits", None),
    }


def test_the_fifteen_days_run_from_the_day_the_notification_was_sent(own: Board) -> None:
    sent = clocks(own, kind="rapid", state="deciding", aware_on=days(-40), notified_on=days(-16))
    assert sent["rapid-review"].standing.due_on == date(2026, 11, 26)
    unsent = clocks(own, kind="rapid", state="deciding", aware_on=days(-40))["rapid-review"]
    assert unsent.standing.said == "When was the notification sent?"
    assert (unsent.standing.state, unsent.standing.due_on) == ("question", None)
    assert unsent.edition.key == "WT2023"


def test_an_edition_set_by_hand_goes_before_the_day(own: Board) -> None:
    found = clocks(own, kind="spr", edition="WT2015", state="under_way",
                   decision="review", initiated_on=days(-30), notified_on=days(-60))  # fmt: skip
    assert {one.edition.key for one in found.values()} == {"WT2015"}
    assert "rapid-review" not in found
    assert "review-completion" in found


def test_before_the_first_edition_and_once_it_is_over_no_clock_is_made_up(own: Board) -> None:
    assert clocks(own, kind="scr", referred_on=date(2012, 5, 1), aware_on=date(2012, 5, 1)) == {}
    assert clocks(own, kind="spr", state="closed") == {}


def test_of_an_open_case_without_any_day_each_clock_is_a_question(own: Board) -> None:
    found = clocks(own, kind="lcspr", state="under_way")
    assert all(one.edition is frameworks.edition_on(TODAY) for one in found.values())
    asked = {key: one.standing.said for key, one in found.items()
             if one.standing.state == "question"}  # fmt: skip
    assert asked["incident-notification"] == (
        "When did the authority become aware of the incident?"
    )
    assert asked["rapid-review"] == "When was the notification sent?"
    assert asked["publication"] == "When was the review initiated?"
    # Only what has not happened yet, publication itself, is no question.
    assert {one.clock.event for key, one in found.items() if key not in asked} <= {"published"}
    shown = cells(table(draw(own, "clocks"), "Questions"))
    assert sorted(row[5] for row in shown) == sorted(asked.values())


def test_a_review_that_is_not_published_needs_no_day_for_it(own: Board) -> None:
    found = clocks(own, kind="spr", state="closed", referred_on=days(-400), decision="review",
                   initiated_on=days(-380), publish_decision="not_publish",
                   why_unpublished="The court forbids it")  # fmt: skip
    assert found["publication"].mark.text == "Not published: The court forbids it"
    assert found["panel-advance-notice"].standing.state == "not_needed"


def test_a_bank_holiday_of_the_boards_own_moves_the_day(own: Board) -> None:
    values = {"kind": "rapid", "state": "deciding", "notified_on": days(-16)}
    with own.change("A day of ours") as change:
        change.add("holidays", {"title": "Charter", "falls_on": days(2), "kind": "added"})
    moved = clocks(own, **values)["rapid-review"].standing
    assert (moved.due_on, moved.said) == (date(2026, 11, 27), "4 working days left")


def test_the_older_paper_rests_on_the_same_clocks(board: Board) -> None:
    lines = {one.title: one for one in reviews.review_status(board, TODAY).open}
    birch = board.records("reviews", [board.names.resolve("reviews", "REV-2026-003") or 0])[0]
    found = review_clocks.of_review(birch, (), bank_holidays(board), TODAY)
    assert birch.title == "Birch"
    assert lines["Birch"].publish_by == review_clocks.due_on(found, "publication")
    assert lines["Birch"].rapid_by == review_clocks.due_on(found, "rapid-review")
    assert lines["Dogwood"].rapid_by is None
    assert review_clocks.due_on(found, "no such clock") is None


def death(board: Board, **values: Any) -> dict[str, ClockLine]:
    with board.change("Enter one") as change:
        made = change.add("deaths", values)
    lines = review_clocks.of_death(board.record("deaths", made), bank_holidays(board), TODAY)
    return {one.clock.key: one for one in lines}


def test_a_death_has_the_clocks_of_its_day(own: Board) -> None:
    now = death(own, died_on=days(-120), notified_on=days(-119), state="gathering")
    assert {key: one.standing.state for key, one in now.items()} == {
        "death-notification": "met", "death-review-meeting": "overdue", "panel-meeting": "waits",
    }  # fmt: skip
    old = death(own, died_on=date(2016, 5, 6), notified_on=date(2016, 5, 10), state="reviewed")
    assert told(old) == {"death-notification": ("WT2015", "missed", date(2016, 5, 9))}
    drafted = death(own, died_on=days(-300), state="ready", review_meeting_on=days(-60),
                    inquest="yes", inquest_ended_on=days(-30))  # fmt: skip
    assert drafted["panel-meeting"].event_on == days(-30)
    asked = death(own, notified_on=days(-30), state="notified")
    assert asked["death-notification"].standing.said == "When did the child die?"
    assert death(own, state="notified") == {}
    done = death(own, died_on=days(-400), notified_on=days(-399), state="reviewed",
                 review_meeting_on=days(-350))  # fmt: skip
    assert done["panel-meeting"].standing.said == "When did the panel review the death?"


def test_the_report_shows_what_runs_what_is_asked_and_what_was_met(board: Board) -> None:
    report = draw(board, "clocks")
    running = cells(table(report, "Running and overdue"))
    assert [row[0].split()[1] for row in running] == ["Birch", "Dogwood"]
    assert running[0][1:3] == ["Publish the review", "the review was initiated"]
    assert (running[1][1], running[1][5]) == (NOTIFY, "Overdue by 2 working days")
    questions = {(row[0].split()[1], row[1]): row[5] for row in cells(table(report, "Questions"))}
    assert questions["Dogwood", RAPID] == "When was the notification sent?"
    assert ("Dogwood", NOTIFY) not in questions
    ended = {(row[0].split()[1], row[1]): row[5] for row in cells(table(report, "Met and missed"))}
    assert ended["Fir", RAPID].startswith("Met, ")
    assert ended["Birch", NOTIFY].startswith("Missed by ")
    assert not any(name == "Alder" for name, _ in (*questions, *ended))
    own = cells(table(report, "Set by the board"))
    assert any("Tell Inspectorate" in row[0] and "Overdue" in row[3] for row in own)
    assert any("Challenge a year on" in row[0] and "Cedar" in row[1] for row in own)
    assert any(row[3] == "When is it due?" for row in own)
    assert report.attention > len(running)
    assert table(report, "Running and overdue").rows[0].about == About("reviews", 4 - 1)
    assert "Working Together to Safeguard Children 2023" in report.basis


def test_each_clock_is_counted_under_its_edition(board: Board) -> None:
    rows = {(row[0], row[1]): row[2:] for row in cells(table(draw(board, "clocks"), "Each clock"))}
    assert rows[RAPID, "WT2023"][:5] == ["2", "0", "0", "0", "2"]
    assert rows[NOTIFY, "WT2023"][5].startswith("WT2023, chapter 5")


def test_the_public_sees_how_often_and_no_case(board: Board) -> None:
    report = draw(board, "clocks", Asked(audience="public"))
    said = everything_said(report)
    assert not any(name in said for name in NAMES)
    assert "Child deaths" not in [one.title for one in report.sections]
    assert RAPID not in {row[0] for row in cells(table(report, "Each clock"))}
    assert clock_numbers.SELDOM in table(report, "Each clock").note
    assert RAPID in table(report, "Each clock").note
    assert len(report.left_out) == 2
    assert report.attention == 0


PUBLIC = Asked(days(-364), TODAY, "public")
FIRST_HALF = Asked(days(-364), days(-182), "public")


def rapid(board: Board, number: int, sent: date, done: date | None = None) -> None:
    """Enter rapid reviews whose notification was sent on a day, and which were done on another."""
    with board.change("Cases") as change:
        for one in range(number):
            change.add("reviews", {"title": f"Case {one}", "kind": "rapid", "state": "deciding",
                                   "notified_on": sent, "rapid_review_on": done})  # fmt: skip


def counted(report: Report) -> list[str]:
    """Return what the public reads of the rapid review: ran out, met, missed, counted over."""
    rows = {row[0]: row[2:6] for row in cells(table(report, "Each clock"))}
    return rows.get(RAPID, [])


def publish(board: Board, report: Report) -> None:
    with board.change("Publish") as change:
        disclosing.disclose(change, report, recipient="", sha256="0", file_name="paper.pdf")


def test_the_public_reads_what_was_met_and_missed_of_the_clocks_that_ran_out(own: Board) -> None:
    rapid(own, 6, days(-90), days(-85))
    rapid(own, 5, days(-90), days(-20))
    rapid(own, 2, days(-90))
    rapid(own, 3, days(-2))
    report = draw(own, "clocks", PUBLIC)
    assert counted(report) == ["13", "6", "7", "22 Nov 2025 to 20 Nov 2026"]
    whole = {row[0]: row[2:7] for row in cells(table(draw(own, "clocks"), "Each clock"))}
    assert whole[RAPID] == ["6", "5", "3", "2", "0"]


def test_a_small_count_takes_its_clock_with_it_or_is_pooled_over_three_years(own: Board) -> None:
    rapid(own, 9, days(-90), days(-85))
    rapid(own, 3, days(-90), days(-20))
    found = table(draw(own, "clocks", PUBLIC), "Each clock")
    assert (cells(found), found.empty) == ([], f"{clock_numbers.SELDOM}.")
    assert RAPID in found.note
    rapid(own, 4, days(-800), days(-700))
    report = draw(own, "clocks", PUBLIC)
    assert counted(report) == ["16", "9", "7", "21 Nov 2023 to 20 Nov 2026"]
    assert clock_numbers.THREE_YEARS in table(report, "Each clock").note


def test_a_clock_that_never_ran_out_in_the_year_is_counted_over_three(own: Board) -> None:
    rapid(own, 9, days(-800), days(-795))
    assert counted(draw(own, "clocks", PUBLIC)) == ["9", "9", "0", "21 Nov 2023 to 20 Nov 2026"]


def test_a_year_of_clocks_says_less_once_half_of_it_was_published(own: Board) -> None:
    rapid(own, 9, days(-300), days(-200))
    half = draw(own, "clocks", FIRST_HALF)
    assert counted(half)[:3] == ["9", "0", "9"]
    rapid(own, 2, days(-60), days(-20))
    assert counted(draw(own, "clocks", PUBLIC))[:3] == ["11", "0", "11"]
    publish(own, half)
    assert "11" not in counted(draw(own, "clocks", PUBLIC))
    assert counted(draw(own, "clocks", replace(PUBLIC, earlier=(half.figures,)))) == []


def test_figures_of_clocks_that_cannot_be_read_stop_every_number(own: Board) -> None:
    rapid(own, 9, days(-300), days(-200))
    with own.change("Spoil") as change:
        change.add("disclosures", {"title": "Paper", "audience": "public", "figures": "{]"})
    report = draw(own, "clocks", PUBLIC)
    assert counted(report) == []
    assert any("cannot be read" in one for one in report.left_out)


@given(st.lists(st.sampled_from([0, 1, 2, 4, 5, 7]), min_size=4, max_size=4),
       st.permutations([FIRST_HALF, PUBLIC]))  # fmt: skip
@settings(max_examples=12, deadline=None)
def test_no_hidden_count_of_a_clock_can_be_solved_from_two_papers(
    numbers: list[int], asked: list[Asked]
) -> None:
    kinds = [(days(-300), days(-295)), (days(-300), days(-200)), (days(-60), days(-55)),
             (days(-60), days(-20))]  # fmt: skip
    papers = []
    with tempfile.TemporaryDirectory() as folder, boards.empty(Path(folder)) as board:
        for (sent, done), number in zip(kinds, numbers, strict=True):
            rapid(board, number, sent, done)
        for one in asked:
            papers.append(draw(board, "clocks", one))
            publish(board, papers[-1])
    reader = Reader(numbers, sum(numbers) + 2)
    results = ["met" if done - sent < timedelta(10) else "missed" for sent, done in kinds]
    for one in (one for report in papers for one in json.loads(report.figures)["figures"]):
        since, until = map(date.fromisoformat, one["spans"][0])
        own = [at for at, (sent, _) in enumerate(kinds)
               if since <= sent <= until
               and one["cut"].get("result", results[at]) == results[at]]  # fmt: skip
        assert one["number"] == sum(numbers[at] for at in own)
        reader.reads(own, one["number"] if one["shown"] else None,
                     small=0 < one["number"] < 5, limit=5)  # fmt: skip
    for own in ([0], [1], [2], [3], [0, 1], [2, 3], [0, 2], [1, 3], [0, 1, 2, 3]):
        number = sum(numbers[at] for at in own)
        assert not 0 < number < 5 or reader.may_be_other_than(own, number)


def test_an_empty_board_has_no_clock(own: Board) -> None:
    report = draw(own, "clocks")
    assert report.summary == ("Case reviews: 0 clocks run, 0 overdue; 0 dates missing.",)
    assert report.basis.startswith("no edition")
    assert cells(table(report, "Set by the board")) == []


def test_one_clock_is_said_in_the_singular(own: Board) -> None:
    with own.change("One case") as change:
        change.add("reviews", {"title": "Oak", "kind": "rapid", "state": "deciding",
                               "aware_on": days(-17), "notified_on": days(-16)})  # fmt: skip
        change.add("holidays", {"title": "Charter", "falls_on": days(90), "kind": "added"})
    report = draw(own, "clocks")
    assert report.summary == (
        "Case reviews: 1 clock runs, 0 overdue; 0 dates missing.",
        f"Next: {RAPID}, REV-2026-001, by 26 Nov 2026.",
    )
    assert report.basis.endswith("with 1 day of the board's own.")
