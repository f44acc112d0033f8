"""Offering a report as a PDF, or its tables as a workbook."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QWidget

from lif_desktop.progress import Report as Progress
from lif_desktop.reports.shape import Report
from lif_desktop.rules.words import counted
from lif_desktop.ui.exporting.dialog import ExportDialog, Offer
from lif_desktop.ui.exporting.packs import PAPER
from lif_desktop.ui.exporting.trackers import WORKBOOK
from lif_desktop.ui.session import Session

_PUBLIC = (
    " What identifies is left out or suppressed; read it before it is published. It is logged under"
    " Disclosures."
)


def offer_paper(session: Session, report: Report, parent: QWidget | None = None) -> ExportDialog:
    """Return the dialog that writes a report as a paper on its own."""

    def write(path: Path, progress: Progress) -> str:
        # Loaded on the thread that writes: ReportLab would hold the window up.
        from lif_desktop.exporting.papers.from_report import pack_of  # noqa: PLC0415
        from lif_desktop.exporting.pdf.press import write_pack  # noqa: PLC0415

        printed = write_pack(pack_of(session.board, report), path, progress)
        notes = "".join(f" {problem}" for problem in printed.problems) + _log(session, report, path)
        were = "was" if printed.pages == 1 else "were"
        return f"{counted(printed.pages, 'page')} {were} written to {path.name}.{notes}"

    note = f"The report as it stands in view, {_for(report)}."
    offers = [_offer("Paper", write, report)]
    return ExportDialog(session, report.title, note + _public(report), offers, _name(report),
                        PAPER, parent)  # fmt: skip


def offer_workbook(session: Session, report: Report, parent: QWidget | None = None) -> ExportDialog:
    """Return the dialog that writes a report's tables as a workbook."""

    def write(path: Path, progress: Progress) -> str:
        # Loaded on the thread that writes: openpyxl would hold the window up.
        from lif_desktop.exporting.workbooks.report_book import write_report  # noqa: PLC0415

        marking = "" if report.asked.public else session.board.settings.get("marking", "")
        tables = write_report(report, path, marking, progress)
        logged = _log(session, report, path)
        were = "was" if tables == 1 else "were"
        return f"{counted(tables, 'table')} {were} written to {path.name}.{logged}"

    note = f"Each table of the report on a sheet of its own, {_for(report)}."
    offers = [_offer("Workbook", write, report)]
    return ExportDialog(session, report.title, note + _public(report), offers, _name(report),
                        WORKBOOK, parent)  # fmt: skip


def _offer(label: str, write: Callable[[Path, Progress], str], report: Report) -> Offer:
    public = report.asked.public
    return Offer(label, write, logs=public, marked=not public)


def _log(session: Session, report: Report, path: Path) -> str:
    # Drawing reports is loaded with the first of them, on the thread that writes.
    from lif_desktop.reports.disclosing import log_file  # noqa: PLC0415

    logged = log_file(session.board, report, path)
    return f" {logged}" if logged else ""


def _for(report: Report) -> str:
    period = f", {report.period}" if report.period else ""
    return f"for the {report.asked.audience}{period}"


def _public(report: Report) -> str:
    return _PUBLIC if report.asked.public else ""


def _name(report: Report) -> str:
    public = " public" if report.asked.public else ""
    return f"{report.title}{public} {report.on.isoformat()}"
