"""History in the window: a line an update, each with its own buttons, and the file's day."""

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from lif_desktop import clock
from lif_desktop.importing.merging.merge import merge
from lif_desktop.importing.merging.plan import ImportPlan
from lif_desktop.store import receipts
from lif_desktop.store.board import Board
from lif_desktop.ui.importing.decision import DecisionPanel
from lif_desktop.ui.importing.file_day import FileDay
from lif_desktop.ui.importing.lines import PlanLines
from lif_desktop.ui.importing.page import ImportPage
from lif_desktop.ui.importing.receipt_lines import receipt_lines
from tests.importing.workbooks import only, plan_of, xlsx
from tests.ui.importing.acting import bring

HEADINGS = ("Ref", "Action", "Progress", "Q1 2024/25 update")
ROW = ("ACT-2026-001", "Single referral form", "14/03/2025: done; 02/06/2025: late", "Begun")


@pytest.fixture
def plan(board: Board) -> ImportPlan:
    return plan_of(board, ROW, headings=HEADINGS)


def press(panel: DecisionPanel, words: str) -> None:
    next(button for button in panel.buttons() if button.text() == words).click()


def test_each_update_has_a_line_that_says_where_it_stands(plan: ImportPlan) -> None:
    said = [(line.field, line.change, line.why) for line in PlanLines(plan)][1:]
    assert said == [
        ("Update 30 Jun 2024", "Begun",
         "“Q1 2024/25 update”, D2. dated at the end of Q1 2024/25"),
        ("Update 14 Mar 2025", "done", "split from “Progress”, C2"),
        ("Update 2 Jun 2025", "late", "split from “Progress”, C2"),
    ]  # fmt: skip


def test_an_update_is_left_out_taken_after_all_or_its_cell_left_whole(
    qtbot: QtBot, plan: ImportPlan
) -> None:
    panel = DecisionPanel()
    qtbot.addWidget(panel)
    row = only(plan)
    panel.show_line(plan, PlanLines(plan)[2])
    press(panel, "Leave this update out")
    assert [one.outcome for one in row.updates] == ["new", "refused", "new"]
    panel.show_line(plan, PlanLines(plan)[2])
    press(panel, "Take it after all")
    assert [one.outcome for one in row.updates] == ["new"] * 3
    panel.show_line(plan, PlanLines(plan)[2])
    press(panel, "Do not split the cell")
    assert [one.text for one in row.updates] == ["Begun"]
    assert row.changes["progress"][1] == ROW[2]


def test_a_receipt_tells_of_the_updates(board: Board, plan: ImportPlan) -> None:
    merge(board, plan)
    with board.reading() as connection:
        kept = receipts.one(connection, board.receipts()[0].id or 0)
    assert kept is not None
    assert [line.field for line in receipt_lines(kept)][-3:] == [
        "Update 30 Jun 2024", "Update 14 Mar 2025", "Update 2 Jun 2025",
    ]  # fmt: skip


def test_the_headings_step_says_what_becomes_history_and_takes_the_files_day(
    qtbot: QtBot, page: ImportPage, tmp_path: Path
) -> None:
    book = xlsx(tmp_path / "tracker.xlsx", [HEADINGS, (*ROW[:2], "14/03: done", "Begun")])
    bring(qtbot, page, book)
    step = page.headings_step
    boxes = {heading: box.currentText() for heading, _key, box in step.tables[0].boxes}
    assert boxes["Q1 2024/25 update"] == "History: dated updates"
    step.day_line.setText("1/7/2025")
    step.compare_button.click()
    day = date(2025, 7, 1)
    qtbot.waitUntil(lambda: page.plan is not None and page.plan.said.as_of == day, timeout=20_000)
    assert page.plan is not None
    assert [one.text for one in only(page.plan).updates] == ["Begun", "done"]


def test_a_day_to_come_or_none_at_all_is_today(qtbot: QtBot) -> None:
    clock.set_today("2026-11-21")
    line = FileDay()
    qtbot.addWidget(line)
    for text in ("", "soon", "1/1/2027"):
        line.setText(text)
        assert line.day is None
    line.setText("31/3/24")
    line.editingFinished.emit()
    assert (line.day, line.text()) == (date(2024, 3, 31), "31 Mar 2024")
    assert not line.findChildren(QPushButton)
