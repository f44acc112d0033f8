"""The export of a pack: what is known before, the file, its protection, copies, what is kept."""

import hashlib
from pathlib import Path
from typing import Literal

import pikepdf
import pytest
from docx import Document
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPushButton, QRadioButton, QWidget
from pytestqt.qtbot import QtBot

from lif_desktop.store.board import Board
from lif_desktop.ui.exporting.packs import PackDialog, offer_pack, offer_word
from lif_desktop.ui.session import Message, Session

LONG = 60_000  # milliseconds


@pytest.fixture
def dialog(qtbot: QtBot, session: Session, board: Board, owner: QWidget) -> PackDialog:
    meeting = board.find("meetings", "MTG-2026-003")
    assert meeting is not None
    dialog = offer_pack(session, meeting, owner)
    dialog.open()
    assert not dialog.go_button.isEnabled()  # nothing goes before it is looked at
    qtbot.waitUntil(dialog.go_button.isEnabled, timeout=LONG)
    return dialog


def go(qtbot: QtBot, dialog: PackDialog) -> None:
    qtbot.mouseClick(dialog.go_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(dialog.progress.isHidden, timeout=LONG)


def test_a_pack_is_a_pdf_and_the_very_file_is_kept(
    qtbot: QtBot, dialog: PackDialog, board: Board, tmp_path: Path
) -> None:
    assert dialog.options.about.text() == "Version 1. Marked OFFICIAL-SENSITIVE on every page."
    assert dialog.options.known.text() == "Before it goes: No figure is in question."
    go(qtbot, dialog)
    (path,) = tmp_path.glob("*.pdf")
    content = path.read_bytes()
    assert content.startswith(b"%PDF")
    assert f"pages were written to {path.name} and kept as version 1." in dialog.said.text()
    (pack,) = board.records("packs")
    assert board.file(pack.values["file_hash"]) == content
    digest = hashlib.sha256(content).hexdigest()
    assert pack.values["sha256"] == digest
    assert pack.values["state"] == "made"
    assert dialog.outcome.lines == [("Digest (SHA-256)", digest)]
    copy = next(one for one in dialog.outcome.findChildren(QPushButton))
    qtbot.mouseClick(copy, Qt.MouseButton.LeftButton)
    assert QGuiApplication.clipboard().text() == digest
    dialog.reject()


def test_a_public_pack_says_before_what_it_withholds_and_is_logged(
    qtbot: QtBot, dialog: PackDialog, board: Board, tmp_path: Path
) -> None:
    qtbot.mouseClick(dialog.options.chips["public"], Qt.MouseButton.LeftButton)
    assert dialog.place.text().endswith(" public.pdf")
    assert "left out, suppressed or reworded" in dialog.options.known.text()
    listed = dialog.options.list
    assert listed.isVisible()
    assert listed.item(0).text().startswith("Left out: ")
    go(qtbot, dialog)
    (pack,) = board.records("packs")
    assert pack.values["audience"] == "public"
    assert pack.values["left_out"]
    (path,) = tmp_path.glob("* public.pdf")
    logged = [one.values["file_name"] for one in board.records("disclosures")]
    assert logged
    assert set(logged) == {path.name}
    dialog.reject()


def test_a_protected_pack_opens_with_the_passphrase_that_is_shown(
    qtbot: QtBot, dialog: PackDialog, board: Board, tmp_path: Path
) -> None:
    dialog.options.protect.click()
    dialog.options.draft.click()
    go(qtbot, dialog)
    (path,) = tmp_path.glob("*.pdf")
    shown = dict(dialog.outcome.lines)
    with pytest.raises(pikepdf.PasswordError):
        pikepdf.open(path)
    with pikepdf.open(path, password=shown["Passphrase"]) as opened:
        assert len(opened.pages) > 2
    assert shown["Passphrase"] not in shown["For the message"]
    (pack,) = board.records("packs")
    assert pack.values["sha256"] == hashlib.sha256(path.read_bytes()).hexdigest()
    assert pack.values["draft"]
    dialog.reject()


def test_numbered_copies_are_of_those_named_and_the_pack_is_sent(
    qtbot: QtBot, dialog: PackDialog, board: Board, tmp_path: Path
) -> None:
    assert not dialog.options.numbered.isEnabled()
    dialog.options.recipients.setPlainText("A. Moss\nR. Okoro\n")
    dialog.options.numbered.click()
    go(qtbot, dialog)
    assert "were written to 2 numbered copies" in dialog.said.text()
    names = sorted(path.name for path in tmp_path.glob("*.pdf"))
    assert len(names) == 2
    assert "A. Moss" in names[0]
    assert dialog.open_button.isHidden()
    (pack,) = board.records("packs")
    assert (pack.values["state"], pack.values["copies"]) == ("sent", 2)
    assert [line.partition(",")[0] for line in pack.values["recipients"].splitlines()] == [
        "Copy 1 of 2 · A. Moss", "Copy 2 of 2 · R. Okoro",
    ]  # fmt: skip
    dialog.reject()


def test_taking_a_pack_back_names_the_files_that_stay(
    qtbot: QtBot, dialog: PackDialog, session: Session, board: Board, tmp_path: Path
) -> None:
    dialog.options.recipients.setPlainText("A. Moss\nR. Okoro\n")
    dialog.options.numbered.click()
    go(qtbot, dialog)
    dialog.reject()
    said: list[Message] = []
    session.said.connect(said.append)
    session.undo()
    (message,) = said
    assert message.text.startswith("Undone: Keep Board pack")
    names = sorted(path.name for path in tmp_path.glob("*.pdf"))
    assert len(names) == 2
    assert all(f"“{name}”" in message.text for name in names)
    assert message.tone == "due"
    assert board.records("packs") == []


def test_a_name_that_stands_twice_is_refused_and_nothing_is_kept(
    qtbot: QtBot, dialog: PackDialog, board: Board, tmp_path: Path
) -> None:
    dialog.options.recipients.setPlainText("A. Moss\na. moss")
    go(qtbot, dialog)
    assert "named twice" in dialog.said.text()
    assert not list(tmp_path.glob("*.pdf"))
    assert board.records("packs") == []
    dialog.reject()


@pytest.mark.parametrize("which", ["agenda", "minutes"])
def test_agenda_and_minutes_are_written_for_word(
    qtbot: QtBot,
    session: Session,
    board: Board,
    owner: QWidget,
    tmp_path: Path,
    which: Literal["agenda", "minutes"],
) -> None:
    meeting = board.find("meetings", "MTG-2026-003")
    assert meeting is not None
    for place, audience in enumerate(("board", "public")):
        dialog = offer_word(session, meeting, which, owner)
        dialog.open()
        dialog.findChildren(QRadioButton)[place].click()
        dialog.place.setText(str(tmp_path / f"{audience}.docx"))
        qtbot.mouseClick(dialog.go_button, Qt.MouseButton.LeftButton)
        qtbot.waitUntil(dialog.progress.isHidden, timeout=LONG)
        assert dialog.said.text().startswith(f"The {which} ")
        assert ("logged as DSC-" in dialog.said.text()) == (audience == "public")
        assert Document(str(tmp_path / f"{audience}.docx")).paragraphs
        dialog.reject()
