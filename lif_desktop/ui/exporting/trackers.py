"""Offering a register as an Excel tracker."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QWidget

from lif_desktop import clock, registers
from lif_desktop.progress import Report
from lif_desktop.store.query import View
from lif_desktop.ui.exporting.dialog import ExportDialog, Kind, Offer
from lif_desktop.ui.session import Session

WORKBOOK = Kind(".xlsx", "Excel workbook")
_NOTE = (
    "A front sheet with counts, and every field with lists to choose from. Fill it in, or send it"
    " out; what comes back is compared row by row under Returns."
)


def offer_tracker(session: Session, view: View, parent: QWidget | None = None) -> ExportDialog:
    """Return the dialog that writes a view, or its whole register, as a tracker."""
    register = registers.get(view.register)
    shown, whole = session.board.count(view), session.board.count(View(view.register))
    plural = register.plural.lower()
    offers = [Offer(f"All {whole:,} {plural}", _writer(session, View(view.register)))]
    if shown != whole:
        offers.insert(0, Offer(f"The {shown:,} {plural} in view", _writer(session, view)))
    name = f"{session.path.stem} {plural} {clock.today().isoformat()}"
    return ExportDialog(session, f"Export {plural}", _NOTE, offers, name, WORKBOOK, parent)


def _writer(session: Session, view: View) -> Callable[[Path, Report], str]:
    def write(path: Path, report: Report) -> str:
        # Loaded on the thread that writes: openpyxl would hold the window up.
        from lif_desktop.exporting.workbooks.tracker import write_tracker  # noqa: PLC0415

        rows = write_tracker(session.board, view, path, report)
        return f"{rows:,} rows were written to {path.name}."

    return write
