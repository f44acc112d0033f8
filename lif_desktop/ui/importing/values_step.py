"""The third step: what words mean that the board does not know, and how dates are read."""

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLayoutItem, QScrollArea, QVBoxLayout, QWidget

from lif_desktop.fields import Link, Links
from lif_desktop.fields.reading import fold
from lif_desktop.importing.meaning.date_orders import WAYS, DayOrder
from lif_desktop.importing.meaning.said import Said
from lif_desktop.importing.meaning.words import Word
from lif_desktop.importing.merging.plan import ImportPlan
from lif_desktop.rules.words import counted
from lif_desktop.ui.blocks.buttons import Button, PrimaryButton
from lif_desktop.ui.blocks.text import Words, note_label, section_label, small_label
from lif_desktop.ui.importing.words_table import WordsTable
from lif_desktop.ui.register.editors import QuietCombo

_TOLD = "What is settled here is remembered for this agency's next return."


class ValuesStep(QWidget):
    """Lets a person settle words and say how the dates of a column are read."""

    going_on = Signal()
    going_back = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.table = WordsTable()
        self.order_boxes: dict[str, QuietCombo] = {}
        self._words: dict[tuple[str, str], Word] = {}
        self._said_words: dict[str, dict[str, str]] = {}
        self._said_orders: dict[str, str] = {}
        self._orders: dict[str, DayOrder] = {}
        self.take_button = Button("Take all suggestions", self.table.take_all)
        self.go_button = PrimaryButton("Compare with the board", self.going_on.emit)
        self.go_button.setToolTip("Ctrl+Enter")
        self._told = note_label("")
        self._dates = QVBoxLayout()
        self._dates.setSpacing(6)
        self._assemble()
        self.table.settled.connect(self._tell)
        for keys, run in (
            ("Ctrl+Return", self.go_button.click),
            ("Ctrl+Enter", self.go_button.click),
            ("Alt+Left", self.going_back.emit),
        ):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(run)

    @property
    def words(self) -> Mapping[str, Mapping[str, str]]:
        """What was said of words: {field key: {as written: meant}}."""
        return self._said_words

    @property
    def orders(self) -> Mapping[str, str]:
        """How dates are read, where a person said: {field key: way}."""
        return self._said_orders

    @property
    def orders_read(self) -> Mapping[str, DayOrder]:
        """How the columns of dates were read."""
        return self._orders

    def forget(self) -> None:
        """Let go of the workbook in hand."""
        self._words, self._orders = {}, {}
        self._said_words, self._said_orders = {}, {}
        self.table.show_words((), {}, {})

    def take_over(self, said: Said) -> None:
        """Take over what was said of a workbook that is opened again."""
        self._said_words = {key: dict(words) for key, words in said.words.items()}
        self._said_orders = dict(said.orders)

    def show_plan(self, plan: ImportPlan, unsettled: list[Word]) -> bool:
        """Show what is to be settled; say whether anything of it needs a person."""
        self._words |= {(one.field.key, fold(one.written)): one for one in unsettled}
        self._orders = {}
        for staged in plan.staged:
            self._orders |= staged.orders
        links = {
            one.field.to for one in self._words.values() if isinstance(one.field, (Link, Links))
        }
        labels = {to: sorted(plan.board.names.labels(to).values()) for to in links}
        self.table.show_words(self._words.values(), labels, self._said_words)
        self._show_orders(plan)
        self._tell()
        return any(one.needed or one.suggestion for one in unsettled) or any(
            one.mixed or one.doubtful for one in self._orders.values()
        )

    def take(self) -> bool:
        """Take over what was said; say whether it is something else than before."""
        words = self.table.said()
        orders = dict(self._said_orders)
        for key, box in self.order_boxes.items():
            way = str(box.currentData())
            if way and way != (self._orders[key].way if self._plain(key) else ""):
                orders[key] = way
        changed = words != self._said_words or orders != self._said_orders
        self._said_words, self._said_orders = words, orders
        return changed

    def _plain(self, key: str) -> bool:
        order = self._orders[key]
        return not (order.mixed or order.doubtful)

    def _show_orders(self, plan: ImportPlan) -> None:
        while (item := self._dates.takeAt(0)) is not None:
            _drop(item)
        self.order_boxes = {}
        if self._orders:
            self._dates.addWidget(section_label("Dates"))
        for key, order in self._orders.items():
            line = QWidget()
            row = QHBoxLayout(line)
            row.setContentsMargins(0, 0, 0, 0)
            row.setSpacing(14)
            row.addWidget(
                Words(order.sentence, wrap=True, meaning="" if self._plain(key) else "due"), 1
            )
            box = QuietCombo()
            if not self._plain(key):
                box.addItem("Not settled: some wait", "")
            for way, shown in WAYS.items():
                box.addItem(shown[:1].upper() + shown[1:], way)
            box.setCurrentIndex(box.findData(order.way if self._plain(key) else ""))
            box.setMinimumWidth(260)
            box.setAccessibleName(f"How dates of {plan.register.field(key).label} are read")
            self.order_boxes[key] = box
            row.addWidget(box, 0, Qt.AlignmentFlag.AlignTop)
            self._dates.addWidget(line)

    def _tell(self) -> None:
        words = len(self.table.words)
        settled = sum(map(len, self.table.said().values()))
        many = f"{settled} of {counted(words, 'word')} settled. " if words else ""
        self._told.setText(many + _TOLD)
        self._told.setVisible(bool(words or self._orders))
        self._heading.setVisible(bool(words))
        self.table.setVisible(bool(words))
        suggested = self.table.suggested
        self.take_button.setVisible(bool(words))
        self.take_button.setEnabled(bool(suggested))
        self.take_button.setText(
            "Take the suggestion"
            if suggested == 1
            else f"Take all {suggested} suggestions"
            if suggested
            else "Take all suggestions"
        )

    def _assemble(self) -> None:
        inside = QWidget()
        content = QVBoxLayout(inside)
        content.setContentsMargins(0, 0, 8, 0)
        content.setSpacing(8)
        self._heading = section_label("Words that the board does not know")
        content.addLayout(self._dates)
        content.addSpacing(8)
        content.addWidget(self._heading)
        content.addWidget(self.table)
        content.addWidget(small_label("What stays unsettled waits on its rows, in the review."))
        content.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(inside)
        foot = QHBoxLayout()
        foot.setSpacing(10)
        foot.addWidget(self._told, 1)
        foot.addWidget(self.take_button)
        foot.addWidget(Button("Back", self.going_back.emit))
        foot.addWidget(self.go_button)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(12)
        whole.addWidget(scroll, 1)
        whole.addLayout(foot)


def _drop(item: QLayoutItem) -> None:
    if widget := item.widget():
        widget.hide()
        widget.deleteLater()
