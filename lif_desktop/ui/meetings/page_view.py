"""Pages of a pack as pictures, as wide as there is room or one by one, on the ground of a desk."""

from dataclasses import dataclass
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


@dataclass(frozen=True)
class Picture:
    """A page as a picture, and its width and height in points."""

    image: QImage
    points: tuple[float, float]


class PageView(QAbstractScrollArea):
    """Shows a page, and as wide as there is room those before and after it, to be scrolled to.

    The bar counts from the top of the page in view: below it lies the page before, beyond its end
    the next one. The page in view is the one at the middle.
    """

    turned = Signal(int)
    """Another page is wanted: one on (1), one back (-1)."""
    crossed = Signal(int)
    """The next page (1) or the one before (-1) was scrolled to; it is the page in view now."""
    leapt = Signal(bool)
    """The first page is wanted (False), or the last (True)."""
    rescaled = Signal()
    """The page is wanted at another scale."""

    def __init__(self) -> None:
        super().__init__()
        self._page: Picture | None = None
        self._beside: dict[int, Picture] = {}
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
        self.verticalScrollBar().valueChanged.connect(lambda _value: self._cross())
        self.verticalScrollBar().sliderReleased.connect(self._cross)

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

    def show_page(self, page: Picture, name: str, words: str) -> None:
        """Show a page, under its name and its words."""
        self._page, self._points = page, page.points
        self._measure()
        self.setAccessibleName(name)
        self.setAccessibleDescription(words[:_WORDS])
        self.viewport().update()

    def show_beside(self, way: int, page: Picture | None) -> None:
        """Let the next page (1) or the one before (-1) be scrolled to; None: not any more."""
        self._beside.pop(way, None)
        if page is not None:
            self._beside[way] = page
        self._measure()

    def start_at(self, *, end: bool) -> None:
        """Show the page in view from its end, or from its beginning."""
        self.verticalScrollBar().setValue(self._end() if end else 0)

    def clear(self, why: str = "") -> None:
        """Show no page, but why there is none."""
        self._page, self._why = None, why
        self._beside = {}
        self._measure()

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
        page = self._page
        super().wheelEvent(event)
        if bar.value() == before and page is self._page and way:
            self.turned.emit(-1 if way > 0 else 1)
            event.accept()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the ground, the page and its edge."""
        colours = theme.tokens(self.palette())
        painter = QPainter(self.viewport())
        painter.fillRect(self.viewport().rect(), QColor(colours.panel))
        if self._page is None:
            painter.setFont(theme.font())
            painter.setPen(QColor(colours.soft))
            room = self.viewport().rect().adjusted(0, 0, 0, -self.viewport().height() // 3)
            painter.drawText(room, Qt.AlignmentFlag.AlignCenter, self._why)
            return
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        where = self._where()
        if self._flows():
            for way, beside in self._beside.items():
                painter.setPen(QPen(QColor(colours.line), 1))
                self._draw(painter, beside.image, self._where_beside(where, way, beside))
        edge = QColor(colours.accent if self.hasFocus() else colours.line)
        painter.setPen(QPen(edge, 2 if self.hasFocus() else 1))
        self._draw(painter, self._page.image, where)

    def _draw(self, painter: QPainter, image: QImage, where: QRectF) -> None:
        painter.drawRect(where.adjusted(-1, -1, 1, 1))
        dots = QSizeF(image.size()) / self.devicePixelRatioF()
        if abs(dots.width() - where.width()) <= _NEAR:
            where = QRectF(where.topLeft(), dots)  # dot for dot: letters would blur
        painter.drawImage(where, image)

    def scrollContentsBy(self, _across: int, _down: int) -> None:
        """Paint anew."""
        self.viewport().update()

    def _walk(self, way: int) -> None:
        bar, page = self.verticalScrollBar(), self._page
        before = bar.value()
        bar.setValue(before + way * int(self.viewport().height() * 0.9))
        if bar.value() == before and page is self._page:
            self.turned.emit(way)

    def _flows(self) -> bool:
        """Say whether pages follow one another; whole pages are turned."""
        return self._fit == "width"

    def _cross(self) -> None:
        """Take the page at the middle for the page in view; what is seen stays where it is."""
        bar = self.verticalScrollBar()
        half = self.viewport().height() // 2
        if self._page is None or not self._flows() or bar.isSliderDown():
            return
        after, before = self._beside.get(1), self._beside.get(-1)
        if after is not None and bar.value() > self._pitch() - half:
            way, reached, shift = 1, after, -self._pitch()
        elif before is not None and bar.value() < -half:
            way, reached, shift = -1, before, self._pitch(before)
        else:
            return
        value = bar.value() + shift
        self._beside = {-way: self._page}
        self._page, self._points = reached, reached.points
        bar.blockSignals(True)
        self._measure()
        bar.setValue(value)
        bar.blockSignals(False)
        self.crossed.emit(way)

    def _pitch(self, page: Picture | None = None) -> int:
        """Return how far below the top of a page (of the one in view) the next one begins."""
        return self._size(page.points if page else self._points).height() + _MARGIN

    def _end(self) -> int:
        """Return where the page in view ends with the room for it."""
        return max(0, self._size().height() + 2 * _MARGIN - self.viewport().height())

    def _size(self, points: tuple[float, float] | None = None) -> QSize:
        """Return the size of a page (of the one in view) in the window."""
        across, down = points or self._points
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

    def _where_beside(self, where: QRectF, way: int, page: Picture) -> QRectF:
        size = self._size(page.points)
        left = max(_MARGIN, round((self.viewport().width() - size.width()) / 2))
        down = self._pitch() if way > 0 else -self._pitch(page)
        across = left - self.horizontalScrollBar().value()
        return QRectF(across, where.top() + down, size.width(), size.height())

    def _measure(self) -> None:
        room, flows = self.viewport().size(), self._flows()
        before = self._beside.get(-1)
        across, down = self.horizontalScrollBar(), self.verticalScrollBar()
        across.setPageStep(room.width())
        # Beside a page that just fits, a bar would only take room.
        across.setRange(0, max(0, self._size().width() + 2 * _MARGIN - room.width()))
        down.setPageStep(room.height())
        down.setRange(
            -self._pitch(before) if flows and before is not None else 0,
            max(self._end(), self._pitch()) if flows and 1 in self._beside else self._end(),
        )
        self.viewport().update()
