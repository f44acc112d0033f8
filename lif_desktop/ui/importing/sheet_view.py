"""The raw sheet with what was decided painted on it, where a person can redraw its tables."""

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QHBoxLayout,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from lif_desktop.faults import WrongUsage
from lif_desktop.importing.finding.drawing import Drawn, table_at, with_heading, with_table, without
from lif_desktop.importing.finding.painting import Paint
from lif_desktop.importing.finding.shaping import redraw
from lif_desktop.importing.finding.tables import Found
from lif_desktop.ui import theme
from lif_desktop.ui.blocks.buttons import Button
from lif_desktop.ui.blocks.pill import PillLabel
from lif_desktop.ui.blocks.text import field_label, note_label
from lif_desktop.ui.importing.sheet_model import SheetModel, pill_of
from lif_desktop.ui.importing.sheet_paint import RowHeader, SheetDelegate
from lif_desktop.ui.register.editors import QuietCombo

_WIDTH, _WIDEST, _NARROWEST = 130, 260, 56
_LEGEND = (
    Paint.HEADING, Paint.RECORD, Paint.TITLE, Paint.EXAMPLE, Paint.PROMPT, Paint.TOTAL, Paint.NOTE,
    Paint.LEFT_OUT, Paint.OUTSIDE,
)  # fmt: skip
_HELP = "Choose cells, then say what they are."


