"""One report on the page, from top to bottom: what it says, then its sections."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from lif_desktop.reports.shape import About, Report, Section, Table
from lif_desktop.rules.words import counted
from lif_desktop.ui.blocks.buttons import LinkButton
from lif_desktop.ui.blocks.cards import hairline
from lif_desktop.ui.blocks.text import Words, note_label, section_label, small_label
from lif_desktop.ui.reports.chart import ChartBox
from lif_desktop.ui.reports.model import ReportModel
from lif_desktop.ui.reports.table import ReportTable

_MEASURE = 860


class ReportView(QWidget):
    """Everything that a report says; rows lead to their records through `go`."""

    def __init__(self, report: Report, go: Callable[[About], object]) -> None:
        super().__init__()
        self.report, self._go = report, go
        self.tables: list[ReportTable] = []
        self.setAccessibleName(report.title)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 12, 12)
        self._column.setSpacing(8)
        for said in report.summary:
            self._column.addWidget(_paragraph(said))
        if not report.summary and not report.sections:
            self._column.addWidget(note_label("Nothing is on record for this report yet."))
        for section in report.sections:
            self._show(section)
        if report.left_out:
            self._column.addSpacing(8)
            self._column.addWidget(section_label("Left out for the public"))
            for why in report.left_out:
                self._column.addWidget(_paragraph(f"• {why}"))
        if report.basis:
            self._column.addSpacing(8)
            self._column.addWidget(hairline())
            self._column.addWidget(small_label(f"Basis: {report.basis}", wrap=True))
        self._column.addStretch(1)

    def _show(self, section: Section) -> None:
        self._column.addSpacing(8)
        if section.title:
            self._column.addWidget(section_label(section.title))
        for said in section.said:
            self._column.addWidget(_paragraph(said))
        for chart in section.charts:
            self._column.addWidget(ChartBox(chart))
            self._column.addSpacing(6)
        for table in section.tables:
            self._show_table(table, section.title)

    def _show_table(self, table: Table, above: str) -> None:
        if table.title and table.title != above:
            self._column.addWidget(Words(table.title, bold=True, wrap=True))
        if not table.rows:
            self._column.addWidget(note_label(table.empty, wrap=True))
        else:
            self._show_rows(table, above)
        if table.note:
            self._column.addWidget(small_label(table.note, wrap=True))
        self._column.addSpacing(4)

    def _show_rows(self, table: Table, above: str) -> None:
        model = ReportModel(table)
        shown = ReportTable(model, table.title or above or self.report.title)
        shown.opened.connect(self._go)
        self.tables.append(shown)
        self._column.addWidget(shown)
        if model.left:
            more = LinkButton(f"Show all {counted(len(table.rows), 'row')}")

            def show_all() -> None:
                model.show_all()
                more.hide()
                shown.setFocus()

            more.clicked.connect(lambda _checked=False: show_all())
            self._column.addWidget(more, 0, Qt.AlignmentFlag.AlignLeft)


def _paragraph(text: str) -> Words:
    label = Words(text, wrap=True)
    label.setMaximumWidth(_MEASURE)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return label
