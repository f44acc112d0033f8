"""What can be done with several chosen rows; shown only while there are several."""

from collections.abc import Callable

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from lif_desktop.store.records import Record
from lif_desktop.ui.blocks.buttons import Button, LinkButton
from lif_desktop.ui.blocks.text import Words
from lif_desktop.ui.register.bulk import BulkPopup
from lif_desktop.ui.session import Session

_MOST = 1000


class ChoosingBar(QWidget):
    """Says how many rows are chosen and offers to change one field of them all."""

    cleared = Signal()
    """The choice shall be dropped."""

    def __init__(self, session: Session, chosen: Callable[[], list[Record]]) -> None:
        super().__init__()
        self._session, self._chosen = session, chosen
        self.words = Words("", bold=True)
        self.change_button = Button("Change a field…", self.open_popup)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(self.words)
        row.addWidget(self.change_button)
        row.addWidget(LinkButton("Clear choice", self.cleared.emit))
        row.addStretch(1)
        self.hide()

    def show_count(self, count: int) -> None:
        """Show the bar for several rows, hide it for fewer."""
        many = count > _MOST
        self.words.setText(
            f"{count:,} chosen; up to {_MOST:,} can be changed at once" if many
            else f"{count:,} chosen"
        )  # fmt: skip
        self.change_button.setEnabled(not many)
        self.setVisible(count > 1)

    def open_popup(self) -> BulkPopup:
        """Open what changes a field of all chosen records."""
        popup = BulkPopup(self._session, self._chosen(), self)
        popup.done.connect(self.cleared)
        popup.move(self.change_button.mapToGlobal(QPoint(0, self.change_button.height() + 4)))
        popup.show()
        popup.combo.setFocus()
        return popup