class SheetView(QWidget):
    """Shows a sheet as Excel does; what is said of cells is tried at once and told by `drawn`."""

    drawn = Signal()
    """The tables of a sheet were drawn; see `shapes`."""

    def __init__(self) -> None:
        super().__init__()
        self.shapes: dict[str, Drawn] = {}
        self._found: list[Found] = []
        self._source: Sequence[Found] | None = None
        self.model = SheetModel()
        self.table = _table(self.model)
        self.sheet_box = QuietCombo()
        self.sheet_box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.why = note_label(_HELP, wrap=True)
        self.heading_button = Button("This is the heading row", self.say_heading)
        self.table_button = Button("This is a table", self.say_table)
        self.none_button = Button("Not a table", self.say_none)
        self.reset_button = Button("As it was found", self.reset)
        for button, keys in (
            (self.heading_button, "Ctrl+H"), (self.table_button, "Ctrl+T"),
            (self.none_button, "Ctrl+Shift+T"), (self.reset_button, "Ctrl+R"),
        ):  # fmt: skip
            button.setToolTip(keys)
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(button.click)
        self.sheet_box.activated.connect(lambda _index: self._show(self.sheet_box.currentText()))
        self.table.selectionModel().selectionChanged.connect(lambda *_: self._tell())
        self._sheet_label = field_label("Sheet in view", self.sheet_box)
        self._assemble()
        self._tell()

    def show_found(
        self, found: Sequence[Found], shapes: Mapping[str, Drawn], sheet: str | None = None
    ) -> None:
        """Show a workbook's sheets; `found` as they were found by themselves."""
        if self.shows(found) and dict(shapes) == self.shapes:
            return  # what is in view was drawn here
        self._source = found
        self._found = [one for one in found if one.sheet.rows]
        self.shapes = dict(shapes)
        shown = [one for one in self._found if one.sheet.visible]
        hidden = [one for one in self._found if not one.sheet.visible]
        self.sheet_box.clear()
        for one in (*shown, *hidden):
            self.sheet_box.addItem(one.sheet.name)
        several = self.sheet_box.count() > 1
        self.sheet_box.setVisible(several)
        self._sheet_label.setVisible(several)
        names = [self.sheet_box.itemText(at) for at in range(self.sheet_box.count())]
        with_tables = [one.sheet.name for one in shown if one.tables]
        first = sheet if sheet in names else next(iter(with_tables + names), None)
        if first is not None:
            self._show(first)

    @property
    def sheet(self) -> str:
        """The sheet in view."""
        return self.sheet_box.currentText()

    def shows(self, found: Sequence[Found]) -> bool:
        """Say whether it is this workbook that is in view."""
        return found is self._source

    def choose_cells(self, top: int, left: int, bottom: int, right: int) -> None:
        """Choose cells: Excel's rows, zero-based columns."""
        model = self.model
        self.table.setCurrentIndex(model.index(top - 1, left))
        chosen = self.table.selectionModel()
        for row in range(top - 1, bottom):
            for column in range(left, right + 1):
                chosen.select(model.index(row, column), chosen.SelectionFlag.Select)

    def say_heading(self) -> None:
        """Take the chosen rows for the heading of their table."""
        box = self._chosen()
        if box and self.model.found:
            top, left, bottom, _right = box
            found = self.model.found
            self._draw(lambda: with_heading(found, top, min(bottom, top + 3), left))

    def say_table(self) -> None:
        """Take the chosen cells for a table, or begin one in the chosen row."""
        box = self._chosen()
        if box and self.model.found:
            found = self.model.found
            self._draw(lambda: with_table(found, *box))

    def say_none(self) -> None:
        """Take the table at hand for none."""
        box = self._chosen()
        if box and self.model.found:
            found = self.model.found
            self._draw(lambda: without(found, box[0], box[1]))

    def reset(self) -> None:
        """Take the sheet as it was found."""
        if self.shapes.pop(self.sheet, None) is not None:
            self._show(self.sheet)
            self.drawn.emit()

    def _draw(self, act: Callable[[], Drawn]) -> None:
        try:
            shapes = act()
            redraw(self._found, {self.sheet: shapes})
        except WrongUsage as fault:
            self.why.setText(str(fault))
            return
        self.shapes[self.sheet] = shapes
        self._show(self.sheet)
        self.drawn.emit()

    def _show(self, name: str) -> None:
        """Show a sheet as it is drawn, or as it was found; the same cells stay chosen."""
        self.sheet_box.setCurrentIndex(max(0, self.sheet_box.findText(name)))
        box = self._chosen() if self.model.found and self.model.found.sheet.name == name else None
        one = next(found for found in self._found if found.sheet.name == name)
        if name in self.shapes:
            (one,) = redraw([one], {name: self.shapes[name]})
        self.model.show_found(one)
        self._set_widths()
        if box is not None:
            self.choose_cells(*box)
        else:
            top = one.tables[0].top if one.tables else 1
            left = one.tables[0].left if one.tables else 0
            self.table.setCurrentIndex(self.model.index(top - 1, left))
            self.table.scrollTo(self.model.index(0, 0))
        self._tell()

    def _set_widths(self) -> None:
        for column in range(self.model.columnCount()):
            texts = [
                str(self.model.index(row, column).data() or "")
                for row in range(min(40, self.model.rowCount()))
            ]
            longest = sorted(map(len, texts))[-4:]
            wanted = 8 * (longest[0] if len(longest) > 3 else max(longest, default=0)) + 16
            self.table.setColumnWidth(column, max(_NARROWEST, min(_WIDEST, wanted)))

    def _chosen(self) -> tuple[int, int, int, int] | None:
        """Return the chosen cells as Excel's rows and zero-based columns, all included."""
        chosen = self.table.selectionModel().selection()
        if chosen.isEmpty():
            return None
        parts = [chosen.at(at) for at in range(chosen.count())]
        return (
            min(part.top() for part in parts) + 1, min(part.left() for part in parts),
            max(part.bottom() for part in parts) + 1, max(part.right() for part in parts),
        )  # fmt: skip

    def _tell(self, over: QModelIndex | None = None) -> None:
        """Say why the cell under the pointer, or the chosen one, was taken for what it is."""
        box, found = self._chosen(), self.model.found
        usable = box is not None and found is not None
        self.heading_button.setEnabled(usable)
        self.table_button.setEnabled(usable)
        inside = usable and found is not None and box is not None
        at = table_at(found, box[0], box[1]) if inside and found and box else None
        self.none_button.setEnabled(at is not None)
        self.reset_button.setEnabled(bool(self._found) and self.sheet in self.shapes)
        index = over if over is not None and over.isValid() else self.table.currentIndex()
        if found is None or not index.isValid():
            self.why.setText(_HELP)
            return
        self.why.setText(self.model.why(index.row(), index.column()))

    def _assemble(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(6)
        head.addWidget(self._sheet_label)
        head.addWidget(self.sheet_box)
        head.addStretch(1)
        for paint in _LEGEND:
            head.addWidget(PillLabel(pill_of(paint)))
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(self.why, 1)
        for button in (
            self.heading_button, self.table_button, self.none_button, self.reset_button,
        ):  # fmt: skip
            foot.addWidget(button)
        self.table.entered.connect(self._tell)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(8)
        whole.addLayout(head)
        whole.addWidget(self.table, 1)
        whole.addLayout(foot)


def _table(model: SheetModel) -> QTableView:
    table = QTableView()
    table.setModel(model)
    table.setItemDelegate(SheetDelegate(table))
    table.setVerticalHeader(RowHeader())
    table.verticalHeader().setVisible(True)
    table.setShowGrid(False)
    table.setWordWrap(False)
    table.setMouseTracking(True)
    table.setCornerButtonEnabled(False)
    table.setTabKeyNavigation(False)
    table.setAccessibleName("The sheet as it stands in the file")
    table.setSelectionMode(QAbstractItemView.SelectionMode.ContiguousSelection)
    table.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    head = table.horizontalHeader()
    head.setFixedHeight(theme.ROW_COMPACT)
    head.setDefaultSectionSize(_WIDTH)
    head.setHighlightSections(True)
    return table
