"""What the rules say of records of scrutiny, and what of it waits today."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from lif_desktop import clock
from lif_desktop.reports import watch
from lif_desktop.reports.shape import About
from lif_desktop.reports.today import Target
from lif_desktop.reports.watch import scrutiny
from lif_desktop.rules.highlight_reports import ASKED, PROMPTS
from lif_desktop.store.board import Board
from tests import boards

TODAY = date(2026, 11, 21)
Q2 = {"period": "Q2 2026/27", "period_from": date(2026, 7, 1), "period_until": date(2026, 9, 30)}
Q1 = {"period": "Q1 2026/27", "period_from": date(2026, 4, 1), "period_until": date(2026, 6, 30)}


@pytest.fixture(autouse=True)
def on_the_day() -> Iterator[None]:
    clock.set_today(TODAY.isoformat())
    yield
    clock.set_today(None)


@pytest.fixture
def board(tmp_path: Path) -> Iterator[Board]:
    with boards.small(tmp_path) as made:
        yield made


def add(board: Board, register: str, **values: Any) -> int:
    with board.change("Enter one") as change:
        return change.add(register, values)


def said(board: Board, register: str, record_id: int) -> list[tuple[str, str]]:
    record = board.record(register, record_id)
    texts = {one.text for one in scrutiny.NOTICES[register](board, record, TODAY)}
    return [
        (one.meaning, one.text) for one in watch.notices(board, record, TODAY) if one.text in texts
    ]


def waits(board: Board) -> list[tuple[str, str, str, str]]:
    return [(one.word, one.meaning, one.title, one.why) for one in scrutiny.needs(board, TODAY)]


def test_an_indicator_says_how_it_stands_and_what_is_missing(board: Board) -> None:
    health, police, _ = (one.id for one in board.records("agencies"))
    one = add(board, "indicators", title="Waits", agency=health, polarity="lower", unit="days",
              target=Decimal(20))  # fmt: skip
    assert said(board, "indicators", one) == [
        ("due", "No figure for Q2 2026/27, 28 days and more after its end."),
    ]
    value = add(board, "values", indicator=one, **Q2, value=Decimal(26))
    assert said(board, "indicators", one) == [("late", "Q2 2026/27: 26. Red: off target.")]
    found = watch.notices(board, board.record("indicators", one), TODAY)
    assert found[0].about == About("values", value)
    with board.change("Say so") as change:
        change.edit("values", value, {"exception": True, "comparator_value": Decimal(21)})
    flagged = (
        "Q2 2026/27: 26. Red: off target; worse than its comparator and reported as an exception"
        " by the agency."
    )
    assert said(board, "indicators", one) == [("late", flagged)]
    add(board, "values", indicator=one, agency=police, **Q1, value=Decimal(12))
    gap = "Northmoor Police: No figure for Q2 2026/27, 28 days and more after its end."
    assert ("due", gap) in said(board, "indicators", one)


def test_an_indicator_without_a_target_is_asked_what_good_looks_like(board: Board) -> None:
    one = add(board, "indicators", title="Waits", polarity="lower")
    add(board, "values", indicator=one, **Q2, value=Decimal(26))
    assert said(board, "indicators", one) == [
        ("note", "Q2 2026/27: 26. No target."),
        ("note", "What does good look like? It has no target."),
    ]
    either = add(board, "indicators", title="Contacts", polarity="neither")
    add(board, "values", indicator=either, **Q2, value=Decimal(26))
    assert said(board, "indicators", either) == [("note", "Q2 2026/27: 26. No target.")]


def test_a_value_is_asked_for_its_quality_and_its_story(board: Board) -> None:
    one = add(board, "indicators", title="Waits")
    value = add(board, "values", indicator=one, **Q2, value=Decimal(26), relevant="yes",
                timely="no", accurate="yes")  # fmt: skip
    assert said(board, "values", value) == [
        ("due", "It is said to be not timely: why?"),
        ("note", "What is the story behind the figure?"),
    ]


def test_a_percentage_that_its_parts_do_not_give_is_questioned(board: Board) -> None:
    one = add(board, "indicators", title="Checks", unit="percent")
    wrong = add(board, "values", indicator=one, **Q1, value=Decimal(90), numerator=Decimal(40),
                denominator=Decimal(50))  # fmt: skip
    assert ("late", "This figure: 40 of 50 is 80.0 %.") in said(board, "values", wrong)
    right = add(board, "values", indicator=one, **Q2, value=Decimal(80), numerator=Decimal(40),
                denominator=Decimal(50))  # fmt: skip
    alone = add(board, "values", indicator=one, period="Q4", value=Decimal(80),
                denominator=Decimal(50))  # fmt: skip
    for value in (right, alone):
        assert "late" not in {meaning for meaning, _ in said(board, "values", value)}


def test_picks_are_asked_for_on_the_pick_and_on_the_meeting(board: Board) -> None:
    indicator = add(board, "indicators", title="Waits")
    meeting = board.records("meetings")[2].id
    pick = add(board, "picks", meeting=meeting, indicator=indicator)
    line = (
        "24 Nov 2026 (to come): 1 indicator picked; the framework asks for three. 1 pick has no"
        " reason."
    )
    assert said(board, "picks", pick) == [("due", "Why was it picked?"), ("due", line)]
    assert said(board, "meetings", meeting) == [("due", line)]
    assert said(board, "meetings", board.records("meetings")[0].id) == []
    reasoned = add(board, "picks", meeting=board.records("meetings")[0].id, indicator=indicator,
                   reason="Grows")  # fmt: skip
    assert said(board, "picks", reasoned)[0][1].startswith("3 Sep 2026 (held): 1 indicator picked")


def test_a_highlight_report_says_what_it_leaves_open(board: Board) -> None:
    agency = board.records("agencies")[0].id
    answers: dict[str, Any] = dict.fromkeys(PROMPTS, "Words in May, up on target: we will do more.")
    answers |= {key: False for key, _, _ in ASKED}
    one = add(board, "highlights", agency=agency, **Q2, **{**answers, "risk": True})
    assert said(board, "highlights", one) == [
        ("late", "It names a risk for the log; no risk of the log is tied to it."),
        ("due", "It reports a risk for the log without saying more."),
        ("note", "So what: why is it so, and what does it mean for children?"),
    ]


def test_risks_challenges_voices_and_reports_say_what_waits(board: Board) -> None:
    before = date(2026, 8, 1)
    risk = add(board, "risks", title="Rota", likelihood="3", impact="3", owner="R. Okoro",
               mitigation="Calls", next_on=before)  # fmt: skip
    assert said(board, "risks", risk) == [
        ("late", "To be looked at again by 1 Aug 2026: 112 days ago."),
    ]
    agency = board.records("agencies")[0].id
    challenge = add(board, "challenges", title="Waits", to_agency=agency, due_on=before)
    assert said(board, "challenges", challenge) == [
        ("late", "No answer since 1 Aug 2026: 112 days."),
    ]
    voice = add(board, "participation", title="Survey", said="Cold", done="Heating",
                heard_on=before)  # fmt: skip
    assert said(board, "participation", voice) == [
        ("due", "They have not been told what came of it, 112 days on."),
    ]
    report = add(board, "expected", title="Report", due_on=before, state="due", agency=agency)
    assert said(board, "expected", report)[0] == ("late", "Overdue by 112 days.")
    assert said(board, "agencies", agency) == [
        ("late", "1 report of the scrutiny calendar overdue."),
    ]


def test_nothing_waits_on_a_board_that_keeps_none_of_it(board: Board) -> None:
    assert waits(board) == []


def test_what_waits_is_a_line_each_or_one_for_many(board: Board) -> None:
    agency = board.records("agencies")[1].id
    late = {"state": "due", "due_on": date(2026, 11, 1)}
    add(board, "expected", title="Fostering", agency=agency, chased_on=date(2026, 11, 9), **late)
    add(board, "expected", title="Restraint", **late)
    add(board, "expected", title="Soon", provider="Panel", state="due", due_on=date(2026, 12, 1))
    add(board, "challenges", title="Waits", state="open", due_on=date(2026, 11, 20))
    add(board, "risks", title="Rota", state="open", next_on=date(2026, 11, 1))
    add(board, "participation", title="Survey", who="children", told_back="no",
        heard_on=date(2026, 8, 1))  # fmt: skip
    assert waits(board) == [
        ("Report", "late", "Fostering",
         "Northmoor Police, 20 days overdue, chased 9 Nov 2026"),
        ("Report", "late", "Restraint", "nobody named, 20 days overdue, not chased"),
        ("Answer", "late", "Waits", "1 day overdue"),
        ("Risk", "late", "Rota", "to be looked at by 1 Nov 2026"),
        ("Report", "due", "Soon", "Panel, due 1 Dec 2026"),
        ("Tell back", "due", "Survey", "Children and young people, heard 1 Aug 2026"),
    ]  # fmt: skip
    add(board, "expected", title="Third", state="due", due_on=date(2026, 10, 1))
    first = next(iter(scrutiny.needs(board, TODAY)))
    assert (first.title, first.target) == ("3 reports overdue", Target("expected", view="Overdue"))
    assert first.why == "first Third: nobody named, 51 days overdue, not chased"


def test_agencies_and_figures_missing_are_counted_for_the_newest_quarter(board: Board) -> None:
    health, police, _ = (one.id for one in board.records("agencies"))
    for title in ("Waits", "Checks"):
        one = add(board, "indicators", title=title, frequency="quarterly")
        add(board, "values", indicator=one, **Q1, value=Decimal(1))
    assert waits(board) == []
    add(board, "values", indicator=one, **Q2, value=Decimal(2))
    add(board, "highlights", agency=health, **Q1)
    add(board, "highlights", agency=police, **Q2)
    assert waits(board) == [
        ("Highlights", "due", "Highlight reports on Q2 2026/27",
         "1 agency to report: Northmoor Health NHS Trust"),
        ("Figures", "due", "Dataset, Q2 2026/27", "1 figure of 2 not in"),
    ]  # fmt: skip


def test_the_picks_of_the_next_board_meeting_are_asked_for_once_any_were_made(
    board: Board,
) -> None:
    one = add(board, "indicators", title="Waits")
    held, _, coming = (meeting.id for meeting in board.records("meetings"))
    add(board, "picks", meeting=held, indicator=one, reason="Grows")
    ((word, _, _, why),) = waits(board)
    assert (word, why) == ("Pick", "3 indicators still to be picked, each with a reason")
    for place in range(3):
        add(board, "picks", meeting=coming, indicator=one, place=place, reason="Grows")
    assert waits(board) == []
