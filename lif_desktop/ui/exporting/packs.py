"""Offering the board pack of a meeting as a PDF."""

from pathlib import Path

from PySide6.QtWidgets import QWidget

from lif_desktop import clock
from lif_desktop.progress import Report
from lif_desktop.store.records import Record
from lif_desktop.ui.exporting.dialog import ExportDialog, Kind, Offer
from lif_desktop.ui.session import Session

PAPER = Kind(".pdf", "PDF document")
_NOTE = (
    "Cover, agenda with contents, and the papers drawn from the board as it stands today: actions,"
    " audits, case reviews and child deaths in aggregate."
)


def offer_pack(session: Session, meeting: Record, parent: QWidget | None = None) -> ExportDialog:
    """Return the dialog that writes a meeting's pack."""

    def write(path: Path, report: Report) -> str:
        # Loaded on the thread that writes: ReportLab would hold the window up.
        from lif_desktop.exporting.composing.compose import compose_pack, write_pack  # noqa: PLC0415

        pack = compose_pack(session.board, meeting, clock.today())
        printed = write_pack(pack, path, report)
        notes = "".join(f" {problem}" for problem in printed.problems)
        return f"{printed.pages} pages were written to {path.name}.{notes}"

    day = meeting.values["meets_on"]
    name = f"{session.path.stem} pack {day.isoformat() if day else meeting.reference}"
    title = f"Board pack: {meeting.title}"
    return ExportDialog(session, title, _NOTE, [Offer("Pack", write)], name, PAPER, parent)
