"""The menu of a table: which columns, narrow rows, and the order by keyboard."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QMenu, QWidget

from lif_desktop.registers import Register
from lif_desktop.ui.register.arrangement import Arrangement, offered, usual


class ColumnsMenu(QMenu):
    """Ticks columns on and off without closing."""

    arranged = Signal()
    """The arrangement handed in was changed."""
    sort_asked = Signal(object)
    """The `Field` by which the table shall be ordered (again: the other way round)."""

    def __init__(
        self,
        register: Register,
        arrangement: Arrangement,
        sort: tuple[tuple[str, bool], ...],
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        # Thirty fields are one column on a small screen, and scroll on a smaller one.
        self.setStyleSheet(
            "QMenu { menu-scrollable: 1; } QMenu::item { padding: 3px 28px 3px 26px; }"
            "QMenu::indicator { left: 7px; }"
        )
        self._register, self._arrangement = register, arrangement
        self._add_sorts(sort)
        compact = self._checkable("Narrow rows", checked=arrangement.compact)
        compact.toggled.connect(self._set_compact)
        self.addAction("Usual columns", self._reset)
        self.addSeparator()
        self.columns: dict[str, QAction] = {}
        for field in offered(register):
            action = self._checkable(field.label, checked=field.key in arrangement.columns)
            action.toggled.connect(lambda on, key=field.key: self._set_column(key, on=on))
            self.columns[field.key] = action

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Tick with Space or Enter and stay open."""
        keys = (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if event.key() not in keys or not self._tick(self.activeAction()):
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Tick with a click and stay open."""
        if not self._tick(self.actionAt(event.position().toPoint())):
            super().mouseReleaseEvent(event)

    def _tick(self, action: QAction | None) -> bool:
        if action is None or not action.isCheckable():
            return False
        action.trigger()
        return True

    def _checkable(self, text: str, *, checked: bool) -> QAction:
        action = self.addAction(text)
        action.setCheckable(True)
        action.setChecked(checked)
        return action

    def _add_sorts(self, sort: tuple[tuple[str, bool], ...]) -> None:
        key, descending = (sort or (("reference", False),))[0]
        self.sorts = self.addMenu("Order by")
        for field in offered(self._register):
            if field.sort:
                way = ("", " (falling)" if descending else " (rising)")[field.key == key]
                action = self.sorts.addAction(field.label + way)
                action.triggered.connect(
                    lambda _checked=False, field=field: self.sort_asked.emit(field)
                )

    def _set_compact(self, on: bool) -> None:  # noqa: FBT001 - a slot
        self._arrangement.compact = on
        self.arranged.emit()

    def _reset(self) -> None:
        self._arrangement.columns = usual(self._register)
        self._arrangement.widths.clear()
        self.arranged.emit()

    def _set_column(self, key: str, *, on: bool) -> None:
        wanted = {*self._arrangement.columns, key} if on else {*self._arrangement.columns} - {key}
        if not wanted:
            return
        order = [field.key for field in offered(self._register)]
        self._arrangement.columns = [one for one in order if one in wanted]
        self.arranged.emit()
