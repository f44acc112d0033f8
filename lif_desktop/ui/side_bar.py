"""The side bar: Today and four named groups, with quiet counts."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QFrame, QScrollArea, QVBoxLayout, QWidget

from lif_desktop.ui import theme
from lif_desktop.ui.blocks.text import Words
from lif_desktop.ui.pages import Entry

WIDTH = 204
_ROW = 28


class SideEntry(QAbstractButton):
    """One line: a title, and a count at the right."""

    def __init__(self, entry: Entry) -> None:
        super().__init__()
        self.entry = entry
        self._count = ""
        self.setText(entry.title)
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(entry.title)

    def sizeHint(self) -> QSize:
        """Return the room of a row."""
        return QSize(WIDTH - 17, _ROW)

    def count(self) -> str:
        """Return the count shown."""
        return self._count

    def set_count(self, count: str) -> None:
        """Show a count, or nothing."""
        self._count = count
        self.setAccessibleName(f"{self.text()}, {count}" if count else self.text())
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk with the arrows, open with Enter."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        elif event.key() == Qt.Key.Key_Down:
            self.focusNextChild()
        elif event.key() == Qt.Key.Key_Up:
            self.focusPreviousChild()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the ground of the page in view, title and count."""
        colours = theme.tokens(self.palette())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        room = QRectF(self.rect()).adjusted(1, 0.5, -1, -0.5)
        painter.setPen(Qt.PenStyle.NoPen)
        if self.isChecked():
            painter.setBrush(QColor(colours.accent_tint))
        elif self.underMouse():
            painter.setBrush(QColor(colours.line))
        painter.drawRoundedRect(room, theme.RADIUS, theme.RADIUS)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(colours.accent), 2))
            painter.drawRoundedRect(room.adjusted(1, 1, -1, -1), 5, 5)
        text = room.adjusted(9, 0, -9, 0)
        ink = QColor(colours.accent if self.isChecked() else colours.ink)
        painter.setPen(ink)
        painter.setFont(theme.font(bold=self.isChecked()))
        painter.drawText(text, Qt.AlignmentFlag.AlignVCenter, self.text())
        if self._count:
            painter.setFont(theme.font("note", bold=self.isChecked()))
            painter.setPen(ink if self.isChecked() else QColor(colours.soft))
            right = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
            painter.drawText(text, right, self._count)


class SideBar(QFrame):
    """The entries, one of which is the page in view."""

    chosen = Signal(object)
    """The `Entry` that was clicked."""

    def __init__(self, entries: Sequence[Entry]) -> None:
        super().__init__()
        self.setObjectName("side")
        self.setAccessibleName("Pages")
        self.setFixedWidth(WIDTH)
        self._entries: dict[str, SideEntry] = {}
        inside = QWidget()
        inside.setObjectName("sideInside")
        rows = QVBoxLayout(inside)
        rows.setContentsMargins(8, 11, 8, 11)
        rows.setSpacing(0)
        group = ""
        for entry in entries:
            if entry.group != group:
                group = entry.group
                rows.addSpacing(4)
                rows.addWidget(_caption(group))
            line = SideEntry(entry)
            line.clicked.connect(lambda _checked=False, e=entry: self.chosen.emit(e))
            self._entries[entry.key] = line
            rows.addWidget(line)
        rows.addStretch(1)
        scroll = QScrollArea()
        scroll.setObjectName("side")
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(inside)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(scroll)

    def entry(self, key: str) -> SideEntry:
        """Return the line of a page."""
        return self._entries[key]

    def select(self, key: str) -> None:
        """Mark the page in view."""
        self._entries[key].setChecked(True)

    def take_focus(self) -> None:
        """Take the keyboard to the page in view, for the arrows to go on from."""
        for line in self._entries.values():
            if line.isChecked():
                line.setFocus()

    def set_counts(self, counts: Mapping[str, str]) -> None:
        """Show counts by the pages' keys."""
        for key, line in self._entries.items():
            line.set_count(counts.get(key, ""))


def _caption(group: str) -> Words:
    caption = Words(group.upper(), "note", soft=True)
    font = caption.font()
    font.setPointSizeF(font.pointSizeF() * 11 / 11.5)
    font.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, 0.7)
    caption.setFont(font)
    caption.setFixedHeight(26)
    caption.setContentsMargins(10, 0, 0, 0)
    caption.setAccessibleName(group)
    return caption
