"""The pill: shape, word and tint together, so that no meaning hangs on colour alone.

`paint_pill` serves the label here and every item delegate; `pill_size` says what room it needs.
"""

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import (
    QBrush,
    QColor,
    QFontMetricsF,
    QPainter,
    QPaintEvent,
    QPalette,
    QPen,
    QPolygonF,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from lif_desktop.ui import theme

_SHAPES = {"late": "triangle", "due": "dot", "well": "square", "note": "diamond", "done": "tick"}
_HEIGHT = 19.0
_PADDING = 8.0
_SHAPE_SIDE = 7.0
_GAP = 5.0


@dataclass(frozen=True, slots=True)
class Pill:
    """What a pill says: its words, its meaning, and the shape if not the meaning's own.

    `shape` is triangle, dot, square, diamond, tick or none, or one character to be printed as it
    is ("≠"); blank takes the meaning's own shape.
    """

    text: str
    meaning: theme.Meaning = ""
    shape: str = ""

    def shape_name(self) -> str:
        """Return the shape that is drawn before the words."""
        return self.shape or _SHAPES.get(self.meaning, "none")


def pill_size(pill: Pill) -> QSizeF:
    """Return the width and height of a pill in logical pixels."""
    metrics = QFontMetricsF(theme.font("note", bold=True))
    width = metrics.horizontalAdvance(pill.text) + 2 * _PADDING
    if pill.shape_name() != "none":
        width += _shape_width(pill, metrics) + _GAP
    return QSizeF(width, max(_HEIGHT, metrics.height() + 2))


def paint_pill(painter: QPainter, room: QRectF, pill: Pill, palette: QPalette) -> QRectF:
    """Paint a pill at the left of `room`, centred in its height; return where it went."""
    ink, tint = theme.tokens(palette).meaning(pill.meaning)
    size = pill_size(pill)
    where = QRectF(
        room.left(),
        room.center().y() - size.height() / 2,
        min(size.width(), room.width()),
        size.height(),
    )
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    outlined = pill.meaning in ("", "done")
    line = QColor(theme.tokens(palette).line)
    painter.setPen(QPen(line, 1) if outlined else Qt.PenStyle.NoPen)
    painter.setBrush(tint)
    edge = where.adjusted(0.5, 0.5, -0.5, -0.5) if outlined else where
    painter.drawRoundedRect(edge, edge.height() / 2, edge.height() / 2)
    _paint_words(painter, where, pill, ink)
    painter.restore()
    return where


def _paint_words(painter: QPainter, where: QRectF, pill: Pill, ink: QColor) -> None:
    font = theme.font("note", bold=True)
    metrics = QFontMetricsF(font)
    painter.setFont(font)
    text = where.adjusted(_PADDING, 0, -_PADDING / 2, 0)
    if pill.shape_name() != "none":
        width = _shape_width(pill, metrics)
        _paint_shape(painter, QRectF(text.left(), text.top(), width, text.height()), pill, ink)
        text.setLeft(text.left() + width + _GAP)
    painter.setPen(ink)
    words = metrics.elidedText(pill.text, Qt.TextElideMode.ElideRight, text.width() + 1)
    painter.drawText(text, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, words)


def _shape_width(pill: Pill, metrics: QFontMetricsF) -> float:
    shape = pill.shape_name()
    return metrics.horizontalAdvance(shape) if len(shape) == 1 else _SHAPE_SIDE


def _paint_shape(painter: QPainter, room: QRectF, pill: Pill, ink: QColor) -> None:
    shape = pill.shape_name()
    if len(shape) == 1:
        painter.setPen(ink)
        painter.drawText(room, Qt.AlignmentFlag.AlignCenter, shape)
        return
    x, y = room.center().x(), room.center().y()
    half = _SHAPE_SIDE / 2
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QBrush(ink))
    if shape == "tick":
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(ink, 1.6, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
        painter.drawPolyline(_points(x, y, (-half, 0), (-half / 3, half * 0.8), (half, -half)))
    elif shape == "triangle":
        painter.drawPolygon(_points(x, y, (-half, half), (0, -half), (half, half)))
    elif shape == "diamond":
        painter.drawPolygon(_points(x, y, (-4, 0), (0, -4), (4, 0), (0, 4)))
    elif shape == "square":
        painter.drawRect(QRectF(x - 3, y - 3, 6, 6))
    else:
        painter.drawEllipse(QPointF(x, y), 2.75, 2.75)


def _points(x: float, y: float, *offsets: tuple[float, float]) -> QPolygonF:
    return QPolygonF([QPointF(x + across, y + down) for across, down in offsets])


class PillLabel(QWidget):
    """A pill as a widget of its own."""

    def __init__(self, pill: Pill) -> None:
        super().__init__()
        self._pill = pill
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.set_pill(pill)

    def pill(self) -> Pill:
        """Return what the pill says."""
        return self._pill

    def set_pill(self, pill: Pill) -> None:
        """Say something else."""
        self._pill = pill
        self.setAccessibleName(pill.text)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Return the room the words need."""
        size = pill_size(self._pill)
        return QSize(int(size.width() + 0.99), int(size.height() + 0.99))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the pill in the colours in force."""
        painter = QPainter(self)
        paint_pill(painter, QRectF(self.rect()), self._pill, self.palette())
