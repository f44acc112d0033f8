"""The side bar: Today, Reports and four named groups that fold, with quiet counts."""

from collections.abc import Collection, Mapping, Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QAbstractButton,
    QFrame,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from lif_desktop.ui import theme
from lif_desktop.ui.blocks.fold import FoldHeading
from lif_desktop.ui.pages import Entry

WIDTH = 204
_ROW = 26


class SideEntry(QAbstractButton):
    """One line: a title, and a count at the right."""

    walked = Signal(int)
    """Up (-1) or Down (1) was pressed."""

    def __init__(self, entry: Entry) -> None:
        super().__init__()
        self.entry = entry
        self._count = ""
        self.setText(entry.title)
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        # Wider than the bar, the lines would move sideways under Tab.
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
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
        elif event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self.walked.emit(1 if event.key() == Qt.Key.Key_Down else -1)
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
        metrics = QFontMetrics(painter.font())
        used = metrics.horizontalAdvance(self._count) + 6 if self._count else 0
        mode = Qt.TextElideMode.ElideRight
        title = metrics.elidedText(self.text(), mode, int(text.width()) - used)
        painter.drawText(text, Qt.AlignmentFlag.AlignVCenter, title)
        if self._count:
            painter.setFont(theme.font("note", bold=self.isChecked()))
            painter.setPen(ink if self.isChecked() else QColor(colours.soft))
            right = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
            painter.drawText(text, right, self._count)


class SideBar(QFrame):
    """The entries, one of which is the page in view; what is folded stays so until unfolded."""

    chosen = Signal(object)
    """The `Entry` that was clicked."""
    folded = Signal(object)
    """The names of the groups that are folded now, after the user changed them."""

    def __init__(self, entries: Sequence[Entry], folded: Collection[str] = ()) -> None:
        super().__init__()
        self.setObjectName("side")
        self.setAccessibleName("Pages")
        self.setFixedWidth(WIDTH)
        self._entries: dict[str, SideEntry] = {}
        self.headings: dict[str, FoldHeading] = {}
        self._lines: list[SideEntry | FoldHeading] = []
        inside = QWidget()
        inside.setObjectName("sideInside")
        self._rows = QVBoxLayout(inside)
        self._rows.setContentsMargins(8, 8, 4, 8)
        self._rows.setSpacing(0)
        for entry in entries:
            if entry.group and entry.group not in self.headings:
                self._add_heading(entry.group)
            line = SideEntry(entry)
            line.clicked.connect(lambda _checked=False, e=entry: self.chosen.emit(e))
            self._entries[entry.key] = line
            self._walk_from(line)
            self._rows.addWidget(line)
        self._rows.addStretch(1)
        self._scroll = QScrollArea()
        self._scroll.setObjectName("side")
        self._scroll.setWidgetResizable(True)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setWidget(inside)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._scroll)
        for group in folded:
            if group in self.headings:
                self._fold(group, shown=False)

    def entry(self, key: str) -> SideEntry:
        """Return the line of a page."""
        return self._entries[key]

    def select(self, key: str) -> None:
        """Mark the page in view, and bring its line into view."""
        line = self._entries[key]
        line.setChecked(True)
        if line.entry.group and line.isHidden():
            self._fold(line.entry.group, shown=True)
        self._scroll.ensureWidgetVisible(line, 0, _ROW)

    def take_focus(self) -> None:
        """Take the keyboard to the page in view, for the arrows to go on from."""
        for line in self._entries.values():
            if line.isChecked():
                if line.isHidden():
                    self._fold(line.entry.group, shown=True)
                line.setFocus()

    def set_counts(self, counts: Mapping[str, str]) -> None:
        """Show counts by the pages' keys."""
        for key, line in self._entries.items():
            line.set_count(counts.get(key, ""))

    def _add_heading(self, group: str) -> None:
        heading = FoldHeading(group, capitals=True)
        heading.clicked.connect(lambda: self._turned(group))
        self.headings[group] = heading
        self._walk_from(heading)
        self._rows.addSpacing(5)
        self._rows.addWidget(heading)

    def _walk_from(self, line: SideEntry | FoldHeading) -> None:
        self._lines.append(line)
        line.walked.connect(lambda by: self._walk(line, by))

    def _walk(self, line: SideEntry | FoldHeading, by: int) -> None:
        shown = [one for one in self._lines if not one.isHidden()]
        after = shown[(shown.index(line) + by) % len(shown)]
        after.setFocus(Qt.FocusReason.TabFocusReason)
        self._scroll.ensureWidgetVisible(after, 0, _ROW)

    def _turned(self, group: str) -> None:
        self._fold(group, shown=self.headings[group].isChecked())
        self.folded.emit([name for name, one in self.headings.items() if not one.isChecked()])

    def _fold(self, group: str, *, shown: bool) -> None:
        lines = [line for line in self._entries.values() if line.entry.group == group]
        for line in lines:
            line.setVisible(shown)
        self.headings[group].setChecked(shown)
        self.headings[group].set_note("" if shown else str(len(lines)))
