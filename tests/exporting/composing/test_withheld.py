"""What is not said to the public is listed, counted, and gives nothing away itself."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from lif_desktop import clock
from lif_desktop.exporting.composing.compose import Choices, compose_pack
from lif_desktop.exporting.composing.withheld import Withheld, withheld
from lif_desktop.store.board import Board
from tests import boards
from tests.exporting.composing import extracting, nasty
from tests.exporting.composing.nasty import Secrets
from tests.exporting.composing.test_suppressed import meet
from tests.reports import deaths_made


@pytest.fixture
def board(tmp_path: Path) -> Iterator[Board]:
    clock.set_today(boards.TODAY.isoformat())
    with boards.small(tmp_path) as made:
        yield made
    clock.set_today(None)


def found(board: Board, *papers: dict[str, object]) -> tuple[Withheld, ...]:
    meeting = meet(board, *papers)
    packs = (compose_pack(board, meeting, boards.TODAY, Choices(one)) for one in AUDIENCES)
    return withheld(*packs)


AUDIENCES = ("board", "public")


def test_each_paper_says_what_the_public_does_not_read_of_it(board: Board) -> None:
    listed = found(board, {"name": "cdop", "title": "Deaths"})
    assert {one.paper_title for one in listed} == {"", "Deaths"}
    assert {one.paper_key.partition(":")[0] for one in listed if one.paper_title} == {"papers"}
    assert any("single children" in one.said for one in listed if one.what == "left out")


def test_numbers_that_are_hidden_are_counted_table_by_table(board: Board) -> None:
    deaths_made.enter(board, 9)
    deaths_made.enter(board, 3, expected="unexpected")
    deaths_made.enter(board, 8, expected="unknown")
    deaths_made.enter(board, 20, expected=None)
    said = [one.said for one in found(board, {"name": "cdop"}) if one.what == "suppressed"]
    assert "4 numbers in the table “Reviewed, expected or not” are not shown." in said


def test_words_that_went_are_counted(board: Board) -> None:
    text = "Case Ash went on.\n\nRing 07700 900123 of Case Ash."
    listed = found(board, {"kind": "text", "text": text, "title": "Note on Case Ash"})
    assert [(one.paper_title, one.said) for one in listed if one.what == "reworded"] == [
        ("Note on (left out)",
         "Words that could identify somebody are left out in 4 places."),
    ]  # fmt: skip


def test_private_business_is_counted_and_not_named(board: Board, tmp_path: Path) -> None:
    path = tmp_path / "plan.txt"
    path.write_bytes(b"plan")
    with board.change("Attach") as change:
        kept = change.attach(path)
    meeting = meet(board, {"kind": "file", "title": "Our own plan", **kept})
    with board.change("Add private business") as change:
        change.add("items", {"meeting": meeting.id, "position": 2, "title": "Grievance",
                             "confidential": True, "presenter": "A. Moss"})  # fmt: skip
    packs = (compose_pack(board, meeting, boards.TODAY, Choices(one)) for one in AUDIENCES)
    assert [one.said for one in withheld(*packs)] == [
        "1 item taken in private.",
        "1 paper that agencies brought as files.",
        "Names of chair, presenters and author, and where the meeting is held.",
    ]


def test_the_list_itself_gives_nothing_away(tmp_path: Path) -> None:
    clock.set_today(boards.TODAY.isoformat())
    with nasty.made(tmp_path) as (board, secrets):
        _nothing(board, secrets)
    clock.set_today(None)


def _nothing(board: Board, secrets: Secrets) -> None:
    names = ("participation", "feedback-loop", "case-reviews", "cdop", "training", "risks")
    listed = found(board, *({"name": one} for one in names))
    assert len({one.paper_key for one in listed}) == len(names) + 1
    assert extracting.leaks("\n".join(f"{one.paper_title} {one.said}" for one in listed),
                            secrets) == {}  # fmt: skip
