"""Asks when a board chases returns: before the date, and how often after it."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QSpinBox, QVBoxLayout, QWidget

from lif_desktop.reports.returns_read import plan_of
from lif_desktop.rules.chasing import SETTING, Schedule
from lif_desktop.ui.blocks.buttons import Button, PrimaryButton
from lif_desktop.ui.blocks.text import field_label, note_label, section_label
from lif_desktop.ui.session import Session

_WIDTH = 420
_LONGEST = 60
_NOTE = "No framework says when. A return is always chased on its date too."


class ScheduleDialog(QDialog):
    """Two numbers of days, kept as a setting of the board."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("When returns are chased")
        self.setMinimumWidth(_WIDTH)
        plan = plan_of(session.board)
        self.before, self.every = QSpinBox(), QSpinBox()
        self.before.setRange(0, _LONGEST)
        self.before.setSpecialValueText("not before")
        self.every.setRange(1, _LONGEST)
        self.before.setValue(plan.before)
        self.every.setValue(plan.every)
        self.save_button = PrimaryButton("Keep", self.keep)
        self._assemble()

    def keep(self) -> None:
        """Keep the two numbers, with undo."""
        plan = Schedule(self.before.value(), self.every.value())
        if plan != plan_of(self._session.board):
            with self._session.change(f"Chase returns {plan.words}") as change:
                change.set(SETTING, f"{plan.before}, {plan.every}")
        self.accept()

    def _assemble(self) -> None:
        whole = QVBoxLayout(self)
        whole.setContentsMargins(22, 18, 22, 18)
        whole.setSpacing(12)
        whole.addWidget(section_label("When returns are chased"))
        whole.addWidget(note_label(_NOTE, wrap=True))
        row = QHBoxLayout()
        row.setSpacing(16)
        for words, box in (("Days before the date", self.before),
                           ("Days between reminders after it", self.every)):  # fmt: skip
            part = QVBoxLayout()
            part.setSpacing(4)
            part.addWidget(field_label(words, box))
            part.addWidget(box)
            row.addLayout(part)
        whole.addLayout(row)
        foot = QHBoxLayout()
        foot.setSpacing(10)
        foot.addStretch(1)
        foot.addWidget(Button("Cancel", self.reject))
        foot.addWidget(self.save_button)
        whole.addLayout(foot)
        self.save_button.setDefault(True)
