"""Several files dropped together: one list, merged file by file, taken back in one click."""

from pathlib import Path

from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from lif_desktop.store.board import Board
from lif_desktop.ui.importing.batch_model import CHANGED, HEADS, NEW, STATE, WAITS, WHAT, BatchModel
from lif_desktop.ui.importing.batch_model import FILE as NAME
from lif_desktop.ui.importing.page import BATCH, DONE, FILE, HEADINGS, REVIEW, VALUES, ImportPage
from tests.ui.importing.acting import (
    LONG,
    arrive,
    button,
    changes,
    drop,
    messy,
    press,
    press_words,
    references,
    row_of,
    told,
    workbook,
)


def sure(board: Board, path: Path, **said: str) -> Path:
    """Write a return of two rows, of which the first says something new."""
    first, second, *_ = references(board)
    return workbook(path, [row_of(board, first, **said), row_of(board, second)])


def listed(page: ImportPage) -> dict[str, str]:
    """Return the state of each file in the list, by name."""
    model = page.list.step.model
    return {
        model.index(row, NAME).data(): model.index(row, STATE).data()
        for row in range(model.rowCount())
    }


def all_read(qtbot: QtBot, page: ImportPage) -> None:
    """Wait until the list has been read."""
    qtbot.waitUntil(
        lambda: page.step == BATCH and not page.files.batch.of("waiting", "reading"), timeout=LONG
    )


def choose(page: ImportPage, name: str) -> None:
    """Make a file of the list the current one."""
    names = list(listed(page))
    page.list.step.table.select_place(names.index(name))


def test_a_drop_of_several_is_one_list_merged_and_taken_back(
    qtbot: QtBot, page: ImportPage, board: Board, tmp_path: Path
) -> None:
    before = changes(board)
    one = sure(board, tmp_path / "one.xlsx", rag="Red")
    two = messy(board, tmp_path / "health.xlsx")
    bad = tmp_path / "bad.xlsx"
    bad.write_bytes(b"PK\x03\x04 no workbook")
    note = tmp_path / "notes.zip"
    note.write_bytes(b"PK")
    drop(page, one, two, bad, note)
    all_read(qtbot, page)
    assert listed(page) == {
        "one.xlsx": "Ready to merge", "health.xlsx": "Waits for you", "bad.xlsx": "Cannot be read",
        "notes.zip": "Not a workbook",
    }  # fmt: skip
    assert page._subtitle.text() == (
        "3 files: 1 ready to merge, 1 waiting for you, 1 cannot be read and 1 passed over."
    )
    model = page.list.step.model
    assert model.index(1, WHAT).data() == "Northmoor Health NHS Trust · actions"
    assert model.index(3, WHAT).data() == "A ZIP file; unpack it and drop the folder"
    assert changes(board) == before
    assert page.list.step.merge_button.text() == "Merge 1 change of 1 file"
    page.list.step.keep_tick.setChecked(True)
    press(qtbot, page.list.step.merge_button)
    qtbot.waitUntil(lambda: listed(page)["one.xlsx"] == "Merged" and not page.working, timeout=LONG)
    assert told(page) == "1 change of 1 file merged. 1 file waits for you."
    assert board.file(board.receipts()[0].sha256)
    assert len(changes(board)) == len(before) + 1
    first = board.find("actions", references(board)[0])
    assert first is not None
    assert first.values["owner_rag"] == "red"
    press(qtbot, page.list.step.back_button)
    qtbot.waitUntil(lambda: "taken back" in told(page), timeout=LONG)
    assert listed(page)["one.xlsx"] == "Taken back"
    undone = board.find("actions", references(board)[0])
    assert undone is not None
    assert undone.values["owner_rag"] != "red"


