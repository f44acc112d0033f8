"""Above the table: saved views, the filters in force, one more filter, words to find, the count."""

from collections.abc import Sequence
from itertools import pairwise

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QMenu, QWidget

from lif_desktop.fields import Field
from lif_desktop.registers import Register, SavedView, conditions
from lif_desktop.registers.conditions import Condition
from lif_desktop.store.board import Board
from lif_desktop.ui import theme
from lif_desktop.ui.blocks.buttons import LinkButton
from lif_desktop.ui.blocks.chips import ChoiceChip, FilterChip
from lif_desktop.ui.blocks.text import note_label
from lif_desktop.ui.register.filter_popup import FilterPopup
from lif_desktop.ui.register.flow import Flow

_TYPING_MS = 200
_FIND_WIDTH = 190


class FilterBar(QWidget):
    """Says which records the table shows, and changes that."""

    changed = Signal()
    """Conditions, saved view or words to find changed."""
    view_chosen = Signal(object)
    """The `SavedView` that was chosen."""

    def __init__(self, board: Board, register: Register) -> None:
        super().__init__()
        self._board, self._register = board, register
        self.conditions: tuple[Condition, ...] = ()
        self._saved: SavedView | None = None
        self.views = {saved.name: ChoiceChip(saved.name) for saved in register.views}
        self.chips: dict[str, FilterChip] = {}
        self.add_button = LinkButton("+ filter", self._offer_fields)
        self.add_button.setAccessibleName("Add a filter")
        self.find_box = QLineEdit()
        self.count = note_label("")
        self._flow = Flow()
        self._typing = QTimer(self, singleShot=True, interval=_TYPING_MS)
        self._typing.timeout.connect(self.changed)
        self._assemble()

    def text(self) -> str:
        """Return the words to find."""
        return self.find_box.text().strip()

    def choose(self, saved: SavedView) -> None:
        """Put a saved view in force."""
        self._saved = saved
        self.find_box.clear()
        self.set_conditions(conditions.grouped(saved.filters))

    def clear(self) -> None:
        """Take every filter and word away."""
        self._saved = None
        self.find_box.clear()
        self._typing.stop()
        self.set_conditions(())
        self.changed.emit()

    def set_conditions(self, found: Sequence[Condition]) -> None:
        """Show these filters as chips."""
        self.conditions = tuple(found)
        for chip in self.chips.values():
            self._flow.drop(chip)
        self.chips = {}
        for condition in self.conditions:
            field = self._register.field(condition.key)
            said = conditions.words(self._register, condition, self._board.names)
            chip = FilterChip(field.label, said)
            chip.clicked.connect(lambda _checked=False, field=field: self.edit(field))
            chip.removed.connect(lambda key=condition.key: self.put(Condition(key, ())))
            self.chips[condition.key] = chip
            self._flow.insert_before_last(chip)
        line = [*list(self.views.values())[-1:], *self.chips.values(), self.add_button]
        for before, after in pairwise(line):
            QWidget.setTabOrder(before, after)
        self._mark_view()

    def put(self, condition: Condition) -> None:
        """Put a condition in force in place of the one on its field."""
        had_focus = condition.key in self.chips and self.chips[condition.key].hasFocus()
        self.set_conditions(conditions.replaced(self.conditions, condition))
        if had_focus:
            self.add_button.setFocus()
        self.changed.emit()

    def edit(self, field: Field) -> FilterPopup:
        """Open the popup that edits the condition on a field."""
        now = next((one for one in self.conditions if one.key == field.key), None)
        popup = FilterPopup(self._board, self._register, field, now, self)
        popup.changed.connect(self.put)
        below = self.chips.get(field.key, self.add_button)
        popup.move(below.mapToGlobal(QPoint(0, below.height() + 4)))
        popup.show()
        popup.begin()
        return popup

    def show_count(self, shown: int, whole: int) -> None:
        """Say how many records are shown, of how many."""
        self.count.setText(f"{shown:,} of {whole:,}" if shown != whole else f"{whole:,}")
        self.count.setAccessibleName(f"{shown:,} of {whole:,} shown")

    def find_typed(self, text: str) -> None:
        """Begin to find what somebody typed in the table."""
        self.find_box.setFocus()
        self.find_box.insert(text)
        self._typing.start()

    def filterable(self) -> list[Field]:
        """Return the fields by which the register can be narrowed."""
        return [field for field in self._register.visible if field.filter]

    def _mark_view(self) -> None:
        """Check the saved view while everything it asks for is still asked."""
        asked = set(conditions.flat(self.conditions))
        saved = self._saved
        if saved is not None and not set(saved.filters) <= asked:
            saved = None
        for name, chip in self.views.items():
            chip.setAutoExclusive(False)
            chip.setChecked(saved is not None and saved.name == name)
            chip.setAutoExclusive(True)

    def _offer_fields(self) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for field in self.filterable():
            action = menu.addAction(field.label)
            action.triggered.connect(lambda _checked=False, field=field: self.edit(field))
        menu.popup(self.add_button.mapToGlobal(QPoint(0, self.add_button.height() + 4)))

    def _assemble(self) -> None:
        self.find_box.setPlaceholderText(f"Find in {self._register.plural.lower()}")
        self.find_box.setAccessibleName(f"Find in {self._register.plural.lower()}")
        self.find_box.setClearButtonEnabled(True)
        self.find_box.setFixedWidth(_FIND_WIDTH)
        self.find_box.textChanged.connect(lambda _text: self._typing.start())
        for saved in self._register.views:
            chip = self.views[saved.name]
            chip.setMinimumWidth(_chip_width(saved.name))
            chip.clicked.connect(lambda _checked=False, saved=saved: self.view_chosen.emit(saved))
            self._flow.add(chip)
        self._flow.add(_Gap())
        self._flow.add(self.add_button)
        self.add_button.setVisible(bool(self.filterable()))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(self._flow, 1, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.find_box, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.count, 0, Qt.AlignmentFlag.AlignTop)
        self.count.setFixedHeight(30)
        self.count.setMinimumWidth(56)
        self.count.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)


def _chip_width(name: str) -> int:
    """Return the width a chip needs once it is checked and bold, so that it does not move then."""
    return QFontMetrics(theme.font(bold=True)).horizontalAdvance(name) + 24


class _Gap(QWidget):
    """Space between the saved views and the filters."""

    def __init__(self) -> None:
        super().__init__()
        self.setFixedSize(10, 1)
