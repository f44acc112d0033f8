"""The table of a review or a receipt: arrows go from line to line, Enter goes into one."""

from PySide6.QtCore import QEvent, QItemSelection, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from lif_desktop.ui import theme
from lif_desktop.ui.importing.lines import Line
from lif_desktop.ui.importing.review_delegate import PADDING, ReviewDelegate
from lif_desktop.ui.importing.review_model import (
    CHANGE,
    FIELD,
    LINE,
    OUTCOME,
    RECORD,
    ROW,
    WHY,
    ReviewModel,
    text_of,
)

_MEASURED = 60
# The least and the most that a column takes; the change takes what is left.
_WIDTHS = {ROW: (44, 80), RECORD: (96, 132), FIELD: (76, 150)}
_OUTCOME, _WHY_LEAST, _CHANGE_LEAST, _ROOM_FOR_WHY = 104, 76, 120, 250


class ReviewTable(QTableView):
    """Shows lines; columns are as wide as what they hold, as far as there is room."""

    moved = Signal(object)
    """The `Line` that is now the current one."""
    entered = Signal(object)
    """The `Line` on which Enter was pressed or that was clicked twice."""

    def __init__(self, model: ReviewModel) -> None:
        super().__init__()
        self._model = model
        self.setModel(model)
        self.setItemDelegate(ReviewDelegate(self))
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setAccessibleName("Rows of the workbook and their outcomes")
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(theme.ROW)
        head = self.horizontalHeader()
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        head.setHighlightSections(False)
        head.setMinimumSectionSize(40)
        head.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.doubleClicked.connect(lambda _index: self._enter())

    def line(self) -> Line | None:
        """Return the current line."""
        line = self.currentIndex().data(LINE)
        return line if isinstance(line, Line) else None

    def select_place(self, place: int) -> None:
        """Make a line the current one, as near to `place` as there is one."""
        count = self._model.rowCount()
        if count:
            index = self._model.index(min(max(place, 0), count - 1), 0)
            self.setCurrentIndex(index)
            self.scrollTo(index)

    def fit(self) -> None:
        """Give each column the room that its content wants."""
        metrics = QFontMetrics(theme.font())
        lines = self._model.lines[:_MEASURED]

        def wanted(column: int) -> int:
            widths = (metrics.horizontalAdvance(text_of(line, column)) for line in lines)
            return max(widths, default=0) + 2 * PADDING + 2

        room = self.viewport().width() - _OUTCOME
        self.setColumnWidth(OUTCOME, _OUTCOME)
        for column, (least, most) in _WIDTHS.items():
            width = min(max(wanted(column), least), most)
            self.setColumnWidth(column, width)
            room -= width
        # What is left is shared; the change is what people look at. The panel says why too.
        self.setColumnHidden(WHY, room < _ROOM_FOR_WHY)
        why = 0
        if room >= _ROOM_FOR_WHY:
            why = max(_WHY_LEAST, min(wanted(WHY), max(room * 2 // 5, room - wanted(CHANGE))))
            self.setColumnWidth(WHY, why)
        self.setColumnWidth(CHANGE, max(room - why, _CHANGE_LEAST))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the columns to the new room."""
        super().resizeEvent(event)
        self.fit()

    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        """Say which line is the current one."""
        super().selectionChanged(selected, deselected)
        line = self.line()
        if line is not None and selected.indexes():
            self.moved.emit(line)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go into a line on Enter; the rest is Qt's."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers() & (
            Qt.KeyboardModifier.ControlModifier
        ):
            self._enter()
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Fit the columns when the fonts change."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self.fit()

    def _enter(self) -> None:
        line = self.line()
        if line is not None:
            self.entered.emit(line)
