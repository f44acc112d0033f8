"""The place that says where a workbook goes: dashed, and tinted while one is held over it."""

from PySide6.QtCore import QEvent, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from lif_desktop.ui import theme
from lif_desktop.ui.blocks.icons import pixmap
from lif_desktop.ui.blocks.text import note_label, section_label

_WHAT = (
    "Drop files anywhere on this page, or choose them: an agency's return, a tracker that comes"
    " back, or a list kept elsewhere. Nothing is written before you have seen every row and said"
    " so."
)


class DropArea(QWidget):
    """Shows where files go; the page takes the drop."""

    def __init__(self, below: QHBoxLayout) -> None:
        super().__init__()
        self._held = False
        self._icon = QLabel()
        self._icon.setFixedWidth(40)
        words = QVBoxLayout()
        words.setSpacing(6)
        words.addWidget(section_label("Bring in a workbook"))
        words.addWidget(note_label(_WHAT, wrap=True))
        words.addSpacing(6)
        words.addLayout(below)
        row = QHBoxLayout(self)
        row.setContentsMargins(22, 20, 22, 20)
        row.setSpacing(14)
        row.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
        self.setAccessibleName("Bring in a workbook")
        self._draw()

    def hold(self, *, held: bool) -> None:
        """Say whether a file is held over the page."""
        self._held = held
        self.update()

    def changeEvent(self, event: QEvent) -> None:
        """Draw the icon in the new scheme's colour."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._draw()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the dashed edge."""
        colours = theme.tokens(self.palette())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pen = QPen(QColor(colours.accent if self._held else colours.soft), 1.4)
        pen.setDashPattern([4, 4])
        painter.setPen(pen)
        painter.setBrush(QColor(colours.accent_tint if self._held else colours.panel))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 8, 8)

    def _draw(self) -> None:
        colour = theme.tokens(self.palette()).accent
        self._icon.setPixmap(pixmap("file-down", colour, 32, self.devicePixelRatioF()))
