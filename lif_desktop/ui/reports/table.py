"""A report's table on the page: as high as its rows, ordered by its headings, rows lead on."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QFontMetrics,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from lif_desktop.ui import theme
from lif_desktop.ui.blocks.pill import Pill, paint_pill, pill_size
from lif_desktop.ui.register.delegate import PADDING
from lif_desktop.ui.register.heading import Headings
from lif_desktop.ui.reports.measures import ABOVE, Measures
from lif_desktop.ui.reports.model import ABOUT, PILL, TOTAL, ReportModel

_BAR = 3


class WrappedCells(QStyledItemDelegate):
    """Paints words over as many lines as the row has, or a pill; the total in bold."""

    current_row = -1
    """The row marked by a bar while the table has the focus."""

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Paint ground, hairline and content."""
        room, colours = QRectF(option.rect), theme.tokens(option.palette)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(room, QColor(colours.accent_tint))
        total = bool(index.data(TOTAL))
        line = QColor(colours.soft if total else colours.line)
        edge = room.top() if total else room.bottom() - 1
        painter.fillRect(QRectF(room.left(), edge, room.width(), 1), line)
        if index.row() == self.current_row and index.column() == 0:
            bar = QRectF(room.left(), room.top(), _BAR, room.height() - 1)
            painter.fillRect(bar, QColor(colours.accent))
        inside = room.adjusted(PADDING, ABOVE - 1, -PADDING, -ABOVE)
        pill = index.data(PILL)
        if isinstance(pill, Pill):
            top = QRectF(inside.left(), inside.top(), inside.width(), pill_size(pill).height())
            paint_pill(painter, top, pill, option.palette)
            return
        font = theme.font(bold=total)
        painter.setFont(font)
        painter.setPen(QColor(colours.ink))
        right = index.data(Qt.ItemDataRole.TextAlignmentRole) & Qt.AlignmentFlag.AlignRight
        side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
        flags = Qt.AlignmentFlag.AlignTop | side | Qt.TextFlag.TextWordWrap
        text = _within(str(index.data() or ""), QFontMetrics(font), inside)
        painter.drawText(inside, flags, text)

    def sizeHint(
        self,
        option: QStyleOptionViewItem,  # noqa: ARG002 - Qt's signature
        index: QModelIndex | QPersistentModelIndex,  # noqa: ARG002 - Qt's signature
    ) -> QSize:
        """Return a modest size; rows and columns are set by the table."""
        return QSize(80, theme.ROW)


def _within(text: str, metrics: QFontMetrics, room: QRectF) -> str:
    """Return a text cut at a word, with an ellipsis, where it takes more lines than shown."""
    width, most = int(room.width()), room.height() + 2
    flags = Qt.TextFlag.TextWordWrap

    def fits(part: str) -> bool:
        return metrics.boundingRect(0, 0, max(width, 1), 10_000, flags, part).height() <= most

    if fits(text):
        return text
    parts = text.split(" ")
    least, greatest = 0, len(parts)
    while least < greatest:
        middle = (least + greatest + 1) // 2
        if fits(" ".join(parts[:middle]) + " …"):
            least = middle
        else:
            greatest = middle - 1
    return " ".join(parts[:least]) + " …"


class ReportTable(QTableView):
    """Shows a `ReportModel` at its full height; the page scrolls, not the table."""

    opened = Signal(object)
    """The `About` of the row that was clicked or entered."""

    def __init__(self, model: ReportModel, name: str) -> None:
        super().__init__()
        self.rows = model
        model.setParent(self)
        self._headings = Headings(self)
        self._delegate = WrappedCells(self)
        self._sorted: tuple[int, bool] = (-1, False)
        self._measures: Measures | None = None
        # A column of short figures is narrower than the style's least, which would ask for a bar.
        self._headings.setMinimumSectionSize(2 * PADDING)
        self.setHorizontalHeader(self._headings)
        self.setModel(model)
        self.setItemDelegate(self._delegate)
        self.setAccessibleName(name)
        self.setAccessibleDescription(model.table.note)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        self.setFrameShape(QTableView.Shape.NoFrame)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setCornerWidget(QWidget())
        rows = self.verticalHeader()
        rows.hide()
        rows.setMinimumSectionSize(theme.ROW)
        self._headings.sectionClicked.connect(self.sort_section)
        model.rowsInserted.connect(lambda *_: self._measure_again())

    def fit(self) -> None:
        """Share the width among the columns, then give every row and the table their height."""
        if self._measures is None:
            self._measures = Measures(self.rows)
        room = max(self.viewport().width(), 1)
        widths = self._measures.widths(room)
        for section, width in enumerate(widths):
            self._headings.resizeSection(section, width)
        for row, height in enumerate(self._measures.heights(widths)):
            self.verticalHeader().resizeSection(row, height)
        bar = self.horizontalScrollBar()
        extra = 10 if self._headings.length() > self.viewport().width() else 0
        bar.setVisible(bool(extra))
        self.setFixedHeight(self._headings.height() + self.verticalHeader().length() + extra + 1)

    def sort_section(self, section: int) -> None:
        """Order by a column; the same again: the other way round."""
        column, descending = self._sorted
        descending = not descending if section == column else False
        self._sorted = (section, descending)
        order = Qt.SortOrder.DescendingOrder if descending else Qt.SortOrder.AscendingOrder
        self.rows.sort(section, order)
        self._headings.mark_sorted(section, descending=descending)
        self._measure_again()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit to the new width."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.fit()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Let the page scroll; sideways is the table's own."""
        if event.angleDelta().x():
            super().wheelEvent(event)
        else:
            event.ignore()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Open what a row is about."""
        super().mouseReleaseEvent(event)
        if event.button() == Qt.MouseButton.LeftButton:
            self._open(self.indexAt(event.position().toPoint()))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show where a click leads on."""
        super().mouseMoveEvent(event)
        leads = self.indexAt(event.position().toPoint()).data(ABOUT) is not None
        shape = Qt.CursorShape.PointingHandCursor if leads else Qt.CursorShape.ArrowCursor
        self.viewport().setCursor(shape)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open with Enter, order with Alt and an arrow."""
        alt = event.modifiers() == Qt.KeyboardModifier.AltModifier
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._open(self.currentIndex())
        elif alt and event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.sort_section(self.currentIndex().column())
        else:
            super().keyPressEvent(event)
            self._mark()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Mark the current row; without one, the first."""
        super().focusInEvent(event)
        if not self.currentIndex().isValid() and self.rows.rowCount():
            none = self.selectionModel().SelectionFlag.NoUpdate
            self.selectionModel().setCurrentIndex(self.rows.index(0, 0), none)
        self._mark()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take the mark away."""
        super().focusOutEvent(event)
        self.clearSelection()
        self._mark()

    def _measure_again(self) -> None:
        self._measures = None
        self.fit()

    def _mark(self) -> None:
        self._delegate.current_row = self.currentIndex().row() if self.hasFocus() else -1
        self.viewport().update()

    def _open(self, index: QModelIndex) -> None:
        about = index.data(ABOUT)
        if about is not None:
            self.opened.emit(about)
