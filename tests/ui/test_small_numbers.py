"""The number below which counts are hidden: asked for, kept as a change, taken back."""

import pytest
from PySide6.QtWidgets import QInputDialog, QWidget
from pytestqt.qtbot import QtBot

from lif_desktop.reports import small
from lif_desktop.store.board import Board
from lif_desktop.ui.session import Session
from lif_desktop.ui.small_numbers import set_threshold


@pytest.mark.parametrize(("answer", "kept"), [((10, True), 10), ((10, False), 5), ((5, True), 5)])
def test_what_is_answered_is_kept(
    qtbot: QtBot,
    session: Session,
    board: Board,
    monkeypatch: pytest.MonkeyPatch,
    answer: tuple[int, bool],
    kept: int,
) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    before = len(board.history())
    monkeypatch.setattr(QInputDialog, "getInt", lambda *_asked: answer)
    set_threshold(session, window)
    assert small.threshold(board) == kept
    assert len(board.history()) == before + (kept != 5)
