"""What the rules say of a return that was sent out, and what of returns waits today."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from lif_desktop import clock
from lif_desktop.reports import today_read, watch
from lif_desktop.reports.shape import About
from lif_desktop.reports.today import Target
from lif_desktop.reports.watch import returns
from lif_desktop.store.board import Board
from tests import boards
from tests.reports import sent_made

TODAY = date(2026, 11, 21)


@pytest.fixture(autouse=True)
def on_the_day() -> Iterator[None]:
    clock.set_today(TODAY.isoformat())
    yield
    clock.set_today(None)


@pytest.fixture
def board(tmp_path: Path) -> Iterator[Board]:
    with boards.small(tmp_path) as made:
        yield made


def said(board: Board, register: str, record_id: int) -> list[str]:
    record = board.record(register, record_id)
    return [one.text for one in returns.NOTICES[register](board, record, TODAY)]


def test_a_return_that_is_out_says_how_late_it_is_and_when_it_is_chased(board: Board) -> None:
    late, _, _, soon = sent_made.two_rounds(board)
    assert said(board, "returns", late) == [
        "Late by 8 days.", "To be chased today; chased 14 Nov 2026.",
    ]  # fmt: skip
    assert said(board, "returns", soon) == ["To be chased today; not chased."]
    undated = sent_made.one(board, None, due_on=None)
    assert said(board, "returns", undated) == ["By when is it due?"]
    later = sent_made.one(board, None, due_on=date(2026, 12, 24))
    assert said(board, "returns", later) == ["To be chased next on 17 Dec 2026; not chased."]


def test_a_return_that_came_back_says_what_is_proposed_and_why(board: Board) -> None:
    _, back, done, _ = sent_made.two_rounds(board)
    assert said(board, "returns", back) == [
        "It came back 3 days late.",
        "Not judged yet: relevant, timely and accurate.",
        "Does it tell what was asked, and where to look further? Please say.",
        "Timely: in part, by rule. It came 3 days after its date, 13 Nov 2026.",
        "Accurate: no, by rule. Of 5 rows, 1 row with something that cannot be.",
    ]
    assert said(board, "returns", done) == []
    with board.change("Judge it") as change:
        change.edit("returns", back, {"relevant": "yes", "timely": "yes", "accurate": "partly"})
    assert said(board, "returns", back)[1:] == [
        "It is said not to be wholly accurate: why?",
        "It is called timely, yet: It came 3 days after its date, 13 Nov 2026.",
        "It has been judged, and is not accepted yet.",
    ]


def test_a_withdrawn_return_says_nothing(board: Board) -> None:
    assert said(board, "returns", sent_made.one(board, None, state="withdrawn")) == []


def test_an_agency_says_what_it_owes_and_how_it_kept_its_dates(board: Board) -> None:
    late, *_ = sent_made.two_rounds(board)
    health, police, _ = board.records("agencies")
    assert said(board, "agencies", health.id) == [
        "1 return late, the longest by 8 days.",
        "Of 1 return that came back, 1 came in time.",
    ]
    assert said(board, "agencies", police.id) == ["Of 2 returns that came back, 0 came in time."]
    (first, *_) = watch.notices(board, health, TODAY)
    assert first.about == About("returns", late)


def test_a_few_returns_wait_by_name(board: Board) -> None:
    late, back, _, soon = sent_made.two_rounds(board)
    found = list(returns.needs(board, TODAY))
    assert [(one.word, one.meaning, one.target) for one in found] == [
        ("Return", "late", Target("returns", late)),
        ("Return", "due", Target("returns", soon)),
        ("Return", "due", Target("returns", back)),
    ]
    assert [one.why for one in found] == [
        "8 days late, chased 14 Nov 2026; chase it today",
        "due in 4 days, not chased; chase it today",
        "came back 16 Nov 2026, 3 days late; is it relevant, timely, accurate?",
    ]
    sent_made.one(board, None, state="back")
    sent_made.one(board, None, due_on=TODAY)
    whys = [one.why for one in returns.needs(board, TODAY)]
    assert "came back; is it relevant, timely, accurate?" in whys
    assert "due today, not chased; chase it today" in whys


def test_many_returns_wait_in_one_line_that_leads_to_chasing(board: Board) -> None:
    sent_made.schools(board, 5)
    (need,) = returns.needs(board, TODAY)
    assert (need.title, need.verb) == ("5 returns late", "Chase…")
    assert need.target == Target("returns", view=returns.TO_CHASE)
    assert need.why == "first Return actions: 8 days late, not chased; chase it today"


def test_today_counts_what_is_really_out_and_late(board: Board) -> None:
    def missing() -> tuple[str, int, str]:
        stat = today_read.read(board, TODAY).stats[3]
        return stat.label, stat.figure, stat.note

    # A board that never sent a return out is told who is silent, and that this is why.
    assert missing() == ("Returns missing", 2, "of 2 agencies with open actions")
    silent = [one for one in today_read.read(board, TODAY).needs if one.word == "Return"]
    assert silent[0].why.endswith("no return was sent out")
    sent_made.two_rounds(board)
    assert missing() == ("Returns late", 1, "of 2 returns with the agencies")
    needs = [one for one in today_read.read(board, TODAY).needs if one.word == "Return"]
    assert all(one.target.register == "returns" for one in needs)


def test_nothing_late_leads_to_what_is_out(board: Board) -> None:
    sent_made.one(board, None, due_on=date(2026, 12, 24))
    stat = today_read.read(board, TODAY).stats[3]
    assert (stat.figure, stat.meaning, stat.target.view) == (0, "", "Not back yet")
