"""What the rules say of deaths, requests and factors, and what of it waits today."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from lif_desktop import clock
from lif_desktop.reports import watch
from lif_desktop.reports.shape import About
from lif_desktop.reports.today import Target
from lif_desktop.reports.watch import deaths
from lif_desktop.store.board import Board
from tests import boards
from tests.reports import deaths_made
from tests.reports.reading import TODAY


@pytest.fixture(autouse=True)
def on_the_day() -> Iterator[None]:
    clock.set_today(TODAY.isoformat())
    yield
    clock.set_today(None)


@pytest.fixture
def board(tmp_path: Path) -> Iterator[Board]:
    with boards.small(tmp_path) as made:
        yield made


def said(board: Board, register: str, record_id: int) -> list[tuple[str, str]]:
    found = watch.notices(board, board.record(register, record_id), TODAY)
    own = {one.text for one in deaths.NOTICES[register](board, board.record(register, record_id),
                                                        TODAY)}  # fmt: skip
    return [(one.meaning, one.text) for one in found if one.text in own]


def test_a_death_says_what_is_open_and_leads_to_it(board: Board) -> None:
    (death,) = deaths_made.enter(board, modifiable="yes", category=None)
    request = deaths_made.asked(board, death)
    assert said(board, "deaths", death) == [
        ("late", "1 agency's information is overdue."),
        ("due", "Reviewed, but without a category of death."),
        ("due", "Modifiable factors were found: enter the contributory factors by domain."),
    ]
    first = next(iter(deaths.NOTICES["deaths"](board, board.record("deaths", death), TODAY)))
    assert first.about == About("information", request)
    assert first.source == "Bedford Borough framework, 9.4"


def test_a_joint_panel_asks_for_the_area_and_a_single_one_does_not(board: Board) -> None:
    question = "The panel serves several areas: in which did the child live?"
    (bare,) = deaths_made.enter(board, area=None)
    assert said(board, "deaths", bare) == []
    deaths_made.enter(board)
    assert said(board, "deaths", bare) == []
    deaths_made.enter(board, area="Eastmere")
    assert said(board, "deaths", bare) == [("due", question)]


def test_a_referral_leads_to_its_case_review(board: Board) -> None:
    review = board.records("reviews")[0].id
    (death,) = deaths_made.enter(board, category="1", review=review)
    (only,) = deaths.NOTICES["deaths"](board, board.record("deaths", death), TODAY)
    assert (only.text, only.about) == ("It gave rise to a case review.", About("reviews", review))


def test_a_request_says_how_late_it_is(board: Board) -> None:
    (death,) = deaths_made.enter(board)
    late = deaths_made.asked(board, death)
    assert said(board, "information", late) == [("late", "Overdue by 30 days and not chased yet.")]
    chased = deaths_made.asked(board, death, chased_on=TODAY - timedelta(days=2))
    assert said(board, "information", chased)[0][1].endswith("last chased 19 Nov 2026.")
    undated = deaths_made.asked(board, death, due_on=None)
    assert said(board, "information", undated) == [("note", "No date is set by which it is due.")]
    early = deaths_made.asked(board, death, received_on=TODAY - timedelta(days=90))
    assert said(board, "information", early) == [
        ("due", "It came before it was asked for. Check the dates.")
    ]
    assert said(board, "information", deaths_made.asked(board, death, received_on=TODAY)) == []


def test_a_factor_asks_for_the_scale_of_its_form(board: Board) -> None:
    (death,) = deaths_made.enter(board)
    unrated = deaths_made.rated(board, death, "a", None, None)
    assert said(board, "factors", unrated) == [
        ("due", "How relevant was it? It counts in no table yet.")
    ]
    unscaled = deaths_made.rated(board, death, "a", "2", None)
    assert said(board, "factors", unscaled) == [(
        "due",
        "Which version of the relevance scale is 2 on? The form of its time has relevance 0 to 2.",
    )]  # fmt: skip
    beyond = deaths_made.rated(board, death, "a", "3", "0-2")
    assert said(board, "factors", beyond) == [("due", "'3' is not on the scale relevance 0 to 2.")]
    assert said(board, "factors", deaths_made.rated(board, death, "a", "3", "0-3")) == []
    with board.change("Enter one without a domain") as change:
        bare = change.add("factors", {"death": death, "factor": "Home", "relevance": "2",
                                      "scale": "0-2"})  # fmt: skip
    assert said(board, "factors", bare) == [("due", "In which domain? It counts in no table yet.")]


def test_without_a_date_no_form_is_guessed(board: Board) -> None:
    (death,) = deaths_made.enter(board, panel_on=None, notified_on=None)
    factor = deaths_made.rated(board, death, "a", "2", None)
    assert said(board, "factors", factor) == [
        ("due", "Which version of the relevance scale is 2 on?")
    ]


def test_today_shows_overdue_information_and_what_tables_lack(board: Board) -> None:
    assert list(deaths.needs(board, TODAY)) == []
    first, second = deaths_made.enter(board, 2, category=None)
    (third,) = deaths_made.enter(board, modifiable=None)
    deaths_made.asked(board, first)
    deaths_made.asked(board, second, due_on=TODAY - timedelta(days=40))
    deaths_made.asked(board, second, nothing_held=True)
    owed, category, answer = deaths.needs(board, TODAY)
    assert (owed.meaning, owed.title) == ("late", "2 requests for information")
    assert owed.why == "on 2 deaths, owed by 1 agency, the oldest due 12 Oct 2026"
    assert owed.target == Target("information", view="Outstanding")
    assert category.title == "2 deaths reviewed without a category"
    assert category.target == Target("deaths", view="Reviewed")
    assert answer.title == "1 death reviewed without an answer on modifiable factors"
    assert answer.target == Target("deaths", third)
