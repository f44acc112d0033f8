"""The pieces of the returns page: model, table, cards, queue, readers, receipts' lines."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QEvent, QMimeData, QModelIndex, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QTableView
from pytestqt.qtbot import QtBot

from lif_desktop.importing.merging.planning import make_plan
from lif_desktop.progress import Cancelled, silent
from lif_desktop.store.board import Board
from lif_desktop.store.receipts import Receipt
from lif_desktop.ui import theme
from lif_desktop.ui.blocks.buttons import Button
from lif_desktop.ui.blocks.text import Words, plain_tip
from lif_desktop.ui.importing.boxed import Fact
from lif_desktop.ui.importing.earlier import Earlier
from lif_desktop.ui.importing.lines import PlanLines
from lif_desktop.ui.importing.outcome_cards import OutcomeCards
from lif_desktop.ui.importing.outcomes import OUTCOMES
from lif_desktop.ui.importing.page import ImportPage
from lif_desktop.ui.importing.readers import Readers, Reading
from lif_desktop.ui.importing.receipt_lines import receipt_lines
from lif_desktop.ui.importing.review_delegate import shares
from lif_desktop.ui.importing.review_model import CHANGE, LINE, PILL, ReviewModel
from lif_desktop.ui.importing.saying import came_in, kept_of
from tests.ui.importing.acting import LONG, bring, messy, press_words, workbook


@pytest.mark.usefixtures("qapp")
def test_the_model_is_a_model(board: Board, tmp_path: Path) -> None:
    model = ReviewModel()
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    plan = make_plan(board, messy(board, tmp_path / "health.xlsx"), "actions")
    model.show_lines(PlanLines(plan))
    assert model.rowCount() == 4
    assert model.rowCount(model.index(0, 0)) == 0
    assert model.columnCount(model.index(0, 0)) == 0
    assert model.headerData(CHANGE, Qt.Orientation.Horizontal) == "Change"
    assert model.headerData(0, Qt.Orientation.Vertical) is None
    assert model.data(QModelIndex()) is None
    assert [model.index(0, column).data() for column in range(4)] == [
        "5", "Problem", "ACT-2026-002", "Target",
    ]  # fmt: skip
    assert model.index(0, CHANGE).data(Qt.ItemDataRole.ToolTipRole)
    assert model.index(0, 1).data(PILL) == OUTCOMES["problem"].pill()
    assert model.index(0, 0).data(LINE) is model.lines[0]
    assert model.index(0, 0).data(Qt.ItemDataRole.EditRole) is None
    assert [line.number for line in model.lines[:2]] == [5, 8]
    model.show_lines(PlanLines(plan, ("same",)))
    assert model.rowCount() == 1
    model.show_lines(())
    assert model.rowCount() == 0


@given(st.lists(st.floats(0, 500), min_size=1, max_size=6), st.floats(0, 800))
def test_what_is_narrow_keeps_its_room_and_the_wide_share(wanted: list[float], room: float) -> None:
    given_ = shares(wanted, room)
    assert sum(given_) <= max(room, 0) + 1e-6 or sum(wanted) <= room
    assert all(0 <= one <= most for one, most in zip(given_, wanted, strict=True))
    if sum(wanted) <= room:
        assert given_ == pytest.approx(wanted)


@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize("width", [820, 1162])
def test_every_outcome_is_painted_in_narrow_and_wide_windows(
    qtbot: QtBot, page: ImportPage, board: Board, tmp_path: Path, width: int, *, dark: bool
) -> None:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    page.resize(width, 540)
    bring(qtbot, page, messy(board, tmp_path / "health.xlsx"))
    press_words(qtbot, page.review_step.panel, "Leave the row out")
    theme.apply(app, dark=dark)
    picture = page.grab().toImage()
    ground = picture.pixelColor(picture.width() // 2, picture.height() - 4)
    assert (ground.lightness() < 128) is dark
    table = page.review_step.table
    columns = table.model().columnCount()
    # Nothing of the change is beyond the edge of the table.
    assert sum(table.columnWidth(one) for one in range(columns)) <= table.viewport().width() + 1


def test_many_cards_stand_in_two_rows(qtbot: QtBot) -> None:
    cards = OutcomeCards()
    qtbot.addWidget(cards)
    cards.resize(776, 140)
    cards.show()
    cards.show_counts(dict.fromkeys(OUTCOMES, 3), {"new": "rows 1–3"}, "new")
    qtbot.waitUntil(lambda: len({card.y() for card in cards.cards.values()}) == 2, timeout=LONG)
    assert "only these are shown" in cards.cards["new"].accessibleName()
    with qtbot.waitSignal(cards.chosen) as heard:
        qtbot.keyClick(cards.cards["same"], Qt.Key.Key_Space)
    assert heard.args == ["same"]
    qtbot.keyClick(cards.cards["same"], Qt.Key.Key_A)
    cards.show_counts({"same": 5}, {}, None)
    assert not cards.cards["refused"].isVisible()


def test_no_reading_child_is_left_behind(tmp_path: Path) -> None:
    path = workbook(tmp_path / "a.xlsx", [["ACT-2026-001", "One", None, None, None, None]])
    readers = Readers()
    readers.prepare()
    readers.prepare()
    reading = Reading(path, readers)
    assert reading.read(silent).book.name == "a.xlsx"
    stopped = Reading(path, readers)
    stopped.stop()
    with pytest.raises(Cancelled):
        stopped.read(silent)
    readers.prepare()
    readers.close()
    readers.prepare()
    with pytest.raises(Cancelled):
        Reading(path, readers).read(silent)


def test_a_receipt_says_values_as_people_do() -> None:
    row = {"sheet": "A", "row": 3, "outcome": "changed", "reference": "REV-2026-001",
           "messages": ["A word."],
           "changes": {"referred_on": ["2026-08-12", None], "independent": [None, True],
                       "agencies": [["Police", "Health"], None], "gone": ["x", "12 March"],
                       "notified_on": ["some day", None]}}  # fmt: skip
    empty = {**row, "outcome": "problem", "changes": {}, "reference": None}
    clash = {**row, "outcome": "conflict", "changes": {"title": ["a", "b"]}}
    receipt = Receipt("a.xlsx", "0", "reviews", {"changed": 1}, [row, empty, clash])
    said = {(line.outcome, line.field): line.change for line in receipt_lines(receipt)}
    assert said["changed", "gone"] == "x → 12 March"
    assert "12 Aug 2026 → blank" in said.values()
    assert "blank → Yes" in said.values()
    assert "Police; Health → blank" in said.values()
    assert "some day → blank" in said.values()
    assert "a → b" in [change for (outcome, _), change in said.items() if outcome == "conflict"]
    assert said["problem", ""] == "A word."
    assert len(receipt_lines(receipt, ("new",))) == 0
    assert came_in(receipt, undone=True).endswith("1 changed. That import was undone.")


def test_many_earlier_imports_are_shown_on_demand(qtbot: QtBot) -> None:
    card = Earlier()
    qtbot.addWidget(card)
    card.show()
    receipts = [Receipt(f"{n}.xlsx", "0", "actions", {}, id=n) for n in range(20)]
    card.show_receipts(receipts, set())
    qtbot.waitUntil(lambda: rows(card) == 12, timeout=LONG)
    press_words(qtbot, card, "Show all 20")
    qtbot.waitUntil(lambda: rows(card) == 20, timeout=LONG)


def rows(card: Earlier) -> int:
    return sum(1 for one in card.findChildren(Button) if one.text() == "Rows" and one.isVisible())


def test_what_is_no_file_is_not_taken(page: ImportPage) -> None:
    data = QMimeData()
    data.setUrls([QUrl("https://example.org/a.xlsx")])
    event = QDragEnterEvent(
        page.rect().center(), Qt.DropAction.CopyAction, data,
        Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier,
    )  # fmt: skip
    event.ignore()
    QApplication.sendEvent(page, event)
    assert not event.isAccepted()
    page.hold_files(held=True)
    assert page.file_step.area._held
    QApplication.sendEvent(page, QDragLeaveEvent())
    assert not page.file_step.area._held
    QApplication.sendEvent(page.file_step.area, QEvent(QEvent.Type.PaletteChange))


def test_everything_on_the_page_has_a_name(
    qtbot: QtBot, page: ImportPage, board: Board, tmp_path: Path
) -> None:
    bring(qtbot, page, messy(board, tmp_path / "health.xlsx"))
    kinds = (QAbstractButton, QComboBox, QTableView)
    for kind in kinds:
        for one in page.findChildren(kind):
            own = type(one).__module__.startswith("lif_desktop") or kind is QTableView
            if own:
                assert one.accessibleName(), one


def test_what_a_workbook_says_is_shown_as_it_stands(qtbot: QtBot) -> None:
    hostile = '<img src="//elsewhere/picture.png"><b>Approved</b>'
    fact = Fact("Action", hostile)
    qtbot.addWidget(fact)
    assert {one.textFormat() for one in fact.findChildren(Words)} == {Qt.TextFormat.PlainText}
    assert plain_tip("R&D\nplan") == "R&D\nplan"
    assert "<img" not in plain_tip(hostile)
    assert "Approved&lt;/b&gt;" in plain_tip(hostile)


def test_no_record_that_an_undo_left_is_passed_over_in_silence() -> None:
    assert kept_of([]) == ""
    said = kept_of([f"ACT-2026-{number:03}" for number in range(1, 31)])
    assert said.endswith("ACT-2026-023, ACT-2026-024 and 6 more.")
