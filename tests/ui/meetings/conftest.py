"""A board with a meeting to come and papers beneath its items, and its composer in a window."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from lif_desktop.store.board import Board
from lif_desktop.ui.background import Background
from lif_desktop.ui.meetings.composer import ComposerPage
from lif_desktop.ui.preferences import Preferences
from lif_desktop.ui.session import Session
from tests import boards
from tests.ui.meetings.acting import drawn

MEETING = "MTG-2026-003"
ITEMS = (
    ("Welcome", "L. Park", 5),
    ("Actions: late, due and to escalate", "J. Hale", 15),
    ("A word from the chair", "L. Park", 10),
)


def add_items(board: Board) -> None:
    meeting = board.find("meetings", MEETING)
    assert meeting is not None
    with board.change("Set the agenda") as change:
        change.edit("meetings", meeting.id, {"starts_at": "09:30"})
        for place, (title, presenter, minutes) in enumerate(ITEMS, 1):
            made = change.add("items", {
                "title": title, "presenter": presenter, "minutes": minutes,
                "meeting": meeting.id, "position": place,
            })  # fmt: skip
        change.add("papers", {
            "title": "From the chair", "item": made, "kind": "text", "position": 1,
            "text": "Thank you all.",
        })  # fmt: skip


@pytest.fixture
def board(tmp_path: Path) -> Iterator[Board]:
    with boards.small(tmp_path) as board:
        add_items(board)
        yield board


@pytest.fixture
def session(board: Board, background: Background, preferences: Preferences) -> Session:
    return Session(board, background=background, preferences=preferences)


@pytest.fixture
def page(qtbot: QtBot, session: Session) -> Iterator[ComposerPage]:
    """The composer of the meeting to come, its first page drawn."""
    page = ComposerPage(session)
    qtbot.addWidget(page)
    session.changed.connect(page.refresh)
    page.proofing.at_rest = 0
    page.proofing.hurry()
    page.resize(1162, 700)
    page.show()
    page.refresh()
    drawn(qtbot, page)
    yield page
    page.close_up()
