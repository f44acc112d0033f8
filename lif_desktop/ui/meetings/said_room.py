"""What is said of the papers, one by one: figures to look at, or what is not published."""

from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QListWidgetItem

from lif_desktop.ui.blocks.text import Words, note_label
from lif_desktop.ui.meetings.room import Room
from lif_desktop.ui.meetings.wrapped_list import WrappedList

_KEY = Qt.ItemDataRole.UserRole


@dataclass(frozen=True)
class Said:
    """One sentence on a paper: its key (blank: the agenda), its title, and what is said."""

    key: str
    title: str
    said: str


class SaidRoom(Room):
    """Sentences under the papers they are about; choosing one leads to its paper."""

    asked = Signal(str)
    """The key of the paper that is to be seen."""

    def __init__(self, title: str, intro: str) -> None:
        super().__init__(title)
        self.set_title(title)
        self.list = WrappedList(title)
        self._intro = note_label(intro, wrap=True)
        self._nothing = Words("", wrap=True)
        self.body.addWidget(self._intro)
        self.body.addWidget(self._nothing)
        self.body.addWidget(self.list, 1)
        self.body.addStretch(0)
        self.list.itemClicked.connect(self._ask)
        self.list.itemActivated.connect(self._ask)
        self.list.currentItemChanged.connect(lambda now, _before: self._ask(now))

    def show_said(self, said: Iterable[Said] | None, nothing: str) -> None:
        """List what is said; where there is nothing, `nothing` says what that means."""
        found = list(said or ())
        self.list.blockSignals(True)
        self.list.clear()
        title = ""
        for one in found:
            if one.title != title:
                title = one.title
                self._head(title)
            item = QListWidgetItem(one.said)
            item.setData(_KEY, one.key)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{one.title}: {one.said}")
            self.list.addItem(item)
        self.list.blockSignals(False)
        self.list.setVisible(bool(found))
        self._intro.setVisible(bool(found))
        self._nothing.setVisible(not found)
        self._nothing.setText(nothing)

    def _head(self, title: str) -> None:
        head = QListWidgetItem(title)
        head.setFlags(Qt.ItemFlag.ItemIsEnabled)
        self.list.addItem(head)

    def _ask(self, item: QListWidgetItem | None) -> None:
        key = item.data(_KEY) if item is not None else None
        if key:
            self.asked.emit(key)
