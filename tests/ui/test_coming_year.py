"""The command that fills the scrutiny calendar for the year ahead."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from lif_desktop import frameworks
from lif_desktop.store.opening import create
from lif_desktop.ui.background import Background
from lif_desktop.ui.coming_year import fill_calendar
from lif_desktop.ui.session import Message, Place, Session
from tests import boards


@pytest.fixture
def session(tmp_path: Path, background: Background) -> Iterator[Session]:
    preset = frameworks.load("croydon")
    with create(
        tmp_path / "a.lif", boards.PASSPHRASE, preset, name="Northmoor", who=boards.WHO
    ) as board:
        yield Session(board, background=background)


def test_the_year_ahead_is_put_into_the_calendar_once_and_can_be_undone(
    qtbot: QtBot, session: Session
) -> None:
    said: list[Message] = []
    seen: list[Place] = []
    session.said.connect(said.append)
    said_before: list[int] = []
    session.navigated.connect(seen.append)
    session.navigated.connect(lambda _place: said_before.append(len(said)))
    with qtbot.waitSignal(session.changed):
        fill_calendar(session)
    count = len(session.board.records("expected"))
    assert count > 8
    qtbot.waitUntil(lambda: bool(seen))
    assert said[-1].text == f"{count} items due by 20 Nov 2027 put into the calendar."
    assert seen == [Place("expected", None, "Outstanding")]
    assert said_before == [0]  # it stands on the page that is then in view
    with qtbot.waitSignal(session.said):
        fill_calendar(session)
    assert said[-1].text.startswith("All that the framework dates until 20 Nov 2027")
    assert len(session.board.records("expected")) == count
    session.undo()
    assert session.board.records("expected") == []
