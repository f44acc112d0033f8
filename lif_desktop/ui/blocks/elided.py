"""Words that give way where there is little room."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import QSizePolicy

from lif_desktop.ui import theme
from lif_desktop.ui.blocks.text import Words, plain_tip


class Elided(Words):
    """Words that are cut with an ellipsis where there is no room, whole in their tool tip."""

    def __init__(
        self,
        text: str,
        size: theme.Size = "text",
        *,
        soft: bool = False,
        bold: bool = False,
    ) -> None:
        super().__init__(text, size, soft=soft, bold=bold)
        self._whole = text
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(text)

    def show_words(self, text: str) -> None:
        """Say something else."""
        self._whole = text
        self.setAccessibleName(text)
        self.setText(text)
        self._cut()

    def minimumSizeHint(self) -> QSize:
        """Be ready to shrink."""
        return QSize(60, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Cut what does not fit."""
        super().resizeEvent(event)
        self._cut()

    def _cut(self) -> None:
        shown = self.fontMetrics().elidedText(
            self._whole, Qt.TextElideMode.ElideRight, self.width()
        )
        if shown != self.text():
            self.setText(shown)
            self.setToolTip("" if shown == self._whole else plain_tip(self._whole))


class Shrinking(Words):
    """Words that are only drawn shorter: `text` stays whole, to be read aloud and to be asked."""

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw what fits, with an ellipsis for the rest, which the tool tip then tells."""
        room, whole = self.contentsRect(), self.text()
        shown = self.fontMetrics().elidedText(whole, Qt.TextElideMode.ElideRight, room.width())
        tip = "" if shown == whole else plain_tip(whole)
        if self.toolTip() != tip:
            self.setToolTip(tip)
        place = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        self.style().drawItemText(
            QPainter(self), room, place, self.palette(), self.isEnabled(), shown,
            QPalette.ColorRole.WindowText,
        )  # fmt: skip