def test_a_file_of_the_list_is_opened_decided_and_stands_ready(
    qtbot: QtBot, page: ImportPage, board: Board, tmp_path: Path
) -> None:
    drop(page, messy(board, tmp_path / "health.xlsx"), sure(board, tmp_path / "b.xlsx", rag="Red"))
    all_read(qtbot, page)
    choose(page, "health.xlsx")
    press_words(qtbot, page.list.step.panel, "Open")
    arrive(qtbot, page, REVIEW)
    assert page.title() == "Return from Northmoor Health NHS Trust"
    press_words(qtbot, page.review_step.panel, "Leave this field")
    press(qtbot, page.review_step.cards.cards["possible"])
    press_words(qtbot, page.review_step.panel, "Leave it out")
    page.review_step.going_back.emit()
    assert page.step == HEADINGS
    page.headings_step.going_back.emit()
    all_read(qtbot, page)
    assert listed(page) == {"health.xlsx": "Ready to merge", "b.xlsx": "Ready to merge"}


def test_a_list_stays_while_other_pages_are_looked_at_and_takes_more(
    qtbot: QtBot, page: ImportPage, board: Board, tmp_path: Path
) -> None:
    drop(page, sure(board, tmp_path / "a.xlsx", rag="Red"), messy(board, tmp_path / "health.xlsx"))
    all_read(qtbot, page)
    page.hide()
    page.refresh()
    page.show()
    assert listed(page) == {"a.xlsx": "Ready to merge", "health.xlsx": "Waits for you"}
    press_words(qtbot, page.list.step, "Back to returns")
    assert page.step == FILE
    assert told(page) == "2 files of 2 in the list are not merged yet."
    drop(page, sure(board, tmp_path / "c.xlsx", rag="Amber"))
    all_read(qtbot, page)
    assert list(listed(page)) == ["a.xlsx", "health.xlsx", "c.xlsx"]


def test_two_files_that_contradict_each_other_are_shown_side_by_side(
    qtbot: QtBot, page: ImportPage, board: Board, tmp_path: Path
) -> None:
    drop(
        page, sure(board, tmp_path / "a.xlsx", rag="Red"),
        sure(board, tmp_path / "b.xlsx", rag="Green"),
    )  # fmt: skip
    all_read(qtbot, page)
    press(qtbot, page.list.step.merge_button)
    qtbot.waitUntil(lambda: listed(page)["b.xlsx"] == "Waits for you", timeout=LONG)
    assert listed(page)["a.xlsx"] == "Merged"
    (row, *_) = page.files.batch.items[1].plan.rows  # type: ignore[union-attr] # it was planned
    assert row.outcome == "conflict"
    assert row.conflicts["owner_rag"].ours == "red"


def test_a_register_can_be_said_and_a_file_left_out(
    qtbot: QtBot, page: ImportPage, board: Board, tmp_path: Path
) -> None:
    odd = workbook(tmp_path / "odd.xlsx", [["x", "y"], ["z", "w"]], heads=("Colour", "Shape"))
    drop(page, odd, sure(board, tmp_path / "b.xlsx", rag="Red"))
    all_read(qtbot, page)
    assert listed(page)["odd.xlsx"] == "Say what it is"
    choose(page, "odd.xlsx")
    press_words(qtbot, page.list.step.panel, "Leave it out")
    assert listed(page)["odd.xlsx"] == "Left out"
    press_words(qtbot, page.list.step.panel, "Take it after all")
    choose(page, "b.xlsx")
    box = page.list.step.panel.register_box
    assert box is not None
    box.setCurrentIndex(box.findData("recommendations"))
    box.activated.emit(box.currentIndex())
    qtbot.waitUntil(
        lambda: (
            page.files.batch.items[1].register is not None
            and page.files.batch.items[1].register.key == "recommendations"
        ),
        timeout=LONG,
    )
    qtbot.waitUntil(lambda: page.files.batch.items[1].plan is not None, timeout=LONG)


