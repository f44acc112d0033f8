"""The file of a piece of evidence: in by hand or drop, out as a copy, and never run."""

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import (
    QDesktopServices,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDropEvent,
    QGuiApplication,
)
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from lif_desktop.store.board import Board
from lif_desktop.ui.register.evidence_file import EvidenceFile
from lif_desktop.ui.register.page import RegisterPage
from lif_desktop.ui.register.record_view import RecordView
from tests.ui.register.acting import click, editor, open_record, write
from tests.ui.register.conftest import Pages

LONG = 20_000


@pytest.fixture
def minutes(tmp_path: Path) -> Path:
    path = tmp_path / "Minutes of May.txt"
    path.write_text("Every school was briefed.", encoding="utf-8")
    return path


@pytest.fixture
def kept(board: Board, minutes: Path) -> int:
    with board.change("Add evidence") as change:
        values = {"title": "Minutes", "kind": "process"}
        return change.add("evidence", {**values, **change.attach(minutes)})


def shown(page: RegisterPage, record_id: int) -> tuple[RecordView, EvidenceFile]:
    page.show_record(record_id)
    view = page.panel.record_view()
    assert view.file is not None
    return view, view.file


def drop(box: EvidenceFile, *paths: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    action, buttons = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    none = Qt.KeyboardModifier.NoModifier
    box.dragEnterEvent(QDragEnterEvent(QPoint(4, 4), action, data, buttons, none))
    box.grab()
    box.dragLeaveEvent(QDragLeaveEvent())
    box.dropEvent(QDropEvent(QPointF(4, 4), action, data, buttons, none))


def test_new_evidence_keeps_its_file_when_it_is_saved(
    page_of: Pages, board: Board, minutes: Path
) -> None:
    page = page_of("evidence")
    page.new()
    view = page.panel.record_view()
    assert view.file is not None
    assert not set(view.form.boxes) & {"file_name", "file_size", "file_hash"}
    drop(view.file, minutes)
    assert view.unsaved()
    assert view.file.name.accessibleName() == "Minutes of May.txt"
    assert editor(view, "title").value() == "Minutes of May"
    assert view.save()
    (record,) = board.records("evidence")
    assert record.values["file_name"] == "Minutes of May.txt"
    assert board.file(record.values["file_hash"]) == minutes.read_bytes()
    assert len(board.history(2)) == 2
    assert "25 bytes · no date of its own yet · put in" in view.file.facts.text()
    assert not view.unsaved()


def test_a_file_that_waits_can_be_taken_back(qtbot: QtBot, page_of: Pages, minutes: Path) -> None:
    page = page_of("evidence")
    page.new()
    view = page.panel.record_view()
    assert view.file is not None
    drop(view.file, minutes, minutes)
    assert view.file.pending is None
    view.file.put(minutes)
    click(qtbot, view.file.back_button)
    assert view.file.pending is None
    assert view.file.back_button.isHidden()


def test_a_file_is_put_into_a_known_record_as_a_change_of_its_own(
    qtbot: QtBot,
    page_of: Pages,
    board: Board,
    minutes: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    with board.change("Add evidence") as change:
        record_id = change.add("evidence", {"title": "Minutes"})
    view, box = shown(page_of("evidence"), record_id)
    write(qtbot, editor(view, "says"), "Schools were told")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(minutes), ""))
    click(qtbot, box.add_button)
    qtbot.waitUntil(box.open_button.isVisible, timeout=LONG)
    assert board.history(1)[0].title == "Put a file into EVD-2026-001"
    assert board.record("evidence", record_id).values["file_size"] == 25
    # What was typed meanwhile is still there.
    assert view.form.values()["says"] == "Schools were told"
    assert view.save()


def test_what_cannot_be_put_in_is_said(
    qtbot: QtBot, page_of: Pages, board: Board, tmp_path: Path
) -> None:
    with board.change("Add evidence") as change:
        record_id = change.add("evidence", {"title": "Minutes"})
    _, box = shown(page_of("evidence"), record_id)
    empty = tmp_path / "empty.txt"
    empty.touch()
    box.put(empty)
    qtbot.waitUntil(lambda: bool(box.problem.text()), timeout=LONG)
    assert "it is empty" in box.problem.text()
    assert box.add_button.isEnabled()
    assert board.record("evidence", record_id).values["file_hash"] is None


def test_a_kept_file_is_shown_copied_and_opened_read_only(
    qtbot: QtBot,
    page_of: Pages,
    kept: int,
    tmp_path: Path,
    minutes: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    _, box = shown(page_of("evidence"), kept)
    assert box.digest.text().startswith("SHA-256 ")
    assert box.digest.toolTip()[:8] in box.digest.text()
    click(qtbot, box.copy_digest)
    assert QGuiApplication.clipboard().text() == box.digest.toolTip()
    opened: list[Path] = []

    def view(url: QUrl) -> bool:
        opened.append(Path(url.toLocalFile()))
        return len(opened) > 1

    monkeypatch.setattr(QDesktopServices, "openUrl", view)
    click(qtbot, box.open_button)
    qtbot.waitUntil(lambda: bool(box.problem.text()), timeout=LONG)
    assert "has no program for Minutes of May.txt" in box.problem.text()
    click(qtbot, box.open_button)
    qtbot.waitUntil(lambda: len(opened) == 2, timeout=LONG)
    assert opened[1].read_bytes() == minutes.read_bytes()
    assert opened[1].stat().st_mode & 0o222 == 0
    place = tmp_path / "copy.txt"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(place), ""))
    click(qtbot, box.save_button)
    qtbot.waitUntil(place.exists, timeout=LONG)
    assert place.read_bytes() == minutes.read_bytes()


def test_a_program_is_never_opened(
    page_of: Pages, board: Board, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = tmp_path / "update.pdf.exe"
    program.write_bytes(b"MZ")
    with board.change("Add evidence") as change:
        record_id = change.add("evidence", {"title": "Odd", **change.attach(program)})
    opened: list[QUrl] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", opened.append)
    _, box = shown(page_of("evidence"), record_id)
    box.open()
    assert "is a program, so it is not opened" in box.problem.text()
    assert opened == []


def test_a_program_is_told_apart_when_it_is_put_in(page_of: Pages, tmp_path: Path) -> None:
    program = tmp_path / "update.pdf.exe"
    program.write_bytes(b"MZ")
    page = page_of("evidence")
    page.new()
    box = page.panel.record_view().file
    assert box is not None
    box.put(program)
    assert "is a program, so it is not opened" in box.problem.text()
    assert box.pending == program


def test_evidence_is_offered_wherever_it_can_belong(
    qtbot: QtBot, page_of: Pages, board: Board, minutes: Path
) -> None:
    page = page_of("actions")
    view = open_record(qtbot, page, "ACT-2026-001")
    offered = next(one for one in view.parts.adds.links if one.text() == "piece of evidence")
    offered.click()
    child = page.panel.view()
    assert isinstance(child, RecordView)
    assert child.file is not None
    child.file.put(minutes)
    assert child.save()
    (record,) = board.records("evidence")
    assert record.values["action"] == 1
    section = next(one for one in view.sections if one.register.key == "evidence")
    assert [row.record.title for row in section.rows] == ["Minutes of May"]
