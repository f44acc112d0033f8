"""A date: typed as people in England write it, or picked from a calendar."""

from datetime import date, timedelta
from typing import Any

from PySide6.QtCore import QDate, QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QKeyEvent, QTextCharFormat
from PySide6.QtWidgets import QCalendarWidget, QFrame, QLineEdit, QVBoxLayout

from lif_desktop import clock
from lif_desktop.fields import Day, Unreadable, read, show_day
from lif_desktop.store.board import Board
from lif_desktop.ui.register.editors import Editor
from lif_desktop.ui.register.quiet import AtTheEnd, IconButton


class DayEditor(Editor):
    """A line for the date and a button for the calendar; Up and Down move by a day."""

    def __init__(self, field: Day, board: Board) -> None:
        super().__init__(field)
        self._board = board
        self.line = QLineEdit()
        self.take(self.line)
        self.line.setToolTip(field.help or "12 Aug 2026, 12/8/26 or 2026-08-12")
        self.line.installEventFilter(self)
        self.line.textEdited.connect(lambda _text: self.changed.emit())
        self.line.editingFinished.connect(self._show_plainly)
        self.button = IconButton("calendar-days", f"Calendar for {field.label}", self.pick)
        AtTheEnd(self.line, self.button)

    def value(self) -> date | None:
        """Return the date that is written."""
        found: date | None = read(self.field, self.line.text(), self._board.names)
        return found

    def set_value(self, value: Any) -> None:
        """Write a date."""
        self.line.setText("" if value is None else show_day(value))
        self.line.setCursorPosition(0)

    def pick(self) -> None:
        """Open the calendar under the line."""
        popup = CalendarPopup(self._written() or clock.today(), self)
        popup.calendar.clicked.connect(self._picked)
        popup.calendar.activated.connect(self._picked)
        popup.calendar.clicked.connect(popup.close)
        popup.calendar.activated.connect(popup.close)
        popup.move(self.line.mapToGlobal(QPoint(0, self.line.height() + 2)))
        popup.show()
        popup.calendar.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Move by a day with the arrows; Alt with an arrow opens the calendar."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            way = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1}.get(Qt.Key(event.key()))
            if way and event.modifiers() == Qt.KeyboardModifier.AltModifier:
                self.pick()
                return True
            if way:
                self._step(way)
                return True
        return super().eventFilter(watched, event)

    def _step(self, days: int) -> None:
        day = self._written()
        moved = clock.today() if day is None else day + timedelta(days=days)
        self.set_value(moved)
        self.changed.emit()

    def _picked(self, picked: QDate) -> None:
        self.set_value(date(picked.year(), picked.month(), picked.day()))
        self.line.setFocus()
        self.changed.emit()

    def _written(self) -> date | None:
        try:
            return self.value()
        except Unreadable:
            return None

    def _show_plainly(self) -> None:
        day = self._written()
        if day is not None:
            self.set_value(day)


class CalendarPopup(QFrame):
    """A calendar over the form; Escape or a click elsewhere closes it."""

    def __init__(self, day: date, parent: Editor) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setProperty("look", "card")
        self.calendar = QCalendarWidget()
        self.calendar.setFirstDayOfWeek(Qt.DayOfWeek.Monday)
        self.calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        self.calendar.setGridVisible(False)
        self.calendar.setSelectedDate(QDate(day.year, day.month, day.day))
        plain = QTextCharFormat()
        plain.setForeground(self.palette().text())
        for weekend in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday):
            self.calendar.setWeekdayTextFormat(weekend, plain)
        inside = QVBoxLayout(self)
        inside.setContentsMargins(8, 8, 8, 8)
        inside.addWidget(self.calendar)
