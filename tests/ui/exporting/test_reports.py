"""Writing a report from the window: a public one is logged, and the window shows it."""

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from lif_desktop.reports import catalogue
from lif_desktop.reports.shape import Asked, Audience
from lif_desktop.ui.exporting.dialog import ExportDialog
from lif_desktop.ui.exporting.reports import offer_paper, offer_workbook
from lif_desktop.ui.session import Session

LONG = 60_000  # milliseconds


def go(qtbot: QtBot, dialog: ExportDialog) -> None:
    qtbot.mouseClick(dialog.go_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(dialog.progress.isHidden, timeout=LONG)


@pytest.mark.parametrize("audience", ["public", "board"])
def test_a_paper_and_a_workbook_for_the_public_are_logged(
    qtbot: QtBot, session: Session, owner: QWidget, tmp_path: Path, audience: Audience
) -> None:
    asked = Asked(audience=audience)
    report = catalogue.get("cdop").draw(session.board, date(2026, 11, 21), asked)
    refreshed: list[int] = []
    session.changed.connect(lambda: refreshed.append(1))
    for offer, ending in ((offer_paper, "pdf"), (offer_workbook, "xlsx")):
        dialog = offer(session, report, owner)
        dialog.open()
        words = " ".join(label.text() for label in dialog.findChildren(QLabel))
        assert ("Marked OFFICIAL-SENSITIVE" in words) == (audience == "board")
        dialog.place.setText(str(tmp_path / f"deaths.{ending}"))
        go(qtbot, dialog)
        assert ("logged as DSC-" in dialog.said.text()) == (audience == "public")
        dialog.reject()
    entries = [one.values["file_name"] for one in session.board.records("disclosures")]
    assert entries == (["deaths.pdf", "deaths.xlsx"] if audience == "public" else [])
    assert len(refreshed) == len(entries)
