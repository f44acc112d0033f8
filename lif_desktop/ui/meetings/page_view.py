"""One page of a pack as a picture, as wide as there is room or whole, on the ground of a desk."""

from typing import Literal

from PySide6.QtCore import QPointF, QRectF, QSize, QSizeF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QImage,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QSizePolicy

from lif_desktop.ui import theme

Fit = Literal["width", "page"]
A4 = (595.28, 841.89)
"""Width and height in points of a page that nobody has drawn yet."""
_MARGIN = 14
_STEP = 48
_ZOOM = 1.15
_LEAST, _MOST = 0.4, 4.0
_NEAR = 2  # pixels by which a page may be drawn larger or smaller than there is room
_WORDS = 6000  # characters of a page that a screen reader is given at once


class PageView(QAbstractScrollArea):
    """Shows a page; at its end the next one begins."""

    turned = Signal(int)
    """Another page is wanted: one on (1), one back (-1)."""
    leapt = Signal(bool)
    """The first page is wanted (False), or the last (True)."""
    rescaled = Signal()
    """The page is wanted at another scale."""

    def __init__(self) -> None:
        super().__init__()
        self._image: QImage | None = None
        self._points = A4
        self._fit: Fit = "width"
        self._zoom = 1.0
        self._why = ""
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setFrameShape(QAbstractScrollArea.Shape.NoFrame)
        self.setAccessibleName("Preview")
        self.verticalScrollBar().setSingleStep(_STEP)
        self.horizontalScrollBar().setSingleStep(_STEP)

    def fit(self) -> Fit:
        """Return whether the page is as wide as there is room, or whole."""
        return self._fit

    def set_fit(self, fit: Fit) -> None:
        """Show the page as wide as there is room, or whole."""
        self._fit, self._zoom = fit, 1.0
        self._measure()
        self.rescaled.emit()

    def zoom(self, way: int) -> None:
        """Show the page larger (1) or smaller (-1) than it fits; 0 as it fits."""
        wanted = self._zoom * _ZOOM**way if way else 1.0
        self._zoom = max(_LEAST, min(_MOST, wanted))
        self._measure()
        self.rescaled.emit()

    def scale(self) -> float:
        """Return the pixels of the screen for each point of the page."""
        return self._size().width() / self._points[0] * self.devicePixelRatioF()

    def show_page(self, image: QImage, points: tuple[float, float], name: str, words: str) -> None:
        """Show a page of so many points across and down, under its name and its words."""
        self._image, self._points = image, points
        self._measure()
        self.setAccessibleName(name)
        self.setAccessibleDescription(words[:_WORDS])
        self.viewport().update()

    def start_at(self, *, end: bool) -> None:
        """Show the next page that comes from its end, or from its beginning."""
        bar = self.verticalScrollBar()
        bar.setValue(bar.maximum() if end else 0)

    def clear(self, why: str = "") -> None:
        """Show no page, but why there is none."""
        self._image, self._why = None, why
        self.viewport().update()

    def sizeHint(self) -> QSize:
        """Return the room of a page that can be read."""
        return QSize(560, 600)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Ask for the page at the scale of the new room."""
        super().resizeEvent(event)
        self._measure()
        self.rescaled.emit()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show that the keys turn pages now."""
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Show that they do no longer."""
        super().focusOutEvent(event)
        self.viewport().update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Scroll, turn at the end of the page, leap, and zoom."""
        key = event.key()
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if key in (Qt.Key.Key_PageDown, Qt.Key.Key_Space):
            self._walk(1)
        elif key in (Qt.Key.Key_PageUp, Qt.Key.Key_Backspace):
            self._walk(-1)
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self.leapt.emit(key == Qt.Key.Key_End)
        elif control and key in (Qt.Key.Key_Plus, Qt.Key.Key_Equal):
            self.zoom(1)
        elif control and key == Qt.Key.Key_Minus:
            self.zoom(-1)
        elif control and key == Qt.Key.Key_0:
            self.zoom(0)
        else:
            super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll; beyond the end turn the page; with Ctrl zoom."""
        way = event.angleDelta().y()
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom(1 if way > 0 else -1)
            event.accept()
            return
        bar, before = self.verticalScrollBar(), self.verticalScrollBar().value()
        super().wheelEvent(event)
        if bar.value() == before and way:
            self.turned.emit(-1 if way > 0 else 1)
            event.accept()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the ground, the page and its edge."""
        colours = theme.tokens(self.palette())
        painter = QPainter(self.viewport())
        painter.fillRect(self.viewport().rect(), QColor(colours.panel))
        if self._image is None:
            painter.setFont(theme.font())
            painter.setPen(QColor(colours.soft))
            room = self.viewport().rect().adjusted(0, 0, 0, -self.viewport().height() // 3)
            painter.drawText(room, Qt.AlignmentFlag.AlignCenter, self._why)
            return
        page = self._where()
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        edge = QColor(colours.accent if self.hasFocus() else colours.line)
        painter.setPen(QPen(edge, 2 if self.hasFocus() else 1))
        painter.drawRect(page.adjusted(-1, -1, 1, 1))
        dots = QSizeF(self._image.size()) / self.devicePixelRatioF()
        if abs(dots.width() - page.width()) <= _NEAR:
            page = QRectF(page.topLeft(), dots)  # dot for dot: letters would blur
        painter.drawImage(page, self._image)

    def scrollContentsBy(self, _across: int, _down: int) -> None:
        """Paint anew."""
        self.viewport().update()

    def _walk(self, way: int) -> None:
        bar = self.verticalScrollBar()
        before = bar.value()
        bar.setValue(before + way * int(self.viewport().height() * 0.9))
        if bar.value() == before:
            self.turned.emit(way)

    def _size(self) -> QSize:
        """Return the size of the page in the window."""
        across, down = self._points
        room = self.viewport().size()
        factor = max(50, room.width() - 2 * _MARGIN) / across
        if self._fit == "page":
            factor = min(factor, max(50, room.height() - 2 * _MARGIN) / down)
        factor *= self._zoom
        return QSize(round(across * factor), round(down * factor))

    def _where(self) -> QRectF:
        size, room = self._size(), self.viewport().size()
        left = max(_MARGIN, (room.width() - size.width()) / 2)
        top = max(_MARGIN, (room.height() - size.height()) / 2 if self._fit == "page" else 0)
        shift = QPointF(self.horizontalScrollBar().value(), self.verticalScrollBar().value())
        return QRectF(round(left), round(top), size.width(), size.height()).translated(-shift)

    def _measure(self) -> None:
        size, room = self._size(), self.viewport().size()
        for bar, whole, part in (
            (self.horizontalScrollBar(), size.width(), room.width()),
            (self.verticalScrollBar(), size.height(), room.height()),
        ):
            bar.setPageStep(part)
            # Beside a page that just fits, a bar would only take room.
            bar.setRange(0, max(0, whole + 2 * _MARGIN - part))
        self.viewport().update()
