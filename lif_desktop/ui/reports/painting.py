"""What the pictures of charts share: colours, figures, marks, and tips under the pointer."""

from collections.abc import Iterator

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QHelpEvent, QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from lif_desktop.reports.shape import Chart
from lif_desktop.ui import theme

# How much of the ground is mixed into a meaning's colour, so that what is late stands out.
_SOFTER = {"late": 0.0, "due": 0.3, "well": 0.5, "note": 0.35, "done": 0.2}
_DASHES = (None, (4.0, 2.0), (1.5, 1.5), (6.0, 2.0, 1.0, 2.0))
_MARK = 3.4


class Picture(QWidget):
    """The picture of a chart; `areas` says what the pointer finds where."""

    def __init__(self, chart: Chart) -> None:
        super().__init__()
        self.chart = chart
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def areas(self) -> Iterator[tuple[QRectF, int]]:
        """Yield the area of each label by its place."""
        raise NotImplementedError

    def event(self, event: QEvent) -> bool:
        """Show a label's figures under the pointer."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            for area, place in self.areas():
                if area.contains(QPointF(event.pos())):
                    QToolTip.showText(event.globalPos(), self.tip(place), self)
                    return True
            QToolTip.hideText()
        return super().event(event)

    def tip(self, place: int) -> str:
        """Return a label's figures, one series a line."""
        lines = [self.chart.labels[place]]
        for one in self.chart.series:
            value = one.values[place]
            said = "not known" if value is None else figure(value)
            lines.append(f"{one.name}: {said}" if one.name else said)
        return "\n".join(lines)


def figure(value: float) -> str:
    """Return a value as it is written beside its bar."""
    return f"{value:,.0f}" if value == int(value) else f"{value:,.1f}"


def series_colours(chart: Chart, colours: theme.Tokens) -> list[QColor]:
    """Return the series' colours: by meaning, else dark, middle and light in turn."""
    plain = [
        QColor(colours.accent),
        mixed(colours.accent, colours, 0.55),
        QColor(colours.soft),
        mixed(colours.soft, colours, 0.6),
        mixed(colours.well, colours, 0.2),
        mixed(colours.due, colours, 0.2),
    ]
    turn = 0
    found = []
    for one in chart.series:
        if one.meaning:
            ink = colours.meaning(one.meaning)[0].name()
            found.append(mixed(ink, colours, _SOFTER[one.meaning]))
        else:
            found.append(plain[turn % len(plain)])
            turn += 1
    return found


def mixed(colour: str, colours: theme.Tokens, share: float) -> QColor:
    """Return a colour with a share of the ground in it."""
    ink, ground = QColor(colour), QColor(colours.background)
    return QColor(
        round(ink.red() * (1 - share) + ground.red() * share),
        round(ink.green() * (1 - share) + ground.green() * share),
        round(ink.blue() * (1 - share) + ground.blue() * share),
    )


def over(colour: QColor) -> QColor:
    """Return the colour of words that stand on an area."""
    return QColor("#ffffff") if colour.lightnessF() < 0.5 else QColor("#17212b")


def mark(
    painter: QPainter,
    first: tuple[float, float],
    second: tuple[float, float],
    place: int,
    colour: QColor,
) -> None:
    """Paint a stretch of a line as its series has it, with its mark in the middle."""
    stroke(painter, first, second, place, colour)
    dot(painter, ((first[0] + second[0]) / 2, (first[1] + second[1]) / 2), place, colour)


def stroke(
    painter: QPainter,
    first: tuple[float, float],
    second: tuple[float, float],
    place: int,
    colour: QColor,
) -> None:
    """Paint a stretch of a series' line, dashed in its own way."""
    pen = QPen(colour, 1.8)
    dashes = _DASHES[place % len(_DASHES)]
    if dashes:
        pen.setDashPattern(dashes)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    painter.setPen(pen)
    painter.drawLine(QPointF(*first), QPointF(*second))


def dot(painter: QPainter, at: tuple[float, float], place: int, colour: QColor) -> None:
    """Paint a point of a series: dot, square, triangle or diamond."""
    x, y = at
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    kind = place % 4
    if kind == 0:
        painter.drawEllipse(QPointF(x, y), _MARK, _MARK)
    elif kind == 1:
        painter.drawRect(QRectF(x - _MARK + 0.4, y - _MARK + 0.4, 2 * _MARK - 0.8, 2 * _MARK - 0.8))
    elif kind == 2:
        corners = [(-_MARK, _MARK), (0, -_MARK), (_MARK, _MARK)]
        painter.drawPolygon(QPolygonF([QPointF(x + dx, y + dy) for dx, dy in corners]))
    else:
        corners = [(-4.2, 0), (0, -4.2), (4.2, 0), (0, 4.2)]
        painter.drawPolygon(QPolygonF([QPointF(x + dx, y + dy) for dx, dy in corners]))
