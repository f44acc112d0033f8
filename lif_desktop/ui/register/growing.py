"""A text box that is as high as its words, within reason."""

from PySide6.QtCore import QMimeData, QSize, Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent, QTextOption
from PySide6.QtWidgets import QFrame, QSizePolicy, QTextEdit

_MOST_LINES = 9


class GrowingText(QTextEdit):
    """Plain text that wraps; Tab moves on, and where one line is meant Enter does not break it."""

    def __init__(self, *, one_line: bool) -> None:
        super().__init__()
        self._one_line = one_line
        self.setAcceptRichText(False)
        self.setTabChangesFocus(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.document().setDocumentMargin(0)
        # The words begin where those of a single line do.
        self.setViewportMargins(2, 1, 0, 1)
        self.document().documentLayout().documentSizeChanged.connect(lambda _size: self._grow())
        self._grow()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave Enter to the form where one line is meant."""
        if self._one_line and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.ignore()
        else:
            super().keyPressEvent(event)

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Paste words; line breaks become spaces where one line is meant."""
        text = source.text()
        self.insertPlainText(" ".join(text.split()) if self._one_line else text)

    def sizeHint(self) -> QSize:
        """Return the room of the words."""
        return QSize(120, self.height())

    def minimumSizeHint(self) -> QSize:
        """Be ready to be narrow."""
        return QSize(60, self.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Wrap again, and grow or shrink with it."""
        super().resizeEvent(event)
        self._grow()

    def _grow(self) -> None:
        line = self.fontMetrics().lineSpacing()
        least = line * (1 if self._one_line else 2)
        words = min(max(self.document().size().height(), least), line * _MOST_LINES)
        # The stylesheet's padding and edge, and the margin: 5 + 1 + 1 above and below.
        height = round(words) + 14
        if height != self.height():
            self.setFixedHeight(height)
