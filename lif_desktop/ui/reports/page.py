"""Reports: the list of them, and the one in view as screen, PDF and workbook."""

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGraphicsOpacityEffect, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from lif_desktop import clock
from lif_desktop.faults import Fault
from lif_desktop.reports import catalogue
from lif_desktop.reports.shape import About, Asked, Report
from lif_desktop.ui.background import Job
from lif_desktop.ui.blocks.buttons import Button, PrimaryButton
from lif_desktop.ui.blocks.text import Words, small_label
from lif_desktop.ui.exporting.reports import offer_paper, offer_workbook
from lif_desktop.ui.page import Page
from lif_desktop.ui.reports.asking import AskingBar
from lif_desktop.ui.reports.listing import ReportList
from lif_desktop.ui.reports.view import ReportView
from lif_desktop.ui.session import Session

# How much is left of a report in view while another is read.
_PALE = 0.35
_Standing = tuple[tuple[int, ...], date]


class ReportsPage(Page):
    """Every report of the board, drawn on a thread; the one before stays until then."""

    def __init__(self, session: Session) -> None:
        super().__init__(session, "Reports")
        self._drawing: Job[Report] | None = None
        self._looking: Job[int] | None = None
        self._shown: tuple[_Standing, str, Asked] | None = None
        self._counted: _Standing | None = None
        self.view: ReportView | None = None
        self.list = ReportList(catalogue.REPORTS)
        self.asking = AskingBar()
        self.heading = Words("", "section", bold=True)
        self.note = small_label("", wrap=True)
        self.area = QScrollArea()
        self.paper_button = PrimaryButton("Save as PDF…", self.save_paper)
        self.book_button = Button("Save as Excel…", self.save_workbook)
        self._assemble_page()
        self.list.choose(catalogue.REPORTS[0].name)
        self.list.chosen.connect(lambda _name: self._draw())
        self.asking.changed.connect(self._draw)

    def refresh(self) -> None:
        """Draw the report again if the board changed, then count what waits in the others."""
        self._draw()
        state = self._as_it_is()
        if self._counted != state:
            self._counted = state
            self._count(list(catalogue.REPORTS), state)

    def show_view(self, name: str) -> None:
        """Show the report of this name."""
        self.list.choose(name)

    def close_up(self) -> None:
        """Stop drawing."""
        for job in (self._drawing, self._looking):
            if job is not None:
                job.forget()

    def report(self) -> Report | None:
        """Return the report in view."""
        return self.view.report if self.view is not None else None

    def save_paper(self) -> None:
        """Ask where the report in view shall go as a PDF."""
        if (report := self.report()) is not None:
            offer_paper(self.session, report, self).open()

    def save_workbook(self) -> None:
        """Ask where the tables of the report in view shall go."""
        if (report := self.report()) is not None:
            offer_workbook(self.session, report, self).open()

    def _as_it_is(self) -> _Standing:
        """Return what tells whether the board has changed since."""
        return tuple(change.id for change in self.session.board.history(limit=1)), clock.today()

    def _draw(self) -> None:
        asked, state = self.asking.asked(), self._as_it_is()
        entry = catalogue.get(self.list.name())
        wanted = (state, entry.name, asked)
        if self._drawing is not None:
            self._drawing.forget()
        if self._shown == wanted and self.view is not None:
            self._head(self.view.report)
            return
        board, today = self.session.board, state[1]
        if self._shown is None or self._shown[1:] != wanted[1:]:
            self._wait_for(entry.title)

        def show(report: Report) -> None:
            self._shown = wanted
            self.show_report(report)

        def fail(fault: Fault) -> None:
            self.note.setText("This report could not be read.")
            self.session.say_fault(fault)

        work = self.session.run(lambda _report: entry.draw(board, today, asked), show, fail)
        self._drawing = work

    def _wait_for(self, title: str) -> None:
        """Say what is being read; what is still in view pales, and cannot be saved in its place."""
        self.heading.setText(title)
        self.note.setText("Reading the board…")
        for button in (self.paper_button, self.book_button):
            button.setEnabled(False)
        if self.view is not None:
            before = self.view.report
            reader = " for the public" if before.asked.public else ""
            self.note.setText(f"Reading the board… Still in view: {before.title}{reader}.")
            pale = QGraphicsOpacityEffect(self.view)
            pale.setOpacity(_PALE)
            self.view.setGraphicsEffect(pale)
            self.view.setEnabled(False)

    def show_report(self, report: Report) -> None:
        """Show a report that was drawn; the same one again keeps its place."""
        same = self.view is not None and self.view.report.name == report.name
        place = self.area.verticalScrollBar().value() if same else 0
        self.view = ReportView(report, self._go)
        self.area.setWidget(self.view)
        self._head(report)
        if not report.asked.since and not report.asked.until and not report.asked.public:
            self.list.show_waiting(report.name, report.attention)
        self.area.verticalScrollBar().setValue(place)
        self.paper_button.setAccessibleName(f"Save {report.title} as PDF")
        self.book_button.setAccessibleName(f"Save {report.title} as Excel")

    def _head(self, report: Report) -> None:
        """Name the report in view, which may be read and saved."""
        self.heading.setText(report.title)
        said = [report.period, catalogue.get(report.name).answers]
        self.note.setText(" · ".join(part for part in said if part))
        self.paper_button.setEnabled(True)
        if self.view is not None:
            self.view.setGraphicsEffect(None)  # type: ignore[arg-type] # None takes it away
            self.view.setEnabled(True)
            self.book_button.setEnabled(bool(self.view.tables))

    def _count(self, entries: list[catalogue.Entry], state: _Standing) -> None:
        """Count what waits in one report after another, as long as the board stays as it is."""
        if self._looking is not None:
            self._looking.forget()
        if not entries:
            return
        entry, *rest = entries
        board, today = self.session.board, state[1]

        def show(count: int) -> None:
            self.list.show_waiting(entry.name, count)
            if self._counted == state:
                self._count(rest, state)

        self._looking = self.session.run(
            lambda _report: entry.draw(board, today, Asked()).attention, show
        )

    def _go(self, about: About) -> None:
        self.session.navigate(about.register, about.record_id)

    def _assemble_page(self) -> None:
        self.add_button(self.book_button)
        self.add_button(self.paper_button)
        self.area.setWidgetResizable(True)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        right = QWidget()
        column = QVBoxLayout(right)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.heading)
        column.addWidget(self.note)
        column.addWidget(self.asking)
        column.addWidget(self.area, 1)
        row = QHBoxLayout()
        row.setSpacing(20)
        row.addWidget(self.list)
        row.addWidget(right, 1)
        self.body.addLayout(row)