def test_a_file_that_came_in_before_says_so_in_the_list(
    qtbot: QtBot, page: ImportPage, board: Board, tmp_path: Path
) -> None:
    one, two = sure(board, tmp_path / "a.xlsx", rag="Red"), messy(board, tmp_path / "health.xlsx")
    drop(page, one)
    arrive(qtbot, page, HEADINGS)
    press(qtbot, page.headings_step.compare_button)
    arrive(qtbot, page, REVIEW)
    press(qtbot, page.review_step.merge_button)
    arrive(qtbot, page, DONE)
    drop(page, one, two)
    all_read(qtbot, page)
    assert listed(page)["a.xlsx"] == "Came in before"
    choose(page, "a.xlsx")
    assert button(page.list.step.panel, "Read it again").isVisible()
    press_words(qtbot, page.list.step.panel, "Read it again")
    qtbot.waitUntil(lambda: listed(page)["a.xlsx"] == "Nothing new", timeout=LONG)


def test_reading_a_list_can_be_stopped_and_the_board_closed(
    qtbot: QtBot, page: ImportPage, board: Board, tmp_path: Path
) -> None:
    drop(page, *(sure(board, tmp_path / f"{rag}.xlsx", rag=rag) for rag in ("Red", "Green")))
    qtbot.waitUntil(lambda: page.step == BATCH and page.files.item is not None, timeout=LONG)
    press(qtbot, page.list.step.stop_button)
    assert page.files.item is None
    assert page.files.batch.of("waiting")
    page.close_up()
    assert page.files.batch.items == []
    assert board.receipts() == []


def test_the_model_of_the_list_keeps_its_promises(
    page: ImportPage, board: Board, tmp_path: Path
) -> None:
    model = BatchModel()
    tester = QAbstractItemModelTester(model)
    model.show_batch(page.files.batch)
    assert model.rowCount() == 0
    page.files.batch.add([sure(board, tmp_path / "a.xlsx", rag="Red")])
    model.show_batch(page.files.batch)
    assert model.rowCount() == 1
    assert model.index(0, STATE).data() == "To be read"
    model.show_batch(page.files.batch)
    tester.setParent(model)


def test_words_are_asked_about_once_when_a_file_of_the_list_is_opened(
    qtbot: QtBot, page: ImportPage, board: Board, tmp_path: Path
) -> None:
    misspelt = workbook(
        tmp_path / "b.xlsx", [row_of(board, references(board)[0], lead_agency="Northmoor Polise")]
    )
    drop(page, misspelt, sure(board, tmp_path / "a.xlsx", rag="Red"))
    all_read(qtbot, page)
    choose(page, "b.xlsx")
    press_words(qtbot, page.list.step.panel, "Open")
    arrive(qtbot, page, VALUES)
    page.in_hand.values_step.going_back.emit()
    page.headings_step.going_back.emit()
    all_read(qtbot, page)
    press_words(qtbot, page.list.step.panel, "Open")
    arrive(qtbot, page, REVIEW)


def test_heads_have_room_in_any_font(page: ImportPage) -> None:
    table = page.list.step.table
    head = table.horizontalHeader()
    font = head.font()
    font.setPointSizeF(2 * font.pointSizeF() if font.pointSizeF() > 0 else 24)
    head.setFont(font)
    table.fit()
    for column in (NEW, CHANGED, WAITS):
        needed = head.fontMetrics().horizontalAdvance(HEADS[column])
        assert table.columnWidth(column) > needed


def test_a_file_that_does_not_fit_may_be_said_to_be_another(
    qtbot: QtBot, page: ImportPage, board: Board, tmp_path: Path
) -> None:
    odd = workbook(tmp_path / "odd.xlsx", [["x", "y"], ["z", "w"]], ("Colour", "Shape"))
    drop(page, odd, sure(board, tmp_path / "a.xlsx", rag="Red"))
    all_read(qtbot, page)
    choose(page, "odd.xlsx")
    panel = page.list.step.panel
    for register in ("risks", "learning"):
        assert panel.register_box is not None
        panel.register_box.setCurrentIndex(panel.register_box.findData(register))
        panel.register_box.activated.emit(panel.register_box.currentIndex())
        qtbot.waitUntil(lambda: listed(page)["odd.xlsx"] == "Cannot be read", timeout=LONG)
    press_words(qtbot, panel, "Open")
    arrive(qtbot, page, HEADINGS)
