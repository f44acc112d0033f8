"""The papers set beneath items: whatever is wrong with one is a sentence, never a broken pack."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from lif_desktop import clock
from lif_desktop.exporting.composing.choices import Choices
from lif_desktop.exporting.composing.compose import compose_pack, make_pack
from lif_desktop.exporting.papers.content import Pack, Paper
from lif_desktop.store.board import Board
from lif_desktop.store.faults import StillLinked
from lif_desktop.store.records import Record
from tests.exporting.papers import board as sample
from tests.exporting.pdf import reading


@pytest.fixture
def board(tmp_path: Path) -> Iterator[Board]:
    clock.set_today("2026-11-21")
    with sample.made(tmp_path) as made:
        yield made
    clock.set_today(None)


def _meeting(board: Board) -> Record:
    return next(one for one in board.records("meetings") if one.values["starts_at"] == "09:30")


def _set(board: Board, *rows: dict[str, Any], **item: Any) -> None:
    with board.change("Set papers") as change:
        made = change.add("items", {"title": "Our item", "meeting": _meeting(board).id, **item})
        for position, row in enumerate(rows, 1):
            change.add("papers", {"item": made, "position": position, "title": "Paper", **row})


def _pack(board: Board, choices: Choices | None = None) -> Pack:
    return compose_pack(board, _meeting(board), sample.TODAY, choices or Choices())


def _papers(board: Board, choices: Choices | None = None) -> list[Paper]:
    return [paper for item in _pack(board, choices).items for paper in item.papers]


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ({"kind": "ours", "name": "latte"}, "There is no paper called “latte”"),
        ({"kind": "ours", "name": "briefing"}, "and none is named: give the reference of one"),
        ({"kind": "ours", "name": "briefing", "about": "LRN-1900-001"},
         "to be about the lesson “LRN-1900-001”"),
        ({"kind": "ours", "name": "minutes", "about": "Tuesday"}, "the meeting “Tuesday”"),
        ({"kind": "text"}, "Nothing has been written here yet."),
        ({"kind": "file"}, "The file is not in the board"),
        ({"kind": "file", "file_name": "lost.pdf", "file_hash": "ab" * 32},
         "The file is not in the board"),
        ({}, "Nothing has been written here yet."),
    ],
)  # fmt: skip
def test_what_is_wrong_with_a_paper_stands_in_its_place(
    board: Board, row: dict[str, Any], said: str
) -> None:
    _set(board, row)
    (paper,) = _papers(board)
    assert said in str(paper.sentences)
    content, printed = make_pack(_pack(board))
    assert printed.problems == ()
    assert said[:20] in " ".join(" ".join(reading.texts(content)).split())


def test_a_text_becomes_a_paper_and_a_file_stays_with_the_board(
    board: Board, tmp_path: Path
) -> None:
    file = tmp_path / "figures.xlsx"
    file.write_bytes(b"PK figures")
    with board.change("Keep a file") as change:
        agency = change.add("agencies", {"name": "Moorland Police"})
        kept = change.attach(file)
    _set(board, {"kind": "text", "text": "One.\n\n- two"},
         {"kind": "file", "agency": agency, **kept})  # fmt: skip
    text, brought = _papers(board)
    assert len(text.blocks) == 2
    assert brought.file is not None
    assert (brought.file.name, brought.file.agency) == ("figures.xlsx", "Moorland Police")
    public = _papers(board, Choices("public"))
    assert [one.file for one in public] == [None]


def test_an_agency_that_brought_a_paper_cannot_be_deleted(board: Board) -> None:
    with board.change("Add an agency") as change:
        agency = change.add("agencies", {"name": "Moorland Police"})
    _set(board, {"kind": "file", "agency": agency})
    with pytest.raises(StillLinked), board.change("Delete it") as change:
        change.delete("agencies", agency)
    assert "The file of Moorland Police is not in the board" in str(_papers(board)[0].sentences)


def test_papers_called_twice_are_told_apart_and_keep_their_keys(board: Board) -> None:
    _set(board, {"kind": "ours", "name": "late"}, {"kind": "ours", "name": "late"})
    _set(board, title="Late again", paper="late")
    _set(board, title="And again", paper="late")
    keys = [one.key for one in _papers(board)]
    assert len(set(keys)) == len(keys) == 4
    assert keys == [one.key for one in _papers(board)]


def test_a_paper_that_is_set_is_not_called_again_by_words(board: Board) -> None:
    _set(board, {"kind": "ours", "name": "audits"}, position=1)
    _set(board, title="Audit record and forward plan", position=2)
    assert [len(one.papers) for one in _pack(board).items] == [1, 0]


def test_an_item_presents_its_papers(board: Board) -> None:
    _set(board, {"kind": "ours", "name": "late"}, presenter="R. Okoro", purpose="assurance")
    (paper,) = _papers(board)
    assert (paper.presenter, paper.purpose) == ("R. Okoro", "for assurance")


def test_the_period_of_a_paper_is_its_own(board: Board) -> None:
    with_period = {"from_on": "2026-04-01", "until_on": "2026-09-30"}
    days = {key: sample.date.fromisoformat(value) for key, value in with_period.items()}
    _set(board, {"kind": "ours", "name": "attendance", **days})
    assert "1 Apr 2026" in str(_papers(board)[0].blocks)
    _set(board, {"kind": "ours", "name": "audits", **days}, title="Audits", position=2)
    notes = [paper.note for item in _pack(board).items for paper in item.papers]
    assert sum("takes no period: it has its own, or needs none." in one for one in notes) == 1


def test_a_fixed_time_is_kept(board: Board) -> None:
    _set(board, position=1, minutes=10)
    _set(board, title="Visitors", position=2, starts_at="11:00", minutes=5)
    _set(board, title="Then", position=3)
    assert [one.time for one in _pack(board).items] == ["09:30", "11:00", "11:05"]
