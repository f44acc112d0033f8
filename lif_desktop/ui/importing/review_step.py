"""The third step: every row with its outcome; decide what waits, then merge."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from lif_desktop.importing.history import history_writing
from lif_desktop.importing.merging.plan import ImportPlan
from lif_desktop.importing.reading.sheets import row_ranges
from lif_desktop.importing.reading.unhurried import walk_again
from lif_desktop.rules.words import counted
from lif_desktop.ui.blocks.buttons import Button, LinkButton, PrimaryButton
from lif_desktop.ui.blocks.states import EmptyState
from lif_desktop.ui.blocks.text import note_label
from lif_desktop.ui.importing.decision import NARROW, WIDTH, DecisionPanel
from lif_desktop.ui.importing.keep_tick import KeepTick
from lif_desktop.ui.importing.lines import Line, PlanLines
from lif_desktop.ui.importing.odd_things import OddThings
from lif_desktop.ui.importing.outcome_cards import OutcomeCards
from lif_desktop.ui.importing.outcomes import WAITING
from lif_desktop.ui.importing.review_model import ReviewModel
from lif_desktop.ui.importing.review_table import ReviewTable

_ROOMY = 960
_RECEIPT = "Keep the receipt"
_NAMED = 200  # rows that are named on a card at all
_RANGES = 18  # characters of row numbers on a card


class ReviewStep(QWidget):
    """Shows a plan and lets it be decided."""

    merging = Signal()
    sending_back = Signal()
    """What waits shall be sent back to the agency."""
    going_back = Signal()
    problem = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._plan: ImportPlan | None = None
        self._outcomes: tuple[str, ...] | None = None
        self.cards = OutcomeCards()
        self.model = ReviewModel(self)
        self.table = ReviewTable(self.model)
        self.panel = DecisionPanel()
        self.odd = OddThings()
        self.keep_tick = KeepTick("Keep the file in the board")
        self.back_button = Button("Send problems back…", self.sending_back.emit)
        self.merge_button = PrimaryButton("Merge", self.merging.emit)
        self.all_button = LinkButton("Show all rows", lambda: self._narrow(None))
        self._nothing = EmptyState("", "", icon="circle-check")
        self._still = note_label("", wrap=True)
        self._assemble()
        self._connect()

    def show_plan(self, plan: ImportPlan, *, waiting: bool = False) -> None:
        """Show a plan from the start: all that is not the same, or only what waits."""
        self._plan = plan
        self.odd.show_odd(plan.back.odd)
        self._narrow(WAITING if waiting else None)
        self.table.setFocus()

    def drop(self) -> None:
        """Let go of the plan."""
        self._plan = None
        self.model.show_lines(())
        self.panel.clear()
        walk_again()

    def refresh(self) -> None:
        """Show the plan as it is after a decision; the next line comes into view."""
        if self._plan is None:
            return
        place = self.table.currentIndex().row()
        self._show_counts(self._plan)
        self.model.show_lines(PlanLines(self._plan, self._outcomes))
        self.table.fit()
        if self.model.rowCount():
            self._middle.setCurrentWidget(self.table)
            self.table.select_place(place)
        else:
            self._show_nothing()

    def show_outcome(self, outcome: str) -> None:
        """Show only the rows of one outcome; the same again shows all."""
        self._narrow(None if self._outcomes == (outcome,) else (outcome,))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the table room in a narrow window."""
        super().resizeEvent(event)
        self.panel.setFixedWidth(WIDTH if self.width() >= _ROOMY else NARROW)

    def _narrow(self, outcomes: tuple[str, ...] | None) -> None:
        self._outcomes = outcomes
        self.all_button.setVisible(outcomes is not None)
        self.refresh()
        self.table.select_place(0)
        self.table.scrollToTop()

    def _show_nothing(self) -> None:
        """Say that no row is left to be shown."""
        self.panel.clear()
        waits = self._outcomes is not None and set(self._outcomes) <= set(WAITING)
        what = "Nothing waits any more" if waits else "Every row is as the board has it"
        then = "Merge what is decided." if waits else "There is nothing to decide."
        if self._outcomes is not None and not waits:
            what, then = "No such row", "Show all rows, or choose another card."
        new = EmptyState(what, then, icon="circle-check")
        self._middle.addWidget(new)
        self._middle.setCurrentWidget(new)
        self._middle.removeWidget(self._nothing)
        self._nothing.deleteLater()
        self._nothing = new

    def _show_counts(self, plan: ImportPlan) -> None:
        counts = plan.counts
        narrowed = self._outcomes or ()
        self.cards.show_counts(counts, _notes(plan), narrowed[0] if len(narrowed) == 1 else None)
        writing = counts["new"] + counts["changed"]
        waiting = sum(counts[outcome] for outcome in WAITING)
        # A return that changes nothing has come back all the same.
        self.merge_button.setText(f"Merge {counted(writing, 'change')}" if writing else _RECEIPT)
        self.merge_button.setAccessibleName(self.merge_button.text())
        self.back_button.setVisible(waiting > 0)
        wait = f" {counted(waiting, 'row')} will wait for your decision." if waiting else ""
        self._still.setText(f"Nothing has been written yet.{wait}")

    def _moved(self, line: Line) -> None:
        if self._plan is not None:
            self.panel.show_line(self._plan, line)

    def _decided(self) -> None:
        self.refresh()
        self.table.setFocus()

    def _connect(self) -> None:
        self.cards.chosen.connect(self.show_outcome)
        self.table.moved.connect(self._moved)
        self.table.entered.connect(lambda _line: self.panel.enter())
        self.panel.decided.connect(self._decided)
        self.panel.refused.connect(self.problem)
        self.panel.left.connect(self.table.setFocus)
        for keys, run in (
            ("Ctrl+Return", self.merge_button.click),
            ("Ctrl+Enter", self.merge_button.click),
            ("Alt+Left", self.going_back.emit),
        ):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(run)
        self.merge_button.setToolTip("Ctrl+Enter")

    def _assemble(self) -> None:
        self._middle = QStackedWidget()
        self._middle.addWidget(self.table)
        self._middle.addWidget(self._nothing)
        middle = QHBoxLayout()
        middle.setSpacing(16)
        middle.addWidget(self._middle, 1)
        middle.addWidget(self.panel)
        foot = QHBoxLayout()
        foot.setSpacing(10)
        foot.addWidget(self._still, 1)
        foot.addWidget(self.all_button)
        foot.addWidget(self.keep_tick)
        foot.addWidget(Button("Back", self.going_back.emit))
        foot.addWidget(self.back_button)
        foot.addWidget(self.merge_button)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(12)
        whole.addWidget(self.odd)
        whole.addWidget(self.cards)
        whole.addLayout(middle, 1)
        whole.addLayout(foot)


def _notes(plan: ImportPlan) -> dict[str, str]:
    """Return the small words on the cards: which rows, how many cells."""
    notes = {}
    sheets = {row.sheet for row in plan.rows}
    for outcome in ("new", "problem", "possible", "repeated"):
        numbers = [row.number for row in plan.rows if row.outcome == outcome]
        if not numbers or len(sheets) > 1 or len(numbers) > _NAMED:
            continue
        said = row_ranges(numbers).replace(",", ", ").replace("-", "–")
        if len(said) <= _RANGES:
            notes[outcome] = f"{'row' if len(numbers) == 1 else 'rows'} {said}"
    cells = sum(len(row.changes) for row in plan.rows if row.outcome == "changed")
    beside = history_writing.told(row for row in plan.rows if row.outcome == "changed")
    notes["changed"] = ", ".join(
        part for part in (counted(cells, "cell") if cells or not beside else "", beside) if part
    )
    return notes
