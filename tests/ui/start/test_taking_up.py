from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from lif_desktop import frameworks
from lif_desktop.ui.background import Background
from lif_desktop.ui.session import Message, Session
from lif_desktop.ui.start.taking_up import take_up
from tests import boards


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    with boards.empty(tmp_path) as board:
        yield Session(board, background=Background(print))


def pick(monkeypatch: pytest.MonkeyPatch, path: str) -> None:
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (path, ""))


def test_an_edited_framework_is_taken_up_and_can_be_taken_back(
    qtbot: QtBot, session: Session, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window, said = QWidget(), list[Message]()
    qtbot.addWidget(window)
    session.said.connect(said.append)
    copy = tmp_path / "ours.toml"
    text = frameworks.text_of("kirklees").replace('"Partnership Chair"', '"Independent Scrutineer"')
    copy.write_text(text, "utf-8")
    pick(monkeypatch, str(copy))
    with qtbot.waitSignal(session.changed):
        take_up(session, window)
    assert said[-1].text.startswith("The board now runs “Kirklees, after 2018”.")
    assert frameworks.kept(session.board.settings).words.chair == "Independent Scrutineer"
    session.undo()
    assert frameworks.kept(session.board.settings).words.chair == "Partnership Chair"


def test_a_file_that_does_not_hold_leaves_the_board_as_it_is(
    qtbot: QtBot, session: Session, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window, said = QWidget(), list[Message]()
    qtbot.addWidget(window)
    session.said.connect(said.append)
    bad = tmp_path / "bad.toml"
    bad.write_text(frameworks.text_of("blank").replace("meetings = 2", "meetings = 0"), "utf-8")
    before = len(session.board.history())
    pick(monkeypatch, "")
    take_up(session, window)
    assert said == []
    pick(monkeypatch, str(bad))
    take_up(session, window)
    assert said[0].text.startswith("bad.toml, line ")
    assert len(session.board.history()) == before
