"""What is odd about a return that came back, above its rows."""

from collections.abc import Sequence

from PySide6.QtWidgets import QFrame, QVBoxLayout

from lif_desktop.ui.blocks.buttons import LinkButton
from lif_desktop.ui.blocks.text import Words

_SHOWN = 3


class OddThings(QFrame):
    """Lists sentences; hidden where there are none, folded where there are many."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("look", "card")
        self.setAccessibleName("What is odd about this return")
        self._whole = QVBoxLayout(self)
        self._whole.setContentsMargins(12, 6, 12, 6)
        self._whole.setSpacing(2)
        self.hide()

    @property
    def sentences(self) -> list[str]:
        """The sentences shown."""
        return [one.text() for one in self.findChildren(Words)]

    def show_odd(self, odd: Sequence[str], *, every: bool = False) -> None:
        """Show sentences, the first of them or `every` one."""
        while (item := self._whole.takeAt(0)) is not None:
            if widget := item.widget():
                widget.setParent(None)
                widget.deleteLater()
        for sentence in odd if every else odd[:_SHOWN]:
            self._whole.addWidget(Words(f"• {sentence}", wrap=True))
        if not every and len(odd) > _SHOWN:
            more = LinkButton(f"Show {len(odd) - _SHOWN} more", lambda: self._unfold(odd))
            self._whole.addWidget(more)
        self.setVisible(bool(odd))

    def _unfold(self, odd: Sequence[str]) -> None:
        self.show_odd(odd, every=True)
