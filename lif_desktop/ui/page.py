"""The base of every page: title, buttons, messages, and the four states it can be in.

A page derives from `Page`, builds its content in `__init__` into `self.body` (a QVBoxLayout), and
overrides `refresh()`, which is called when the page is shown and after every change set while it
is visible. `show_record(id)` is called after `refresh` when somebody navigated to a record.

    class RegisterPage(Page):
        def __init__(self, session: Session, key: str) -> None:
            super().__init__(session, title="Actions")
            self.add_button(PrimaryButton("New action", self._new))
            self.body.addWidget(self._table)

        def refresh(self) -> None: ...

States: `show_content()` (the body), `empty(...)`, `busy(...)`, `problem(...)`.
Messages: `say(...)`.
"""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from lif_desktop.ui.blocks.elided import Shrinking
from lif_desktop.ui.blocks.messages import MessageStrip
from lif_desktop.ui.blocks.states import BusyState, EmptyState, ProblemState
from lif_desktop.ui.session import Action, Message, Session, Tone

MARGIN = 22
_GAP = 16  # pixels between the titles and the buttons


class Page(QWidget):
    """One page of the window."""

    drop_on = ""
    """What to say of files that are dropped beside what takes them; blank: they are brought in."""

    def __init__(self, session: Session, title: str, subtitle: str = "") -> None:
        super().__init__()
        self.session = session
        self._title = Shrinking(title, "title")
        self._subtitle = Shrinking(subtitle, soft=True)
        self._subtitle.setVisible(bool(subtitle))
        self._buttons = QHBoxLayout()
        self._buttons.setSpacing(10)
        self._strip = MessageStrip()
        self._states = QStackedWidget()
        self._content = QWidget()
        self.body = QVBoxLayout(self._content)
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.setSpacing(16)
        self._states.addWidget(self._content)
        self._state: QWidget | None = None
        self._assemble()
        self.set_title(title)

    def refresh(self) -> None:
        """Read the board again and show it; called when shown and after every change set."""

    def show_record(self, record_id: int) -> None:
        """Bring a record into view; called after `refresh`."""

    def show_view(self, name: str) -> None:
        """Show the saved view of this name; called before `refresh`."""

    def take_files(self, paths: list[Path]) -> None:
        """Take files that were dropped on the window; the page that brings workbooks in does."""

    def may_leave(self) -> bool:
        """Say whether the page may be left now (a form with unsaved words may ask first)."""
        return True

    def close_up(self) -> None:
        """Let go of what must not outlive the board (a reading child); called as it closes."""

    def title(self) -> str:
        """Return the page's title."""
        return self._title.text()

    def set_title(self, text: str) -> None:
        """Name the page."""
        self._title.setText(text)
        self.setAccessibleName(text)

    def set_subtitle(self, text: str) -> None:
        """Say in one line, under the title, what the page shows."""
        self._subtitle.setText(text)
        self._subtitle.setVisible(bool(text))

    def add_button(self, button: QWidget) -> None:
        """Add a button to the right of the title; the primary one goes last."""
        self._buttons.addWidget(button)

    def say(self, text: str, tone: Tone = "note", action: Action | None = None) -> None:
        """Show a sentence between title and content."""
        self._strip.show_message(Message(text, tone, action))

    def unsay(self) -> None:
        """Take the sentence away."""
        self._strip.hide()

    def unsay_undo(self) -> None:
        """Take away a sentence that offers undo or redo: they would act on something newer."""
        if self._strip.offers(self.session.undo, self.session.redo):
            self.unsay()

    def show_content(self) -> None:
        """Show the body again after another state."""
        self._show_state(None)

    def empty(self, what: str, next_step: str, *actions: Action, icon: str = "inbox") -> None:
        """Say what belongs here and offer the next step."""
        self._show_state(EmptyState(what, next_step, *actions, icon=icon))

    def busy(self, what: str, cancel: Callable[[], object] | None = None) -> BusyState:
        """Say what is happening; feed the returned state's `progress` and end with another."""
        state = BusyState(what, cancel)
        self._show_state(state)
        return state

    def problem(self, happened: str, safe: str, to_do: str, *actions: Action) -> None:
        """Say what happened, what is safe and what to do."""
        self._show_state(ProblemState(happened, safe, to_do, *actions))

    def _show_state(self, state: QWidget | None) -> None:
        old, self._state = self._state, state
        if state is not None:
            self._states.addWidget(state)
        self._states.setCurrentWidget(state or self._content)
        if old is not None:
            self._states.removeWidget(old)
            old.deleteLater()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Set the buttons beneath the title where both do not fit side by side."""
        super().resizeEvent(event)
        self._turn_head()

    def event(self, event: QEvent) -> bool:
        """Look again at the room of the buttons after some came or went."""
        if event.type() == QEvent.Type.LayoutRequest:
            self._turn_head()
        return super().event(event)

    def _turn_head(self) -> None:
        side_by_side = self._titles.minimumSize().width() + self._buttons.sizeHint().width()
        fits = side_by_side + _GAP + 2 * MARGIN <= self.width()
        way = QBoxLayout.Direction.LeftToRight if fits else QBoxLayout.Direction.TopToBottom
        if way != self._topline.direction():
            self._topline.setDirection(way)
            self._topline.setSpacing(_GAP if fits else _GAP // 2)

    def _assemble(self) -> None:
        self._titles = QVBoxLayout()
        self._titles.setSpacing(4)
        self._titles.addWidget(self._title)
        self._titles.addWidget(self._subtitle)
        self._topline = QHBoxLayout()
        self._topline.setSpacing(_GAP)
        self._topline.addLayout(self._titles, 1)
        self._topline.addLayout(self._buttons)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(MARGIN, 18, MARGIN, MARGIN)
        whole.setSpacing(12)
        whole.addLayout(self._topline)
        whole.addWidget(self._strip)
        whole.addWidget(self._states, 1)
