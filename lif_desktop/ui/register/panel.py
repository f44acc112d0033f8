"""The side panel: the record in view, and those opened from it, one upon another."""

from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QStackedWidget, QVBoxLayout

from lif_desktop.registers import Register
from lif_desktop.store.records import Record
from lif_desktop.ui.register import drafting, starting
from lif_desktop.ui.register.history import HistoryView
from lif_desktop.ui.register.record_view import RecordView
from lif_desktop.ui.register.related import Adding
from lif_desktop.ui.session import Session

WIDTH = 330
_View = RecordView | HistoryView


class RecordPanel(QFrame):
    """Shows one record of the page's register; related records and histories lie on top of it."""

    closed = Signal()
    """The panel was closed."""
    saved = Signal(object)
    """A `Record` of the page's register was saved."""
    stayed = Signal()
    """The user kept editing when asked to leave."""
    widen_asked = Signal()
    """The user wants the panel wider, or narrow again."""

    def __init__(self, session: Session, register: Register) -> None:
        super().__init__()
        self._session, self._register = session, register
        self.setProperty("look", "card")
        self.setMinimumWidth(WIDTH - 30)
        self.setAccessibleName(f"The {register.singular} in view")
        self._views: list[_View] = []
        self._stack = QStackedWidget()
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 1)
        column.addWidget(self._stack)
        self._built: RecordView | None = None
        self.hide()

    @property
    def _base(self) -> RecordView:
        """The view of the page's own record; building its form takes longest and is done once."""
        if self._built is None:
            self._built = self._made(self._register)
            self._built.saved.connect(self.saved)
            self._stack.addWidget(self._built)
        return self._built

    def prepare(self) -> None:
        """Build the form before it is needed."""
        assert self._base

    def view(self) -> _View:
        """Return what is in view."""
        return self._views[-1] if self._views else self._base

    def record_view(self) -> RecordView:
        """Return the page's own record, underneath whatever was opened from it."""
        return self._base

    def record(self) -> Record | None:
        """Return the page's own record in the panel."""
        return None if self.isHidden() else self._base.record

    def open(self, record: Record) -> bool:
        """Show a record; False if something unsaved has to be settled first."""
        if self._leaves(lambda: self.open(record)):
            self._drop_all()
            self._base.show_record(record)
            self._base.area.verticalScrollBar().setValue(0)
            self.show()
            return True
        return False

    def new(self, values: Mapping[str, Any] | None = None) -> bool:
        """Show the form of a new record; False if something unsaved has to be settled first."""
        if not self._leaves(lambda: self.new(values)):
            return False
        self._drop_all()
        started = starting.values(self._register, self._session.user) | dict(values or {})
        self._base.show_new(started)
        self.show()
        self._base.form.focus_first()
        return True

    def close_record(self) -> None:
        """Close what is in view: what lies on top first, then the panel."""
        if self._views:
            self._back()
        elif self._leaves(self.close_record):
            self.hide()
            self.closed.emit()

    def may_leave(self) -> bool:
        """Say whether nothing is unsaved; else ask about it."""
        return self._leaves(None)

    def save(self) -> None:
        """Save what is in view."""
        view = self.view()
        if isinstance(view, RecordView) and not self.isHidden():
            view.save()

    def refresh(self) -> None:
        """Take over what changed in the board."""
        if self.isHidden():
            return
        for view in (self._base, *tuple(self._views)):
            view.refresh()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close with Escape."""
        if event.key() == Qt.Key.Key_Escape:
            self.close_record()
        else:
            super().keyPressEvent(event)

    def _leaves(self, on: Callable[[], object] | None) -> bool:
        if self.isHidden():
            return True
        for view in reversed((self._base, *self._views)):
            if isinstance(view, RecordView) and view.unsaved():
                while self.view() is not view:
                    self._drop(self.view())
                view.ask_to_leave(on)
                return False
        return True

    def _made(self, register: Register) -> RecordView:
        view = RecordView(self._session, register, self.widen_asked.emit, self.close_record)
        view.opened.connect(self._push_record)
        view.adding.connect(self._push_new)
        view.history_asked.connect(self._push_history)
        view.linked.connect(lambda where: self._session.navigate(*where))
        view.gone.connect(lambda: self._gone(view))
        view.stayed.connect(self.stayed)
        return view

    def _push_record(self, record: Record) -> None:
        view = self._made(record.register)
        view.show_record(record)
        self._push(view)

    def _push_new(self, adding: Adding) -> None:
        view = self._made(adding.register)
        started = starting.values(adding.register, self._session.user)
        started |= starting.under(adding.parent, adding.link, adding.register)
        view.show_new(started | drafting.values(self._session.board, adding))
        view.saved.connect(lambda _record: self._drop(view))
        self._push(view)
        view.form.focus_first()

    def _push_history(self, record: Record) -> None:
        view = HistoryView(self._session, record, self.widen_asked.emit, self.close_record)
        self._push(view)

    def _push(self, view: _View) -> None:
        below = self.view()
        name = below.record.reference if isinstance(below, RecordView) and below.record else "Back"
        view.head.show_back(name, self._back)
        self._views.append(view)
        self._stack.addWidget(view)
        self._stack.setCurrentWidget(view)

    def _back(self) -> None:
        view = self.view()
        if isinstance(view, RecordView) and view.unsaved():
            view.ask_to_leave(lambda: self._drop(view))
        else:
            self._drop(view)

    def _gone(self, view: _View) -> None:
        if view is self._base:
            self._drop_all()
            self._base.show_new({})
            self.hide()
            self.closed.emit()
        else:
            self._drop(view)

    def _drop(self, view: _View) -> None:
        if view in self._views:
            self._views.remove(view)
            self._stack.removeWidget(view)
            view.deleteLater()
        self._stack.setCurrentWidget(self.view())
        self.view().refresh()

    def _drop_all(self) -> None:
        for view in tuple(self._views):
            self._drop(view)
