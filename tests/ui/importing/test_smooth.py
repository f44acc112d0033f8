"""The window answers while a long workbook is read, compared and merged."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import QObject, QTimer
from pytestqt.qtbot import QtBot

from lif_desktop.store.board import Board
from lif_desktop.ui.importing.page import DONE, HEADINGS, REVIEW, ImportPage
from tests.ui.importing.acting import arrive, drop, press, workbook

ROWS = 5_000
FEW = 5  # a window that waited for the work would answer once before it and once after


class Heart(QObject):
    """Counts how often the event loop comes round."""

    def __init__(self) -> None:
        super().__init__()
        self.beats = 0
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._beat)
        self._timer.start(5)

    def stop(self) -> None:
        self._timer.stop()

    def _beat(self) -> None:
        self.beats += 1


@contextmanager
def heart() -> Iterator[Heart]:
    beating = Heart()
    yield beating
    beating.stop()


def test_the_window_answers_while_5000_rows_come_in(
    qtbot: QtBot, page: ImportPage, board: Board, tmp_path: Path
) -> None:
    rows = [
        [None, f"Brief team {n} on form {n * 7}", "Northmoor Police", None, "In hand", "Green"]
        for n in range(ROWS)
    ]
    path = workbook(tmp_path / "long.xlsx", rows)
    with heart() as reading:
        drop(page, path)
        arrive(qtbot, page, HEADINGS)
    with heart() as comparing:
        press(qtbot, page.headings_step.compare_button)
        arrive(qtbot, page, REVIEW)
    with heart() as merging:
        press(qtbot, page.review_step.merge_button)
        arrive(qtbot, page, DONE)
    assert len(board.records("actions")) == ROWS + 4
    for beating in (reading, comparing, merging):
        assert beating.beats > FEW
