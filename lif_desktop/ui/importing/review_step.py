"""The third step: every row with its outcome; decide what waits, then merge."""

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from lif_desktop.importing.plan import ImportPlan
from lif_desktop.ui import theme
from lif_desktop.ui.blocks.buttons import Button, PrimaryButton
from lif_desktop.ui.blocks.text import note_label
from lif_desktop.ui.importing.decision import DecisionPanel
from lif_desktop.ui.importing.lines import lines_of
from lif_desktop.ui.importing.outcome_card import OutcomeCard
from lif_desktop.ui.importing.outcomes import OUTCOMES
from lif_desktop.ui.importing.review_delegate import ReviewDelegate
from lif_desktop.ui.importing.review_model import (
    FIELD,
    LINE,
    OUTCOME,
    RECORD,
    ROW,
    WHY,
    ReviewModel,
)

# Cards that stand even at nought; the others appear when there is something to say.
_ALWAYS = ("same", "new", "changed", "conflict", "problem")
_WIDTHS = {ROW: 50, OUTCOME: 102, RECORD: 116, FIELD: 120, WHY: 140}


class ReviewStep(QWidget):
    """Shows a plan and lets it be decided."""

    merging = Signal()
    going_back = Signal()
    problem = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._plan: ImportPlan | None = None
        self._outcome: str | None = None
        self._cards = QHBoxLayout()
        self._cards.setSpacing(10)
        self.model = ReviewModel(self)
        self.table = QTableView()
        self.panel = DecisionPanel()
        self.merge_button = PrimaryButton("Merge", self.merging.emit)
        self._still = note_label("Nothing has been written yet")
        self._set_up_table()
        self._connect()
        self._assemble()

    def show_plan(self, plan: ImportPlan) -> None:
        """Show a plan from the start: all that is not simply the same."""
        self._plan, self._outcome = plan, None
        self.refresh()
        self._choose_first()

    def refresh(self) -> None:
        """Show the plan as it is after a decision; the chosen row stays in view."""
        if self._plan is None:
            return
        place = self.table.currentIndex().row()
        self._show_cards(self._plan)
        self.model.show_lines(lines_of(self._plan, self._outcome))
        count = len(self._plan.writable)
        self.merge_button.setText(f"Merge {count} change{'s' if count != 1 else ''}")
        if self.model.rowCount():
            self.table.selectRow(min(max(place, 0), self.model.rowCount() - 1))
        else:
            self.panel.clear()

    def show_outcome(self, outcome: str | None) -> None:
        """Show only the rows of one outcome; the same again, or None, shows all."""
        self._outcome = None if outcome == self._outcome else outcome
        self.refresh()
        self._choose_first()

    def _choose_first(self) -> None:
        if self.model.rowCount():
            self.table.selectRow(0)
            self.table.scrollToTop()

    def _show_cards(self, plan: ImportPlan) -> None:
        while (item := self._cards.takeAt(0)) is not None:
            if widget := item.widget():
                widget.deleteLater()
        counts = plan.counts
        left_over = [one for one in OUTCOMES if one not in _ALWAYS and counts[one]]
        for outcome in (*_ALWAYS, *left_over):
            said = OUTCOMES[outcome]
            card = OutcomeCard(said, counts[outcome], chosen=outcome == self._outcome)
            card.clicked.connect(lambda outcome=outcome: self.show_outcome(outcome))
            self._cards.addWidget(card, 1)

    def _chosen(self, now: QModelIndex) -> None:
        line = now.data(LINE)
        if self._plan is not None and line is not None:
            self.panel.show_line(self._plan, line)

    def _set_up_table(self) -> None:
        self.table.setModel(self.model)
        self.table.setItemDelegate(ReviewDelegate(self.table))
        self.table.setShowGrid(False)
        self.table.setWordWrap(False)
        self.table.setTabKeyNavigation(False)
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.table.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.table.setAccessibleName("Rows of the workbook and their outcomes")
        self.table.verticalHeader().hide()
        self.table.verticalHeader().setDefaultSectionSize(theme.ROW)
        head = self.table.horizontalHeader()
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        head.setHighlightSections(False)
        for column, width in _WIDTHS.items():
            self.table.setColumnWidth(column, width)
        head.setSectionResizeMode(4, QHeaderView.ResizeMode.Stretch)

    def _connect(self) -> None:
        self.table.selectionModel().currentRowChanged.connect(self._chosen)
        self.panel.decided.connect(self.refresh)
        self.panel.refused.connect(self.problem)

    def _assemble(self) -> None:
        middle = QHBoxLayout()
        middle.setSpacing(16)
        middle.addWidget(self.table, 1)
        middle.addWidget(self.panel)
        foot = QHBoxLayout()
        foot.setSpacing(10)
        foot.addWidget(self._still)
        foot.addStretch(1)
        foot.addWidget(Button("Back", self.going_back.emit))
        foot.addWidget(self.merge_button)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(12)
        whole.addLayout(self._cards)
        whole.addLayout(middle, 1)
        whole.addLayout(foot)
