"""The learning briefing: one lesson, one page, no case, written from a real board."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from lif_desktop.exporting.composing.compose import make_pack
from lif_desktop.exporting.papers import catalogue
from lif_desktop.exporting.papers.catalogue import Call
from lif_desktop.exporting.papers.content import (
    AgendaItem,
    Bullets,
    KeyFigures,
    Pack,
    Paper,
    Text,
)
from lif_desktop.reports.shape import Asked
from lif_desktop.store.board import Board
from tests import boards
from tests.boards import TODAY
from tests.exporting.papers import printing
from tests.reports import learning_made
from tests.reports.learning_made import days

HEADINGS = [
    "What happened", "What we learnt", "What to do differently", "Questions for your team",
    "Where to read more",
]  # fmt: skip


@pytest.fixture
def board(tmp_path: Path) -> Iterator[Board]:
    with boards.small(tmp_path) as made:
        yield made


@pytest.fixture
def bruise(board: Board) -> str:
    """Add a lesson of a review, an audit and more, with all that a briefing draws on."""
    review, audit = board.records("reviews")[0].id, board.records("audits")[0].id
    health = board.records("agencies")[0].id
    with board.change("Enter a lesson") as change:
        voice = change.add("participation", {"title": "Forum", "heard_on": days(-90)})
        outside = change.add("external", {"title": "National review of bruising"})
        lesson = learning_made.lesson(
            change, "A bruise is never judged by one person", 2, theme="Injury in babies",
            detail="Two agencies each saw a bruise of the child in Case Ash.", multi_agency=True,
            reviews=(review,), audits=(audit,), participation=(voice,), external=(outside,),
            deaths=(board.records("deaths")[0].id,), other_source="A letter of a nurse",
        )  # fmt: skip
        plan = change.add("plans", {"title": "Ash plan", "review": review})
        for wording, response in (("Every bruise is judged by two people", "accepted"),
                                  ("Bail is told to all", "accepted"),
                                  ("A bruise is judged by a person", "not_accepted")):  # fmt: skip
            change.add("recommendations", {"wording": wording, "plan": plan, "response": response})
        change.add("practice", {
            "title": "A call within the hour", "what": "Anybody may ring.", "learning": lesson,
            "agency": health, "state": "shared",
        })  # fmt: skip
        change.add("practice", {"title": "Silent", "learning": lesson})
        for title, audience in (("One page on bruises", "workforce"), ("Web page", "public"),
                                ("Response to the review of Case Ash", "workforce")):  # fmt: skip
            change.add("publications", {"title": title, "audience": audience, "learning": lesson,
                                        "published_on": days(-30), "channel": "Web"})  # fmt: skip
        for course, on in (("Bruises", date(2027, 1, 12)), ("Long over", days(-40))):
            change.add("training", {"course": course, "held_on": on, "learning": lesson})
    return board.record("learning", lesson).reference


def _paper(board: Board, about: str, audience: str = "board") -> Paper:
    asked = Asked(audience=audience)  # type: ignore[arg-type]
    return catalogue.get("briefing").write(board, TODAY, Call(asked, about=about))


def _under(paper: Paper, heading: str, kind: type[Any]) -> Any:
    start = next(at for at, one in enumerate(paper.blocks)
                 if getattr(one, "text", "") == heading)  # fmt: skip
    return next(one for one in paper.blocks[start:] if isinstance(one, kind))


def _bullets(paper: Paper, heading: str) -> list[str]:
    return [printing.plain(one) for one in _under(paper, heading, Bullets).items]


def _pages(paper: Paper) -> int:
    items = (AgendaItem(paper.title, papers=(paper,)),)
    _, printed = make_pack(Pack("Northmoor", "t", "m", "w", front=False, items=items))
    return printed.pages


def test_it_asks_which_lesson_it_is_of(board: Board) -> None:
    assert catalogue.get("briefing").about == "learning"
    assert "none is named" in catalogue.get("briefing").unmet(board, "")
    assert printing.said(_paper(board, "LRN-1")) == "It is not said which lesson this is of."


def test_it_tells_what_happened_without_the_case(board: Board, bruise: str) -> None:
    paper = _paper(board, bruise)
    assert paper.title == "A bruise is never judged by one person"
    assert printing.headings(paper) == HEADINGS
    happened = _under(paper, "What happened", Text).words
    assert happened == (
        "This lesson comes from a rapid review, an audit (Neglect, thematic audit, of 12 cases),"
        " the review of child deaths, National review of bruising, what children, families or"
        " practitioners told us and A letter of a nurse. Two agencies each saw a bruise of the"
        " child in (left out)."
    )
    said, _ = printing.printed(paper)
    assert "CaseAsh" not in said


def test_it_says_what_to_do_ask_and_read(board: Board, bruise: str) -> None:
    paper = _paper(board, bruise)
    assert _bullets(paper, "What to do differently") == [
        "Every bruise is judged by two people",
        "It works: A call within the hour. Anybody may ring. (Northmoor Health NHS Trust)",
    ]
    questions = _bullets(paper, "Questions for your team")
    assert questions[0].startswith("Injury in babies: where would this show")
    assert len(questions) == 5
    reading = _bullets(paper, "Where to read more")
    assert "Course: Bruises, 12\N{NO-BREAK SPACE}Jan\N{NO-BREAK SPACE}2027" in reading
    assert not any("Ash" in one or "Long over" in one for one in reading)
    assert len(reading) == 4


def test_it_shows_how_far_the_lesson_came_and_what_changed(board: Board, bruise: str) -> None:
    paper = _paper(board, bruise)
    figures = next(one for one in paper.blocks if isinstance(one, KeyFigures)).figures
    assert [(one.number, one.note) for one in figures] == [
        ("Jan 2026", "shown"), ("May 2026", "shown"), ("Jul 2026", "shown"),
        ("–", "not yet shown"),
    ]  # fmt: skip
    assert "Since then: A bruise is never judged by one person: embedded" in str(paper.blocks)


def test_a_bare_lesson_is_told_as_far_as_it_goes(board: Board) -> None:
    with board.change("Enter a lesson") as change:
        made = change.add("learning", {"lesson": "Ask"})
    paper = _paper(board, board.record("learning", made).reference)
    assert printing.headings(paper) == [one for one in HEADINGS if "differently" not in one]
    assert _under(paper, "What happened", Text).words == "Where it comes from is not said."
    figures = next(one for one in paper.blocks if isinstance(one, KeyFigures)).figures
    assert [one.number for one in figures] == ["Yes", "–", "–", "–"]
    assert "Nobody has shown yet" in str(paper.blocks)
    assert len(_bullets(paper, "Questions for your team")) == 4


def test_a_short_briefing_is_large_and_a_long_one_still_one_page(board: Board, bruise: str) -> None:
    short = _paper(board, bruise)
    assert not _under(short, "What happened", Text).large
    with board.change("Say less, and more") as change:
        record = board.find("learning", bruise)
        assert record is not None
        few = {"reviews": (), "audits": (), "deaths": (), "external": (), "detail": "Short."}
        change.edit("learning", record.id, few)
    assert _under(_paper(board, bruise), "What happened", Text).large
    assert _pages(_paper(board, bruise)) == 1
    with board.change("Say much") as change:
        change.edit("learning", record.id, {
            "detail": "Nobody rang " * 400, "theme": "Bruises " * 9, "lesson": "Bruise " * 24,
            "other_source": "Somebody wrote " * 12,
        })  # fmt: skip
        for number in range(9):
            change.add("practice", {"title": f"Bruise clinic {number} " * 4, "what": "Ring " * 90,
                                    "learning": record.id})  # fmt: skip
            change.add("publications", {"title": f"Bruises {number} " * 9, "learning": record.id,
                                        "published_on": days(-9)})  # fmt: skip
        change.add("ledger", {
            "learning": record.id, "stage": "embedded", "kind": "practice", "dated_on": days(-1),
            "shows": "Bruises were seen " * 90,
        })  # fmt: skip
    long = _paper(board, bruise)
    assert not _under(long, "What happened", Text).large
    assert _pages(long) == 1


def test_the_public_reads_only_what_was_published_for_it(board: Board, bruise: str) -> None:
    paper = _paper(board, bruise, "public")
    reading = _bullets(paper, "Where to read more")
    assert reading[0].startswith("Web page (Web, ")
    assert len(reading) == 2
    assert "Since then" not in str(paper.blocks)
    made = learning_made.fill(board)
    silent = board.record("learning", made["Stays"]).reference
    unread = _paper(board, silent, "public")
    assert "has not been published" in printing.said(unread)
    assert "Stays" not in printing.printed(unread)[0]


def test_it_is_printed_with_headings_and_lists(board: Board, bruise: str) -> None:
    said, kinds = printing.printed(_paper(board, bruise))
    assert said.index("Whathappened") < said.index("Questionsforyourteam")
    assert kinds.count("/H2") == 5
    assert kinds.count("/L") == 3
