"""Sending a workbook back to its agency: where it is written, and what was asked."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog

from lif_desktop.faults import Fault
from lif_desktop.importing.merging.merge import receipt_of
from lif_desktop.importing.merging.plan import ImportPlan
from lif_desktop.importing.reading.sheets import Workbook
from lif_desktop.progress import Report
from lif_desktop.rules.words import counted
from lif_desktop.store.board import Board
from lif_desktop.store.faults import NoSuchFile
from lif_desktop.store.receipts import Receipt
from lif_desktop.ui.exporting.names import file_name, keep_folder, usual_folder
from lif_desktop.ui.importing.steps_page import StepsPage
from lif_desktop.ui.session import Action

Sheets = Sequence[tuple[str, Sequence[Sequence[Any]]]]


class SendingBack(QObject):
    """Asks where, writes on a thread, and says what was written."""

    def __init__(self, page: StepsPage) -> None:
        super().__init__(page)
        self._page = page

    def from_plan(self, plan: ImportPlan, book: Workbook | None) -> None:
        """Write what waits of a plan beside the rows of its own workbook."""
        sheets = [(one.name, one.rows) for one in book.sheets] if book is not None else []
        place = self._ask(plan.file_name)
        if place is not None:
            work = partial(_write_plan, self._page.session.board, plan, sheets, place)
            self._page.work("Writing the workbook for the agency", work, partial(self._done, place))

    def from_receipt(self, receipt: Receipt) -> None:
        """Write what waited of an import, from the file that the board kept."""
        place = self._ask(receipt.file_name)
        if place is not None:
            work = partial(_write_receipt, self._page.session.board, receipt, place)
            self._page.work("Writing the workbook for the agency", work, partial(self._done, place))

    def _ask(self, name: str) -> Path | None:
        session = self._page.session
        offered = usual_folder(session) / f"{file_name(Path(name).stem)} - questions.xlsx"
        path, _ = QFileDialog.getSaveFileName(
            self._page, "Send problems back", str(offered), "Excel workbook (*.xlsx)"
        )
        return Path(path) if path else None

    def _done(self, place: Path, asked: int) -> None:
        keep_folder(self._page.session, place.parent)
        shown = QUrl.fromLocalFile(str(place))
        self._page.say(
            f"{place.name} asks about {counted(asked, 'row')}. Send it to the agency as it is.",
            "well",
            Action("Open it", lambda: QDesktopServices.openUrl(shown)),
        )


def _write_plan(
    board: Board, plan: ImportPlan, sheets: Sheets, place: Path, _report: Report
) -> int:
    source = plan.path.read_bytes() if plan.path is not None and plan.path.is_file() else None
    return _write(board, receipt_of(plan), plan.back.agency, source, sheets, place)


def _write_receipt(board: Board, receipt: Receipt, place: Path, _report: Report) -> int:
    try:
        source = board.file(receipt.sha256)
    except NoSuchFile as fault:
        raise Fault(
            f"The board did not keep {receipt.file_name}. Read the file again, and send the"
            " problems back from its review."
        ) from fault
    return _write(board, receipt, None, source, (), place)


def _write(
    board: Board, receipt: Receipt, agency: int | None, source: bytes | None, sheets: Sheets,
    place: Path,
) -> int:  # fmt: skip
    # Loaded on the thread that writes: openpyxl would hold the window up.
    from lif_desktop.exporting.workbooks.answer import write_answer  # noqa: PLC0415
    from lif_desktop.exporting.workbooks.answer_front import letter_for  # noqa: PLC0415

    letter = letter_for(board, receipt, agency, None)
    return write_answer(receipt, letter, place, source=source, sheets=sheets)
