"""The dialog that asks agencies for their standards returns."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from lif_desktop.ui.background import Background
from lif_desktop.ui.next_cycle import CycleDialog, ask_for_returns
from lif_desktop.ui.session import Message, Session
from tests import boards
from tests.reports.returns_made import NOW, THEN, agency, answers, cycle, sent


@pytest.fixture
def session(tmp_path: Path, background: Background) -> Iterator[Session]:
    with boards.empty(tmp_path) as board:
        yield Session(board, background=background)


@pytest.fixture
def said(session: Session) -> list[Message]:
    heard: list[Message] = []
    session.said.connect(heard.append)
    return heard


def _cycles(session: Session) -> tuple[int, int]:
    with session.board.change("Two cycles") as change:
        then = cycle(change, "2024", THEN, state="finished")
        cycle(change, "of schools", THEN, kind="section175", state="finished")
        now = cycle(change, "2026", NOW, due_on=date(2026, 12, 1), previous=then)
        answers(change, sent(change, then, agency(change, "Health")), {"Training": "2"})
        agency(change, "Police")
    return then, now


def test_returns_are_asked_for_with_last_cycles_answers(
    qtbot: QtBot, session: Session, said: list[Message]
) -> None:
    _, now = _cycles(session)
    window = QWidget()
    qtbot.addWidget(window)
    ask_for_returns(session, window)
    dialog = window.findChild(CycleDialog)
    assert dialog.cycle.count() == 1
    assert dialog.last.currentText().endswith("Section 11 self-assessment 2024")
    assert dialog.last.count() == 2
    assert dialog.due.text() == "Returns are due on 1 Dec 2026."
    with qtbot.waitSignal(session.changed):
        dialog.go_button.click()
    assert said[-1].text == "2 returns opened, 1 answer carried forward."
    opened = [one for one in session.board.records("submissions") if one.values["audit"] == now]
    assert [one.values["asked_on"] for one in opened] == [boards.TODAY, boards.TODAY]
    session.undo()
    assert len(session.board.records("submissions")) == 1


def test_a_second_time_nothing_is_opened(
    qtbot: QtBot, session: Session, said: list[Message]
) -> None:
    _cycles(session)
    for words in ("2 returns opened, 1 answer carried forward.", "Every agency with the duty has"):
        dialog = CycleDialog(session)
        qtbot.addWidget(dialog)
        dialog.ask()
        assert said[-1].text.startswith(words)


def test_a_first_cycle_without_a_date_says_what_it_lacks(qtbot: QtBot, session: Session) -> None:
    with session.board.change("A first cycle") as change:
        cycle(change, "2026", NOW)
    dialog = CycleDialog(session)
    qtbot.addWidget(dialog)
    assert dialog.last.currentText() == "None: this is the first cycle"
    assert "no date by which returns are due" in dialog.due.text()


def test_what_goes_wrong_is_said_in_the_dialog(
    qtbot: QtBot, session: Session, said: list[Message]
) -> None:
    _, now = _cycles(session)
    dialog = CycleDialog(session)
    qtbot.addWidget(dialog)
    with session.board.change("Take the cycle away") as change:
        change.delete("audits", now)
    dialog.ask()
    assert "audits" in dialog.due.text()
    assert said == []


def test_where_no_cycle_waits_the_way_to_one_is_shown(
    qtbot: QtBot, session: Session, said: list[Message]
) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    ask_for_returns(session, window)
    assert said[-1].text.startswith("No cycle waits.")
    asked: list[str] = []
    session.navigated.connect(lambda place: asked.append(place.key))
    assert said[-1].action is not None
    said[-1].action.run()
    assert asked == ["audits"]
