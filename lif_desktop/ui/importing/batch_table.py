"""The table of a batch: a line a workbook, arrows go from one to the next, Enter opens it."""

from PySide6.QtCore import (
    QItemSelection,
    QModelIndex,
    QPersistentModelIndex,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFontMetrics, QFontMetricsF, QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
)

from lif_desktop.importing.receiving.batch_item import Item
from lif_desktop.ui import theme
from lif_desktop.ui.blocks.pill import Pill, paint_pill
from lif_desktop.ui.importing.batch_model import (
    CHANGED,
    FILE,
    HEADS,
    ITEM,
    NEW,
    PILL,
    SAME,
    STATE,
    WAITS,
    WHAT,
    BatchModel,
    Passed,
)
from lif_desktop.ui.importing.batch_words import TELLING

_PADDING = 8
_FIGURE, _FILE_LEAST, _FILE_MOST, _WHAT_LEAST = (
    {NEW: 48, CHANGED: 74, SAME: 56, WAITS: 68},
    150,
    330,
    130,
)
_STATE, _NAMES_LEAST = 138, 380
_SOFT = (WHAT, SAME)


class BatchDelegate(QStyledItemDelegate):
    """Paints cells without frames, like every table of the window."""

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:  # fmt: skip
        """Paint ground, hairline and content."""
        room, colours = QRectF(option.rect), theme.tokens(option.palette)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(room, QColor(colours.accent_tint))
        line = QRectF(room.left(), room.bottom() - 1, room.width(), 1)
        painter.fillRect(line, QColor(colours.line))
        inside = room.adjusted(_PADDING, 0, -_PADDING, -1)
        pill = index.data(PILL)
        if isinstance(pill, Pill):
            paint_pill(painter, inside, pill, option.palette)
            return
        text, place = index.data() or "", Qt.AlignmentFlag.AlignVCenter
        right = index.column() in _FIGURE
        place |= Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
        waits = index.column() == WAITS and text not in {"", "–"}
        soft = text == "–" or index.column() in _SOFT or not isinstance(index.data(ITEM), Item)
        painter.setFont(theme.font(bold=waits))
        painter.setPen(QColor(colours.due if waits else colours.soft if soft else colours.ink))
        metrics = QFontMetricsF(painter.font())
        shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, inside.width() + 1)
        painter.drawText(inside, place, shown)

    def sizeHint(
        self,
        option: QStyleOptionViewItem,  # noqa: ARG002 - Qt's signature
        index: QModelIndex | QPersistentModelIndex,  # noqa: ARG002 - Qt's signature
    ) -> QSize:
        """Return a modest size; rows and columns are set by the table."""
        return QSize(60, theme.ROW)


class BatchTable(QTableView):
    """Shows the workbooks; names have the room that is left."""

    moved = Signal(object)
    """The `Item`, or path and reason of what was passed over, that is now the current one."""
    entered = Signal(object)
    """The `Item` on which Enter was pressed or that was clicked twice."""

    def __init__(self, model: BatchModel) -> None:
        super().__init__()
        self._model = model
        self.setModel(model)
        self.setItemDelegate(BatchDelegate(self))
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setAccessibleName("Workbooks that were dropped, and where each stands")
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(theme.ROW)
        head = self.horizontalHeader()
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        head.setHighlightSections(False)
        head.setMinimumSectionSize(40)
        head.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.doubleClicked.connect(lambda _index: self._enter())

    def current(self) -> "Item | Passed | None":
        """Return the workbook of the current line."""
        one: Item | Passed | None = self.currentIndex().data(ITEM)
        return one

    def select_place(self, place: int) -> None:
        """Make a line the current one, as near to `place` as there is one."""
        if count := self._model.rowCount():
            index = self._model.index(min(max(place, 0), count - 1), 0)
            self.setCurrentIndex(index)
            self.scrollTo(index)

    def fit(self) -> None:
        """Give the figures their room, and share the rest between name and what it is."""
        self._span()
        metrics, rows = QFontMetrics(theme.font()), range(self._model.rowCount())
        names = (str(self._model.index(row, FILE).data()) for row in rows)
        wanted = max(map(metrics.horizontalAdvance, names), default=0) + 2 * _PADDING + 2
        heads = QFontMetrics(self.horizontalHeader().font())
        figures = {
            column: max(width, heads.horizontalAdvance(HEADS[column]) + 2 * _PADDING + 4)
            for column, width in _FIGURE.items()
        }
        for column, width in (*figures.items(), (STATE, _STATE)):
            self.setColumnWidth(column, width)
        rest = self.viewport().width() - sum(figures.values()) - _STATE
        self.setColumnHidden(SAME, rest < _NAMES_LEAST)
        rest += figures[SAME] if rest < _NAMES_LEAST else 0
        name = max(_FILE_LEAST, min(wanted, _FILE_MOST, rest // 2))
        self.setColumnWidth(FILE, name)
        self.setColumnWidth(WHAT, max(_WHAT_LEAST, rest - name))

    def _span(self) -> None:
        """Let a reason that stands in place of figures have their room."""
        self.clearSpans()
        for row in range(self._model.rowCount()):
            one = self._model.index(row, FILE).data(ITEM)
            if not isinstance(one, Item) or one.state in TELLING:
                self.setSpan(row, WHAT, 1, STATE - WHAT)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the columns to the new room."""
        super().resizeEvent(event)
        self.fit()

    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        """Say which line is the current one."""
        super().selectionChanged(selected, deselected)
        if selected.indexes():
            self.moved.emit(self.current())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open a workbook on Enter; the rest is Qt's."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers() & (
            Qt.KeyboardModifier.ControlModifier
        ):
            self._enter()
        else:
            super().keyPressEvent(event)

    def _enter(self) -> None:
        one = self.current()
        if isinstance(one, Item):
            self.entered.emit(one)
